"""What the layout took for something else: headings and speakers at the edge of a page, paragraphs begun in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.generic.kinds import kind_of
from extractors.generic.speaker import parse_speaker
from schemas.document import RUNNING, Block
from schemas.passage import Passage

MAX_WORDS = 8  # of a heading


def readopted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with three mistakes mended that only the words can tell.

    A "running head" that is a heading elsewhere, or the name of a section, is a heading; a "footer" right behind a
    quotation that names a person is its speaker; a "heading" that goes on in the next paragraph, or whose quotation
    ends there, is its first line.
    """
    found: list[Block] = []
    levels = {b.text: b.level for b in blocks if b.role == "heading"}
    for n, block in enumerate(blocks):
        before = next((b for b in reversed(found) if b.role not in RUNNING), None)
        if block.role in {"running_head", "logo"} and _is_heading(block, levels, blocks, n):
            found.append(replace(block, role="heading", level=levels.get(block.text, 2)))
        elif block.role in {"footer", "running_head"} and before is not None and _is_speaker(block, before):
            found.append(replace(block, role="paragraph"))
        elif before is not None and before is found[-1] and _goes_on(before, block):
            found[-1] = _joined(before, block)
        else:
            found.append(block)
    return tuple(found)


def _is_heading(block: Block, levels: dict[str, int], blocks: Sequence[Block], n: int) -> bool:
    if len(block.text.split()) > MAX_WORDS or len(block.lines) > 2 or not block.passage.bold:
        return False
    below = next((b for b in blocks[n + 1 :] if b.role not in RUNNING), None)
    content = below is not None and below.page == block.page and below.size < block.size
    alone = sum(b.text == block.text and b.role in RUNNING for b in blocks) == 1
    return content and (block.text in levels or (alone and kind_of(block.text) not in {"other", "measures"}))


def _is_speaker(block: Block, before: Block) -> bool:
    closes = before.text.rstrip().endswith(("“", "”", "«", '"')) and before.page == block.page
    return (
        closes
        and block.box.top >= before.box.top
        and len(block.text) < 150
        and parse_speaker(block.passage) is not None
    )


def _goes_on(heading: Block, block: Block) -> bool:
    if heading.role != "heading" or block.role != "paragraph" or block.cells or heading.page != block.page:
        return False
    in_bold = abs(heading.size - block.size) < 0.3 and heading.passage.bold and block.passage.bold
    unfinished = block.text[:1].islower() and not heading.text.rstrip().endswith((".", ":", "!", "?"))
    return (in_bold and unfinished) or _opens_quote(heading, block)


def _opens_quote(heading: Block, block: Block) -> bool:
    """Whether a quotation begins in the "heading", behind its bold speaker, and ends in the paragraph below."""
    begun = heading.text.rpartition("„")[2] if "„" in heading.text else "“"
    return (
        not re.search("[“”]", begun)
        and re.search("[“”]", block.text) is not None
        and abs(heading.size - block.size) < 1
    )


def _joined(heading: Block, block: Block) -> Block:
    passage = Passage.join([heading.passage, block.passage])
    return replace(
        block,
        passage=passage,
        boxes=(*heading.boxes, *block.boxes),
        lines=(*(heading.lines or (heading.passage,)), *(block.lines or (block.passage,))),
    )
