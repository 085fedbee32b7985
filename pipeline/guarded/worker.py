"""The inside of a guarded process: confine itself, lower its limits, then read one publication after the other.

A publication arrives as an open file and leaves as JSON, never as a pickle: whoever takes over a reader by a hostile
file must not get into the parent by its answer.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from pipeline.guarded.confine import confine
from pipeline.guarded.guard import HEADER
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Limits

FIRST_TO_GO = 500  # of 1,000: where memory runs out on the whole machine, a worker is ended and not its parent

Work = Callable[..., Record | Rejection | str]


def serve(channel: socket.socket, work: Work, *, readable: Iterable[Path], folder: Path) -> NoReturn:
    """Answer requests until the parent closes the channel. `folder` is the one place for temporary files."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which ends its workers in order
    os.chdir(folder)
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_GO))
    size = _Size()
    held = size.now()
    confine(readable=readable, writable=folder)
    limited = False
    while (request := _receive(channel)) is not None:
        # Requests come from the parent and may be pickled; only the other direction is distrusted.
        publication, options = request
        limits: Limits = options["settings"].limits
        if not limited:
            _limit(limits, held)
            limited = True
        _limit_cpu(limits.cpu_seconds)
        try:
            with os.fdopen(publication, "rb") as stream:
                data = stream.read(limits.file_bytes + 1)
            answer = encode(
                {**_answer(work(data, **options)), "grown": size.now() - held, "spent": time.process_time()}
            )
            if len(answer) > limits.answer_bytes:
                answer = encode({"kind": "oversize", "size": len(answer)})
        except MemoryError:
            answer = encode({"kind": "memory"})
        except Exception as error:
            answer = encode({"kind": "error", **describe(error)})
        data = b""
        send(channel, answer)
    os._exit(0)


def _answer(result: Record | Rejection | str) -> dict[str, Any]:
    if isinstance(result, Record):
        record = result.model_dump(mode="json")
        record["blocks"] = [block.model_dump(mode="json") for block in result.blocks]  # left out of the plain JSON
        return {"kind": "record", "record": record}
    if isinstance(result, Rejection):
        return {"kind": "rejection", "rejection": result.model_dump(mode="json")}
    return {"kind": "text", "text": result}


def describe(error: BaseException) -> dict[str, Any]:
    """The type and the place of an error; the message may quote the publication and stays in the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f"{os.sep}site-packages{os.sep}" not in f.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} in {ours[-1].name}" if ours else "unknown place"
    return {"type": type(error).__name__, "place": place, "traceback": "".join(traceback.format_exception(error))}


def _limit(limits: Limits, held: int) -> None:
    """Lower what this process may use for good."""
    import resource

    wanted = {
        resource.RLIMIT_AS: held + limits.memory_bytes,
        resource.RLIMIT_FSIZE: limits.written_bytes,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,  # a dump would hold the publication's text
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            resource.setrlimit(kind, (value, value))


def _limit_cpu(seconds: float) -> None:
    """Let the system end this process after `seconds` of CPU from now."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


class _Size:
    """The address space in use, asked by a file that is opened before opening ends."""

    def __init__(self) -> None:
        try:
            self._statm = os.open("/proc/self/statm", os.O_RDONLY)
        except OSError:
            self._statm = -1

    def now(self) -> int:
        """Bytes; 0 where the system does not say."""
        if self._statm < 0:
            return 0
        return int(os.pread(self._statm, 100, 0).split()[0]) * os.sysconf("SC_PAGE_SIZE")


def encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


def send(channel: socket.socket, payload: bytes) -> None:
    channel.sendall(HEADER.pack(len(payload)))
    channel.sendall(payload)


def _receive(channel: socket.socket) -> tuple[int, dict[str, Any]] | None:
    """The next request, an open file and options; None when the parent has closed the channel."""
    header, descriptors, _, _ = socket.recv_fds(channel, HEADER.size, 1)
    if len(header) < HEADER.size:
        return None
    options = pickle.loads(channel.recv(HEADER.unpack(header)[0], socket.MSG_WAITALL))
    return descriptors[0], options
