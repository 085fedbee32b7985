"""Files and links that survive a crash: everything reaches the disk before the name under which it is found."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path


def sync(path: Path) -> None:
    """Brings a file's content, or a folder's entries, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def share(old: Path, new: Path) -> None:
    """Gives an immutable file a second name; copies it where the file system cannot link."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP}:
            raise
        shutil.copyfile(old, new)
        sync(new)


def point(link: Path, target: str) -> None:
    """Makes `link` a relative link to `target` in one step: a reader finds the old or the new target, never none."""
    fresh = link.with_name(f".{link.name}-new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)
    sync(link.parent)
