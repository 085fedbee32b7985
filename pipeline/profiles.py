"""Blocks of a publication -> its profiles and what belongs to none: cover, contents, foreword, imprint."""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.family import Family
from extractors.generic.entries import entries_of, table_entries
from extractors.generic.kinds import kind_of
from extractors.generic.place import PlaceTitle, names_state, read_place
from extractors.profile_blocks import ProfileBlocks
from schemas.document import RUNNING, Block

_CONTENTS = re.compile(r"^(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|contents)\s*:?$", re.IGNORECASE)
_FRONT = re.compile(
    r"^(?:vorwort|grußwort|geleitwort|zum geleit|editorial|einführung|zu dieser (?:broschüre|sammlung|reihe)|"
    r"über (?:diese|das|die) (?:broschüre|heft|programm|reihe|initiative|publikation)|liebe leser\w*.*)\s*:?$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:impressum|herausgeber(?:in)?|herausgegeben von|hrsg\.?|bildnachweis(?:e)?|"
    r"fotonachweis(?:e)?|abbildungsnachweis|"
    r"v\.? ?i\.? ?s\.? ?d\.? ?p\.?|über die herausgeber(?:in)?|anhang|glossar|"
    r"abkürzungsverzeichnis|literaturverzeichnis)"
    r"(?:\s*[:/&].*|\s+und\s+.*)?$|^(?:herausgegeben von|v\.i\.s\.d\.p\.) .+$",
    re.IGNORECASE,
)
_NO_PROFILE = re.compile(
    r"\b(?:tagesordnung(?:spunkte?)?|niederschrift|sitzungsprotokoll|protokoll der|einladung zu[rm]?|"
    r"bekanntmachung|satzung|rechnung|"
    r"geschäftsordnung|beitrittserklärung|anmeldeformular|antrag auf|pressemitteilung|stellenausschreibung|newsletter|"
    r"ausschreibung|plenarprotokoll|amtsblatt|wahlprogramm|kommunalwahlprogramm|stellungnahme|gutachten|gesetzentwurf|"
    r"klimaschutzkonzept|abschlussbericht|endbericht|jahresbericht)\b",
    re.IGNORECASE,
)
_STAND = re.compile(
    r"^\(?(?:Stand|Erschienen|Veröffentlicht|Redaktionsschluss|©|Copyright)\b.{0,60}\b(?:19|20)\d\d\)?\.?.{0,40}$"
)
_IN_SMALL = re.compile(
    r"\b(?:Herausgeber(?:in)?|Hrsg\.|Impressum|V\. ?i\. ?S\. ?d\. ?P\.)|\((?:Hg|Hrsg)\.\)"
    r"|^(?:(?:Gefördert|Unterstützt) (?:durch|von|vom)|Mit (?:freundlicher |finanzieller )?Unterstützung)\b"
)
_ENTRY_IN_CONTENTS = re.compile(r"(?:[.…_]{3,}|\s{2,}|\s)\d{1,3}\s*$")
SAME_STYLE = 0.6  # points by which the titles of one brochure may differ in size
SMALLER = 0.4  # points by which small print is smaller than the text
IMPRINT_LINE = 300  # characters
KICKER = 80  # characters of a line above a title
MIN_KINDS = 2  # kinds of sections that make a publication without municipality a profile


@dataclass(frozen=True)
class Division:
    """A publication divided: profiles in reading order and the rest."""

    profiles: tuple[ProfileBlocks, ...]
    outside: ProfileBlocks
    titles: tuple[PlaceTitle | None, ...] = ()
    """For each profile the municipality that its title names."""


@dataclass(frozen=True)
class _Start:
    at: int
    block: Block
    place: PlaceTitle | None
    rank: float = 0.0
    """Size of a larger heading that belongs to the title, 0 without."""

    @property
    def size(self) -> float:
        return max(self.rank, self.block.size)


def divide(blocks: Sequence[Block], family: Family) -> Division:
    """Where profiles begin and end; no profile at all is an answer too."""
    body = [b for b in blocks if b.role not in RUNNING]
    running = tuple(b for b in blocks if b.role in RUNNING)
    apart = _front_and_back(body, family)
    starts = _starts(body, apart, family)
    if not starts:
        return Division((), ProfileBlocks(tuple(body), family, running=running))
    if len(starts) == 1:
        body = _flap_behind(body, starts[0], apart, family)
        starts = [_Start(body.index(starts[0].block), starts[0].block, starts[0].place)]
    profiles, inside = [], set[int]()
    for start, end in zip(starts, [*(s.at for s in starts[1:]), len(body)], strict=True):
        own = tuple(b for b in body[start.at : end] if id(b) not in apart)
        inside |= {id(b) for b in own}
        profiles.append(ProfileBlocks(own, family, title=start.block if start.block in own else None, running=running))
    outside = tuple(b for b in body if id(b) not in inside)
    return Division(tuple(profiles), ProfileBlocks(outside, family, running=running), tuple(s.place for s in starts))


