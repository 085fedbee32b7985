"""Copies of publications whose pages draw their text in random order and look the same as before.

    python tests/benchmarks/shuffle.py SOURCE OUT [--seed 1]

SOURCE is a PDF or a folder of them; OUT is a folder. Every page is taken apart into what it draws, each piece with the
whole graphics state that it needs, and the pieces of text are drawn again in random order: above everything else or,
where something must lie over text, in each other's places. A page whose picture changes both times stays in the order
of its file. Tags are dropped. The reading order of such a copy can be learned from nothing but the look of the page.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2 as pdfium
from drawing import shuffled_content

SCALE = 1.5  # pixels a point: small type still shows a misplaced glyph
TOLERANCE = 48  # grey levels: glyphs that touch blend differently when painted in another order
STRAYS = 20  # pixels beyond the tolerance that no eye sees


@dataclass(frozen=True)
class Shuffled:
    """What became of one file."""

    path: Path
    pages: int
    shuffled: int
    """Pages whose text is now drawn in random order."""


def shuffle(source: Path, target: Path, *, seed: int = 1) -> Shuffled:
    """Writes the shuffled copy of `source` to `target`; raises `PdfError` for damaged and encrypted files."""
    with pikepdf.open(source) as document:
        page_count = len(document.pages)
    on_top, in_place = set(range(page_count)), set[int]()
    while True:
        done = _write(source, target, seed=seed, on_top=on_top, in_place=in_place)
        changed = {number for number in done if not _same_picture(source, target, number)}
        if not changed:
            return Shuffled(target, page_count, len(done))
        on_top, in_place = on_top - changed, (in_place - changed) | (on_top & changed)


def _write(source: Path, target: Path, *, seed: int, on_top: set[int], in_place: set[int]) -> set[int]:
    """The copy, and the numbers (from 0) of the pages that are in random order in it."""
    order = random.Random(seed)
    done = set()
    with pikepdf.open(source) as document:
        forms: set[tuple[int, int]] = set()
        for number, page in enumerate(document.pages):
            if number not in on_top | in_place:
                continue
            content = shuffled_content(page, order, on_top=number in on_top)
            changed = _shuffle_forms(document, page.resources, order, forms)
            if content is not None:
                page.Contents = document.make_stream(content)
            if content is not None or changed:
                done.add(number)
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in document.Root:
                del document.Root[key]
        document.save(target, static_id=True)
    return done


def _shuffle_forms(
    document: pikepdf.Pdf, resources: pikepdf.Object, order: random.Random, seen: set[tuple[int, int]]
) -> bool:
    """Shuffles the text inside form objects in place; whether there was any."""
    changed = False
    for form in dict(resources.get("/XObject", pikepdf.Dictionary())).values():
        if form.get("/Subtype") != "/Form" or form.objgen in seen:
            continue
        seen.add(form.objgen)
        content = shuffled_content(form, order, on_top=True)
        if content is not None:
            form.write(content)
            changed = True
        if "/Resources" in form:
            changed |= _shuffle_forms(document, form.Resources, order, seen)
    return changed


def _same_picture(source: Path, target: Path, number: int) -> bool:
    before, after = _pixels(source, number), _pixels(target, number)
    if before.shape != after.shape:
        return False
    return int((np.abs(before.astype(np.int16) - after.astype(np.int16)) > TOLERANCE).sum()) <= STRAYS


def _pixels(path: Path, number: int) -> npt.NDArray[np.uint8]:
    document = pdfium.PdfDocument(path)
    try:
        return np.array(document[number].render(scale=SCALE, grayscale=True).to_numpy())
    finally:
        document.close()


def shuffle_all(source: Path, out: Path, *, seed: int = 1) -> list[Shuffled]:
    """Shuffled copies of all PDFs of a folder (or of one file) in `out`, which is made where it is missing."""
    out.mkdir(parents=True, exist_ok=True)
    paths = [source] if source.is_file() else sorted(source.rglob("*.pdf"))
    return [shuffle(path, out / path.name, seed=seed) for path in paths]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for made in shuffle_all(arguments.source, arguments.out, seed=arguments.seed):
        print(f"{made.path}: {made.shuffled} of {made.pages} pages in random order")


if __name__ == "__main__":
    main()
