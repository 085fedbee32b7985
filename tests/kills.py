"""Writers that are killed again and again, readers beside them: `python tests/kills.py KILLS`.

Two writers commit to one warehouse in a loop and are killed by SIGKILL at random moments; three readers resolve
`current` and check all tables of that snapshot. In the end every publication whose commit had returned must be there,
and every one that was staged completely must be there after a rescue, none older than it was. Prints a JSON object and
ends with status 1 where something was lost or inconsistent.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.warehouse import Warehouse, stage
from schemas.errors import NoWarehouse
from tests.integrity import faults
from tests.publications import record, run

WRITERS, READERS = 2, 3
EACH = 25  # publications that a writer reads again and again; no other writer has them


def write(place: Path, writer: int) -> None:
    """Reads some publications anew and commits them, until killed. What is certain is written to a log."""
    warehouse, rng = Warehouse(place / "W"), random.Random()
    log = os.open(place / f"log-{writer}", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    while True:
        now = datetime.now(UTC)
        this = run(f"{writer}-{time.time_ns()}", at=now)
        key = f"{time.time_ns():020d}"
        numbers = rng.sample(range(EACH * writer, EACH * (writer + 1)), k=rng.randint(1, 6))
        warehouse.rescue(this)
        with warehouse.staging(this.run_id) as folder:
            results = [record(n, key=key, bullets=rng.randint(0, 4)) for n in numbers]
            staged = stage(results, folder, run_id=this.run_id, extracted_at=now)
            os.write(log, "".join(f"{n} {key}\n" for n in numbers).encode())
            warehouse.commit([staged.path], run=this)


def read(place: Path, reader: int) -> None:
    """Checks whatever is current, until told to stop."""
    reads, wrong = 0, list[str]()
    while not (place / "stop").exists():
        try:
            wrong += faults(Warehouse(place / "W").current())
            reads += 1
            time.sleep(0.05)  # readers shall not take the writers' time
        except NoWarehouse:
            time.sleep(0.05)
        except Exception as error:  # whatever it is, a reader must never see it
            wrong.append(repr(error))
    (place / f"reader-{reader}").write_text(json.dumps([reads, wrong]))


def start(task: object, *arguments: object) -> int:
    """A forked process: everything is imported already, so that kills hit commits and not imports."""
    if pid := os.fork():
        return pid
    try:
        task(*arguments)  # type: ignore[operator]
    finally:
        os._exit(0)


def harness(place: Path, kills: int, *, seed: int = 0) -> dict[str, object]:
    rng = random.Random(seed)
    readers = [start(read, place, n) for n in range(READERS)]
    writers = [start(write, place, n) for n in range(WRITERS)]
    begun = time.monotonic()
    while not (place / "W" / "current").exists():
        time.sleep(0.01)
    usual = time.monotonic() - begun  # of a commit here and now, with everything else that this machine does
    for _ in range(kills):
        time.sleep(rng.uniform(0.0, 2 * usual))
        victim = rng.randrange(WRITERS)
        os.kill(writers[victim], signal.SIGKILL)
        os.waitpid(writers[victim], 0)
        writers[victim] = start(write, place, victim)
    time.sleep(1.0)
    for writer in writers:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    (place / "stop").touch()
    for reader in readers:
        os.waitpid(reader, 0)
    warehouse = Warehouse(place / "W")
    warehouse.rescue(run("last", at=datetime.now(UTC)))
    held = warehouse.held()
    certain: dict[int, str] = {}
    for log in place.glob("log-*"):
        for line in log.read_text().splitlines():
            number, key = line.split()
            certain[int(number)] = max(key, certain.get(int(number), ""))
    lost = [
        number
        for number, key in certain.items()
        if (one := held.get(record(number).publication.publication_id)) is None or str(one.extraction_key) < key
    ]
    read_by = [json.loads((place / f"reader-{n}").read_text()) for n in range(READERS)]
    return {
        "kills": kills,
        "snapshots": len(warehouse.snapshots()),
        "reads": sum(reads for reads, _ in read_by),
        "inconsistent": [fault for _, wrong in read_by for fault in wrong] + faults(warehouse.current()),
        "publications": len(certain),
        "lost": lost,
        "left_over": [str(path) for path in (place / "W" / "staging").glob("*")],
    }


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        report = harness(Path(folder), int(sys.argv[1]))
    print(json.dumps(report))
    sys.exit(1 if report["inconsistent"] or report["lost"] else 0)
