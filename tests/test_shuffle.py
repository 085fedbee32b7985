"""Copies with shuffled text look the same and read differently."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from tests.small_pdf import small_pdf

pytest.importorskip("pikepdf", reason="pikepdf is only needed to shuffle text")
sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))
from shuffle import shuffle

LINES = "".join(f"BT /F1 10 Tf 30 {280 - 12 * n} Td (Zeile {n:02d}) Tj ET\n" for n in range(20))
RELATIVE = "BT /F1 10 Tf 14 TL 2 Tc 0.2 0.2 0.9 rg 30 250 Td (eins) Tj T* (zwei) Tj /F2 12 Tf (drei) ' 1 g (vier) ' ET"
CLIPPED = f"q 20 100 200 120 re W n {LINES} Q"
COVERED = f"{LINES} 1 g 0 0 400 150 re f"


def text(path: Path) -> list[str]:
    return pdfium.PdfDocument(path)[0].get_textpage().get_text_bounded().split()


def picture(path: Path) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(pdfium.PdfDocument(path)[0].render(scale=2).to_numpy())


@pytest.mark.parametrize(
    "content", [LINES, RELATIVE, CLIPPED, COVERED], ids=["lines", "relative", "clipped", "covered"]
)
def test_a_copy_looks_the_same(tmp_path: Path, content: str) -> None:
    source, copy = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(small_pdf(content))
    assert shuffle(source, copy).shuffled == 1
    assert np.abs(picture(source).astype(int) - picture(copy)).max() <= 2


def test_a_copy_holds_the_same_words_in_another_order(tmp_path: Path) -> None:
    source, copy = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(small_pdf(LINES))
    shuffle(source, copy)
    assert text(copy) != text(source)
    assert sorted(text(copy)) == sorted(text(source))
