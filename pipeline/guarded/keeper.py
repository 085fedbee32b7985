"""The warm process: it imports everything once and forks a worker, ready in milliseconds, whenever one is asked for.

Run as `python -m pipeline.guarded.keeper TARGET FD` by `pipeline.guarded.nursery`. Between it and each worker stands
a keeper, a fork of its own that waits for the worker's death or the parent's, whichever comes first, ends the worker's
whole process group, removes its folder and reports what it died of. The keeper reads nothing that comes from a
publication.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import select
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from pipeline.guarded.confine import program_folders
from pipeline.guarded.guard import DEATH
from pipeline.guarded.worker import Work, describe, encode, send, serve


def main() -> None:
    target, descriptor = sys.argv[1:]
    control = socket.socket(fileno=int(descriptor))
    try:
        name, function = target.split(":")
        module = importlib.import_module(name)
        work: Work = getattr(module, function)
        settings = pickle.load(sys.stdin.buffer)
        getattr(module, "warm_up", lambda _: None)(settings)  # models and word lists count to no publication's limits
        readable = tuple(program_folders(name))
    except BaseException as error:
        send(control, encode({"kind": "error", **describe(error)}))
        return
    gc.collect()
    gc.freeze()  # what is shared with all workers stays shared: a collection would write to every object
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers are nobody's zombies
    send(control, encode({"kind": "ready"}))
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        if not message:
            return
        channel, life = (socket.socket(fileno=fd) for fd in descriptors)
        if os.fork() == 0:
            control.close()
            _keep(channel, life, work, readable)
        channel.close()
        life.close()


def _keep(channel: socket.socket, life: socket.socket, work: Work, readable: Iterable[Path]) -> NoReturn:
    """Fork the worker and stay until it or the parent is gone; `life` is readable when the parent wants an end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    folder = Path(tempfile.mkdtemp(prefix="steckbrief-worker-"))
    dead, alive = os.pipe()  # no one but the worker holds `alive`: when it closes, the worker is gone
    worker = os.fork()
    if worker == 0:
        os.close(dead)
        life.close()
        os.setpgid(0, 0)
        serve(channel, work, readable=readable, folder=folder)
    with suppress(OSError):  # whichever of the two is first: from here on the worker has a group that can be ended
        os.setpgid(worker, worker)
    channel.close()
    os.close(alive)
    select.select([dead, life.fileno()], [], [])
    with suppress(ProcessLookupError):
        os.killpg(worker, signal.SIGKILL)
    _, status, usage = os.wait4(worker, 0)
    shutil.rmtree(folder, ignore_errors=True)
    peak = usage.ru_maxrss // (1024**2 if sys.platform == "darwin" else 1024)
    with suppress(OSError):  # the parent may be gone
        life.sendall(DEATH.pack(os.waitstatus_to_exitcode(status), peak, usage.ru_utime + usage.ru_stime))
    os._exit(0)


if __name__ == "__main__":
    main()
