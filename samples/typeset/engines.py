"""The engines that typeset the samples; each gives the bytes of a PDF that stay the same from run to run."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

from samples.typeset.symbols import symbol_font

STAMP = b"20120315120000"  # the creation date that engines without an option for it are given afterwards


def weasyprint(html: str) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=html).write_pdf(pdf_identifier=b"steckbrief-sample"))


def typst(source: str) -> bytes:
    """Compiles Typst markup; the fonts are the system's, Typst's own and our symbol font."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "symbol.ttf").write_bytes(symbol_font())
        return bytes(compiler.compile(source.encode(), font_paths=[folder], timestamp=1331812800, pdf_tags=False))


def chromium(html: str) -> bytes:
    """Prints a page with Debian's Chromium; margins and running matter come from the page's own CSS."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/u",
        ]
        command = ["chromium", *options, f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return undated(pdf.read_bytes())


def libreoffice(document: str, suffix: str = ".fodt") -> bytes:
    """Exports a flat OpenDocument or HTML text with Debian's LibreOffice Writer, which also sees our symbol font."""
    with tempfile.TemporaryDirectory() as folder:
        source, fonts = Path(folder, "text" + suffix), Path(folder, "fonts.conf")
        source.write_text(document, encoding="utf-8")
        Path(folder, "symbol.ttf").write_bytes(symbol_font())
        fonts.write_text(
            f"<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>", encoding="utf-8"
        )
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder]
        environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300, env=environment)
        return undated(source.with_suffix(".pdf").read_bytes())


def undated(pdf: bytes) -> bytes:
    """The same file with fixed dates and identifiers of the same length, so that offsets stay right."""
    pdf = re.sub(rb"(?<=\(D:)\d{14}", STAMP, pdf)
    return re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}", b"0" * 32, pdf)
