"""Stands in for extraction where tests are about its guards: it does what the file's name says."""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemas.evidence import Rejection
from schemas.profile import Publication, Record
from schemas.settings import Settings

TARGET = "tests.misbehave:extract"
done: list[str] = []


def extract(data: bytes, *, settings: Settings, file_name: str, source_uri: str) -> Record | Rejection | str:
    done.append(file_name)
    name = file_name.removesuffix(".pdf")
    match name:
        case "hang":
            time.sleep(3600)
        case "spin":
            while True:
                pass
        case "eat":
            hoard = []
            while True:
                hoard.append(bytearray(16 * 1024**2))
        case "segfault":
            ctypes.string_at(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(7)
        case "raise":
            return private("Frau Muster, Tel. 0123")
        case "refuse":
            return Rejection(code="encrypted", message="locked", file_name="x", extractor_version="0")
        case "lie":
            from pipeline.guarded import worker

            send = worker.send
            worker.send = lambda channel, answer: send(channel, b"[" * 100_000)
        case "text":
            return "# Heading"
        case "print":
            print("noise")
            sys.stderr.write("noise")
            os.write(1, b"noise")
        case "second":
            if len(done) > 1:
                os.abort()
        case "files":
            _ = [os.dup(0) for _ in range(5000)]
        case "write":
            with tempfile.TemporaryFile() as out:
                for _ in range(1000):
                    out.write(bytes(1024**2))
        case "tries":
            return ", ".join(name for name, attempt in attempts(**json.loads(data)).items() if succeeds(attempt))
        case "tidy":
            tempfile.mkstemp()
            return tempfile.gettempdir()
        case "child":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            return str(child.pid)
        case "long":
            return "x" * 2000
        case "secret":
            return os.environ.get("PREFECT_API_KEY", "nothing")
    return Record(
        publication=Publication(
            publication_id=f"sha256:{name}",
            file_name=file_name,
            source_uri=source_uri,
            page_count=1,
            family="generic",
            has_text_layer=True,
            text_sha256="",
            extractor_version="0",
            extraction_key=str(os.getpid()),
        )
    )


def private(text: str) -> str:
    raise KeyError(text)


def attempts(*, folder: str, neighbour: str, parent: int) -> dict[str, Callable[[], Any]]:
    """What a reader that was taken over might try."""
    return {
        "read another file": lambda: Path(neighbour).read_text(),
        "read the parent's environment": lambda: Path(f"/proc/{parent}/environ").read_bytes(),
        "list a folder": lambda: list(Path(folder).iterdir()),
        "write a file": lambda: Path(folder, "new").write_text("x"),
        "remove a file": lambda: Path(neighbour).unlink(),
        "change a mode": lambda: Path(neighbour).chmod(0),
        "open a socket": socket.socket,
        "send a datagram": lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        "signal the parent": lambda: os.kill(parent, 0),
        "leave its group": os.setsid,
        "write a temporary file": lambda: tempfile.TemporaryFile().write(b"x"),
        "import one of our libraries": lambda: importlib.import_module("phonenumbers.data.region_DE"),
    }


def succeeds(attempt: Callable[[], Any]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True
