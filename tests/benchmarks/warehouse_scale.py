"""What a commit costs as the warehouse grows: `python tests/benchmarks/warehouse_scale.py [PUBLICATIONS …]`.

Fills a warehouse with copies of an invented publication of usual size (12 bullets, 60 blocks, 60 values with evidence),
then commits one new publication, replaces 1,000 scattered ones, and runs once more with nothing changed. CPU seconds,
peak memory of the committing process in MB, number of files and of parts.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from pipeline.warehouse import Warehouse, stage
from pipeline.warehouse.manifest import read_manifest
from schemas.profile import BlockText, Record
from schemas.runs import SourceSeen
from tests.publications import NOON, record, run

CHUNK = 200


def usual(n: int) -> Record:
    """A record of usual size."""
    one = record(n, bullets=12)
    one.evidence = [e for i in range(30) for e in one.evidence]
    text = "Wort " * 40
    one.blocks = [
        BlockText(page=1 + i // 30, ordinal=i, role="paragraph", level=0, text=f"Absatz {i}: {text}", profile=1)
        for i in range(1, 61)
    ]
    return one


def copies(source: Path, target: Path, copy: int) -> None:
    """A staged chunk like `source` whose publications and addresses are others."""
    target.mkdir()
    shutil.copy(source / "chunk.json", target)
    for path in source.glob("*.parquet"):
        data = pq.read_table(path)
        for n, field in enumerate(data.schema):
            if field.type == pa.string() and (field.name.endswith("_id") or field.name == "source_uri"):
                changed = pc.replace_substring(data.column(n), "sha256:", f"sha256:{copy:04x}")
                changed = pc.replace_substring(changed, "file:///data/", f"file:///data/{copy}/")
                data = data.set_column(n, field, changed)
        pq.write_table(data, target / path.name, compression="zstd")


def step(name: str, place: Path, number: int) -> None:
    """One measured step, in a process of its own."""
    warehouse = Warehouse(place / "W")
    later = NOON + timedelta(days=1)
    chunks: list[Path] = []
    seen: list[SourceSeen] = []
    if name == "fill":
        chunks = [place / f"chunk-{n}" for n in range(number // CHUNK)]
        for n, chunk in enumerate(chunks):
            copies(place / "first", chunk, n)
    elif name == "one":
        chunks = [stage([usual(10**6)], place, run_id=name, extracted_at=later).path]
    elif name == "replace":  # from each copy of the first chunk some publications
        wanted = min(1000, number)
        copied = number // CHUNK
        each = max(1, wanted // copied)
        for n in range(min(copied, wanted // each)):
            part = stage([usual(i) for i in range(each)], place, run_id=name, extracted_at=later).path
            copies(part, place / f"again-{n}", n)
            chunks.append(place / f"again-{n}")
    elif name == "unchanged":
        seen = [SourceSeen(uri, key, later) for uri, key in warehouse.sources().items()]
    used = resource.getrusage(resource.RUSAGE_SELF)
    started, wall = used.ru_utime + used.ru_stime, time.perf_counter()
    before = used.ru_maxrss
    if name == "held":
        warehouse.held()
    else:
        warehouse.commit(chunks, run=run(name, at=later), seen=seen)
    used = resource.getrusage(resource.RUSAGE_SELF)
    manifest = read_manifest(warehouse.current())
    print(
        json.dumps(
            {
                "publications": number,
                "step": name,
                "cpu_s": round(used.ru_utime + used.ru_stime - started, 2),
                "wall_s": round(time.perf_counter() - wall, 2),
                "peak_mb": used.ru_maxrss // 1024,
                "peak_before_mb": before // 1024,
                "parts": len(manifest.parts),
                "files": sum(len(part.files) for part in manifest.parts),
                "held": manifest.rows["publications"],
            }
        )
    )


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            first = stage((usual(n) for n in range(CHUNK)), Path(place), run_id="fill", extracted_at=NOON)
            first.path.rename(Path(place) / "first")
            for name in ("fill", "one", "replace", "unchanged", "held"):
                subprocess.run([sys.executable, __file__, name, place, str(size)], check=True)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1].isalpha():
        step(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
