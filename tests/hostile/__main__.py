"""Writes the hostile files into a folder: `python -m tests.hostile FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.hostile import corpus

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for hostile in corpus():
        (folder / f"{hostile.name}.pdf").write_bytes(hostile.make())
