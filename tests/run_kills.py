"""A run that is killed again and again and started anew: `python tests/run_kills.py KILLS [PUBLICATIONS]`.

Each time the whole process group is killed by SIGKILL at a random moment of the run. In the end the warehouse is
compared with that of one undisturbed run, and nothing whose result was staged may have been extracted again. A stand-in
extracts, so that kills hit planning, staging and committing and not our patience. Prints a JSON object and ends with
status 1 where something differs.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.runs import plan as planning
from pipeline.runs.outcome import staged_outcomes
from pipeline.runs.run import Watch, run
from schemas.parameters import RunParameters
from tests import stand_in
from tests.warehouses import content


def read(sources: Path, out: Path) -> None:
    """One run to its end; a line for each publication that is extracted."""
    planning.extraction_key = stand_in.key
    print("begun", flush=True)
    parameters = RunParameters(sources=(str(sources),), out=out, workers=2)
    watch = Watch(read=lambda outcome: print(outcome.publication_id, flush=True))
    run(parameters, watch=watch, target=stand_in.TARGET)


def harness(place: Path, kills: int, publications: int, *, seed: int = 0) -> dict[str, object]:
    rng = random.Random(seed)
    sources = stand_in.write_publications(place / "in", *(f"Dorf{n}" for n in range(publications)))
    begun = time.monotonic()
    extracted_once = len(_end(_start(sources, place / "undisturbed")))
    usual = time.monotonic() - begun  # here and now, with everything else that this machine does
    expected = content(place / "undisturbed")
    killed = rounds = extracted = 0
    again, different, left = set[str](), 0, list[str]()
    while killed < kills:
        out, known = place / f"killed-{rounds}", set[str]()
        while True:  # until a run comes to its end
            child = _start(sources, out)
            if killed < kills:
                try:
                    child.process.wait(rng.uniform(0.05, 1.0) * usual)
                except subprocess.TimeoutExpired:
                    os.killpg(child.process.pid, signal.SIGKILL)
                    killed += 1
            done = _end(child)
            extracted += len(done)
            again |= known & set(done)
            if child.process.returncode == 0:
                break
            known |= _staged(out)
        rounds += 1
        different += content(out) != expected
        left += [path.name for path in (out / "staging").iterdir()]
    return {
        "publications": publications,
        "kills": killed,
        "warehouses": rounds,
        "extracted_anew": extracted - rounds * extracted_once,
        "staged_and_extracted_again": sorted(again),
        "different": different,
        "left_over": left,
    }


@dataclass(frozen=True)
class _Child:
    process: subprocess.Popen[bytes]
    log: Path


def _start(sources: Path, out: Path) -> _Child:
    log = out.with_suffix(".log")
    command = [sys.executable, __file__, "--read", str(sources), str(out)]
    with log.open("wb") as file:
        return _Child(subprocess.Popen(command, stdout=file, process_group=0), log)


def _end(child: _Child) -> list[str]:
    """What it has extracted until its end, whoever ended it."""
    child.process.wait()
    return [line for line in child.log.read_text().splitlines() if line.startswith("sha256:")]


def _staged(out: Path) -> set[str]:
    chunks = out.glob("staging/*/chunk-*")
    return {outcome.publication_id or "" for chunk in chunks for outcome in staged_outcomes(chunk)}


if __name__ == "__main__":
    if sys.argv[1] == "--read":
        read(Path(sys.argv[2]), Path(sys.argv[3]))
        sys.exit()
    with TemporaryDirectory() as folder:
        report = harness(Path(folder), int(sys.argv[1]), int((sys.argv[2:] or ["2000"])[0]))
    print(json.dumps(report))
    sys.exit(0 if not report["different"] and not report["staged_and_extracted_again"] else 1)
