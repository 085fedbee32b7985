"""Writes small PDF files by hand, so that tests know every coordinate in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
HELVETICA_BOLD = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"


def small_pdf(
    *contents: str,
    media: Sequence[float] = (0, 0, 400, 300),
    page: str = "",
    fonts: Mapping[str, str] | None = None,
    resources: str = "",
    objects: Sequence[str | bytes] = (),
    info: str = "",
    catalog: str = "",
) -> bytes:
    """One page per content stream. `page` is put into every page dictionary, `resources` into every resource
    dictionary, `catalog` into the catalog; `objects` are numbered from 100."""
    fonts = {"F1": HELVETICA, "F2": HELVETICA_BOLD, **(fonts or {})}
    found: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        3: f"<< {info} >>".encode("latin-1"),
    }
    pages = []
    font_entries = " ".join(f"/{name} {spec}" for name, spec in fonts.items())
    for index, content in enumerate(contents):
        number = 10 + 2 * index
        pages.append(f"{number} 0 R")
        box = " ".join(str(value) for value in media)
        found[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {number + 1} 0 R {page} "
            f"/Resources << /Font << {font_entries} >> {resources} >> >>"
        ).encode("latin-1")
        found[number + 1] = stream(content)
    found[2] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(pages)}] >>".encode()
    for index, extra in enumerate(objects):
        found[100 + index] = extra.encode("latin-1") if isinstance(extra, str) else extra
    return pdf_file(found)


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object; `entries` are put into its dictionary."""
    data = content.encode("cp1252") if isinstance(content, str) else content
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode("latin-1") + data + b"\nendstream"


def pdf_file(objects: Mapping[int, bytes], *, trailer: str = "", root: int = 1) -> bytes:
    """A file of numbered objects; `trailer` is put into the trailer dictionary."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    out += f"xref\n0 {size}\n".encode()
    for number in range(size):
        entry = f"{offsets[number]:010d} 00000 n" if number in offsets else "0000000000 65535 f"
        out += f"{entry} \n".encode()
    info = " /Info 3 0 R" if 3 in objects else ""
    out += f"trailer\n<< /Size {size} /Root {root} 0 R{info} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
