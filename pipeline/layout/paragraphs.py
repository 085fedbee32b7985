"""Lines of one column to paragraphs and list items, by leading, indent, style and markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from extractors.values.open_ends import waits
from pipeline.layout.contents import Side, is_numbered, numbered_at, parts_entries
from pipeline.layout.draft import Draft
from pipeline.layout.item_openings import DASHES, in_company, opening_of, without_quotes
from pipeline.layout.leading import SIZE_STEP, extra
from pipeline.layout.markers import marker_kind
from pipeline.layout.second_looks import TAB, parted
from pipeline.layout.sheets import Sheet
from schemas.document import Line, Word

LEADING_SLACK = 0.28  # of the font size: leading larger than usual by this much starts a new block
WITHIN_SENTENCE = 0.75  # the same where the line goes on in lower case in the middle of a sentence
INDENT = 0.7  # of the font size
SURE_LINES = 4  # at the right edge: enough to call a column justified
NARROW_LINES = 3  # one below the other that end at one place short of the edge: stretched to an edge of their own
JUSTIFIED = 0.6  # share of lines that end exactly at the right edge in justified text
FLUSH = 0.12  # of the font size: lines that end closer than this to the edge end at it
SHORT = 0.6  # of the font size: a justified line this short of the edge is a paragraph's last
SAME_EDGE = 0.2  # of the font size by which lines that begin at one edge differ
HANGS_OUT = 0.4  # of the font size: so far a hyphen stands beyond the edge of text
SEPARATORS = "•·▪■●"
_GREETING = re.compile(r"^(?:[Ss]ehr geehrte|[Ll]iebe)[rs]?\b[^.:?]*[,!]$")
"""A line that opens a letter. The letter goes on in lower case, so only a line broken on purpose tells that it ends."""
_CLOSING = re.compile('[“”"]')
_INITIAL = re.compile(r"(?:^|\s)[a-zA-Z]\.$")
_ADDRESS = re.compile(r"(?:https?:|www\.)\S+$|\S+@\S+$")
"""Below the words of an item that announce it: where something is to be found."""
_COUNTED = re.compile(r"^([A-ZÄÖÜ][^\W\d_]+|§) (\d{1,3})\b")


def drafts_of(sheet: Sheet, usual: dict[float, float]) -> list[Draft]:
    """The blocks of a page in reading order; `usual` is what `leading` says of the whole publication."""
    found: list[Draft] = []
    for number, part in enumerate(sheet.parts):
        place = _Place(part.container, number, usual)
        run: list[Line] = []
        for thing in part.things:
            if isinstance(thing, Line):
                run.append(thing)
                continue
            found += _paragraphs(run, place)
            run = []
            table = Draft([], role="table", container=part.container, column=number)
            table.bands = thing.bands
            table.cells = [(row, column, _paragraphs(cell, place)) for row, column, cell in thing.cells]
            found.append(table)
        found += _paragraphs(run, place)
    return found


@dataclass(frozen=True)
class _Place:
    """Where lines stand: what all of one column share."""

    container: int
    column: int
    usual: dict[float, float]
    left: float = 0.0
    right: float = 0.0
    justified: bool = False
    contents: Side = ""
    """Where entries of a list of contents have their page numbers."""
    edges: Mapping[int, float] = field(default_factory=dict)
    """Where lines end that are stretched to an edge of their own, beside a picture, by identity of the line."""
    hanging: Set[float] = frozenset()
    """Where the text of items stands whose further lines hang from there."""
    flush: Set[float] = frozenset()
    """Where the markers of items stand below which their further lines begin."""


def _paragraphs(lines: Sequence[Line], place: _Place) -> list[Draft]:
    """The blocks of consecutive lines of one column, top to bottom."""
    if not lines:
        return []
    left, right = min(line.box.x0 for line in lines), _right(lines)
    justified, contents = _is_justified(lines, right), numbered_at(lines, right)
    edges = _edges(lines, right)
    together = in_company(lines)
    markers = without_quotes([opening_of(line) or together.get(id(line)) for line in lines], lines)
    place = replace(place, left=left, right=right, justified=justified, contents=contents, edges=edges)
    hanging, flush = _further_lines(lines, markers)
    place = replace(place, hanging=hanging, flush=flush)
    drafts: list[Draft] = []
    previous: Line | None = None
    for line, marker in zip(lines, markers, strict=True):
        if previous is None or _begins(line, marker, drafts[-1], previous, place):
            gap = extra(previous, line, place.usual) if previous is not None else 99.0
            drafts.append(_opened(line, marker, place, gap))
        else:
            drafts[-1].lines.append(line)
        drafts[-1].entry = is_numbered(drafts[-1].lines[0], right, contents) or is_numbered(line, right, contents)
        previous = line
    return parted(drafts)


def _further_lines(lines: Sequence[Line], markers: Sequence[str | None]) -> tuple[set[float], set[float]]:
    """The left edges of the further lines of items: those that hang from the text of the first, and those, in small
    letters, that go back to its marker."""
    hanging, flush = set[float](), set[float]()
    for (first, marker), (second, other) in pairwise(zip(lines, markers, strict=True)):
        if marker is None or other is not None or len(first.words) < 2 or first.words[0].text != marker:
            continue
        text, left = first.words[1].box.x0, second.box.x0
        if abs(left - text) < SAME_EDGE * second.size and text - first.box.x0 > 0.5 * second.size:
            hanging.add(text)
        elif abs(left - first.box.x0) < SAME_EDGE * second.size and second.text[0].islower():
            flush.add(first.box.x0)
    return hanging, flush


def _right(lines: Sequence[Line]) -> float:
    """The right edge of a column: where most lines end if hyphens and stops hang out beyond it, else the longest."""
    longest = max(line.box.x1 for line in lines)
    edge, count = Counter(round(2 * line.box.x1) / 2 for line in lines).most_common(1)[0]
    return edge if count >= SURE_LINES and longest - edge < HANGS_OUT * lines[0].size else longest


def _is_justified(lines: Sequence[Line], right: float) -> bool:
    flush = sum(1 for line in lines if right - line.box.x1 < FLUSH * line.size)
    return flush >= SURE_LINES and flush >= JUSTIFIED * len(lines)


def _edges(lines: Sequence[Line], right: float) -> dict[int, float]:
    """The right edge of lines that end at one place short of that of their column: text beside a picture."""
    edges: dict[int, float] = {}
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and run and _is_flush_with(line, run[0]):
            run.append(line)
            continue
        if len(run) >= NARROW_LINES and right - run[0].box.x1 > run[0].size:
            edges |= {id(other): run[0].box.x1 for other in run}
        run = [line] if line is not None else []
    return edges


def _is_flush_with(line: Line, other: Line) -> bool:
    near = max(abs(line.box.x1 - other.box.x1), abs(line.size - other.size)) < FLUSH * line.size
    return near and abs(line.box.x0 - other.box.x0) < 0.5 * line.size


def _opened(line: Line, marker: str | None, place: _Place, gap: float) -> Draft:
    draft = Draft([line], container=place.container, column=place.column, right=place.right, gap_before=gap)
    draft.justified = place.justified
    draft.marker_x = draft.text_x = line.box.x0
    if marker is not None:
        first = line.words[0]
        rest = line.words[1:] if first.text == marker else (_without_marker(first, marker), *line.words[1:])
        draft.lines, draft.marked = [Line(tuple(rest))], line
        draft.role, draft.marker, draft.text_x = "list_item", marker, draft.lines[0].box.x0
    return draft


def _without_marker(word: Word, marker: str) -> Word:
    share = len(marker) / len(word.text)
    box = word.box._replace(x0=word.box.x0 + share * word.box.width)
    return Word(word.text[len(marker) :], word.page, box, word.baseline, word.size, word.font, word.colour, word.run)


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a bold label and goes on in plain type: "**Laufzeit:** 2019 bis 2023"."""
    label = list(takewhile(lambda word: word.font.bold, line.words))
    return 0 < len(label) < len(line.words) and label[-1].text[-1] == ":"


