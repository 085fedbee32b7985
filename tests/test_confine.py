"""A worker that was taken over reaches nothing but the publication that it was given."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from py_landlock import Landlock, LandlockError

from tests.guarded import Make, gone, original


def landlocked() -> bool:
    """Whether this kernel has Landlock with everything that is used of it (signals: Linux 6.12)."""
    try:
        return Landlock().abi_version >= 6
    except LandlockError:
        return False


@pytest.mark.skipif(not landlocked(), reason="needs Linux 6.12 with Landlock")
def test_a_worker_reaches_nothing_but_its_publication(guarded: Make, tmp_path: Path) -> None:
    pytest.importorskip("pyseccomp", reason="needs libseccomp", exc_type=RuntimeError)
    neighbour, task = tmp_path / "neighbour.pdf", tmp_path / "task.json"
    neighbour.write_text("private")
    task.write_text(json.dumps({"folder": str(tmp_path), "neighbour": str(neighbour), "parent": os.getpid()}))
    done = guarded().read(original("tries", task))
    assert done == "write a temporary file, import one of our libraries"


def test_temporary_files_go_with_their_worker(guarded: Make) -> None:
    workers = guarded()
    folder = workers.read(original("tidy"))
    assert isinstance(folder, str)
    assert Path(folder).name.startswith("steckbrief-worker-")
    assert list(Path(folder).iterdir())
    workers.close()
    assert not Path(folder).exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the child in /proc")
def test_what_a_worker_started_ends_with_it(guarded: Make) -> None:
    workers = guarded()
    child = workers.read(original("child"))
    assert (Path("/proc") / str(child)).exists()
    workers.close()
    assert gone(Path("/proc") / str(child))
