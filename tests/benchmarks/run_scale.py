"""What a run costs beyond reading: `python tests/benchmarks/run_scale.py [PUBLICATIONS …]`.

For each number of publications, each run in a process of its own: `--direct`, the Prefect flow (its server started
before the clock), and `--direct` once more with nothing changed; seconds and peak memory of the parent in MB. A
stand-in extracts, at `EACH` seconds a publication, so that it is about the run. The flow's overhead is what its wall
time is above that of the direct run.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from schemas.parameters import RunParameters
from tests import stand_in

EACH = 0.1  # seconds; a two-page sheet takes about as long, here without the processor
WORKERS = 2


def one(how: str, sources: Path, out: Path) -> None:
    """One run; prints its figures as JSON."""
    from pipeline.runs import plan as planning

    planning.extraction_key = stand_in.key
    parameters = RunParameters(sources=(str(sources),), out=out, workers=WORKERS)
    if how == "flow":
        from flows.environment import prepare

        os.environ["PREFECT_HOME"] = str(out.parent / "prefect")
        prepare()
        from flows.ingest import run, start_server

        start_server()
    else:
        from pipeline.runs.run import run
    begun, cpu = time.perf_counter(), time.process_time()
    run(parameters, target=stand_in.TARGET)
    figures = {
        "seconds": time.perf_counter() - begun,
        "cpu_seconds": time.process_time() - cpu,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(figures))


def main(numbers: list[int]) -> None:
    print(f"{'publications':>12} {'run':<12} {'seconds':>8} {'CPU s':>7} {'peak MB':>8}")
    for number in numbers:
        with tempfile.TemporaryDirectory() as place:
            names = (f"steady-{n}" for n in range(number))
            sources = stand_in.write_publications(Path(place) / "in", *names)
            found = {}
            for name, how, out in (("direct", "direct", "a"), ("flow", "flow", "b"), ("direct again", "direct", "a")):
                command = [sys.executable, __file__, "--one", how, str(sources), str(Path(place) / out)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                found[name] = json.loads(done.stdout.splitlines()[-1])
                seconds, cpu, peak = found[name].values()
                print(f"{number:>12,} {name:<12} {seconds:>8.1f} {cpu:>7.1f} {peak:>8.0f}", flush=True)
            direct, flow, again = (found[name]["seconds"] for name in ("direct", "flow", "direct again"))
            print(
                f"{'':>12} the flow takes {flow / direct - 1:+.1%}, "
                f"a run without news {again / direct:.2%} of the first"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main([int(number) for number in sys.argv[1:]] or [500, 2_000])
