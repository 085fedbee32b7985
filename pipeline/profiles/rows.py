"""Rows of titles, each a way in which a publication may be parted into profiles; the most convincing one is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.generic.kinds import kind_of
from extractors.generic.place import names_state
from extractors.values.person import parse_person
from extractors.values.states import CITY_STATES
from pipeline.profiles.bounds import owned
from pipeline.profiles.matter import Matter
from pipeline.profiles.part import ENOUGH, Part, chances
from pipeline.profiles.start import SAME_STYLE, Start
from pipeline.profiles.titles import MAX_LINE, begin_of, part_at
from schemas.document import Block

EACH = 0.5  # of the chance of a profile that counts for nothing: two doubtful ones are no better than a sure one
SMALLER = 0.25  # that titles in smaller type must be worth more: else they are lines below the larger ones
ANSWERED = 0.6  # of the parts that name or reach somebody: as many tell something, else they are a directory
FEWEST_FORMS = 3
WIDER = {"Landkreis", "Region", "Verband"}  # that have towns
SURE, AT_LENGTH = 0.75, 400  # chance and characters of text that make a profile in a publication of another kind

Judged = tuple[Part, float]
"""A part with the chance that it is a profile."""


def best_row(matter: Matter) -> list[Start]:
    """The beginnings of the profiles in the row of titles that speaks most for several; none where no row does."""
    best: list[Judged] = []
    for row in _rows(matter):
        if len(row) > 1 and _worth(found := _judged(row, matter)) > _worth(best) + (SMALLER if best else 0):
            best = found
    parts = [part for part, _ in best]
    starts = [part.start for part in parts]
    whole = _over(parts, matter) if parts else None
    if whole is None:
        return starts
    if _are_members(parts):
        return []
    return (
        [replace(whole.start, until=_chapter(whole, parts)), *starts] if _is_more_than_a_cover(whole, parts) else starts
    )


def _over(parts: Sequence[Part], matter: Matter) -> Part | None:
    """The Kreis or the region, told under a larger title before its towns; None without."""
    first = parts[0]
    size = first.start.size + 2 * SAME_STYLE
    for at, block in matter.titles:
        if at < first.start.at and block.size > size and (place := matter.place(block)) and place.kind in WIDER:
            blocks = [b for b in matter.body[at : first.start.at] if id(b) not in matter.apart]
            whole = part_at(at, at, blocks, matter)
            return whole if whole.told else None
    return None


def _is_more_than_a_cover(whole: Part, parts: Sequence[Part]) -> bool:
    """Whether a Kreis says whom to ask, or has sections or lists of its own, before its towns are told."""
    smaller = (b for b in whole.blocks if b.role == "list_item" or b.size < parts[0].start.size - SAME_STYLE)
    return whole.reached or any(b.role in {"heading", "list_item"} for b in smaller)


def _are_members(parts: Sequence[Part]) -> bool:
    """Whether towns are told inside their region: in a few lines each, and it says behind them whom to ask."""
    return not any(part.reached for part in parts[:-1]) and parts[-1].reached


def _chapter(whole: Part, parts: Sequence[Part]) -> Block | None:
    """The larger heading over the towns, which belongs to none of them."""
    chapters = (b for b in whole.blocks if b.role == "heading" and b.size > parts[0].start.size + 2 * SAME_STYLE)
    return next((b for b in chapters if b is not whole.title and b.page > whole.title.page), None)


def _worth(row: Sequence[Judged]) -> float:
    """Every profile counts, the surer ones more."""
    return sum(chance - EACH for _, chance in row)


def _rows(matter: Matter) -> Iterator[list[Part]]:
    """Headings of one size, from the largest to the smallest; tables that name a municipality; questions of a form."""
    left = sorted(matter.titles, key=lambda title: -title[1].size)
    while left:
        size = left[0][1].size
        row = sorted(at for at, b in left if b.size >= size - SAME_STYLE)
        left = [(at, b) for at, b in left if b.size < size - SAME_STYLE]
        yield _parts(_titles(row, matter), size, matter)
        yield _parts(_forms(row, matter), size, matter)
    tables = [at for at, b in enumerate(matter.body) if b.cells and id(b) not in matter.apart]
    alone = [at for at in tables if not at or matter.body[at - 1].role != "heading"]
    yield _parts([at for at in alone if id(matter.body[at]) in matter.labels], 0.0, matter)


def _titles(row: Sequence[int], matter: Matter) -> list[int]:
    """Those of a row that may be titles of profiles: what comes again is a section's, so are questions; no people."""
    texts = [matter.body[at].text.casefold().rstrip() for at in row]
    once = [at for at, text in zip(row, texts, strict=True) if texts.count(text) == 1]
    titles = [at for at in once if not _heads_other(at, matter)]
    # What stands right below a title in its own type is its second line, or what is told of the place that it names.
    return [
        at
        for at in titles
        if (over := _above(at, matter)) not in titles or matter.body[over].page < matter.body[at].page
    ]


def _above(at: int, matter: Matter) -> int:
    """The number of the block above a title, but for a line that names the state."""
    return at - 2 if at > 1 and names_state(matter.body[at - 1].text) else at - 1


