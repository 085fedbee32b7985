"""Quotations set right below a list: they are no part of its last item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.generic.entry import mended
from extractors.generic.quotes import OPENING, closing
from extractors.generic.speaker import parse_speaker
from pipeline.regroup.made_tables import as_block
from schemas.document import Block, Role
from schemas.passage import Passage

MIN_WORDS = 6  # shorter quotations are titles of things: "Broschüre „Was nun?“"
_LEAD_IN = re.compile(rf"(?P<who>[^:{OPENING}]{{5,120}}):\s*(?=[{OPENING}])")
_SENTENCE = re.compile(r"[.!?…][“”«»\"]\W*$")


def with_quotes_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each last item of a list that ends with lines of a whole quotation as item and paragraph."""
    found: list[Block] = []
    for block, below in pairwise([*blocks, None]):
        assert block is not None
        last = block.role == "list_item" and (below is None or below.role != "list_item")
        cut = _quotation(block.lines) if last else None
        if cut is None:
            found.append(block)
            continue
        parts: tuple[tuple[Sequence[Passage], Role], ...] = (
            (block.lines[:cut], block.role),
            (block.lines[cut:], "paragraph"),
        )
        for lines, role in parts:
            part = as_block(block, mended(lines, block.text), lines)
            own = role == block.role
            found.append(
                replace(part, role=role, level=block.level if own else 0, marker=block.marker if own else None)
            )
    return tuple(found)


def _quotation(lines: Sequence[Passage]) -> int | None:
    """The line behind the first with which a quotation begins that ends with the last one."""
    for n in range(1, len(lines)):
        text = Passage.join(lines[n:]).text
        lead = _LEAD_IN.match(text)
        if lead is not None and parse_speaker(Passage.join(lines[n:])[: lead.end("who")]) is None:
            lead = None
        said = text[lead.end() :] if lead else text
        whole = said[:1] in OPENING and closing(said) == len(said) and _SENTENCE.search(said) is not None
        if whole and len(said.split()) >= MIN_WORDS and lines[n - 1].text.rstrip()[-1:] not in ":,-–":
            return n
    return None