def _flap_behind(body: list[Block], start: _Start, apart: set[int], family: Family) -> list[Block]:
    """What stands before the title in another panel of its page belongs behind it: a flap is read last.

    So does a section that stands before the title for any other reason; a line above the title stays where it is.
    """
    before = [b for b in body[: start.at] if b.page == start.block.page and id(b) not in apart]
    beside = [b for b in before if b.box.x1 < start.block.box.x0 or b.box.x0 > start.block.box.x1]
    heads = [b for b in before if b.role == "heading" and kind_of(b.text, family.section_kinds) != "other"]
    known = bool(heads) or any(b.text[:1] in "„»" for b in beside)
    if not known:
        return body
    first = before.index(heads[0]) if heads else len(before)
    moved = {id(b) for b in [*beside, *before[first:]]}
    return [b for b in body if id(b) not in moved] + [b for b in body if id(b) in moved]


def _front_and_back(body: Sequence[Block], family: Family) -> set[int]:
    """Identities of blocks that belong to no profile: contents, forewords, imprints."""
    apart: set[int] = set()
    mode: Block | None = None
    sizes = [b.size for b in body if b.role in {"paragraph", "list_item"} and b.size > 0]
    usual = statistics.median(sizes) if sizes else 0.0
    for block in body:
        text = block.text.strip()
        heading = block.role == "heading"
        first_line = block.lines[0].text.strip() if block.lines else text
        opens = (heading and (_CONTENTS.match(text) or _FRONT.match(text) or _BACK.match(text))) or (
            not heading and block.role == "paragraph" and _BACK.match(first_line)
        )
        if opens:
            mode = block
        elif mode is not None and heading and _ends_apart(block, mode, family):
            mode = None
        line = block.role == "paragraph" and (_STAND.match(text) or _is_small_imprint(block, usual))
        if mode is not None or _is_contents(block) or line:
            apart.add(id(block))
    return apart


def _is_small_imprint(block: Block, usual: float) -> bool:
    """An imprint or the funders in one line of small type, with no heading of its own."""
    return block.size < usual - SMALLER and len(block.text) <= IMPRINT_LINE and _IN_SMALL.search(block.text) is not None


def _ends_apart(heading: Block, mode: Block, family: Family) -> bool:
    """Whether a heading ends a foreword or an imprint: not one below it, and no label of the imprint itself."""
    if read_place(heading.passage, family.profile_start) is not None:
        return True
    if mode.role != "heading":
        return kind_of(heading.text, family.section_kinds) not in {"other", "contact"}
    return heading.level <= mode.level


def _is_contents(block: Block) -> bool:
    """Lines that end with page numbers, most of them behind dots."""
    lines = [line.text for line in block.lines]
    return (
        block.role == "paragraph"
        and len(lines) >= 4
        and sum(bool(_ENTRY_IN_CONTENTS.search(t)) for t in lines) > 0.7 * len(lines)
    )


def _starts(body: Sequence[Block], apart: set[int], family: Family) -> list[_Start]:
    titles = _titled(body, apart, family)
    if titles:
        return titles
    labelled = _labelled(body, apart, family.labels)
    if labelled:
        return labelled
    first = _institution(body, apart, family)
    return [first] if first else []


def _titled(body: Sequence[Block], apart: set[int], family: Family) -> list[_Start]:
    """The headings that name a municipality, those of the most prominent style; the same name again goes on."""
    found: list[_Start] = []
    bare: list[_Start] = []
    for at, block in enumerate(body):
        titled = block.role == "heading" or _is_kicker(body, at, apart)
        if id(block) in apart or not titled or block.text.rstrip().endswith(":"):
            continue
        place = read_place(block.passage, family.profile_start)
        # A bare place name among smaller headings is as likely a section about it.
        if place and (place.marked or block.level <= 1 or block.size >= _largest(body)):
            found.append(_Start(at, block, place))
        elif place and block.role == "heading":
            bare.append(_Start(at, block, place))
    found = _in_a_row(found, bare)
    found = _by_rank(found, body, apart)
    if not found:
        return []
    size = max(s.size for s in found)
    same = [s for s in found if s.size >= size - SAME_STYLE]
    starts: list[_Start] = []
    for start in same:
        if starts and start.place and starts[-1].place and start.place.name.text == starts[-1].place.name.text:
            continue
        starts.append(start)
    if len(starts) == 1 and _is_other_document(body, apart, family):
        return []
    if len(starts) > 1:
        starts = _of_same_style(body, starts, apart)
    return [_with_kicker(body, start, apart) for start in starts]


