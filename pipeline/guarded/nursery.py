"""The parent's end of the warm process: start it once, have workers forked from it."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import threading
import time

from pipeline.guarded.guard import Fault, Guard, cause_of_death, receive
from schemas.settings import Settings

START_SECONDS = 120.0  # importing everything on a busy machine with a cold disk
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")


class Nursery:
    """Where workers come from, warmed for the settings; safe to use from several threads.

    A warm process that died is started again. It is a program of its own and no fork of the caller, so that it works
    below threads, in notebooks and inside daemonic processes, which may not have `multiprocessing` children.
    """

    def __init__(self, target: str, settings: Settings) -> None:
        self._target = target
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()

    def worker(self) -> Guard:
        """A new worker. Raises Fault where our own code does not start."""
        with self._lock:
            try:
                return self._fork(self._running())
            except OSError:  # it died since it was last used
                self._end()
                return self._fork(self._running())

    def close(self) -> None:
        with self._lock:
            self._end()

    def _running(self) -> socket.socket:
        if self._control is not None:
            return self._control
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "pipeline.guarded.keeper", self._target, str(theirs.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=_environment(),
                process_group=0,  # Ctrl-C goes to the parent alone
            )
        self._control = ours
        try:
            assert self._process.stdin is not None
            with self._process.stdin as first:
                pickle.dump(self._settings, first)
            answer = receive(ours, time.monotonic() + START_SECONDS)
        except (OSError, EOFError, ValueError) as error:
            code = self._end()
            raise Fault(f"the process that forks workers did not start: {cause_of_death(code)}") from error
        if answer.get("kind") != "ready":
            self._end()
            raise Fault(str(answer.get("traceback", answer)))
        return ours

    def _fork(self, control: socket.socket) -> Guard:
        channel, theirs = socket.socketpair()
        life, held = socket.socketpair()
        with theirs, held:
            socket.send_fds(control, [b"w"], [theirs.fileno(), held.fileno()])
        return Guard(channel, life)

    def _end(self) -> int | None:
        """Its exit code, None where it had to be killed."""
        process, control, self._process, self._control = self._process, self._control, None, None
        if control is not None:
            control.close()
        if process is None:
            return None
        try:
            return process.wait(1.0)
        except subprocess.TimeoutExpired:  # it is still importing
            process.kill()
            process.wait()
            return None


def _environment() -> dict[str, str]:
    """What a worker sees: our modules and its locale; no credential of the operator, equal hashes in every worker."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
    path = os.pathsep.join(os.path.abspath(p) for p in sys.path)  # noqa: PTH100 - "" is the working directory
    return {**kept, **single, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
