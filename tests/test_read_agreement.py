"""Both readers see the same page: the same characters at the same places in the same style."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from pipeline.read import read
from schemas.document import Document, Page
from schemas.errors import Unreadable
from schemas.settings import READERS, ReaderName
from tests.small_pdf import small_pdf

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.pdf"))

SAME = 0.99  # share of the characters that both readers must report
NEAR = 1.5  # points, edges of boxes
LEVEL = 0.5  # points, baselines
ALIKE = 0.02  # of the size
FAR = 20.0  # points; a character whose twin is further away has none
STRAY = 0.01  # share of the characters that may lie elsewhere: ink over the edge of a kerned or leaning letter
BLANK, HYPHENS = 0x20, (0x2D, 0xAD)

LINES = [
    "Landkreis Musterland: Bündnis für Bildung",
    "Eltern- und Familienbildung in jeder Gemeinde",
    "„Wir fangen früh an“, sagt die Leiterin – jeden Tag.",
    "Tel. 03535 46-3000, info@example.org, 1.250,50 €",
]


def set_lines(x: float, y: float, *, size: float, font: str, matrix: str = "1 0 0 1") -> str:
    shown = " T* ".join(f"({line}) Tj" for line in LINES)
    return f"BT /{font} {size} Tf {1.2 * size} TL {matrix} {x} {y} Tm {shown} ET "


MADE = {
    "plain": small_pdf(set_lines(50, 250, size=10, font="F1") + set_lines(50, 150, size=14, font="F2")),
    "turned": small_pdf(set_lines(50, 250, size=10, font="F1"), page="/Rotate 90 /CropBox [10 20 390 290]"),
    "upside down": small_pdf(set_lines(50, 250, size=10, font="F2"), page="/Rotate 180"),
    "offset": small_pdf(set_lines(50, 150, size=8, font="F1"), media=(-100, -50, 300, 250)),
    "written upwards": small_pdf(set_lines(200, 20, size=9, font="F1", matrix="0 1 -1 0")),
    "scaled": small_pdf("q 0.5 0 0 0.5 20 40 cm " + set_lines(50, 350, size=20, font="F1") + "Q"),
    "spaced": small_pdf("BT 1.5 Tc 3 Tw 80 Tz 2 Ts /F1 11 Tf 50 200 Td (Wege und Ziele) Tj ET"),
    "kerned": small_pdf("BT /F1 11 Tf 50 200 Td [(W) 80 (e) -20 (ge) -400 (und) -300 (T) 120 (o) 10 (n)] TJ ET"),
}


def refusal(data: bytes, reader: ReaderName) -> str | None:
    """The rejection code, None where the file is read."""
    try:
        read(data, file_name="blatt.pdf", reader=reader)
    except Unreadable as error:
        return error.code
    return None


def characters(document: Document) -> Counter[int]:
    found: Counter[int] = Counter()
    for page in document.pages:
        found.update(HYPHENS[0] if code in HYPHENS else code for code in page.chars.code.tolist() if code != BLANK)
    return found


def partners(first: Page, second: Page) -> tuple[np.ndarray, np.ndarray]:
    """Characters of the first page and their twins on the second."""
    ours, theirs = [], []
    a, b = first.chars, second.chars
    for code in set(a.code.tolist()) - {BLANK, *HYPHENS}:
        mine, other = np.flatnonzero(a.code == code), np.flatnonzero(b.code == code)
        if len(other):
            distance = np.abs(a.x0[mine][:, None] - b.x0[other]) + np.abs(a.top[mine][:, None] - b.top[other])
            met = distance.min(axis=1) < FAR
            ours.append(mine[met])
            theirs.append(other[distance.argmin(axis=1)][met])
    none = [np.empty(0, np.int64)]
    return np.concatenate(ours or none), np.concatenate(theirs or none)


def agree(data: bytes) -> None:
    first, second = (read(data, file_name="blatt.pdf", reader=reader) for reader in ("pdfium", "pdfplumber"))
    assert len(first.pages) == len(second.pages)
    ours, theirs = characters(first), characters(second)
    common = (ours & theirs).total()
    assert common >= SAME * max(ours.total(), theirs.total()), (ours - theirs, theirs - ours)
    for page, other in zip(first.pages, second.pages, strict=True):
        assert (page.width, page.height) == pytest.approx((other.width, other.height), abs=0.1)
        i, j = partners(page, other)
        a, b = page.chars, other.chars
        apart = np.zeros(len(i), np.bool_)
        for edge in ("x0", "top", "x1", "bottom"):
            apart |= np.abs(getattr(a, edge)[i] - getattr(b, edge)[j]) > NEAR
        assert apart.mean() <= STRAY if len(i) else True
        assert (np.abs(a.baseline[i] - b.baseline[j]) > LEVEL).mean() <= STRAY if len(i) else True
        assert (np.abs(a.size[i] - b.size[j]) > ALIKE * b.size[j]).mean() <= STRAY if len(i) else True
        assert (a.angle[i] != b.angle[j]).mean() <= STRAY if len(i) else True
        bold = [page.fonts[m].bold == other.fonts[n].bold for m, n in zip(a.font[i], b.font[j], strict=True)]
        assert np.mean(bold) >= SAME if len(i) else True


@pytest.mark.parametrize("name", MADE)
def test_readers_agree_on_made_pages(name: str) -> None:
    agree(MADE[name])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_readers_agree_on_the_samples(sample: Path) -> None:
    data = sample.read_bytes()
    refusals = [refusal(data, reader) for reader in READERS]
    assert len(set(refusals)) == 1
    if refusals[0] is None:
        agree(data)