def _in_a_row(found: list[_Start], bare: list[_Start]) -> list[_Start]:
    """Bare names ("Jena: Stadt der Bildung") are titles too where several stand in one style, or beside a sure one."""
    styles = [(round(s.block.size, 1), s.block.level) for s in [*found, *bare]]
    rows = [s for s in bare if styles.count((round(s.block.size, 1), s.block.level)) > 1]
    if not rows or (found and max(s.block.size for s in rows) < max(s.block.size for s in found) - SAME_STYLE):
        return found
    return sorted([*found, *rows], key=lambda s: s.at)


def _is_kicker(body: Sequence[Block], at: int, apart: set[int]) -> bool:
    """A short line right above a larger title: "Landkreis X · Hessen" over a slogan."""
    block = body[at]
    below = body[at + 1] if at + 1 < len(body) else None
    if below is None or id(below) in apart or block.role != "paragraph" or len(block.text) > KICKER:
        return False
    return below.role == "heading" and below.page == block.page and below.size > block.size + 2


def _of_same_style(body: Sequence[Block], starts: list[_Start], apart: set[int]) -> list[_Start]:
    """Between titles that name municipalities, one of the same style that names an institution begins a profile too."""
    known = {s.at: s for s in starts}
    sample = starts[0].block
    over = starts[0].rank
    for at in range(starts[0].at + 1, len(body)):
        block = body[at]
        same = block.role == sample.role and block.level == sample.level and abs(block.size - sample.size) < SAME_STYLE
        if same and over:  # kickers stand over titles of one size
            same = at + 1 < len(body) and abs(body[at + 1].size - over) < SAME_STYLE
        elif same:
            same = block.role == "heading"
        repeats = any(s.block.text == block.text for s in starts)
        if same and at not in known and id(block) not in apart and not repeats and kind_of(block.text) == "other":
            known[at] = _Start(at, block, None)
    return [known[at] for at in sorted(known)]


def _with_kicker(body: Sequence[Block], start: _Start, apart: set[int]) -> _Start:
    """The profile begins with a line above its title that names the state, in smaller type."""
    above = body[start.at - 1] if start.at else None
    if (
        above is not None
        and id(above) not in apart
        and above.page == start.block.page
        and above.size < start.block.size
        and names_state(above.text)
    ):
        return _Start(start.at - 1, start.block, start.place)
    return start


def _by_rank(found: list[_Start], body: Sequence[Block], apart: set[int]) -> list[_Start]:
    """A place above a larger title ("Landkreis X" over a slogan) counts with the size of that title."""
    ranked = []
    for start in found:
        below = body[start.at + 1] if start.at + 1 < len(body) else None
        if (
            below is not None
            and below.role == "heading"
            and id(below) not in apart
            and below.page == start.block.page
            and below.size > start.block.size + 2
        ):
            ranked.append(_Start(start.at, start.block, start.place, below.size))
        else:
            ranked.append(start)
    return ranked


def _largest(body: Sequence[Block]) -> float:
    return max((b.size for b in body if b.role == "heading"), default=0.0)


def _labelled(body: Sequence[Block], apart: set[int], labels: Mapping[str, str]) -> list[_Start]:
    """Profiles that say `Kommune: X` in a table or a line; each begins with the last prominent heading before."""
    hits = []
    for at, block in enumerate(body):
        if id(block) in apart:
            continue
        if block.role == "list_item":
            continue
        entries = entries_of(body[at : at + 2], labels)
        if any(e.field == "municipality" and e.passage.text and e.source is block for e in entries):
            hits.append(at)
    starts: list[_Start] = []
    previous = 0
    for at in hits:
        before = [i for i in range(previous, at) if body[i].role == "heading" and id(body[i]) not in apart]
        if not before and starts:
            continue
        top = min(before, key=lambda i: (body[i].level, i)) if before else at
        if starts and body[top].size < starts[0].block.size - SAME_STYLE:
            continue
        starts.append(_Start(top, body[top], None))
        previous = at + 1
    return starts


def _institution(body: Sequence[Block], apart: set[int], family: Family) -> _Start | None:
    """A profile of something that is no municipality: a title, and sections as profiles have them."""
    headings = [b for b in body if b.role == "heading" and id(b) not in apart]
    kinds = {k for b in headings if (k := kind_of(b.text, family.section_kinds)) not in {"other", "contact", "quote"}}
    for block in body:
        if block.cells and id(block) not in apart:
            entries = table_entries(block, family.labels)
            kinds |= {
                k for e in entries if (k := kind_of(e.label.text, family.section_kinds)) not in {"other", "contact"}
            }
    if len(kinds) < MIN_KINDS or not headings or _is_other_document(body, apart, family):
        return None
    top = min(headings, key=lambda b: b.level)
    return _Start(body.index(top), top, None)


def _is_other_document(body: Sequence[Block], apart: set[int], family: Family) -> bool:
    """An agenda, a form, a press release: it says what it is in its headings or first lines."""
    shown = [b.text for b in body if id(b) not in apart and (b.role == "heading" or b is body[0])][:5]
    return any(_NO_PROFILE.search(text) for text in shown)
