"""On how many pages both readers give the same blocks, and what differs on the others.

    python tests/benchmarks/reader_blocks.py FOLDER...

Blocks are the same where their roles, levels and texts are, page by page in reading order.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path

from pipeline.layout import arrange
from pipeline.read import read
from schemas.document import Block
from schemas.errors import Unreadable
from schemas.settings import READERS

Pages = dict[int, list[str]]


def blocks_by_page(data: bytes, name: str) -> tuple[Pages, ...]:
    """For each reader the blocks of each page, one line a block; raises `Unreadable`."""
    found = []
    for reader in READERS:
        document = read(data, file_name=name, reader=reader, ocr="never")
        pages: Pages = {page.number: [] for page in document.pages}
        for block in arrange(document):
            pages[block.page].append(_said(block))
        found.append(pages)
    return tuple(found)


def _said(block: Block) -> str:
    text = " | ".join(cell.text for cell in block.cells) if block.cells else block.text
    return f"{block.role} {block.level} {text}"


def differing(paths: list[Path]) -> Iterator[tuple[Path, int, list[str]]]:
    """Every page: the file, its number, the blocks of either reader alone (none where both agree)."""
    for path in paths:
        try:
            first, second = blocks_by_page(path.read_bytes(), path.name)
        except Unreadable:
            continue
        for number in first:
            changes = difflib.ndiff(first[number], second.get(number, []))
            yield path, number, [line for line in changes if line[0] in "+-"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+", type=Path)
    arguments = parser.parse_args()
    paths = [p for folder in arguments.folder for p in sorted(folder.rglob("*.pdf"))]
    pages = same = 0
    for path, number, changes in differing(paths):
        pages, same = pages + 1, same + (not changes)
        for line in changes:
            print(f"{path.name} page {number} {READERS[0] if line[0] == '-' else READERS[1]}: {line[2:160]}")
    print(f"{same} of {pages} pages have the same blocks by both readers ({same / max(pages, 1):.1%})")


if __name__ == "__main__":
    main()
