"""What the publication says about its own type: body style and the ladder of heading styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from extractors.values.open_ends import waits
from pipeline.layout.draft import Draft
from pipeline.layout.faces import in_own_face
from pipeline.layout.markers import is_number_marker, is_square, marker_kind
from pipeline.layout.quoted_titles import CLOSING_QUOTES, is_in_quotes, titles_in_quotes
from schemas.document import RUNNING, Line

LARGER = 1.12  # times the body size: such type is a heading's
TEXT_SHARE = 0.16  # of all characters: a size with so many is one of running text
HEADING_CHARS = 220
BOLD_HEADING_CHARS = 130
MARKED_HEADING_CHARS = 90
SENTENCE_HEADING_CHARS = 60  # a bold sentence that heads a text is short
LEAD = 1.3  # times the body's size: a larger sentence is a title
CAPITALS = 1.15  # times their size: capitals look as large as text of that size
SMALL = 0.9  # times the body's size: type of boxes and imprints, whose headings are as small
MARGIN_SIZE = 0.7  # times the body's size: headings in the margin are no smaller
MARGIN_CHARS = 60
LARGER_IN_BOX = 0.97  # times the size of a heading in a box: so much smaller is its text at least
APART = 0.8  # of the font size: white above what begins something new
TIGHT = 0.35  # of the font size: headings of one style this close are one heading on two lines
_FIGURE = re.compile(
    r"^(?:ca\.|rund|über|etwa|mehr als|fast)?\s*[\d.,\s–-]*\d[\d.,\s–-]*"
    r"(?:(?:Tsd|Mio|Mrd|Millionen|Milliarden|Tausend)\.?\s*)?"
    r"(?:€|Euro|EUR|%|Prozent|km²|qkm|km|ha|m²|Jahre?n?|Monate?n?|Std\.?|Stunden)?$"
)
"""A number with its unit, however large it is set."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+$|\S@\S+\.\w|[|,·•–-]\s*(?:D-)?\d{5}\s+[A-ZÄÖÜ]\w|"
    r"^(?:(?:Mit|Viele|Herzliche|Freundliche)\s.{0,30}Gr(?:ü|u\u0308)(?:ß|ss)en?\b|Sehr geehrte|gez\.)"
)
"""A web or mail address, a postcode with its town, the opening and the close of a letter: lines that head nothing."""
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_END_OF_SENTENCE = re.compile(r"[.;,]$")
_ABBREVIATION_END = re.compile(r"(?:e\. ?V|GmbH|mbH|bzw|etc|ff|usw|\bca|Nr|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Body:
    """The style of most of the running text."""

    size: float
    bold: bool
    colour: int
    text_sizes: frozenset[float] = frozenset()
    """Sizes in half points in which a good part of the text is set: larger than `size`, but no heading's."""


def body(lines: Sequence[Line]) -> Body:
    """The style with the most characters, weighed by lines that look like running text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text) if len(line.words) > 3 else len(line.text) // 4
    if not sizes:
        return Body(10.0, bold=False, colour=0)
    size = sizes.most_common(1)[0][0]
    near = [line for line in lines if abs(line.size - size) <= 0.5]
    characters = sum(len(line.text) for line in near) or 1
    bold = sum(line.bold * len(line.text) for line in near) > 0.6 * characters
    colours: Counter[int] = Counter()
    for line in near:
        colours[line.words[0].colour] += len(line.text)
    share = TEXT_SHARE * sum(sizes.values())
    text_sizes = frozenset(s for s, count in sizes.items() if count >= share)
    return Body(size, bold, colours.most_common(1)[0][0] if colours else 0, text_sizes)


def mark_headings(drafts: Sequence[Draft], base: Body, underlined: Set[int] = frozenset()) -> list[Draft]:
    """The drafts with those paragraphs that are headings marked, and their levels over the whole publication.

    `underlined`: identities of lines that are headings by the line under them.
    """
    told = in_own_face(drafts, base.size) | titles_in_quotes(drafts, base.size) | _in_the_margin(drafts, base)
    told |= underlined
    last: list[Draft] = []  # on their page, heading nothing on it
    for n, draft in enumerate(drafts):
        if draft.role not in ("paragraph", "list_item") or not draft.lines or draft.leans:
            continue  # a stamp or a watermark heads nothing
        after = next((d for d in islice(drafts, n + 1, None) if d.role not in RUNNING), None)
        before = drafts[n - 1] if n else None
        goes_on = before is not None and _goes_on(before, draft, after)
        small = draft.size < SMALL * base.size
        titled = goes_on or id(draft) in told or _is_heading(draft, before, after, base)
        if titled or (small and _heads_small_type(drafts, n)):
            draft.role = "heading"
            if (after is None or after.page != draft.page) and draft.size < LARGER * base.size:
                last.append(draft)
    _unmark_unlike([*last, *_last_in_boxes(drafts, base)], drafts)
    kept: list[Draft] = []
    for draft in drafts:
        if kept and (_same_heading(kept[-1], draft) or _breaks_over_columns(kept[-1], draft)):
            kept[-1].lines += draft.lines
            if _is_sentence(kept[-1], base):
                kept[-1].role = "paragraph"
        else:
            kept.append(draft)
    _set_levels([d for d in kept if d.role == "heading"])
    return kept


def _in_the_margin(drafts: Sequence[Draft], base: Body) -> set[int]:
    """Identities of bold lines in one style that stand, more than once, left of the text that begins beside them."""
    found = [
        draft
        for draft, after in pairwise(d for d in drafts if d.role not in RUNNING)
        if draft.role == after.role == "paragraph"
        and draft.lines
        and after.lines
        and draft.page == after.page
        and draft.bold > 0.85
        and after.bold < 0.5
        and len(draft.text) <= MARGIN_CHARS
        and _LETTERS.search(draft.text)
        and draft.size >= MARGIN_SIZE * base.size
        and draft.box.x1 < after.box.x0
        and abs(draft.box.top - after.box.top) < base.size
        and len(after.lines) > 1
    ]
    often = Counter(draft.look for draft in found)
    return {id(draft) for draft in found if often[draft.look] > 1}


def _last_in_boxes(drafts: Sequence[Draft], base: Body) -> list[Draft]:
    """What ends a box below its text and heads nothing in it: "Leitung: Ada Beispiel" / "Raum 1"."""
    found: list[Draft] = []
    boxes: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        if draft.container >= 0 and draft.role not in RUNNING:
            boxes.setdefault((draft.page, draft.container), []).append(draft)
    for inside in boxes.values():
        tail = list(takewhile(lambda d: d.role == "heading" and d.size < LARGER * base.size, reversed(inside)))
        found += tail if len(tail) < len(inside) else []
    return found


def _unmark_unlike(last: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """Take back what is bold at the end of its page and in the style of no heading over text: a signature, a body's
    name on a cover."""
    waiting = {id(draft) for draft in last}
    styles = {d.look for d in drafts if d.role == "heading" and id(d) not in waiting}
    for draft in last:
        if draft.look not in styles and draft.text[-1] != ":":  # what ends so announces the next page
            draft.role = "list_item" if draft.marker is not None else "paragraph"


def _is_sentence(draft: Draft, base: Body) -> bool:
    """Whether what looked like headings line by line is a sentence in bold: the lead of a text."""
    return draft.text[-1:] == "." and len(draft.text) > SENTENCE_HEADING_CHARS and draft.size < LEAD * base.size


def _same_heading(first: Draft, second: Draft) -> bool:
    """Whether two headings are one that somebody broke over two lines."""
    return first.role == second.role == "heading" and _follows_in_style(first, second)


def _breaks_over_columns(first: Draft, second: Draft) -> bool:
    """Whether the last line of a column and the first of the next one are one heading: "Strategien gegen" / "Armut"."""
    next_column = first.page == second.page and first.column < second.column and second.box.top < first.box.top
    same = abs(first.size - second.size) < 0.03 * first.size and first.colour == second.colour
    both = first.role == second.role == "heading" and same and abs(first.bold - second.bold) < 0.2
    return both and next_column and second.marker is None and waits(first.text)


def _follows_in_style(first: Draft, second: Draft) -> bool:
    if first.page != second.page:
        return False
    if second.gap_before > TIGHT if first.column == second.column else not _flush_below(first, second):
        return False
    if second.box.x1 <= first.box.x0:
        return False  # a name in the corner above a title
    same = abs(first.size - second.size) < 0.03 * first.size and abs(first.bold - second.bold) < 0.2
    same = same and first.colour == second.colour and second.marker is None
    return same and len(first.text) + len(second.text) < HEADING_CHARS


def _flush_below(first: Draft, second: Draft) -> bool:
    """Whether a line goes on right below one that runs over its column: the last line of a lead over two columns."""
    gap = second.box.top - first.box.bottom
    return abs(first.box.x0 - second.box.x0) < 1 and -0.3 * first.size < gap < TIGHT * first.size


def _goes_on(heading: Draft, draft: Draft, after: Draft | None) -> bool:
    """Whether a line is the rest of the bold heading above it: in its style, with no more white than between lines."""
    if heading.role != "heading" or draft.role != "paragraph" or heading.bold < 0.85 or len(draft.lines) > 2:
        return False
    if after is None or heading.text[-1:] in ".:!?" or not _follows_in_style(heading, draft):
        return False
    return after.bold < 0.85 or after.gap_before > TIGHT  # else a list of bold lines that happens to begin here


def _is_heading(draft: Draft, before: Draft | None, after: Draft | None, base: Body) -> bool:
    text = draft.text
    if draft.entry or len(text) > HEADING_CHARS or not _LETTERS.search(text) or len(draft.lines) > 5:
        return False
    if _FIGURE.match(text) or _ADDRESS.search(text) or is_in_quotes(text):
        return False
    larger = draft.size >= LARGER * base.size and draft.size >= base.size + 0.8
    larger = larger and round(2 * draft.size) / 2 not in base.text_sizes and not is_tabbed(draft)
    bold = draft.bold > 0.85 and not base.bold
    if draft.role == "list_item":
        # "□ Ziele", "1. Ausgangslage": in a larger or bold style and with something else than its like around it
        square = draft.marked is not None and is_square(draft.marked.words[0])
        titled = larger or (bold and (is_number_marker(draft.marker or "") or square))
        if not titled or len(text) > MARKED_HEADING_CHARS or len(draft.lines) > 2 or after is None:
            return False
        return not any(beside is not None and _alike(draft, beside) for beside in (after, before))
    sentence = bool(_END_OF_SENTENCE.search(text)) and not _ABBREVIATION_END.search(text)
    if larger:
        return not (sentence and len(text) > 60) or draft.size >= 1.5 * base.size
    over_text = text.isupper() and after is not None and after.size < LARGER * base.size  # else it is a kicker
    seen = draft.size * (CAPITALS if over_text and not _DIGIT.search(text) else 1.0)
    if len(text) > BOLD_HEADING_CHARS or len(draft.lines) > 3 or seen < SMALL * base.size:
        return False
    if after is None:
        return False
    if sentence:
        # "Unsere Schule bleibt." heads the text that it is closer to, if anything
        return bold and _stands_over(draft, after) and len(text) <= SENTENCE_HEADING_CHARS and text[-1] == "."
    if before is not None and _signs(draft, before, after):
        return False
    apart = draft.gap_before > 0.15 or (before is not None and _is_kicker(before, draft))
    coloured = draft.colour != base.colour and _one_colour(draft)
    capitals = text.isupper() and len(text) > 3
    if bold:
        return apart or coloured or capitals
    alike = any(_looks_alike(draft, d) for d in (before, after) if d is not None and d.role != "heading")
    if alike or draft.bold > 0.1:
        coloured = False  # the white text of a dark box, a value behind its bold label
    return (coloured or capitals) and apart and draft.gap_before > 0.3 and len(draft.lines) <= 2 and len(text) < 90


def _looks_alike(draft: Draft, other: Draft) -> bool:
    return _in_one_column(draft, other) and bool(other.lines) and draft.look == other.look


def _is_kicker(line: Draft, title: Draft) -> bool:
    """Whether a line like a heading in smaller type and a colour of its own leads up to the bold line right below."""
    kicker = line.role == "heading" and len(line.lines) == 1 and _in_one_column(line, title)
    return kicker and line.size < title.size - 0.1 and line.colour != title.colour


def is_tabbed(draft: Draft) -> bool:
    """Left, middle and right part on one line, as word processors set their heads and feet."""
    words = draft.lines[0].words
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(words)]
    return len(draft.lines) == 1 and sum(1 for gap in gaps if gap > 2 * draft.size) >= 2


def _heads_small_type(drafts: Sequence[Draft], n: int) -> bool:
    """Whether a bold line heads text in small type: the first of its column ("Impressum"), or one in a colour of its
    own that stands well apart from what is above it, over sentences ("Zur Person" below a portrait and its caption),
    or one larger than its text, as others of its box; over an address it is a label.

    Over a single line it is a label with its value.
    """
    draft, text = drafts[n], drafts[n].text
    first = n == 0 or not _in_one_column(drafts[n - 1], draft)
    if len(draft.lines) > 1 or draft.role != "paragraph" or draft.bold < 0.85:
        return False
    if not (first or _is_coloured_over(draft, drafts[n + 1 : n + 2]) or _comes_back_in_box(drafts, n)):
        return False
    if len(text) > SENTENCE_HEADING_CHARS or text[-1] in ".,;" or not _LETTERS.search(text):
        return False
    if _ADDRESS.search(text) or _FIGURE.match(text):
        return False
    told = 0
    for other in islice(drafts, n + 1, None):
        alike = abs(other.size - draft.size) < 0.1 * draft.size and other.role in ("paragraph", "list_item")
        if not alike or other.bold > 0.5 or not _in_one_column(draft, other) or (not told and other.gap_before > 1):
            break
        told += len(other.lines)
    return told > 1


def _comes_back_in_box(drafts: Sequence[Draft], n: int) -> bool:
    """Whether a bold line in a box is larger than the text right below it, as others there that look like it."""
    draft = drafts[n]
    if draft.container < 0:
        return False
    start = n
    while start and drafts[start - 1].page == draft.page:
        start -= 1
    on_page = takewhile(lambda d: d.page == draft.page, islice(drafts, start, None))
    over = [
        first
        for first, below in pairwise(on_page)
        if (first.page, first.container) == (below.page, below.container) == (draft.page, draft.container)
        and first.lines
        and below.lines
        and first.look == draft.look
        and below.bold < 0.5
        and below.size < LARGER_IN_BOX * first.size
    ]
    return len(over) > 1 and any(first is draft for first in over)


def _is_coloured_over(draft: Draft, below: Sequence[Draft]) -> bool:
    """Whether a line has a colour of its own, white above it and sentences below."""
    told = bool(below) and bool(below[0].lines) and below[0].text[-1] in ".!?"
    return told and draft.gap_before > APART and draft.colour != below[0].colour


def _signs(draft: Draft, quotation: Draft, after: Draft) -> bool:
    """Whether a line names who says the quotation above: it stands closer to that than to what follows."""
    if not quotation.lines or quotation.text[-1] not in CLOSING_QUOTES or draft.text[-1] == ":":
        return False
    return _in_one_column(quotation, draft) and draft.gap_before < after.gap_before


def _in_one_column(a: Draft, b: Draft) -> bool:
    return (a.page, a.column) == (b.page, b.column)


def _stands_over(draft: Draft, after: Draft) -> bool:
    """Whether a line stands apart from what is above it and right above plain text."""
    below = after.role == "paragraph" and after.bold < 0.5 and after.gap_before < TIGHT and len(after.lines) > 1
    return below and draft.gap_before > APART and len(draft.lines) == 1


def _alike(item: Draft, other: Draft) -> bool:
    """Whether two marked lines are items of one list."""
    if other.marked is None or item.marker is None or other.marker is None:
        return False
    same = marker_kind(item.marker) == marker_kind(other.marker)
    return same and abs(item.size - other.size) < 0.06 * item.size and abs(item.bold - other.bold) < 0.5


def _one_colour(draft: Draft) -> bool:
    return len({w.colour for line in draft.lines for w in line.words}) == 1


def _set_levels(headings: Sequence[Draft]) -> None:
    """Levels by the ladder of styles: larger before smaller, bold before light, capitals before mixed case."""
    steps: list[float] = []
    for size in sorted({round(2 * h.size) / 2 for h in headings}, reverse=True):
        if not steps or size < 0.94 * steps[-1]:
            steps.append(size)

    def style(heading: Draft) -> tuple[int, bool, bool]:
        size = round(2 * heading.size) / 2
        step = max((n for n, s in enumerate(steps) if size <= s * 1.0001), default=0)
        return (step, heading.bold <= 0.5, not heading.text.isupper())

    ladder = sorted({style(h) for h in headings})
    for heading in headings:
        heading.level = min(6, ladder.index(style(heading)) + 1)
