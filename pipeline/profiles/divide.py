"""Blocks of a publication -> its profiles and what belongs to none: cover, contents, foreword, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extractors.family import Family
from extractors.generic.kinds import kind_of
from extractors.generic.place import PlaceTitle
from extractors.generic.publication.series_names import read_series
from extractors.profile_blocks import ProfileBlocks
from pipeline.profiles.apart import front_and_back
from pipeline.profiles.bounds import ends, gathered
from pipeline.profiles.start import Start
from pipeline.profiles.starts import find_starts
from schemas.document import RUNNING, Block

MAX_ABOVE = 2  # lines above a title that say of what it is a part, and whose it is
KICKER = 80  # characters of such a line


@dataclass(frozen=True)
class Division:
    """A publication divided: profiles in reading order and the rest."""

    profiles: tuple[ProfileBlocks, ...]
    outside: ProfileBlocks
    titles: tuple[PlaceTitle | None, ...] = ()
    """For each profile the municipality that its title names."""


def divide(blocks: Sequence[Block], family: Family) -> Division:
    """Where profiles begin and end; no profile at all is an answer too."""
    body = [b for b in blocks if b.role not in RUNNING]
    running = tuple(b for b in blocks if b.role in RUNNING)
    apart = front_and_back(body, family)
    starts = find_starts(body, apart, family, running)
    if not starts:
        return Division((), ProfileBlocks(tuple(body), family, running=running))
    if len(starts) == 1:
        first = body[starts[0].at]
        body = _flap_behind(body, starts[0], apart, family)
        starts = [replace(starts[0], at=next(n for n, b in enumerate(body) if b is first))]
    else:
        body, starts = gathered(body, starts, apart)
    spans = zip(starts, ends(body, starts, apart, family), strict=True)
    owned = [tuple(b for b in body[start.at : end] if id(b) not in apart) for start, end in spans]
    inside = {id(block) for own in owned for block in own}
    headed: dict[int, int] = {}
    for n, own in enumerate(owned):
        for block in own:
            headed.setdefault(block.page, n)
    profiles = []
    for n, (start, own) in enumerate(zip(starts, owned, strict=True)):
        # A running head is about what its page begins with.
        heads = tuple(b for b in running if b.role != "running_head" or headed.get(b.page, n) == n)
        above = tuple(b for b in _above(body, start) if id(b) not in inside)
        profiles.append(ProfileBlocks(own, family, title=_title(start, own), running=heads, above=above))
    outside = tuple(b for b in body if id(b) not in inside)
    return Division(tuple(profiles), ProfileBlocks(outside, family, running=running), tuple(s.place for s in starts))


def _above(body: Sequence[Block], start: Start) -> Iterator[Block]:
    """The short lines right above a title on its page, the nearest first."""
    for block in islice(reversed(body[: start.at]), MAX_ABOVE):
        if block.page != body[start.at].page or block.cells or len(block.text) > KICKER:
            return
        yield block


def _title(start: Start, own: Sequence[Block]) -> Block | None:
    """The heading or the line that began a profile; a table says whose it is in its labels."""
    return start.block if start.block in own and not start.block.cells else None


def _flap_behind(body: list[Block], start: Start, apart: set[int], family: Family) -> list[Block]:
    """What stands before the title in another panel of its page belongs behind it: a flap is read last.

    So does a section that stands before the title for any other reason; a line above the title stays where it is.
    """
    before = [b for b in body[: start.at] if b.page == start.block.page and id(b) not in apart]
    beside = [b for b in before if b.box.x1 < start.block.box.x0 or b.box.x0 > start.block.box.x1]
    heads = [b for b in before if b.role == "heading" and kind_of(b.text, family.section_kinds) != "other"]
    heads = [b for b in heads if not read_series(b.passage).says_so]
    known = bool(heads) or any(b.text[:1] in "„»" for b in beside)
    if not known:
        return body
    first = before.index(heads[0]) if heads else len(before)
    moved = {id(b) for b in [*beside, *before[first:]]}
    return [b for b in body if id(b) not in moved] + [b for b in body if id(b) in moved]
