"""Entries: labels with what they label, from table rows, `Label: value` lines, a label line above its value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.generic.entry import Entry, lines_of
from extractors.generic.fact_line import LEADER, Part, facts_in, lone_figure, stated, unknown_in
from extractors.generic.label_places import figure_over_caption, label_above, label_beside, label_column
from extractors.generic.labels import MAX_LABEL, field_for
from extractors.generic.ladder import ladder
from extractors.generic.table_entries import table_entries
from extractors.generic.tiles import tiles
from extractors.profile_blocks import ProfileBlocks
from extractors.values.figures import parse_figure
from extractors.values.open_ends import waits
from schemas.document import Block
from schemas.kept import kept
from schemas.passage import Passage

SAME_SIZE = 0.6  # points by which the paragraphs of one value may differ
GAP = 2.0  # of the type size; what stands further below is no part of the value
MAX_FIGURE_LABEL = 40  # characters of an unknown label in front of a figure
_FIGURE = re.compile(
    r"(?:ca\.|rund|etwa|über|knapp)?\s*\d[\d.,]*\s?(?:%|€|Euro|km²|qkm|ha|Prozent|Mio\.?|"
    r"[A-ZÄÖÜ][a-zäöü]+)?(?:\s\([^)]{4,30}\))?$"
)
_LABELLED = re.compile(rf"\s*([^:\n]{{1,{MAX_LABEL}}}?)(?:\s?(?P<colon>:)(?!//)(?:\s+|$)|{LEADER}(?=\S))")


def split_label(line: Passage, own: Mapping[str, str]) -> tuple[Passage, str | None, Passage] | None:
    """(label, field, rest) of a line that begins with a label, None for other lines.

    A label that the lexicon does not know counts in front of a figure ("Kinder in Kitas: 2.480").
    """
    hit = _LABELLED.match(line.text)
    if hit:
        field = field_for(hit[1], own)
        rest = line[hit.end() :].strip()
        # The dots of a list of contents lead to a figure, too.
        if field or (
            hit["colon"] and len(hit[1]) <= MAX_FIGURE_LABEL and hit[1][0].isupper() and _is_figure(rest.text)
        ):
            return line[hit.start(1) : hit.end(1)], field, rest
    return None


def _is_figure(text: str) -> bool:
    """A number with its unit, whatever the unit is, or an amount: "7,8 Mio. €"."""
    return _FIGURE.match(text) is not None or parse_figure(text) is not None


def entries_of(blocks: Sequence[Block], own: Mapping[str, str]) -> tuple[Entry, ...]:
    """All entries of consecutive blocks: of tables, of `Label: value` lines, of labels above their values.

    Lines without label belong to the label above while they stand in the same paragraph or box, or where the label
    has no value yet; other lines make an entry whose label is empty. List items and headings end one.
    """
    found: list[Entry] = []
    open_entry: Entry | None = None
    beside: set[int] = set()
    figures = stated(blocks, own)
    tiled = tiles(blocks, own)
    for n, block in enumerate(blocks):
        if id(block) in beside:
            continue
        if tile := tiled.get(id(block)):
            found.append(tile)
            beside |= {id(b) for b in tile.claims}
            open_entry = None
            continue
        if column := label_column(blocks, n, own) or ladder(blocks, n, own):
            found += column
            beside |= {id(b) for e in column for b in e.claims}
            open_entry = None
            continue
        if block.cells:
            rows = table_entries(block, own)
            if rows and open_entry is not None and not rows[0].label.text:
                found[-1] = replace(
                    open_entry,
                    values=(*open_entry.values, *rows[0].values),
                    lines=(*open_entry.lines, *rows[0].lines),
                    claims=(*open_entry.claims, *rows[0].claims),
                )
                rows = rows[1:]
            found += rows or (_unlabelled(block),)
            open_entry = found[-1] if rows else None
            continue
        if figure := figure_over_caption(block, blocks[n + 1] if n + 1 < len(blocks) else None, own):
            found.append(figure)
            beside.add(id(blocks[n + 1]))
            open_entry = None
            continue
        if row := label_beside(blocks[n : n + 3], own):
            found.append(row)
            beside |= {id(b) for b in row.claims}
            open_entry = None
            continue
        if label_above(block, blocks[n + 1] if n + 1 < len(blocks) else None, own):
            open_entry = Entry(block.passage, field_for(block.text, own), (), (), (block,), block)
            found.append(open_entry)
            continue
        if whole := _figures_over_lines(block, own):
            found += whole
            open_entry = None
            continue
        lines = lines_of(block)
        # A line of running text may begin like one: "Einwohner 2014 befragt wurden".
        lone = [lone_figure(line, own) for line in lines] if block.role != "list_item" else []
        for i, line in enumerate(lines):
            # "… für" / "Menschen ab 60: …" is one sentence.
            labelled = block.role != "list_item" and not (i > 0 and waits(lines[i - 1].text))
            if labelled and (several := facts_in(line, own)):
                found += [_of_row(part, block) for part in several]
                open_entry = None
                continue
            split = split_label(line, own) if labelled else None
            if split:
                label, field, rest = split
                begun = (rest,) if rest.text else ()
                open_entry = Entry(label, field, (), begun, (block,), block, rung=id(block) in figures)
                found.append(open_entry)
                continue
            if lone and all(lone) and (part := lone[i]):
                label, field, rest = part
                found.append(Entry(label, field, (), (rest,), (block,), block))
                open_entry = None
                continue
            if id(block) in figures and (unknown := unknown_in(line)):
                label, field, rest = unknown
                open_entry = Entry(label, field, (), (rest,), (block,), block, rung=True)
                found.append(open_entry)
                continue
            goes_on = open_entry is not None and (
                (i > 0 and open_entry.claims[-1] is block)
                or (not open_entry.lines and block.role in {"paragraph", "heading"})
                or (block.role == "paragraph" and _beneath(open_entry, block))
            )
            if goes_on and open_entry is not None:
                open_entry = found[-1] = _longer(open_entry, (line,), (block,))
            elif found and not found[-1].label.text and found[-1].source is block:
                found[-1] = _longer(found[-1], (line,), ())
            else:
                open_entry = None
                found.append(Entry(Passage(""), None, (), (line,), (block,), block))
    return tuple(found)


@kept
def entries_in(profile: ProfileBlocks) -> tuple[Entry, ...]:
    """All entries of a profile, claimed ones included; its title and list items are none."""
    blocks = [b for b in profile.all_blocks if b is not profile.title and b.role != "list_item"]
    return entries_of(blocks, profile.family.labels)


def _figures_over_lines(block: Block, own: Mapping[str, str]) -> list[Entry]:
    """The figures of a paragraph that marks part, where its lines break among them."""
    lines = lines_of(block)
    if block.role == "list_item" or len(lines) < 2 or all(facts_in(line, own) for line in lines):
        return []
    return [_of_row(part, block) for part in facts_in(block.passage, own, marked=True)]


def _of_row(part: Part, block: Block) -> Entry:
    """One of several figures of a line: beside known ones a label is one of a fact, whatever it says."""
    label, field, value = part
    return Entry(label, field, (), (value,), (block,), block, rung=True)


def _beneath(entry: Entry, block: Block) -> bool:
    """Whether a paragraph of the same box goes on with a value: close below it and in its type."""
    last = entry.claims[-1]
    return (
        block.container >= 0
        and (block.container, block.page) == (entry.source.container, entry.source.page)
        and block.text[:1] not in "„»“"
        and abs(block.size - last.size) < SAME_SIZE
        and block.passage.bold == entry.lines[-1].bold
        and block.box.top - last.box.bottom < GAP * block.size
    )


def _longer(entry: Entry, lines: tuple[Passage, ...], blocks: tuple[Block, ...]) -> Entry:
    claims = entry.claims if blocks and entry.claims[-1] is blocks[0] else (*entry.claims, *blocks)
    return replace(entry, lines=(*entry.lines, *lines), claims=claims)


def _unlabelled(table: Block) -> Entry:
    return Entry(Passage(""), None, (table,), lines_of(table), (table,), table)
