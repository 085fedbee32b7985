"""The inside of a guarded process: warm up, lower the limits, then read one publication after the other.

Run as `python -m pipeline.worker TARGET FD` by `pipeline.isolate`. The standard input is a life line: when it closes,
the parent is gone and so is this process. Answers are JSON and never pickles, because whoever takes over a reader by a
hostile file must not get into the parent by its answer.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import signal
import socket
import struct
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Limits

HEADER = struct.Struct(">Q")
OPEN_FILES = 256
WRITTEN_BYTES = 256 * 1024**2  # a reader has nothing to write but temporary files of page images


def main() -> None:
    target, descriptor = sys.argv[1:]
    channel = socket.socket(fileno=int(descriptor))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which ends its workers in order
    threading.Thread(target=_die_with_parent, daemon=True).start()
    try:
        name, function = target.split(":")
        module = importlib.import_module(name)
        work: Callable[..., Record | Rejection | str] = getattr(module, function)
        settings = pickle.loads(_receive(channel) or b"")
        getattr(module, "warm_up", lambda _: None)(settings)  # models and word lists count to no publication's limits
    except BaseException as error:
        _send(channel, _encode({"kind": "error", **_describe(error)}))
        return
    held = _address_space()
    _send(channel, _encode({"kind": "ready", "size": held}))
    limited = False
    while (request := _receive(channel)) is not None:
        # Requests come from the parent and may be pickled; only the other direction is distrusted.
        source, options = pickle.loads(request)
        limits = options["settings"].limits
        if not limited:
            _limit(limits, held)
            limited = True
        _limit_cpu(limits.cpu_seconds)
        try:
            answer = _encode(_answer(work(Path(source), **options)))
        except MemoryError:
            answer = _encode({"kind": "memory"})
        except Exception as error:
            answer = _encode({"kind": "error", **_describe(error)})
        _send(channel, answer)


def _answer(result: Record | Rejection | str) -> dict[str, Any]:
    size = _address_space()
    if isinstance(result, Record):
        record = result.model_dump(mode="json")
        record["blocks"] = [block.model_dump(mode="json") for block in result.blocks]  # left out of the plain JSON
        return {"kind": "record", "record": record, "size": size}
    if isinstance(result, Rejection):
        return {"kind": "rejection", "rejection": result.model_dump(mode="json"), "size": size}
    return {"kind": "text", "text": result, "size": size}


def _describe(error: BaseException) -> dict[str, Any]:
    """The type and the place of an error; the message may quote the publication and stays in the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f"{os.sep}site-packages{os.sep}" not in f.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} in {ours[-1].name}" if ours else "unknown place"
    return {"type": type(error).__name__, "place": place, "traceback": "".join(traceback.format_exception(error))}


def _limit(limits: Limits, held: int) -> None:
    """Lower what this process may use for good; platforms without a limit go without it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {
        resource.RLIMIT_AS: held + limits.memory_bytes,
        resource.RLIMIT_FSIZE: WRITTEN_BYTES,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,  # a dump would hold the publication's text
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS
            continue


def _limit_cpu(seconds: float) -> None:
    """Let the system end this process after `seconds` of CPU from now."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _die_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def _encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


def _send(channel: socket.socket, payload: bytes) -> None:
    channel.sendall(HEADER.pack(len(payload)))
    channel.sendall(payload)


def _receive(channel: socket.socket) -> bytes | None:
    """The next request; None when the parent has closed the channel."""
    header = channel.recv(HEADER.size, socket.MSG_WAITALL)
    if len(header) < HEADER.size:
        return None
    return channel.recv(HEADER.unpack(header)[0], socket.MSG_WAITALL)


if __name__ == "__main__":
    main()