def _heads_other(at: int, matter: Matter) -> bool:
    """Whether a heading is a question, a lead-in, a person, the head of contacts, or a Land over what lies there."""
    block = matter.body[at]
    if block.text.rstrip().endswith(":") or (names_state(block.text) and block.text not in CITY_STATES):
        return True
    # "Stadt Unna: Wem gehört der Platz?", and a call below the name of a town, are what is told of it.
    named = [block, *matter.body[max(0, at - 1) : at]]
    if block.text.rstrip().endswith(("?", "!")) and not any(matter.place(b) for b in named if b.page == block.page):
        return True
    return kind_of(block.text, matter.family.section_kinds) in {"contact", "quote"} or bool(parse_person(block.text))


def _forms(row: Sequence[int], matter: Matter) -> list[int]:
    """Headings of a row that come again and are the first that is read on their page, each time: forms filled in."""
    body = matter.body
    texts = [body[at].text.casefold() for at in row]
    first = {body[at].page: at for at, _ in reversed(matter.titles)}
    leads = [text for text in dict.fromkeys(texts) if texts.count(text) >= FEWEST_FORMS]
    again = ([at for at, text in zip(row, texts, strict=True) if text == lead] for lead in leads)
    return next((form for form in again if all(first[body[at].page] == at for at in form)), [])


def _parts(row: list[int], size: float, matter: Matter) -> list[Part]:
    """What stands below each title up to the next, or up to a chapter."""
    body = matter.body
    size = max([size, *(_slogan_size(at, matter) for at in row)])
    level = min((matter.body[at].level or 9 for at in row), default=0)
    larger = [at for at, b in matter.titles if b.role == "heading" and b.size > size + SAME_STYLE and b.level < level]
    begins = [begin_of(at, matter) for at in row]
    if begins[1:] == row[1:]:  # what stands above the first title alone is above them all
        begins = row
    starts = [Start(begin, body[at], None) for begin, at in zip(begins, row, strict=True)]
    # What stands beside a title, or in its band of the page, is its own however it was read.
    read, owner = owned(body, starts, matter.apart)
    inside: list[list[Block]] = [[] for _ in row]
    until: list[Block | None] = [None for _ in row]
    for n, at in enumerate(row):
        following = starts[n + 1].at if n + 1 < len(row) else len(body)
        if following == len(body) and (end := _end_of_table(row, body)) is not None:
            until[n] = body[end]  # what stands below the table is nobody's
            read[end:] = [-1] * (len(body) - end)
            continue
        behind = (m for m in larger if at < m < following)
        stop = next((m for m in behind if _is_told(body[at + 1 : m]) or body[m].page > body[at].page), following)
        until[n] = body[stop] if stop < following else None
        read[stop:following] = [-1] * (following - stop)
    for block, first, last in zip(body, read, owner, strict=True):
        if last >= 0 and id(block) not in matter.apart and (first >= 0 or until[last] is None):
            inside[last].append(block)
    return [
        part_at(at, start.at, blocks, matter, until=end)
        for at, start, blocks, end in zip(row, starts, inside, until, strict=True)
    ]


def _end_of_table(row: Sequence[int], body: Sequence[Block]) -> int | None:
    """The first block below a table whose rows are the profiles: each a name, its Land, the cells that tell of it."""
    told = [[b for b in body[at + 1 : following] if not names_state(b.text)] for at, following in pairwise(row)]
    if len(row) < FEWEST_FORMS or not all(own and all(b.cells for b in own) for own in told):
        return None
    cells = max((at for at in range(row[-1], len(body)) if body[at].cells), default=row[-1])
    return cells + 1 if row[-1] < cells < len(body) - 1 else None


def _slogan_size(at: int, matter: Matter) -> float:
    """The size of a heading right below a title, which may be a kicker over it; 0 without."""
    below = next(iter(matter.body[at + 1 : at + 2]), None)
    return below.size if below is not None and below.role == "heading" and below.page == matter.body[at].page else 0.0


def _is_told(blocks: Sequence[Block]) -> bool:
    """Whether a title has text before a larger heading, which on its page may be the slogan to a kicker."""
    return any(b.role == "list_item" or b.cells or len(b.text) > MAX_LINE for b in blocks)


def _judged(parts: Sequence[Part], matter: Matter) -> list[Judged]:
    """The parts of a row that are profiles, at least two; none where the row is something else."""
    asked = [part for part in parts if part.name or part.reached]
    if sum(part.is_told for part in asked) < ANSWERED * len(asked):
        return []
    enough, told = (SURE, AT_LENGTH) if matter.is_other else (ENOUGH, 0)
    on_pages = all(part.heads_page for part in parts)
    found: list[Judged] = []
    for part, chance in zip(parts, chances(parts), strict=True):
        goes_on = bool(found) and part.name and part.name == found[-1][0].name and part.start.block is part.title
        says_whose = part.named or any(part.signs) or not matter.is_other
        at_length = part.told >= told or (part.is_told and on_pages)
        if chance >= enough and at_length and says_whose and not goes_on:
            found.append((part, chance))
    if len(found) < 2:
        return []
    return _ended(parts, found)


def _ended(parts: Sequence[Part], found: list[Judged]) -> list[Judged]:
    """The last profile ends before a title of its row that begins none, where none such stands between the others."""
    at = [n for n, part in enumerate(parts) if any(part is p for p, _ in found)]
    behind = parts[at[-1] + 1 : at[-1] + 2]
    if not behind or len(at) <= at[-1] - at[0]:
        return found
    if behind[0].is_section and not (behind[0].heads_page and all(part.heads_page for part, _ in found)):
        return found
    part, chance = found[-1]
    ended = replace(part, start=replace(part.start, until=part.start.until or behind[0].blocks[0]))
    return [*found[:-1], (ended, chance)]
