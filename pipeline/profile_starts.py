"""Where profiles begin: titles that name a place, labels that do, headings that come again, titles of institutions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.family import Family
from extractors.generic import family as generic
from extractors.generic.entries import entries_of
from extractors.generic.kinds import kind_of
from extractors.generic.place import names_state, read_place, split_designation
from pipeline.lone_profiles import lone_start, tells_how_to_reach
from pipeline.other_documents import is_other_document
from pipeline.profile_start import SAME_STYLE, Start
from pipeline.titles_alike import answered_each, called_alike
from schemas.document import Block

MIN_REACHED = 3  # profiles of which each says whom to ask
MIN_AGAIN = 2  # headings that come again in every profile of a brochure
KICKER = 80  # characters of a line above a title
MOSTLY = 2  # times as many headings without a place as with one
SENDER = 0.6  # of the size of a cover's title: whose leaflet it is
SMALL = 0.75  # of a title's size: a line below it that names the place


_SAYS_SO = re.compile(r"\b(?:im )?(?:\w*-?porträt|portrait|steckbrief)\b.*:", re.IGNORECASE)
"""A title that says that a profile follows, whatever else the publication is: a newsletter with one portrait."""
_CHAPTER = re.compile(r"\d+\.\d")  # a long report whose chapters are built alike


def find_starts(body: Sequence[Block], apart: set[int], family: Family) -> list[Start]:
    """The beginnings in reading order, none where the publication holds no profile.

    `apart` are identities of blocks that belong to no profile.
    """
    titles = _titled(body, apart, family)
    alike = max((find(body, apart, family) for find in (_again, called_alike, answered_each)), key=len)
    if len(alike) > max(len(titles), 1):
        return alike
    if titles:
        return titles
    labelled = _labelled(body, apart, family.labels)
    if labelled:
        return labelled
    first = lone_start(body, apart, family)
    return [first] if first else []


def _titled(body: Sequence[Block], apart: set[int], family: Family) -> list[Start]:
    """The headings that name a municipality, those of the most prominent style; the same name again goes on."""
    found: list[Start] = []
    bare: list[Start] = []
    below: list[Start] = []
    inside = _in_contacts(body, family)
    for at, block in enumerate(body):
        titled = block.role == "heading" or _is_kicker(body, at, apart)
        over = _title_over(body, at, apart)
        if id(block) in apart | inside or not (titled or over) or block.text.rstrip().endswith(":"):
            continue
        place = read_place(block.passage, family.profile_start)
        if place and place.marked and over and read_place(over.passage, family.profile_start) is None:
            below.append(Start(at - 1, block, place, over.size))
        # A bare place name among smaller headings is as likely a section about it.
        if place and titled and (place.marked or block.level <= 1 or block.size >= _largest(body)):
            found.append(Start(at, block, place))
        elif place and block.role == "heading":
            bare.append(Start(at, block, place))
    if len(below) > 1:  # "Das Frühstück" over "Bündnis-Porträt: Hamm"
        return below
    found = _in_a_row(found, bare)
    found = _by_rank(found, body, apart)
    if not found:
        return []
    size = max(s.size for s in found)
    same = [s for s in found if s.size >= size - SAME_STYLE]
    starts: list[Start] = []
    for start in same:
        if starts and start.place and starts[-1].place and start.place.name.text == starts[-1].place.name.text:
            continue
        starts.append(start)
    if len(starts) == 1 and is_other_document(body, apart) and not _SAYS_SO.search(starts[0].block.text):
        return []
    if len(starts) == 1:
        return [_with_kicker(body, _with_cover(body, starts[0], apart), apart)]
    if len(starts) > 1:
        starts = _of_same_style(body, starts, apart, family)
    return [_with_kicker(body, start, apart) for start in starts]


def _in_a_row(found: list[Start], bare: list[Start]) -> list[Start]:
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


def _title_over(body: Sequence[Block], at: int, apart: set[int]) -> Block | None:
    """The much larger heading right above a short line."""
    block, above = body[at], body[at - 1] if at else None
    if above is None or above.role != "heading" or above.page != block.page or id(above) in apart:
        return None
    fits = block.role in {"heading", "paragraph"} and len(block.text) <= KICKER and block.size <= SMALL * above.size
    return above if fits else None


def _in_contacts(body: Sequence[Block], family: Family) -> set[int]:
    """Identities of the headings below a contact heading: offices and people, no titles."""
    found: set[int] = set()
    over: Block | None = None
    for block in body:
        if block.role != "heading":
            continue
        if over is not None and block.level > over.level and block.page == over.page:
            found.add(id(block))
        else:
            over = block if kind_of(block.text, family.section_kinds) == "contact" else None
    return found


def _again(body: Sequence[Block], apart: set[int], family: Family) -> list[Start]:
    """Profiles whose sections are called alike: each begins with the large heading in front of the first of these."""
    headings = [(at, b) for at, b in enumerate(body) if b.role == "heading" and id(b) not in apart]
    names = [(b.text.casefold(), round(b.size)) for _, b in headings]
    kinds = {n: kind_of(n[0], family.section_kinds) for n in names}
    cycle = [n for n in dict.fromkeys(names) if names.count(n) > 1 and kinds[n] not in {"contact", "quote"}]
    known = [n for n in cycle if kinds[n] != "other"]
    if not known or len(cycle) < MIN_AGAIN:
        return []
    first = max(known if len(known) >= MIN_AGAIN else cycle, key=names.count)
    places = [at for (at, _), name in zip(headings, names, strict=True) if name == first]
    runs = [
        [(at, b) for at, b in headings if before < at < place and b.size > first[1] + 2 * SAME_STYLE]
        for before, place in pairwise([-1, *places])
    ]
    if not all(runs) and (forms := _forms(body, headings, cycle[0])):
        return forms
    if not all(runs) or any(_CHAPTER.match(b.text) for _, b in runs[-1]):
        return []
    size = max(b.size for _, b in runs[-1])
    prominent = [[at for at, b in run if abs(b.size - size) < SAME_STYLE] for run in runs]
    if not all(prominent):
        return []
    if len(known) < MIN_AGAIN and not _each_reaches_somebody(body, places, apart):
        return []
    # The cover may have headings of the same size; a profile may have two of them, its place and its slogan.
    usual = min(len(run) for run in prominent[1:])
    found = []
    for run in prominent:
        found.append(_with_place(body, run[-usual] if len(run) >= usual else run[0], family))
    return _with_kickers(body, found, family)


def _forms(body: Sequence[Block], headings: Sequence[tuple[int, Block]], lead: tuple[str, int]) -> list[Start]:
    """Forms without a title: each begins with the same question, the first heading of its page."""
    first = {b.page: (at, b) for at, b in reversed(headings)}
    found = [(at, b) for at, b in headings if (b.text.casefold(), round(b.size)) == lead]
    if len(found) < MIN_REACHED or any(first[b.page][0] != at for at, b in found):
        return []
    return [Start(at, b, None) for at, b in found]


def _each_reaches_somebody(body: Sequence[Block], places: Sequence[int], apart: set[int]) -> bool:
    """Whether each of at least three texts says how to reach somebody: chapters of a report do not."""
    spans = [[b for b in body[at:stop] if id(b) not in apart] for at, stop in pairwise([*places, len(body)])]
    return len(spans) >= MIN_REACHED and all(tells_how_to_reach(span) for span in spans)


def _with_kickers(body: Sequence[Block], starts: list[Start], family: Family) -> list[Start]:
    """Titles with the short line that stands over each of them, if one does over all: "Bündnis für Familie Unna"."""
    if any(s.block is not body[s.at] or not _has_kicker(body, s.at) for s in starts):
        return starts
    found = []
    for start in starts:
        kicker = body[start.at - 1]
        called = split_designation(kicker.passage, family.profile_start)
        found.append(Start(start.at - 1, kicker, called[1] if called else start.place, start.block.size))
    return found


def _has_kicker(body: Sequence[Block], at: int) -> bool:
    """Whether a short line in smaller type stands right over a title and begins where that does."""
    title, above = body[at], body[at - 1] if at else None
    return (
        above is not None
        and above.role in {"heading", "paragraph"}
        and above.page == title.page
        and len(above.text) <= KICKER
        and above.size < title.size - SAME_STYLE
        and abs(above.box.x0 - title.box.x0) < title.size
        and -0.5 * title.size < title.box.top - above.box.bottom < 1.5 * title.size
    )


def _with_place(body: Sequence[Block], at: int, family: Family) -> Start:
    """A title with the line above or below it that names the place."""
    block = body[at]
    own = read_place(block.passage, family.profile_start)
    if own is not None and own.marked:
        return Start(at, block, own)
    for sure in (True, False):
        for near in (at - 1, at + 1, at - 2, at + 2):
            line = body[near] if 0 <= near < len(body) else None
            if line is None or line.page != block.page or line.cells or len(line.text) > KICKER:
                continue
            place = read_place(line.passage, family.profile_start)
            if place is not None and (place.marked or not sure) and line.role in {"heading", "paragraph"}:
                return Start(min(at, near), line, place, block.size)
    return Start(at, block, own)


def _is_started(block: Block, family: Family) -> bool:
    """Whether a heading begins as titles of profiles do: "Praxisbeispiel 4: …"."""
    return any(re.search(p, block.text, re.IGNORECASE) for p in (*family.profile_start, *generic.profile_start))


def _of_same_style(body: Sequence[Block], starts: list[Start], apart: set[int], family: Family) -> list[Start]:
    """Between titles that name municipalities, one of the same style that names an institution begins a profile too.

    Where each of the titles begins its page, so does that one. Where most headings of that style name no place, it is
    the style of any heading, and a bare name in it is a chance: surnames in a list of candidates, the town in a
    chapter's slogan.
    """
    known = {s.at: s for s in starts}
    sample = starts[0].block
    heads_pages = all(_heads_page(body, s.at) for s in starts)
    over = starts[0].rank
    for at in range(starts[0].at + 1, len(body)):
        block = body[at]
        same = block.role == sample.role and block.level == sample.level and abs(block.size - sample.size) < SAME_STYLE
        if same and over:  # kickers stand over titles of one size
            same = at + 1 < len(body) and abs(body[at + 1].size - over) < SAME_STYLE
        elif same:
            same = block.role == "heading"
        repeats = any(s.block.text == block.text for s in starts)
        fits = same and at not in known and id(block) not in apart and not repeats
        fits = fits and (kind_of(block.text) == "other" or _is_started(block, family))
        if fits and (not heads_pages or _heads_page(body, at)) and not block.text.endswith(("?", "!")):
            known[at] = Start(at, block, None, body[at + 1].size if over else 0.0)
    if len(known) - len(starts) > MOSTLY * len(starts):
        return [s for s in starts if s.place is not None and s.place.marked]
    return [known[at] for at in sorted(known)]


def _heads_page(body: Sequence[Block], at: int) -> bool:
    """Whether a block is the first that is read on its page."""
    return at == 0 or body[at - 1].page < body[at].page


def _with_kicker(body: Sequence[Block], start: Start, apart: set[int]) -> Start:
    """The profile begins with a line above its title that names the state, in smaller type."""
    above = body[start.at - 1] if start.at else None
    if (
        above is not None
        and id(above) not in apart
        and above.page == start.block.page
        and above.size < start.block.size
        and names_state(above.text)
    ):
        return Start(start.at - 1, start.block, start.place)
    return start


def _with_cover(body: Sequence[Block], start: Start, apart: set[int]) -> Start:
    """A cover on which the place stands in small print, as who sends it, begins with the large title above."""
    over = [
        at
        for at, b in enumerate(body[: start.at])
        if b.role == "heading" and b.page == start.block.page and id(b) not in apart
    ]
    if not over or start.size > SENDER * (size := max(body[at].size for at in over)):
        return start
    return Start(next(at for at in over if body[at].size == size), start.block, start.place, start.rank)


def _by_rank(found: list[Start], body: Sequence[Block], apart: set[int]) -> list[Start]:
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
            ranked.append(Start(start.at, start.block, start.place, below.size))
        else:
            ranked.append(start)
    return ranked


def _largest(body: Sequence[Block]) -> float:
    return max((b.size for b in body if b.role == "heading"), default=0.0)


def _labelled(body: Sequence[Block], apart: set[int], labels: Mapping[str, str]) -> list[Start]:
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
    starts: list[Start] = []
    previous = 0
    for at in hits:
        before = [i for i in range(previous, at) if body[i].role == "heading" and id(body[i]) not in apart]
        if not before and starts:
            continue
        top = min(before, key=lambda i: (body[i].level, i)) if before else at
        if starts and body[top].size < starts[0].block.size - SAME_STYLE:
            continue
        starts.append(Start(top, body[top], None))
        previous = at + 1
    return starts
