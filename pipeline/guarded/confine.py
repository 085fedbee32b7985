"""What a guarded process may not do from here on: open other files, reach a network, signal or look into others.

Linux only, and best effort there: Landlock (kernel 5.13 or newer) for files and signals, seccomp (where libseccomp is
installed) for system calls that a reader has no use for. Both last until the process ends and pass on to its children.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import extractors
import pipeline
import schemas

SYSTEM = ("/usr", "/lib", "/lib64", "/nix/store", "/etc/ld.so.cache")
"""Shared libraries, fonts, time zones, and Tesseract with its language data."""
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
REFUSED = (
    # A network, other than by the channels that are open already
    *("socket", "io_uring_setup"),
    # Looking into other processes, and leaving the group with which a worker is ended
    *("ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp", "setsid", "setpgid"),
    # Changing what Landlock does not watch: modes, owners, attributes and times of files
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utimensat", "utime"),
    *("utimes", "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
    # What only an administrator's program needs; containers often run as one
    *("mount", "umount2", "move_mount", "open_tree", "fsopen", "pivot_root", "chroot", "unshare", "setns", "bpf"),
    *("perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key", "init_module", "finit_module", "quotactl"),
    *("delete_module", "kexec_load", "kexec_file_load", "open_by_handle_at", "swapon", "swapoff", "reboot", "acct"),
    *("mknod", "mknodat", "iopl", "ioperm", "settimeofday", "clock_settime", "sethostname", "setdomainname"),
)


class Confinement(NamedTuple):
    """What is in force."""

    files: bool
    network: bool


def program_folders(*modules: str) -> Iterator[Path]:
    """Where the program's own files lie: Python, installed packages, our packages and those of `modules`.

    Other folders of the module path are none of them: a source tree and a working folder also hold publications.
    """
    yield from (Path(p) for p in {sys.prefix, sys.base_prefix, sys.exec_prefix})
    yield from (path for path in map(Path, sys.path) if any(path.glob("*.dist-info")))
    yield from (Path(path) for package in (schemas, extractors, pipeline) for path in package.__path__)
    for name in modules:
        package = sys.modules[name.partition(".")[0]]
        yield from map(Path, package.__path__ if hasattr(package, "__path__") else [package.__file__ or ""])
    if "TESSDATA_PREFIX" in os.environ:
        yield Path(os.environ["TESSDATA_PREFIX"])


def confine(*, readable: Iterable[Path], writable: Path) -> Confinement:
    """Confine this process, which must have one thread only: Landlock binds the calling thread and what it starts."""
    return Confinement(files=_confine_files(readable, writable), network=_refuse_calls())


def _confine_files(readable: Iterable[Path], writable: Path) -> bool:
    if sys.platform != "linux":
        return False
    from py_landlock import AccessFs, Landlock, LandlockError

    try:
        rules = Landlock(strict=False)
        for path in {*readable, *map(Path, SYSTEM)}:
            if path.is_dir():
                rules.allow_read(path).allow_execute(path)
            elif path.is_file():
                rules.add_path_rule(path, access=AccessFs.READ_FILE)
        for device in filter(os.path.exists, DEVICES):
            rules.add_path_rule(device, access=AccessFs.READ_FILE | AccessFs.WRITE_FILE)
        rules.allow_read_write(writable).apply()
    except (LandlockError, OSError):
        return False
    return True


def _refuse_calls() -> bool:
    try:
        import pyseccomp as seccomp
    except (ImportError, RuntimeError, OSError):  # no package, no libseccomp
        return False
    try:
        calls = seccomp.SyscallFilter(seccomp.ALLOW)
        for name in REFUSED:
            if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) >= 0:  # older machines know fewer calls
                calls.add_rule(seccomp.ERRNO(errno.EPERM), name)
        calls.load()
    except OSError:
        return False
    return True
