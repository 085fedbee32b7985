"""Writers killed at random moments lose nothing and readers never notice.

The long forms are `python tests/kills.py 200` and `python tests/run_kills.py 20`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import kills, run_kills


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_writers_lose_nothing_and_readers_see_whole_snapshots() -> None:
    # A process of its own: the harness forks, which a process with running threads should not.
    done = subprocess.run(
        [sys.executable, str(Path(kills.__file__)), "8"], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["inconsistent"] == []
    assert report["lost"] == []
    assert report["publications"] > 0
    assert report["reads"] > 0
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_run_that_is_killed_and_started_again_leaves_what_an_undisturbed_one_does(tmp_path: Path) -> None:
    report = run_kills.harness(tmp_path, 2, 320)
    assert report["kills"] == 2
    assert report["staged_and_extracted_again"] == []
    assert report["different"] == 0
    assert report["left_over"] == []
