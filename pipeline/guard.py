"""One guarded process with the parent's end of its channel: ask, wait no longer than allowed, tell what it died of."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from pipeline.fingerprint import extractor_version
from pipeline.sources import Original
from pipeline.worker import HEADER
from schemas.errors import RejectionCode, SteckbriefError
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Settings

START_SECONDS = 120.0  # importing everything on a busy machine with a cold disk
GRACE_SECONDS = 1.0  # for the answer to travel after the work is done
ANSWER_BYTES = 512 * 1024**2  # the text of 10,000 pages; more is no record
RECYCLE = 500  # publications until a worker is renewed, so that what libraries leak stays small
KEPT = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TMPDIR",
    "TZ",
    "LD_LIBRARY_PATH",
    "TESSDATA_PREFIX",
    "SYSTEMROOT",
)


class Fault(SteckbriefError):
    """The program is at fault: a worker does not start, or our own code raised. The message is the traceback."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Our own exception while reading one publication."""

    type: str
    place: str
    traceback: str

    def rejection(self, original: Original) -> Rejection:
        """What a run makes of it: one publication rejected, the others go on."""
        return reject(original, "crashed", f"{self.type} at {self.place}; this is a fault of Steckbrief")


def reject(original: Original, code: RejectionCode, message: str, *, limit: str | None = None) -> Rejection:
    """The rejection of `original`, with all that is known without reading it."""
    return Rejection(
        code=code,
        message=f"{original.file_name}: {message}",
        publication_id=original.publication_id,
        file_name=original.file_name,
        source_uri=original.source_uri,
        size_bytes=original.size_bytes,
        limit=limit,
        extractor_version=extractor_version(),
    )


@dataclass(eq=False)
class Guard:
    """One guarded process; used by one thread at a time, `kill` from any."""

    process: subprocess.Popen[bytes]
    channel: socket.socket
    size_at_start: int = 0
    size: int = 0
    """Bytes of address space after the last answer."""
    done: int = 0
    _ended: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def start(cls, target: str, settings: Settings) -> Guard:
        """A worker that has loaded what reading with these settings needs."""
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "pipeline.worker", target, str(theirs.fileno())]
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=_environment(),
            )
        worker = cls(process, ours)
        first = pickle.dumps(settings)
        try:
            ours.sendall(HEADER.pack(len(first)) + first)
            answer = worker._receive(time.monotonic() + START_SECONDS)
        except (OSError, ValueError) as error:
            worker.kill()
            raise Fault(f"a worker did not start: {_cause_of_death(process.returncode)}") from error
        if answer["kind"] != "ready":
            worker.kill()
            raise Fault(str(answer.get("traceback", answer)))
        worker.size_at_start = worker.size = int(answer["size"])
        return worker

    def alive(self) -> bool:
        return self.process.poll() is None

    def fit(self, settings: Settings) -> bool:
        """Whether it may read another one: alive, not too old and not grown by a quarter of its memory."""
        grown = self.size - self.size_at_start
        return self.alive() and self.done < RECYCLE and grown < settings.limits.memory_bytes // 4

    def kill(self) -> None:
        with self._ended:
            self.process.kill()
            self.process.wait()
            self.channel.close()
            if self.process.stdin:
                self.process.stdin.close()

    def read(self, original: Original, settings: Settings) -> Record | Rejection | Failure | str:
        limits = settings.limits
        options = {"settings": settings, "file_name": original.file_name, "source_uri": original.source_uri}
        request = pickle.dumps((os.fspath(original.path), options))
        try:
            self.channel.settimeout(GRACE_SECONDS + limits.wall_seconds)
            self.channel.sendall(HEADER.pack(len(request)) + request)
            answer = self._receive(time.monotonic() + limits.wall_seconds + GRACE_SECONDS)
            self.done += 1
            self.size = int(answer.get("size", self.size))
            return self._result(original, answer, settings)
        except TimeoutError:
            self.kill()
            limit = f"wall_seconds={limits.wall_seconds:g}"
            return reject(original, "time_limit", f"not read within {limits.wall_seconds:g} s", limit=limit)
        except (OSError, EOFError):
            self.process.wait()
            return self._post_mortem(original, settings)
        except (ValueError, KeyError, ValidationError) as error:
            self.kill()
            return reject(original, "crashed", f"the worker's answer is no result ({type(error).__name__})")

    def _result(
        self, original: Original, answer: dict[str, Any], settings: Settings
    ) -> Record | Rejection | Failure | str:
        match answer["kind"]:
            case "record":
                record = Record.model_validate(answer["record"])
                if record.publication.publication_id != original.publication_id:
                    return reject(original, "fetch_failed", "the file changed while it was read; run again")
                return record
            case "rejection":
                rejection = Rejection.model_validate(answer["rejection"])
                known = {
                    "publication_id": original.publication_id,
                    "file_name": original.file_name,
                    "source_uri": original.source_uri,
                    "size_bytes": original.size_bytes,
                }
                return rejection.model_copy(update=known)
            case "text":
                return str(answer["text"])
            case "memory":
                self.kill()
                return self._out_of_memory(original, settings)
            case "error":
                return Failure(answer["type"], answer["place"], answer["traceback"])
            case other:
                raise ValueError(f"unknown answer {other!r}")

    def _post_mortem(self, original: Original, settings: Settings) -> Rejection:
        code = self.process.returncode
        if code == -getattr(signal, "SIGXCPU", 24):
            seconds = settings.limits.cpu_seconds
            message = f"not read within {seconds:g} s of CPU"
            return reject(original, "time_limit", message, limit=f"cpu_seconds={seconds:g}")
        return reject(original, "crashed", f"the guarded process died: {_cause_of_death(code)}")

    def _out_of_memory(self, original: Original, settings: Settings) -> Rejection:
        size = settings.limits.memory_bytes
        message = f"needs more than {size / 1024**2:.0f} MiB of memory"
        return reject(original, "memory_limit", message, limit=f"memory_bytes={size}")

    def _receive(self, deadline: float) -> dict[str, Any]:
        """The next answer.

        Raises:
            TimeoutError: not complete at `deadline` (seconds of `time.monotonic`).
            EOFError: the worker is gone.
            ValueError: what came is no answer.
        """
        (size,) = HEADER.unpack(self._exactly(HEADER.size, deadline))
        if size > ANSWER_BYTES:
            raise ValueError(f"an answer of {size} bytes")
        answer = json.loads(self._exactly(size, deadline))
        if not isinstance(answer, dict):
            raise ValueError("an answer that is no object")
        return answer

    def _exactly(self, size: int, deadline: float) -> bytes:
        received = bytearray()
        while len(received) < size:
            self.channel.settimeout(max(deadline - time.monotonic(), 0.001))
            part = self.channel.recv(min(size - len(received), 1 << 20))
            if not part:
                raise EOFError
            received += part
        return bytes(received)


def _cause_of_death(code: int | None) -> str:
    if code is None:
        return "it did not answer in time"
    if code >= 0:
        return f"exit status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = " (often the system's answer to a lack of memory)" if name == "SIGKILL" else ""
    return f"killed by {name}{hint}"


def _environment() -> dict[str, str]:
    """What a worker sees: our modules and its locale; no credential of the operator, equal hashes in every worker."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join(os.path.abspath(p) for p in sys.path)  # noqa: PTH100 - "" is the working directory
    return {**kept, **single, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
