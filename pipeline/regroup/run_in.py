"""Run-in headings: a bold lead with a colon at the beginning of a paragraph becomes a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.family import Family
from extractors.generic.entry import lines_of
from extractors.generic.fact_line import unknown_in
from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, field_for
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage

LEAD = 60  # characters: longer bold beginnings are emphasised sentences
REST = 25  # characters that must follow: a label and its value are no section
BARE = 4  # words of a lead without a mark at its end
QUESTIONS = 3  # leads that ask for something need no known word
ASKED = FACT_FIELDS | {"municipality"}
LEADS = 2  # in one publication: a single one may be emphasis
_END = re.compile(r"[:.?!]\s*$")
_BEGINS = re.compile(r"\s*[A-ZÄÖÜ\d]")  # a sentence
_QUOTE = re.compile(r"^\s*[„“»›\"‚]")


def with_run_in_headings(blocks: Sequence[Block], family: Family) -> tuple[Block, ...]:
    """The blocks with each "**Worum es geht:** Text …" split into a heading and its paragraph.

    Only where several paragraphs begin so and one of the leads is a heading that is known from elsewhere, or where
    several ask a question; labels of contact lines and lead-ins of quotes stay as they are. A lead that stands alone
    over a list is a heading where others of its style are.
    """
    leads = {n: cut for n, block in enumerate(blocks) if (cut := _lead(block, family)) is not None}
    alone = {n: len(b.text) for n, b in enumerate(blocks) if _stands_alone(blocks, n)}
    # Leads with a mark at their end and leads without one are two styles: "**Absicht** Der Rat will …".
    marked = {n: cut for n, cut in leads.items() if _END.search(blocks[n].text[:cut])}
    bare = {n: cut for n, cut in leads.items() if n not in marked}
    leads = {n: cut for style in (marked, bare) if _are_headings(blocks, style, family) for n, cut in style.items()}
    if not leads:
        return tuple(blocks)
    leads |= {n: cut for n, cut in alone.items() if any(_same_style(blocks[n], blocks[m]) for m in leads)}
    level = min(6, 1 + max((b.level for b in blocks if b.role == "heading"), default=0))
    return tuple(part for n, block in enumerate(blocks) for part in _split(block, leads.get(n), level))


def _are_headings(blocks: Sequence[Block], leads: Mapping[int, int], family: Family) -> bool:
    """Whether several paragraphs begin so and one of the leads is a heading that is known from elsewhere."""
    texts = [blocks[n].text[:cut].strip() for n, cut in leads.items()]
    known = sum(kind_of(text.strip(" :."), family.section_kinds) != "other" for text in texts)
    bare = any(not _END.search(text) for text in texts)
    asked = sum(text.endswith("?") for text in texts)
    return asked >= QUESTIONS or (len(leads) >= LEADS and known >= (LEADS if bare else 1))


def _lead(block: Block, family: Family) -> int | None:
    """Where the bold lead of a paragraph ends, None where it has none."""
    if block.role != "paragraph" or len(block.text) < REST or _states_only(block):
        return None
    stop = 0
    for span in block.passage.spans:
        if not span.bold:
            break
        stop = span.stop
    lead, rest = block.text[:stop], block.text[stop:]
    if not 3 <= len(lead) <= LEAD or len(rest) < REST or _QUOTE.match(rest) or len(lead.split()) > 8:
        return None
    if not _END.search(lead) and (len(lead.split()) > BARE or not _BEGINS.match(rest)):
        return None
    field = field_for(lead.strip(" :"), family.labels)
    # "Für wen?" asks for a paragraph, "Zielgruppe:" announces a value, and "Organisation." is no label.
    return (
        stop
        if field is None or lead.rstrip().endswith(".") or (lead.rstrip().endswith("?") and field in ASKED)
        else None
    )


def _stands_alone(blocks: Sequence[Block], n: int) -> bool:
    """Whether a paragraph is nothing but a bold lead with a mark, over a list."""
    block, below = blocks[n], blocks[n + 1] if n + 1 < len(blocks) else None
    return (
        block.role == "paragraph"
        and block.passage.bold
        and len(block.lines) == 1
        and len(block.text.split()) <= BARE
        and _END.search(block.text) is not None
        and below is not None
        and below.role == "list_item"
    )


def _same_style(lone: Block, block: Block) -> bool:
    return abs(lone.size - block.size) < 0.5 and lone.text.rstrip()[-1] in block.text[:LEAD]


def _states_only(block: Block) -> bool:
    """Whether every line of a block is a label with its value: a box of key figures set in bold."""
    return len(block.lines) > 1 and all(unknown_in(line) for line in lines_of(block))


def _split(block: Block, cut: int | None, level: int) -> Iterator[Block]:
    if cut is None:
        yield block
        return
    heading, text = block.passage[:cut].strip(" :."), block.passage[cut:].strip()
    yield replace(block, role="heading", passage=heading, boxes=_boxes(heading), level=level, lines=(heading,))
    if text.text:
        yield replace(block, passage=text, boxes=_boxes(text), lines=(text,))


def _boxes(passage: Passage) -> tuple[tuple[int, Box], ...]:
    return tuple((page, Box.around(boxes)) for page, boxes in passage.boxes().items())
