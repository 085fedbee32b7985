"""The parent's end of one guarded process: ask, wait no longer than allowed, tell what it died of."""

from __future__ import annotations

import json
import pickle
import signal
import socket
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from pipeline.fingerprint import extractor_version
from pipeline.guarded.sound import faults
from pipeline.runs.original import Original
from schemas.errors import RejectionCode, SteckbriefError
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Settings

HEADER = struct.Struct(">Q")
"""Before every request and every answer: its length."""
DEATH = struct.Struct(">iid")
"""Exit code of a worker as `subprocess` counts them (negative: the signal that killed it), and its peak MiB."""
GRACE_SECONDS = 1.0  # for the answer to travel after the work is done
FIRST_ANSWER = 1 << 20  # bytes; "ready", or a traceback
NEAR = 0.5  # of the memory limit, at least in use when a library ended itself: it was memory that it lacked
ABORTED = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGILL, -signal.SIGTRAP, -signal.SIGBUS}
RECYCLE = 100  # publications until a worker is renewed, so that what libraries leak stays small


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

    channel: socket.socket
    """Requests go in with the publication's open file, answers come out."""
    life: socket.socket
    """To the worker's keeper: closing our side ends the worker; what it died of comes back."""
    grown: int = 0
    """Bytes of address space after the last answer, above those at the start."""
    done: int = 0
    spent: float = 0.0
    """Seconds of CPU that the worker has used so far."""
    _ended: threading.Lock = field(default_factory=threading.Lock)

    def alive(self) -> bool:
        """Whether it has neither died nor been killed."""
        try:
            self.life.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False

    def fit(self, settings: Settings) -> bool:
        """Whether it may read another one: alive, not too old and not grown by a quarter of its memory."""
        return self.done < RECYCLE and self.grown < settings.limits.memory_bytes // 4 and self.alive()

    def kill(self) -> None:
        """End the worker, at work or not, and wait until it is gone."""
        with self._ended:
            self._death()
            self.channel.close()
            self.life.close()

    def _death(self) -> tuple[int | None, int]:
        """The worker's exit code, None where nobody knows, and its peak MiB; ends it where it lives."""
        with suppress(OSError):
            self.life.shutdown(socket.SHUT_WR)
            self.life.settimeout(None)
            report = self.life.recv(DEATH.size, socket.MSG_WAITALL)
            if len(report) == DEATH.size:
                code, peak, self.spent = DEATH.unpack(report)
                return code, peak
        return None, 0

    def read(self, original: Original, settings: Settings) -> Record | Rejection | Failure | str:
        limits = settings.limits
        options = {"settings": settings, "file_name": original.file_name, "source_uri": original.source_uri}
        hint = {"family": original.hint} if original.hint else {}
        request = pickle.dumps({**options, **hint})
        try:
            publication = original.path.open("rb")
        except OSError as error:
            return reject(original, "not_found", f"{error.strerror or error}; it was there when the run began")
        latest = time.monotonic() + limits.wall_seconds + GRACE_SECONDS
        try:
            with publication:
                self.channel.settimeout(GRACE_SECONDS + limits.wall_seconds)
                socket.send_fds(self.channel, [HEADER.pack(len(request))], [publication.fileno()])
                self.channel.sendall(request)
            answer = receive(self.channel, latest, most=limits.answer_bytes)
            self.done += 1
            self.grown = int(answer.get("grown", self.grown))
            self.spent = float(answer.get("spent", self.spent))
            return self._result(original, answer, settings)
        except TimeoutError:
            self.kill()
            limit = f"wall_seconds={limits.wall_seconds:g}"
            return reject(original, "time_limit", f"not read within {limits.wall_seconds:g} s", limit=limit)
        except (OSError, EOFError):
            return self._post_mortem(original, settings)
        except (ValueError, LookupError, TypeError, RecursionError, ValidationError) as error:
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
                if fault := next(faults(record), None):
                    raise ValueError(fault)
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
            case "oversize":
                most = settings.limits.answer_bytes
                message = f"its record has {int(answer['size'])} bytes, at most {most} are taken"
                return reject(original, "too_large", message, limit=f"answer_bytes={most}")
            case "memory":
                self.kill()
                return self._out_of_memory(original, settings)
            case "error":
                return Failure(answer["type"], answer["place"], answer["traceback"])
            case other:
                raise ValueError(f"unknown answer {other!r}")

    def _post_mortem(self, original: Original, settings: Settings) -> Rejection:
        code, peak = self._death()
        if code == -getattr(signal, "SIGXCPU", 24):
            seconds = settings.limits.cpu_seconds
            message = f"not read within {seconds:g} s of CPU"
            return reject(original, "time_limit", message, limit=f"cpu_seconds={seconds:g}")
        if code in ABORTED and peak > settings.limits.memory_bytes / 1024**2 * NEAR:
            return self._out_of_memory(original, settings)  # libraries in C end themselves where memory ends
        return reject(original, "crashed", f"the guarded process died: {cause_of_death(code)}")

    def _out_of_memory(self, original: Original, settings: Settings) -> Rejection:
        size = settings.limits.memory_bytes
        message = f"needs more than {size / 1024**2:.0f} MiB of memory"
        return reject(original, "memory_limit", message, limit=f"memory_bytes={size}")


def receive(channel: socket.socket, deadline: float, *, most: int = FIRST_ANSWER) -> dict[str, Any]:
    """The next answer.

    Raises:
        TimeoutError: not complete at `deadline` (seconds of `time.monotonic`).
        EOFError: the worker is gone.
        ValueError: what came is no answer, or one of more than `most` bytes.
    """
    (size,) = HEADER.unpack(_exactly(channel, HEADER.size, deadline))
    if size > most:
        raise ValueError(f"an answer of {size} bytes")
    answer = json.loads(_exactly(channel, size, deadline))
    if not isinstance(answer, dict):
        raise ValueError("an answer that is no object")
    return answer


def _exactly(channel: socket.socket, size: int, deadline: float) -> bytes:
    received = bytearray()
    while len(received) < size:
        channel.settimeout(max(deadline - time.monotonic(), 0.001))
        part = channel.recv(min(size - len(received), 1 << 20))
        if not part:
            raise EOFError
        received += part
    return bytes(received)


def cause_of_death(code: int | None) -> str:
    """An exit code in words."""
    if code is None:
        return "nobody knows of what"
    if code >= 0:
        return f"exit status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = " (often the system's answer to a lack of memory)" if name == "SIGKILL" else ""
    return f"killed by {name}{hint}"