def _begins(line: Line, marker: str | None, draft: Draft, previous: Line, place: _Place) -> bool:
    """Whether a line opens a new block below `previous`, the last line of `draft`."""
    em = max(line.size, 1.0)
    if marker is not None and not _is_within_sentence(marker, line, draft, previous, place):
        return True
    if line.box.x1 <= previous.box.x0:
        return True  # a name in the corner above a title
    if _is_labelled(line) and _is_labelled(draft.lines[0]) and not previous.words[-1].font.bold:
        return True
    white = extra(previous, line, place.usual)
    short = _right_edge(draft, place, em) - previous.box.x1
    full = short < _first_width(line) + 1.2 * em or short < 0.08 * (place.right - place.left)
    full = full and (place.justified or not _is_tabbed(previous, line))
    aligned = abs(line.box.x0 - (draft.text_x if draft.marker else previous.box.x0)) < 0.5 * em
    tight = full and aligned and not _is_wider(line, draft, em, white)
    addressed = draft.marker is not None and aligned and previous.text[-1:] == ":" and _ADDRESS.match(line.text)
    slack = WITHIN_SENTENCE if addressed or _goes_on(previous, line, tight=tight) else LEADING_SLACK
    changes = _type_changes_in(previous, line)
    if changes:  # the leading is that of the larger type
        slack *= max(word.size for word in previous.words) / em
    if (white > slack and not _is_stepped(line, draft)) or line.baseline < previous.baseline - 0.5 * em:
        return True
    if abs(line.size - draft.size) > SIZE_STEP * em and not _same_line_style(line, previous) and not changes:
        return True
    if place.contents and abs(line.bold - previous.bold) <= 0.85:
        parted = parts_entries(previous, line, place.right, place.contents)
        if parted or place.contents != "apart":
            return parted
    ended = previous.text[-1:] in '.!?:“”"' or not full
    opens = not line.words[0].text[:1].islower()
    if place.justified and short > SHORT * em and ended and opens and draft.marker is None:
        return True  # in justified text nothing but the end of a paragraph ends short
    if not full and _GREETING.match(previous.text) and not _GREETING.match(line.text):
        return True
    runs_on = not ended and line.words[0].font.bold == previous.words[-1].font.bold  # the type changes later on
    if abs(line.bold - previous.bold) > 0.85 and (ended or opens or line.text.endswith(":")) and not runs_on:
        return True
    if _is_next(draft.lines[0], line):
        return True
    if (
        line.words[0].colour != previous.words[-1].colour
        and _uniform(line)
        and _uniform(previous)
        and (opens or not full)
    ):
        return True  # a title in a bar of colour and the slogan below it
    if draft.marker is not None:
        said = _is_italic(line) and not _is_italic(previous)
        if line.box.x0 > draft.text_x + INDENT * em and (said or (ended and opens and not waits(previous.text))):
            return True  # what somebody says, or a line of its own, set in below the item
        if line.box.x0 >= draft.text_x - 0.5 * em:
            return False
        hangs = len(draft.lines) > 1 and draft.lines[1].box.x0 >= draft.text_x - 0.5 * em
        hangs = hangs or any(abs(draft.text_x - x) < SAME_EDGE * em for x in place.hanging)
        if hangs or line.box.x0 < draft.marker_x - 0.5 * em:
            return True
        goes_back = full and (
            len(draft.lines) > 1
            or any(abs(draft.marker_x - x) < SAME_EDGE * em for x in place.flush)
            or draft.marker in DASHES
            or waits(previous.text)
            or previous.text[-1] in ",-"
        )
        return not goes_back and not line.words[0].text[:1].islower()
    indent = line.box.x0 - draft.lines[-1].box.x0
    if indent > INDENT * em and ended and len(draft.lines) > 1 and not _centred(line, previous):
        return True
    # The next word would have fitted: somebody broke the line on purpose
    return (
        not full and not line.words[0].text[:1].islower() and not (waits(previous.text) and _is_alike(previous, line))
    )


