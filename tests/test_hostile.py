"""Every hostile file ends as a record or as a rejection with a reason that fits, and leaves nothing behind.

The slow half, and a whole run over all of them, come with STECKBRIEF_HOSTILE=all (`make hostile`).
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.guarded.isolate import Workers
from pipeline.runs.original import Original
from schemas.evidence import Rejection
from schemas.settings import Limits, Settings
from tests.hostile import RECORD, Hostile, corpus

ALL = os.environ.get("STECKBRIEF_HOSTILE") == "all"
CORPUS = [hostile for hostile in corpus() if ALL or not hostile.slow]
LIMITS = Limits(wall_seconds=120, cpu_seconds=40, memory_bytes=1024**3)
OPTIONS = "--limits", "wall=120,cpu=40,memory=1G"
GROWTH = 64  # MiB that a parent may grow while it hands out publications; its tables come later


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(settings=Settings(limits=LIMITS, ocr="never")) as workers:
        yield workers


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_a_hostile_file_ends_as_it_should(workers: Workers, tmp_path: Path, hostile: Hostile) -> None:
    file = tmp_path / f"{hostile.name}.pdf"
    data = hostile.make()
    file.write_bytes(data)
    key = f"sha256:{hashlib.sha256(data).hexdigest()}"
    result = workers.read(Original(file, file.name, file.as_uri(), key, len(data)))
    how = result.code if isinstance(result, Rejection) else RECORD
    assert how in hostile.ends, result


def test_there_are_many_of_them() -> None:
    assert len({hostile.name for hostile in corpus()}) == len(list(corpus())) > 150


@pytest.mark.skipif(not ALL, reason="takes minutes: make hostile")
def test_a_run_over_all_of_them_is_complete_and_leaves_nothing_behind(tmp_path: Path) -> None:
    made, temporary = tmp_path / "made", tmp_path / "tmp"
    made.mkdir()
    temporary.mkdir()
    for hostile in CORPUS:
        (made / f"{hostile.name}.pdf").write_bytes(hostile.make())
    command = [sys.executable, "-m", "pipeline.cli", "run", str(made), "--out", str(tmp_path / "out"), "--direct"]
    with subprocess.Popen(
        [*command, "--log-format", "json", *OPTIONS],
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary)},
        text=True,
    ) as running:
        assert running.stdout
        ended, sizes = {}, []
        for line in running.stdout:
            told = json.loads(line)
            if told["event"] == "publication":
                ended[told["file_name"].removesuffix(".pdf")] = told.get("code", RECORD)
                sizes.append(resident(running.pid))
    assert running.returncode == 0
    assert [h.name for h in CORPUS if ended.get(h.name) not in h.ends] == []
    assert told["sources"] == len(ended) == len(CORPUS)
    assert told["rows"]["publications"] + sum(told["rejections"].values()) == len(CORPUS)
    assert max(sizes[10:]) - sizes[10] < GROWTH, sizes
    assert list(temporary.iterdir()) == []
    assert processes_of(str(tmp_path)) == []


def resident(process: int) -> int:
    """MiB that a process holds; 0 where the system does not say or it has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def processes_of(mark: str) -> list[str]:
    """Command lines of processes, zombies as well, whose environment holds `mark`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes() and process.name != str(os.getpid()):
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found
