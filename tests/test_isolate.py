"""One publication = one guarded process: what a hostile one does stays its own affair."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.guarded.guard import Failure, Fault
from pipeline.runs.original import Original
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Limits
from tests.guarded import Make, gone, original


def name_of(result: Record | Rejection) -> str:
    known = result.publication if isinstance(result, Record) else result
    return known.file_name.removesuffix(".pdf")


def worker_of(result: Record | Rejection) -> str:
    assert isinstance(result, Record), result
    return result.publication.extraction_key


def test_a_record_comes_back_whole(guarded: Make) -> None:
    result = guarded().extract(original("good"))
    assert isinstance(result, Record)
    assert (result.publication.file_name, result.publication.source_uri) == ("good.pdf", "file:///good.pdf")


def test_a_worker_is_warmed_up_once(guarded: Make) -> None:
    workers = guarded()
    assert worker_of(workers.extract(original("one"))) == worker_of(workers.extract(original("two")))


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("segfault", "crashed", "SIGSEGV"),
        ("killed", "crashed", "SIGKILL"),
        ("exit", "crashed", "exit status 7"),
        ("raise", "crashed", "KeyError at misbehave.py"),
        ("lie", "crashed", "no result"),
        ("eat", "memory_limit", "512 MiB"),
        ("refuse", "encrypted", "locked"),
        ("files", "crashed", "OSError"),
        ("write", "crashed", "OSError"),
    ],
)
def test_every_death_is_a_rejection_that_knows_its_file(guarded: Make, name: str, code: str, said: str) -> None:
    result = guarded().extract(original(name))
    assert isinstance(result, Rejection)
    assert result.code == code
    assert said in result.message
    assert (result.publication_id, result.file_name, result.source_uri, result.size_bytes) == (
        f"sha256:{name}",
        f"{name}.pdf",
        f"file:///{name}.pdf",
        17,
    )


def test_a_hang_ends_at_the_wall_clock_limit(guarded: Make) -> None:
    result = guarded(limits=Limits(wall_seconds=0.5)).extract(original("hang"))
    assert isinstance(result, Rejection)
    assert (result.code, result.limit) == ("time_limit", "wall_seconds=0.5")


def test_a_busy_loop_ends_at_the_cpu_limit(guarded: Make) -> None:
    result = guarded(limits=Limits(wall_seconds=60, cpu_seconds=1)).extract(original("spin"))
    assert isinstance(result, Rejection)
    assert (result.code, result.limit) == ("time_limit", "cpu_seconds=1")


def test_the_pool_heals_and_the_others_go_through_in_order(guarded: Make) -> None:
    names = ["a", "segfault", "b", "eat", "c", "hang", "d", "raise", "killed", "e"]
    workers = guarded(2, limits=Limits(wall_seconds=3, memory_bytes=512 * 1024**2))
    ready: list[str] = []
    originals = [original(n) for n in names]
    results = list(workers.extract_all(originals, progress=lambda result: ready.append(name_of(result))))
    assert [name_of(r) for r in results] == names
    assert sorted(ready) == sorted(names)
    assert {name_of(r) for r in results if isinstance(r, Record)} == {"a", "b", "c", "d", "e"}


def test_a_death_that_an_earlier_file_may_have_caused_gets_a_second_try(guarded: Make) -> None:
    workers = guarded()
    workers.extract(original("good"))
    assert isinstance(workers.extract(original("second")), Record)


def test_the_message_of_our_own_exception_stays_out_of_the_rejection(guarded: Make) -> None:
    workers = guarded()
    assert "Muster" not in str(workers.extract(original("raise")))
    failure = workers.read(original("raise"))
    assert isinstance(failure, Failure)
    assert "Muster" in failure.traceback


def test_what_a_reader_prints_goes_nowhere(guarded: Make, capfd: pytest.CaptureFixture[str]) -> None:
    guarded().extract(original("print"))
    assert capfd.readouterr() == ("", "")


def test_credentials_of_the_operator_are_not_seen(guarded: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "secret")
    assert guarded().read(original("secret")) == "nothing"


def test_text_is_passed_on(guarded: Make) -> None:
    assert guarded().read(original("text")) == "# Heading"


def test_a_worker_that_cannot_start_is_a_fault_of_the_program(guarded: Make) -> None:
    with pytest.raises(Fault, match="no_such_module"):
        guarded(target="no_such_module:extract").extract(original("good"))


def test_closing_ends_work_that_is_going_on(guarded: Make) -> None:
    workers = guarded()
    workers.extract(original("good"))
    results: list[Record | Rejection] = []

    def hang() -> None:
        with suppress(Fault):  # it may be about to start another worker
            results.append(workers.extract(original("hang")))

    thread = threading.Thread(target=hang)
    thread.start()
    while workers._idle.qsize():  # until the thread has taken the worker
        threading.Event().wait(0.01)
    workers.close()
    thread.join(30)
    assert not thread.is_alive()
    assert not any(isinstance(r, Record) for r in results)


def test_workers_live_inside_a_daemonic_process(guarded: Make, tmp_path: Path) -> None:
    program = """
        import multiprocessing
        from pipeline.guarded.isolate import Workers
        from tests_of import original

        def inside(pipe):
            with Workers(target="tests.misbehave:extract") as workers:
                pipe.send(workers.extract(original).publication.file_name)

        if __name__ == "__main__":
            ours, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=inside, args=(theirs,), daemon=True)
            process.start()
            print(ours.recv() if ours.poll(100) else "nothing")
    """
    (tmp_path / "tests_of.py").write_text(
        "from pathlib import Path\nfrom pipeline.runs.original import Original\n"
        "original = Original(Path(__file__), 'good.pdf', 'file:///good.pdf', 'sha256:good', 17)\n"
    )
    (tmp_path / "main.py").write_text(textwrap.dedent(program))
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, str(tmp_path / "main.py")],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "good.pdf", done.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the worker in /proc")
def test_a_worker_dies_with_its_parent(guarded: Make, tmp_path: Path) -> None:
    program = """
        import os
        from pathlib import Path
        from pipeline.guarded.isolate import Workers
        from pipeline.runs.original import Original

        workers = Workers(target="tests.misbehave:extract")
        record = workers.extract(Original(Path(os.__file__), "good.pdf", "file:///good.pdf", "sha256:good", 17))
        print(record.publication.extraction_key, flush=True)
        os._exit(0)
    """
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert gone(Path("/proc", done.stdout.strip())), "the worker outlives its parent"


def test_a_warm_process_that_died_is_started_again(guarded: Make) -> None:
    workers = guarded()
    workers.extract(original("good"))
    warm = workers._nursery._process
    assert warm is not None
    warm.kill()
    warm.wait()
    workers.extract(original("killed"))
    assert isinstance(workers.extract(original("good")), Record)


def test_a_record_larger_than_the_limit_stays_outside(guarded: Make) -> None:
    result = guarded(limits=Limits(answer_bytes=1000)).read(original("long"))
    assert isinstance(result, Rejection)
    assert (result.code, result.limit) == ("too_large", "answer_bytes=1000")


def test_a_file_that_vanished_is_not_found(guarded: Make, tmp_path: Path) -> None:
    gone = Original(tmp_path / "gone.pdf", "gone.pdf", "file:///gone.pdf", "sha256:gone", 17)
    result = guarded().extract(gone)
    assert isinstance(result, Rejection)
    assert result.code == "not_found"


def test_after_a_rejection_the_next_publication_has_a_process_of_its_own(guarded: Make) -> None:
    workers = guarded()
    before = worker_of(workers.extract(original("good")))
    workers.extract(original("refuse"))
    assert worker_of(workers.extract(original("good"))) != before


def test_what_reading_takes_is_known_also_of_who_died_of_it(guarded: Make) -> None:
    workers = guarded(limits=Limits(wall_seconds=60, cpu_seconds=1))
    spent: list[float] = []
    for name in ("good", "spin"):
        list(workers.extract_all([original(name)], spent=spent.append))
    assert 0 < spent[0] < 1 <= spent[1]