def _is_tabbed(line: Line, below: Line) -> bool:
    """Whether one thing stands far apart in a line, which then is no line of running text; the line below does not
    hang from there."""
    gaps = sorted((right.box.x0 - left.box.x1, right.box.x0) for left, right in pairwise(line.words))
    if not gaps or gaps[-1][0] < TAB * line.size or abs(gaps[-1][1] - below.box.x0) < line.size:
        return False
    if len(gaps) == 1:
        return line.words[0].font != line.words[1].font  # "Westerwaldkreis    Hessen", the Land in light type
    return gaps[-2][0] < line.size  # else the line is justified


def _is_next(first: Line, line: Line) -> bool:
    """Whether two lines open with one word and count up: "Anlage 1: …", "Anlage 2: …"."""
    one, other = _COUNTED.match(first.text), _COUNTED.match(line.text)
    return one is not None and other is not None and one[1] == other[1] and int(other[2]) == int(one[2]) + 1


def _is_wider(line: Line, draft: Draft, em: float, white: float) -> bool:
    """Whether a line stands further below its block than the lines of the block stand from each other, or where it is
    a line alone, than that stands from the block above it."""
    if len(draft.lines) < 2:
        return white > draft.gap_before + LEADING_SLACK
    above, last = draft.lines[-2:]
    return line.baseline - last.baseline > last.baseline - above.baseline + LEADING_SLACK * em


