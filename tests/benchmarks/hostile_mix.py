"""How much slower good publications are read when hostile ones stand among them.

    python tests/benchmarks/hostile_mix.py [--good 1000] [--share 0.05] [--workers 1] [--clock FILE]

Good are the samples, each copy made a publication of its own by a comment at its end; hostile are files of
`tests/hostile` in turn. Both are read by one pool of guarded workers, first the good ones alone, then mixed. What
hostile files spent up to a limit of time is taken off, because that is what the limit is for.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from pipeline.guarded.isolate import Workers
from pipeline.runs.original import Original
from schemas.evidence import Rejection
from schemas.settings import Settings
from tests.hostile import corpus

Clock = Callable[[], float]
SAMPLES = Path(__file__).parents[2] / "samples"


def written(folder: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[Original]:
    for number, (name, data) in enumerate(files):
        path = folder / f"{number}-{name}.pdf"
        path.write_bytes(data)
        yield Original(path, path.name, path.as_uri(), f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))


def good(count: int) -> Iterator[tuple[str, bytes]]:
    samples = [path for path in sorted(SAMPLES.rglob("*.pdf")) if path.parent.name != "rejected"]
    for number, path in enumerate(islice(cycle(samples), count)):
        yield path.stem, path.read_bytes() + b"\n%% copy %d\n" % number


def seconds(originals: Sequence[Original], workers: int, clock: Clock) -> tuple[float, float, Counter[str]]:
    """Seconds for all, those of them that went into limits of time, and how the publications ended."""
    ended: Counter[str] = Counter()
    lost = 0.0
    with Workers(workers, settings=Settings()) as pool:
        pool.read(originals[0])  # the start is no part of it
        begun = clock()
        for result in pool.extract_all(originals):
            ended[result.code if isinstance(result, Rejection) else "record"] += 1
            if isinstance(result, Rejection) and result.code == "time_limit" and result.limit:
                lost += float(result.limit.partition("=")[2]) / workers
        return clock() - begun, lost, ended


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--good", type=int, default=1000)
    parser.add_argument("--share", type=float, default=0.05, help="of hostile files among all")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--clock", type=Path, help="nanoseconds of CPU, cpuacct.usage of a cgroup for example")
    options = parser.parse_args()
    clock: Clock = (lambda: int(options.clock.read_text()) / 1e9) if options.clock else time.perf_counter
    count = round(options.good * options.share / (1 - options.share))
    files = list(corpus())
    random.Random(8).shuffle(files)
    with tempfile.TemporaryDirectory() as folder:
        calm = list(written(Path(folder), good(options.good)))
        hostile = list(written(Path(folder), ((one.name, one.make()) for one in islice(cycle(files), count))))
        mixed = [*calm, *hostile]
        random.Random(8).shuffle(mixed)
        alone, _, _ = seconds(calm, options.workers, clock)
        together, lost, ended = seconds(mixed, options.workers, clock)
    print(f"{options.good} good alone: {alone:.1f} s")
    print(f"with {count} hostile: {together:.1f} s, of which {lost:.0f} s went into limits of time")
    print(f"throughput of the good falls by {1 - alone / (together - lost):.1%}")
    print(", ".join(f"{code} {number}" for code, number in sorted(ended.items())))


if __name__ == "__main__":
    main()
