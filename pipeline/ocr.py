"""Whether scanned pages can be recognised on this machine, and by what.

Needs the extra `ocr`: the binding, which brings the engine, and the German model. A model of the system is used where
the extra's is missing or `TESSDATA_PREFIX` names another folder.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

LANGUAGE = "deu"
INSTALL = "pip install 'steckbrief[ocr]'"
"""Brings engine and German model on Linux, macOS and Windows."""
MODEL = f"{LANGUAGE}.traineddata"
FOLDERS = (
    Path(sys.prefix, "share", "tessdata"),
    Path("/usr/share/tesseract-ocr/5/tessdata"),
    Path("/usr/share/tesseract-ocr/4.00/tessdata"),
    Path("/usr/share/tessdata"),
    Path("/usr/local/share/tessdata"),
    Path("/opt/homebrew/share/tessdata"),
)


def model_folder() -> Path | None:
    """The folder with the German model, None where there is none."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = (Path(named), Path(named, "tessdata"), *FOLDERS) if named else FOLDERS
    return next((folder for folder in folders if (folder / MODEL).is_file()), None)


def installed() -> bool:
    """Whether scanned pages can be recognised on this machine."""
    return find_spec("tesserocr") is not None and model_folder() is not None


@lru_cache(maxsize=1)
def engine_version() -> str:
    """What recognises: the binding's version and the model's hash; "none" where OCR is not installed."""
    folder = model_folder()
    try:
        binding = version("tesserocr")
    except PackageNotFoundError:
        return "none"
    if folder is None:
        return "none"
    return f"tesserocr {binding} {hashlib.sha256((folder / MODEL).read_bytes()).hexdigest()}"