def _is_stepped(line: Line, draft: Draft) -> bool:
    """Whether lines below one that begins with a huge mark stand as far from each other as the first two do."""
    if len(draft.lines) < 2 or not _type_changes_in(*draft.lines[-2:]):
        return False
    above, last = draft.lines[-2:]
    return abs(line.baseline - 2 * last.baseline + above.words[-1].baseline) < 0.1 * line.size


def _right_edge(draft: Draft, place: _Place, em: float) -> float:
    """Where the lines of a block can end: a block set in from the left is often set in from the right as well."""
    edge = place.edges.get(id(draft.lines[-1]))
    if edge is not None:
        return edge
    indent = draft.lines[-1].box.x0 - place.left
    return place.right - indent if draft.marker is None and indent > em else place.right


def _is_within_sentence(marker: str, line: Line, draft: Draft, previous: Line, place: _Place) -> bool:
    """Whether what looks like a marker only happens to open a line: "am / 3. Oktober", "e. / V.", "und / – später"."""
    if marker in DASHES and draft.text.count("„") > len(_CLOSING.findall(draft.text)):
        return True  # a dash inside of a quotation or a name: "„Mo.Ki" / "– Monheim für Kinder“"
    if draft.marker is not None and marker_kind(draft.marker) == marker_kind(marker):
        return False
    if marker in SEPARATORS and _is_parted_by(marker, draft):
        left = place.right - previous.box.x1  # no room for the separator and the word behind it
        return left < line.words[1].box.x1 - line.box.x0 and extra(previous, line, place.usual) <= LEADING_SLACK
    if previous.text[-1:] in "!?:;“":
        return False
    if _INITIAL.search(previous.text) and marker[0].isupper():
        return True
    if previous.text[-1:] == ".":
        return False
    short = place.right - previous.box.x1
    full = short < 0.12 * (place.right - draft.box.x0)
    if marker in DASHES:
        lower = line.words[1].text[:1].islower()
        return lower and full and extra(previous, line, place.usual) <= LEADING_SLACK
    return full and marker[:-1].isdigit() and marker[-1] == "."


def _is_parted_by(sign: str, draft: Draft) -> bool:
    """Whether a sign stands between the words of a paragraph: "Ada Beispiel • Leiterin • Stadt X"."""
    return draft.marker is None and any(word.text == sign for line in draft.lines for word in line.words[1:])


def _goes_on(previous: Line, line: Line, *, tight: bool) -> bool:
    """Whether a sentence runs on: the line begins in lower case, or the one above had no room for its first word, or
    ends with one that waits for the next."""
    begins, ends = line.words[0].text[:1], previous.text[-1:]
    tight = tight and abs(line.bold - previous.bold) < 0.5 and len(previous.words) > 2
    return (
        (begins.islower() or tight or waits(previous.text)) and ends not in ".!?:" and _same_line_style(line, previous)
    )


def _type_changes_in(previous: Line, line: Line) -> bool:
    """Whether a line goes on in the smaller type with which the one above ends: a quotation, and who says it."""
    last = previous.words[-1]
    smaller = max(word.size for word in previous.words) > last.size * (1 + SIZE_STEP)
    return smaller and abs(last.size - line.size) <= SIZE_STEP * line.size and last.text[-1:] not in ".!?:"


def _same_line_style(line: Line, previous: Line) -> bool:
    return abs(line.size - previous.size) <= SIZE_STEP * line.size


def _is_alike(previous: Line, line: Line) -> bool:
    """Whether a line goes on in the very type in which the one above ends."""
    last, first = previous.words[-1], line.words[0]
    return (last.font, last.colour) == (first.font, first.colour) and _same_line_style(line, previous)


def _is_italic(line: Line) -> bool:
    return line.words[0].font.italic and line.words[-1].font.italic


def _first_width(line: Line) -> float:
    return line.words[0].box.width


def _uniform(line: Line) -> bool:
    return len({w.colour for w in line.words}) == 1


def _centred(line: Line, previous: Line) -> bool:
    middle = (line.box.x0 + line.box.x1) / 2
    return abs(middle - (previous.box.x0 + previous.box.x1) / 2) < 0.3 * line.size
