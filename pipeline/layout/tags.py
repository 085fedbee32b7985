"""What a file's structure tree says, heard as a witness where it agrees with the page.

The authors' own tags know what geometry cannot: that two lines set alike are two paragraphs, that a plain line is a
heading and of which level, that a line at the edge belongs to no text. But many trees are made by machines, line by
line or in the order of drawing. So a page's tree is heard only if it covers the text, if its blocks are what stands
together on the page, and if its order is mostly the one that geometry finds; then it decides the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.layout.draft import Draft
from schemas.document import Line, Page

COVERED = 0.9  # of the words of a page must stand in tags
IN_ORDER = 0.8  # of neighbouring blocks must follow each other in the tree as on the page
WHOLE = 0.85  # of the blocks on the page must be made of tags that no other block has a part in
BY_LINE = 0.5  # of the paragraphs of several lines may be tagged line by line
MARGIN = 0.13  # of the page height: an untagged line there is running matter
HEADING_CHARS = 220
_HEADING = re.compile(r"^(?:H([1-6])?|Title)$")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class _Tree:
    """The tags of one page that is heard: number of the tag by text object, and their roles."""

    at: Mapping[int, int]
    roles: Sequence[str]

    def of(self, line: Line) -> list[int]:
        return [self.at.get(word.run, -1) for word in line.words]


def with_tags(drafts: Sequence[Draft], pages: Sequence[Page]) -> list[Draft]:
    """The drafts corrected by the tags of those pages whose tree is sound: cut, put in order, their tags noted."""
    trees = {page.number: _tree(page) for page in pages if page.tags}
    if not trees:
        return list(drafts)
    kept: list[Draft] = []
    by_page: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_page.setdefault(draft.page, []).append(draft)
    heights = {page.number: page.height for page in pages}
    for number, found in by_page.items():
        tree = trees.get(number)
        if tree is None:
            kept += found
            continue
        loose = [draft for draft in found if _is_loose(draft, tree, heights[number])]
        if _is_sound([draft for draft in found if not _is_loose(draft, tree, heights[number])], tree):
            for draft in loose:
                draft.role = "running_head" if draft.box.top < heights[number] / 2 else "footer"
            kept += _corrected(found, tree)
        else:
            kept += found
    return kept


def promote(drafts: Sequence[Draft]) -> None:
    """Make headings of plain text that is tagged as such."""
    for draft in drafts:
        tagged = _HEADING.match(draft.tag) is not None
        if tagged and draft.role == "paragraph" and len(draft.text) <= HEADING_CHARS and _LETTERS.search(draft.text):
            draft.role = "heading"


def set_tagged_levels(drafts: Sequence[Draft]) -> None:
    """Give headings the levels of their tags, if all have one and they differ; else the ladder of styles stands."""
    headings = [draft for draft in drafts if draft.role == "heading"]
    levels = [level for draft in headings if (level := _level(draft.tag)) is not None]
    ladder = sorted(set(levels))
    if len(ladder) < 2 or len(levels) < len(headings):
        return
    for draft, level in zip(headings, levels, strict=True):
        draft.level = ladder.index(level) + 1


def _level(tag: str) -> int | None:
    match = _HEADING.match(tag)
    if match is None:
        return None
    return 0 if tag == "Title" else int(match.group(1) or 1)


def _tree(page: Page) -> _Tree:
    at = {run: n for n, tag in enumerate(page.tags) for run in tag.runs}
    return _Tree(at, [tag.role for tag in page.tags])


def _lines(draft: Draft) -> list[Line]:
    own = [draft.marked, *draft.lines[1:]] if draft.marked is not None else draft.lines
    return [*own, *(line for _, _, cell in draft.cells for inner in cell for line in _lines(inner))]


def _is_loose(draft: Draft, tree: _Tree, height: float) -> bool:
    """Whether a draft stands at the edge of the page and in no tag."""
    edge = draft.box.bottom <= MARGIN * height or draft.box.top >= (1 - MARGIN) * height
    return edge and draft.role == "paragraph" and all(n < 0 for line in _lines(draft) for n in tree.of(line))


def _is_sound(drafts: Sequence[Draft], tree: _Tree) -> bool:
    numbers = [[n for line in _lines(draft) for n in tree.of(line)] for draft in drafts]
    words = [n for found in numbers for n in found]
    if not words or sum(1 for n in words if n >= 0) < COVERED * len(words):
        return False
    spans = [(min(known), max(known)) for found in numbers if (known := [n for n in found if n >= 0])]
    in_order = sum(1 for above, below in pairwise(spans) if above[0] <= below[0])
    owners: dict[int, set[int]] = {}
    for n, found in enumerate(numbers):
        for tag in found:
            owners.setdefault(tag, set()).add(n)
    whole = sum(1 for n, found in enumerate(numbers) if all(owners[t] == {n} for t in set(found) if t >= 0))
    paragraphs = [d for d in drafts if d.role == "paragraph" and len(d.lines) > 2]
    by_line = sum(1 for d in paragraphs if len({n for line in d.lines for n in tree.of(line)}) >= len(d.lines))
    return (
        in_order >= IN_ORDER * (len(spans) - 1)
        and whole >= WHOLE * len(drafts)
        and by_line <= BY_LINE * len(paragraphs)
    )


def _corrected(drafts: Sequence[Draft], tree: _Tree) -> list[Draft]:
    found = [part for draft in drafts for part in _cut(draft, tree)]
    for draft in found:
        numbers = {n for line in _lines(draft) for n in tree.of(line)}
        roles = {tree.roles[n] for n in numbers if n >= 0}
        draft.tag = roles.pop() if len(roles) == 1 and -1 not in numbers else ""
        if draft.role == "paragraph" and draft.tag in ("Caption", "Note", "FENote"):
            draft.role = "caption" if draft.tag == "Caption" else "footnote"
    return _in_order(found, tree)


def _cut(draft: Draft, tree: _Tree) -> list[Draft]:
    """A paragraph that the tree knows as several: cut between the lines where one tag ends and another begins.

    Not within a sentence: an address in a line is tagged by itself where it must not be broken.
    """
    if draft.role != "paragraph" or len(draft.lines) < 2:
        return [draft]
    parts = [[draft.lines[0]]]
    for above, line in pairwise(draft.lines):
        before, after = set(tree.of(above)), set(tree.of(line))
        apart = len(after) == 1 and -1 not in before | after and not before & after
        if apart and not (above.text.endswith(",") and line.text[:1].islower()):
            parts.append([])
        parts[-1].append(line)
    if len(parts) == 1:
        return [draft]
    first, *rest = parts
    left = [replace(draft, lines=lines, joined=[], gap_before=0.0, text_x=lines[0].box.x0) for lines in rest]
    return [replace(draft, lines=first, joined=[]), *left]


def _in_order(drafts: list[Draft], tree: _Tree) -> list[Draft]:
    """The drafts as the tree orders them; one without a tag stays behind the draft that it follows.

    Not where tags of one draft lie between those of another: then the tree says nothing of their order.
    """
    spans: list[tuple[int, int]] = []
    for draft in drafts:
        known = [n for line in _lines(draft) for n in tree.of(line) if n >= 0]
        spans.append((min(known), max(known)) if known else (spans[-1] if spans else (-1, -1)))
    order = sorted(range(len(drafts)), key=lambda n: spans[n][0])
    if any(spans[below][0] < spans[above][1] for above, below in pairwise(order)):
        return drafts
    return [drafts[n] for n in order]
