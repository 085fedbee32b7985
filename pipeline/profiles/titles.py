"""A title with the lines around it, and whose part of the publication it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.generic import family as generic
from extractors.generic.kinds import kind_of
from extractors.generic.office_holders import place_governed
from extractors.generic.offices import offices
from extractors.generic.place import body_with_slogan, dateline_of, split_designation
from extractors.values.email import find_emails
from extractors.values.gazetteer import is_place
from extractors.values.organisation import LEGAL_FORM
from extractors.values.phone import find_phones
from pipeline.profiles import part as signs
from pipeline.profiles.matter import Matter
from pipeline.profiles.part import Part
from pipeline.profiles.start import SAME_STYLE, Start
from schemas.document import Block

MAX_LINE = 80  # characters of a line that belongs to a title
NEARBY = 2.5  # of a title's size: how far such a line may stand from it
LINES_ABOVE = 2
LEVEL = 0.5  # of the smaller type size by which lines outside of boxes that stand side by side end at most apart
HEAD = 9  # blocks of a part among which such lines stand
_PORTRAIT = re.compile(r"(?:im |das )?\w*(?:porträt|portrait|steckbrief|praxisbeispiel)(?: \d{1,2})?", re.IGNORECASE)


def part_at(at: int, begin: int, blocks: Sequence[Block], matter: Matter, *, until: Block | None = None) -> Part:
    """The part of these blocks that begins at `begin` with the title at `at`; `until` is the block that ends it."""
    title = matter.body[at]
    head = tuple(_head(at, begin, blocks, matter))
    says_so = _begins_profile(title.text, matter) or any(_PORTRAIT.fullmatch(line.text.strip()) for line in head)
    start, named, name = _whose(at, begin, blocks, head, matter)
    in_title = start.block is title and start.place is not None
    over_slogan = bool(in_title and start.place and start.place.slogan) or body_with_slogan(title.passage) is not None
    return Part(
        replace(start, until=until),
        title,
        tuple(blocks),
        named,
        name,
        signs=(signs.STARTED * says_so, signs.INSTITUTION * bool(LEGAL_FORM.search(title.text))),
        over_slogan=over_slogan,
        is_section=not in_title
        and not says_so
        and not over_slogan
        and kind_of(title.text, matter.family.section_kinds) != "other",
        heads_page=_heads_page(begin, matter),
    )


def _heads_page(begin: int, matter: Matter) -> bool:
    return begin == 0 or matter.body[begin - 1].page < matter.body[begin].page


def _begins_profile(text: str, matter: Matter) -> bool:
    """Whether a title begins as those of profiles do: "Praxisbeispiel 4: …"."""
    return any(re.search(p, text, re.IGNORECASE) for p in (*matter.family.profile_start, *generic.profile_start))


def begin_of(at: int, matter: Matter) -> int:
    """Where the lines above a title begin that belong to it: smaller, close to each other, no end of another text.

    Where nothing but lines stands above it on its page, they are its own however far they stand from it.
    """
    body, title, begin = matter.body, matter.body[at], at
    top = next(n for n, b in enumerate(body) if b.page == title.page)
    if all(_may_stand_over(b, title, matter) and b.box.bottom < title.box.top + title.size for b in body[top:at]):
        return top
    while begin and at - begin < LINES_ABOVE and not title.cells:
        line, below = body[begin - 1], body[begin]
        # A state at the right end of the bar in which the place stands.
        beside = begin < at and _in_row(line, below)
        headed = begin > 1 and _in_row(body[begin - 2], line)
        close = beside or -0.5 * title.size < below.box.top - line.box.bottom < NEARBY * title.size
        if not close or (line.space <= 0.5 and not headed) or not _may_stand_over(line, title, matter):
            break
        outside = line.box.x0 >= title.box.x1 or line.box.x1 <= title.box.x0
        if (outside and not (beside or headed)) or line.text.rstrip().endswith((".", ":")):
            break
        begin -= 1
    return begin


def _in_row(a: Block, b: Block) -> bool:
    """Whether two short blocks stand at one height, in one bar or box where they stand in any."""
    level = abs(a.box.bottom - b.box.bottom) < (a.size if a.container >= 0 else LEVEL * min(a.size, b.size))
    return a.page == b.page and a.container == b.container and level


def _may_stand_over(line: Block, title: Block, matter: Matter) -> bool:
    """Whether a line is short, in smaller type than a title on its page, and none of an address."""
    if line.page != title.page or id(line) in matter.apart or line.cells or line.role not in {"heading", "paragraph"}:
        return False
    smaller = line.size < title.size - SAME_STYLE and len(line.text) <= MAX_LINE
    return smaller and not find_emails(line.text) and not find_phones(line.text)


def _whose(
    at: int, begin: int, blocks: Sequence[Block], head: Sequence[Block], matter: Matter
) -> tuple[Start, float, str]:
    """Whose part it is, how surely, and where that is said: in its title, at its head, in a label, in its text."""
    title = matter.body[at]
    own = matter.place(title)
    if own and own.marked:
        return Start(begin, title, own), signs.TITLED, own.name.text
    near = [(line, place) for line in head if (place := matter.place(line) or place_governed(line.passage))]
    sure = next((n for n in near if n[1].marked), None)
    if own:  # what a line below says of a town is where it lies
        alone = signs.OVER_SLOGAN if own.slogan else signs.BARE
        return Start(begin, title, own), signs.NEAR if sure else alone, own.name.text
    if sure:
        return Start(begin, sure[0], sure[1], title.size), signs.NEAR, sure[1].name.text
    # A running head tells whose the page is; what begins farther down may be another's.
    if _heads_page(begin, matter) and (found := matter.running_places.get(title.page)):
        return Start(begin, title, None), signs.NEAR, found.name.text
    # A name alone near the title tells whose it is where what stands below says the same.
    bare = {place.name.text: Start(begin, line, place, title.size) for line, place in reversed(near)}
    untold = Start(begin, title, None)
    if label := matter.label(blocks):
        return bare.get(label, untold), signs.LABELLED, label
    if site := matter.site(blocks):
        return bare.get(site, untold), signs.SITED, site
    called = None if title.cells else split_designation(title.passage, matter.family.profile_start)
    if called and is_place(called[1].name.text):
        return Start(begin, title, called[1]), signs.CALLED, called[1].name.text
    if dateline := next((d for b in blocks if b.role == "paragraph" and (d := dateline_of(b.passage))), None):
        return untold, signs.BARE, dateline.text
    if office := next(offices(blocks), None):
        return bare.get(office.place.text, untold), signs.OFFICE, office.place.text
    if near:
        return Start(begin, near[0][0], near[0][1], title.size), signs.BARE_NEAR, near[0][1].name.text
    return Start(begin, title, None), 0.0, ""


def _head(at: int, begin: int, blocks: Sequence[Block], matter: Matter) -> Iterator[Block]:
    """The lines around a title, in smaller type: above, below, in the margin, which may be read before it."""
    title = matter.body[at]
    above = {id(b) for b in matter.body[begin:at]}
    beside = [b for b in matter.body[max(0, begin - HEAD) : begin] if b.box.bottom > title.box.top]
    for block in (*beside, *blocks[:HEAD]):
        for line in (block, *(b for cell in block.cells for b in cell.blocks)):
            if line is title or line.page != title.page or line.cells or line.role not in {"heading", "paragraph"}:
                continue
            apart = max(title.box.top - line.box.bottom, line.box.top - title.box.bottom)
            close = apart < NEARBY * title.size or id(line) in above
            if len(line.text) <= MAX_LINE and line.size <= title.size and close:
                yield line
