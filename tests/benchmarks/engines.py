"""The engines that the benchmarks compare, each from a PDF to markdown (or plain text, where that is all it gives).

Peers are optional (`pip install "steckbrief[peers]"`); one that is not installed is left out with a note.
"""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.settings import ReaderName

OURS = "steckbrief"


@dataclass(frozen=True)
class Engine:
    """Something that turns publications into text in reading order."""

    name: str
    convert: Callable[[Sequence[Path], Path], dict[str, str]]
    """Writes `<stem>.md` into the folder for every file; returns what went wrong by stem, those files are empty."""
    module: str | None = None
    """The package that it needs; None for ourselves."""
    program: str | None = None
    """The program that it needs besides."""

    def missing(self) -> str | None:
        """What is not installed."""
        if self.module and importlib.util.find_spec(self.module) is None:
            return self.module
        if self.program and shutil.which(self.program) is None:
            return self.program
        return None


def _one_by_one(markdown: Callable[[Path], str]) -> Callable[[Sequence[Path], Path], dict[str, str]]:
    def convert(paths: Sequence[Path], out: Path) -> dict[str, str]:
        faults = {}
        for path in paths:
            try:
                text = markdown(path)
            except Exception:
                text, faults[path.stem] = "", traceback.format_exc(limit=-4)
            (out / f"{path.stem}.md").write_text(text, encoding="utf-8")
        return faults

    return convert


def steckbrief_markdown(reader: ReaderName) -> Callable[[Path], str]:
    def convert(path: Path) -> str:
        from pipeline.layout import arrange
        from pipeline.markdown import markdown
        from pipeline.read import read

        return markdown(arrange(read(path.read_bytes(), file_name=path.name, reader=reader)))

    return convert


def pdfium_text(path: Path) -> str:
    """PDFium's bare text: the order of the file's own stream."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    # U+FFFE stands for a line-end hyphen.
    return "\f".join(pages).replace("\ufffe", "").replace("\x02", "")


def pdfplumber_text(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\f".join(page.extract_text() for page in document.pages)


def liteparse_markdown(path: Path) -> str:
    from liteparse import LiteParse

    return str(LiteParse(ocr_enabled=False, output_format="markdown", quiet=True).parse(path).text)


def kreuzberg_markdown(path: Path) -> str:
    from kreuzberg import ExtractionConfig, extract_file_sync

    config = ExtractionConfig(output_format="markdown", use_cache=False)
    return extract_file_sync(path, config=config).content


def _opendataloader(paths: Sequence[Path], out: Path) -> dict[str, str]:
    """All files in one call, because each call starts a Java machine."""
    import opendataloader_pdf

    faults = {}
    with tempfile.TemporaryDirectory() as folder:
        opendataloader_pdf.convert(
            input_path=[str(p) for p in paths], output_dir=folder, format="markdown", quiet=True, image_output="off"
        )
        for path in paths:
            made = next(Path(folder).rglob(f"{path.stem}.md"), None)
            if made is None:
                faults[path.stem] = "nothing was written"
            (out / f"{path.stem}.md").write_text(made.read_text(encoding="utf-8") if made else "", encoding="utf-8")
    return faults


STECKBRIEF = Engine(OURS, _one_by_one(steckbrief_markdown("pdfium")))
STECKBRIEF_PLUMBER = Engine("steckbrief-plumber", _one_by_one(steckbrief_markdown("pdfplumber")))
PEERS: tuple[Engine, ...] = (
    Engine("liteparse", _one_by_one(liteparse_markdown), module="liteparse"),
    Engine("opendataloader-pdf", _opendataloader, module="opendataloader_pdf", program="java"),
    Engine("kreuzberg", _one_by_one(kreuzberg_markdown), module="kreuzberg"),
    Engine("pdfplumber", _one_by_one(pdfplumber_text), module="pdfplumber"),
    Engine("pdfium-text", _one_by_one(pdfium_text), module="pypdfium2"),
)
