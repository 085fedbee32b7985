"""Reads publications again inside the boxes of every value, with another reader than the one that made them.

    python tests/benchmarks/evidence_boxes.py FOLDER...

Lists each value whose printed text has letters that do not stand there, then counts. Scans are left out: they have no
letters but those that were recognised.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from pipeline.extract import extract
from schemas.evidence import Evidence
from schemas.profile import Record

TOLERANCE = 0.5  # points: boxes are rounded, and readers disagree about the height of a line
# Blanks and hyphens at line ends are mended, and commas put between the lines of an address's head.
MENDED = re.compile(r"[\s,\u00ad\u200b\u2010\u2011-]+")


def not_covered(record: Record, file: Path) -> Iterator[tuple[Evidence, str]]:
    """The entries whose text has letters that do not stand inside their boxes, each with these letters."""
    with pdfplumber.open(file) as pdf:
        for entry in record.evidence:
            if missing := _letters(entry.raw) - _letters(_inside(entry, pdf.pages[entry.page - 1])):
                yield entry, "".join(missing.elements())


def _printed(record: Record, file: Path) -> Record:
    """The record with the evidence that stands on pages with letters of their own."""
    with pdfplumber.open(file) as pdf:
        lettered = {page.page_number for page in pdf.pages if page.chars}
    return record.model_copy(update={"evidence": [e for e in record.evidence if e.page in lettered]})


def _letters(text: str) -> Counter[str]:
    return Counter(MENDED.sub("", unicodedata.normalize("NFKC", text)))


def _inside(entry: Evidence, page: pdfplumber.page.Page) -> str:
    """The letters whose middle lies in one of the boxes, which count from the corner of the crop box."""
    left, top = (page.cropbox[n] - page.mediabox[n] for n in (0, 1))
    found = []
    for char in page.chars:
        x = (char["x0"] + char["x1"]) / 2 - left
        y = (char["top"] + char["bottom"]) / 2 - top
        if any(
            x0 - TOLERANCE <= x <= x1 + TOLERANCE and y0 - TOLERANCE <= y <= y1 + TOLERANCE
            for x0, y0, x1, y1 in entry.boxes
        ):
            found.append(char["text"])
    return "".join(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    values = missed = 0
    for file in sorted(file for folder in parser.parse_args().folders for file in folder.rglob("*.pdf")):
        record = extract(file)
        if not isinstance(record, Record):
            continue
        record = _printed(record, file)
        values += len(record.evidence)
        for entry, letters in not_covered(record, file):
            missed += 1
            print(f"{file.name}, page {entry.page}, {entry.path}: {entry.raw[:70]!r} without {letters[:20]!r}")
    print(f"{values - missed:,} of {values:,} values stand inside their boxes")


if __name__ == "__main__":
    main()
