"""The set-up of flows/README.md, followed to the letter on this machine: `python tests/deployment.py [DATABASE_URL]`.

A Prefect server, a work pool, all deployments of `prefect.yaml`, a worker, then runs that the server's own schedule
has started. Everything is on loopback and in a temporary folder, and all of it ends with the script. With a database
address, as postgresql+asyncpg://user:password@127.0.0.1/prefect, the server keeps its state there.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
POOL = "steckbrief"
WAIT = 300.0  # seconds for a server on a busy machine, and for a run that is due every half minute
EVERY = 30  # seconds between scheduled runs


def main(database: str | None = None) -> None:
    with TemporaryDirectory(prefix="steckbrief-deployment-") as place, ExitStack() as running:
        work = Path(place) / "work"  # where the operator stands: a folder with prefect.yaml and the publications
        work.mkdir()
        shutil.copy(ROOT / "prefect.yaml", work)
        shutil.copytree(ROOT / "samples" / "chancengerechtigkeit", work / "profiles")
        (work / "sources.toml").write_text('[sources.sheets]\nkind = "folder"\nat = "profiles"\n')
        port = _free_port()
        environment = {
            **os.environ,
            "PREFECT_HOME": str(Path(place) / "home"),
            "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_CLI_PROMPT": "false",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            **({"PREFECT_API_DATABASE_CONNECTION_URL": database} if database else {}),
        }

        def prefect(*words: str) -> str:
            done = subprocess.run(
                [*PREFECT, *words], cwd=work, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise SystemExit(f"prefect {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
            print(f"prefect {' '.join(words)}: done")
            return done.stdout

        start = ["server", "start", "--host", "127.0.0.1", "--port", str(port)]
        running.enter_context(_process([*PREFECT, *start], work, environment))
        _until("the server answers", lambda: _answers(f"http://127.0.0.1:{port}/api/health"))
        prefect("work-pool", "create", POOL, "--type", "process")
        prefect("deploy", "--all")
        running.enter_context(_process([*PREFECT, "worker", "start", "--pool", POOL], work, environment))
        for deployment in ("watch/daily", "refresh/weekly"):
            prefect("deployment", "schedule", "create", deployment, "--interval", str(EVERY))
            _until(
                f"a scheduled run of {deployment} has completed",
                lambda deployment=deployment: _completed(port, deployment.partition("/")[0]),
            )
            prefect("deployment", "schedule", "clear", deployment, "--accept-yes")
        if not (work / "warehouse.html").is_file():
            raise SystemExit("the report page that prefect.yaml asks for was not written")
        rows = json.loads(
            subprocess.run(
                [*STECKBRIEF, "query", QUESTION, "--format", "json", "--warehouse", str(work / "warehouse")],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        print(f"the warehouse holds {len(rows)} profiles: {rows}")
        if not rows:
            raise SystemExit("the scheduled runs have written nothing")


PREFECT = (sys.executable, "-m", "prefect")
QUESTION = "SELECT municipality, ags FROM profiles ORDER BY 1"
STECKBRIEF = (sys.executable, "-m", "pipeline.cli")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _process(command: list[str], place: Path, environment: dict[str, str]) -> Iterator[None]:
    log = (place / f"{command[3]}.log").open("w")
    one = subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield
    finally:
        one.terminate()
        try:
            one.wait(30)
        except subprocess.TimeoutExpired:
            one.kill()
        log.close()


def _until(what: str, happened: object) -> None:
    assert callable(happened)
    end = time.monotonic() + WAIT
    while not happened():
        if time.monotonic() > end:
            raise SystemExit(f"after {WAIT:g} seconds it is not so that {what}")
        time.sleep(1)
    print(f"{what}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _completed(port: int, flow: str) -> bool:
    """Whether a run that the server's schedule made, and no person, has completed."""
    wanted = {
        "flows": {"name": {"any_": [flow]}},
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}},
    }
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/flow_runs/filter",
        data=json.dumps(wanted).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        runs = [run for run in json.load(answer) if run["auto_scheduled"]]
    if failed := [run["state"]["message"] for run in runs if run["state"]["type"] != "COMPLETED"]:
        raise SystemExit(f"a scheduled run of {flow} failed: {failed[0]}")
    return bool(runs)


if __name__ == "__main__":
    main(*sys.argv[1:])
