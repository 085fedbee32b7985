"""Where profiles begin: in a row of titles where there are several, else at the title, the label or the head of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.family import Family
from extractors.generic.kinds import kind_of
from extractors.generic.place import names_state, read_place
from pipeline.profiles.lone import lone_start
from pipeline.profiles.matter import Matter
from pipeline.profiles.other_documents import is_other_document
from pipeline.profiles.rows import best_row
from pipeline.profiles.start import SAME_STYLE, Start
from schemas.document import Block

KICKER = 80  # characters of a line above a title
LINES_OVER = 2  # blocks above a title that say what follows
SENDER = 0.6  # of the size of a cover's title: whose leaflet it is

_SAYS_SO = re.compile(r"\b(?:im )?(?:\w*-?porträt|portrait|steckbrief)\b.*:|\bstell(?:t|en) sich vor\b", re.IGNORECASE)
"""A title, or a line above it, that says that a profile follows, whatever else the publication is: a newsletter with
one portrait."""


def find_starts(body: Sequence[Block], apart: set[int], family: Family, running: Sequence[Block] = ()) -> list[Start]:
    """The beginnings in reading order, none where the publication holds no profile.

    `apart` are identities of blocks that belong to no profile, `running` the running matter.
    """
    matter = Matter(body, apart, family, running)
    if several := best_row(matter):
        return several
    one = _titled(body, apart, family) or _labelled(matter) or lone_start(body, apart, family)
    return [one] if one else []


def _titled(body: Sequence[Block], apart: set[int], family: Family) -> Start | None:
    """The only heading, or kicker, of the most prominent style that names a municipality, for the first time."""
    found: list[Start] = []
    inside = _in_contacts(body, family)
    largest = max((b.size for b in body if b.role == "heading"), default=0.0)
    for at, block in enumerate(body):
        titled = block.role == "heading" or _is_kicker(body, at, apart)
        if id(block) in apart | inside or not titled or block.text.rstrip().endswith(":"):
            continue
        place = read_place(block.passage, family.profile_start)
        # A bare place name among smaller headings is as likely a section about it.
        if place and (place.marked or block.level <= 1 or block.size >= largest):
            found.append(Start(at, block, place, _rank(body, at, apart)))
    size = max((s.size for s in found), default=0.0)
    same = [s for s in found if s.size >= size - SAME_STYLE]
    if len({s.place.name.text for s in same if s.place}) != 1:
        return None
    over = [b for b in body[max(0, same[0].at - LINES_OVER) : same[0].at + 1] if b.page == same[0].block.page]
    says_so = any(_SAYS_SO.search(b.text) for b in over)
    if is_other_document(body, apart) and not says_so:
        return None
    start = _with_kicker(body, _with_cover(body, _of_town(body, same[0], family), apart), apart)
    return replace(start, until=_rest_of_issue(body, start)) if says_so else start


def _rest_of_issue(body: Sequence[Block], start: Start) -> Block | None:
    """The heading on a later page in the type of those before the portrait, and of none in it: there the newsletter
    goes on."""

    def style(block: Block) -> tuple[float, int, bool]:
        return round(2 * block.size) / 2, block.colour, block.passage.bold

    headings = [(at, b) for at, b in enumerate(body) if b.role == "heading"]
    news = {style(b) for at, b in headings if at < start.at}
    own = {style(b) for at, b in headings if at >= start.at and b.page == start.block.page}
    later = (b for at, b in headings if at > start.at and b.page > start.block.page)
    return next((b for b in later if style(b) in news - own), None)


def _of_town(body: Sequence[Block], start: Start, family: Family) -> Start:
    """Below the name of a town that of its Kreis says where it lies: the profile is the town's."""
    if start.place is None or start.place.kind != "Landkreis" or not start.rank or not start.at:
        return start
    above = body[start.at - 1]
    if above.page != start.block.page or above.cells or abs(above.size - start.block.size) > SAME_STYLE:
        return start
    town = read_place(above.passage, family.profile_start)
    if town is None or not town.marked or town.kind in {None, "Landkreis", "Region"}:
        return start
    return Start(start.at - 1, above, town, start.rank)


def _is_kicker(body: Sequence[Block], at: int, apart: set[int]) -> bool:
    """A short line right above a larger title: "Landkreis X · Hessen" over a slogan."""
    return body[at].role == "paragraph" and len(body[at].text) <= KICKER and _rank(body, at, apart) > 0


def _rank(body: Sequence[Block], at: int, apart: set[int]) -> float:
    """The size of a larger title right below a line ("Landkreis X" over a slogan), 0 without."""
    below = body[at + 1] if at + 1 < len(body) else None
    if below is None or below.role != "heading" or id(below) in apart or below.page != body[at].page:
        return 0.0
    return below.size if below.size > body[at].size + 2 else 0.0


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


def _labelled(matter: Matter) -> Start | None:
    """A profile that says `Kommune: X` in a table or a line; it begins with the most prominent heading before that."""
    for at in (at for at, b in enumerate(matter.body) if id(b) in matter.labels):
        before = [n for n, b in enumerate(matter.body[:at]) if b.role == "heading" and id(b) not in matter.apart]
        top = min(before, key=lambda n: (matter.body[n].level, n), default=at)
        return Start(top, matter.body[top], None)
    return None
