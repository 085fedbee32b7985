"""Which blocks a profile of a brochure owns: what stands beside its title, in its band of a page, up to its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from pipeline.profile_start import SAME_STYLE, Start
from schemas.document import Block

ALIGNED = 20.0  # points by which blocks of one column may begin apart
TELLING = 80  # characters; longer paragraphs tell something
BAND_GAP = 1.0  # of the type size: what stands above the next title ends that far above it, in every column
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")


def gathered(body: list[Block], starts: Sequence[Start], apart: set[int]) -> tuple[list[Block], list[Start]]:
    """Blocks and beginnings of several profiles so that what each owns stands in one piece, in reading order.

    A sidebar may be read before the title beside which it stands, or behind the profile that stands below it.
    """
    first = [sum(at >= s.at for s in starts) - 1 for at in range(len(body))]
    owners = _banded(body, starts, apart, _beside_title(body, starts, apart, first))
    found = [b for b, owner in zip(body, owners, strict=True) if owner < 0]
    heads = []
    for n, start in enumerate(starts):
        heads.append(replace(start, at=len(found)))
        own = [b for at, b in enumerate(body) if owners[at] == n == first[at]]
        for at, block in enumerate(body):
            if owners[at] == n != first[at]:
                own.insert(_place_for(block, own, start), block)
        found += own
    return found, heads


def ends(body: Sequence[Block], starts: Sequence[Start], apart: set[int]) -> list[int]:
    """For each profile the position behind its last block.

    A heading of a higher rank than the profiles' titles is a chapter of the brochure. Where every profile begins on a
    page of its own and ends with whom to ask, so does the last one: what begins on a page behind that is back matter.
    """
    stops = [*(s.at for s in starts[1:]), len(body)]
    if len(starts) < 2:
        return stops
    level = min(s.block.level or 9 for s in starts)
    for n, start in enumerate(starts):
        stops[n] = next(
            (
                at
                for at in range(start.at + 1, stops[n])
                if _outranks(body[at], start, level) and id(body[at]) not in apart and _is_told(body[start.at : at])
            ),
            stops[n],
        )
    return [*stops[:-1], _end_of_last(body, starts, stops, apart)]


def _outranks(block: Block, start: Start, level: int) -> bool:
    return (
        block.role == "heading"
        and block.level < level
        and block.size > start.size + SAME_STYLE
        and _WORD.search(block.text) is not None
    )


def _is_told(own: Sequence[Block]) -> bool:
    """Whether a profile has begun to tell something: a large slogan right below its title ends nothing."""
    return any(b.role == "list_item" or (b.role == "paragraph" and len(b.text) > TELLING) for b in own)


def _end_of_last(body: Sequence[Block], starts: Sequence[Start], stops: Sequence[int], apart: set[int]) -> int:
    if any(a.block.page >= b.block.page for a, b in pairwise(starts)):
        return stops[-1]
    asked = 0
    for start, stop in zip(starts, stops, strict=True):
        own = [b for b in body[start.at : stop] if id(b) not in apart]
        asked = next((b.page for b in own if _reaches_somebody(b)), 0)
        if not asked or (start is not starts[-1] and any(b.page > asked for b in own)):
            return stops[-1]
    return next((at for at in range(starts[-1].at, stops[-1]) if body[at].page > asked), stops[-1])


def _reaches_somebody(block: Block) -> bool:
    text = "\n".join((block.text, *(c.text for c in block.cells)))
    return bool(find_emails(text) or find_addresses(text))


def _beside_title(body: Sequence[Block], starts: Sequence[Start], apart: set[int], owners: Sequence[int]) -> list[int]:
    """Owners, where what stands beside or below a title but was read before it belongs to its profile."""
    found = list(owners)
    for n, start in enumerate(starts):
        if n and starts[n - 1].block.page == start.block.page:
            continue
        for at in range(starts[n - 1].at + 1 if n else 0, start.at):
            block = body[at]
            below = block.page == start.block.page and block.box.bottom > start.block.box.top
            if below and id(block) not in apart:
                found[at] = n
    return found


def _banded(body: Sequence[Block], starts: Sequence[Start], apart: set[int], owners: Sequence[int]) -> list[int]:
    """Owners, where profiles stand one above the other on a page, each with what is beside it."""
    found = list(owners)
    for page, group in groupby(enumerate(starts), key=lambda s: s[1].block.page):
        rows = [(n, _top(body, start)) for n, start in group]
        held = [at for at, b in enumerate(body) if b.page == page and id(b) not in apart and found[at] >= 0]
        if len(rows) < 2 or not _are_bands([body[at] for at in held], starts, rows):
            continue
        for at in held:
            if (band := [n for n, top in rows if body[at].box.top >= top - 1]) and found[at] >= rows[0][0]:
                found[at] = band[-1]
    return found


def _top(body: Sequence[Block], start: Start) -> float:
    return min(body[start.at].box.top, start.block.box.top)


def _are_bands(blocks: Sequence[Block], starts: Sequence[Start], rows: Sequence[tuple[int, float]]) -> bool:
    """Whether titles stand in one column, and a gap goes through all columns above each but the first."""
    lefts = [starts[n].block.box.x0 for n, _ in rows]
    tops = [top for _, top in rows]
    if max(lefts) - min(lefts) > ALIGNED or tops != sorted(tops):
        return False
    return all(b.box.bottom + BAND_GAP * b.size <= top or b.box.top >= top - 1 for top in tops[1:] for b in blocks)


def _place_for(block: Block, own: Sequence[Block], start: Start) -> int:
    """Where a block goes among those read with its profile: above the next of its column, else last on its page.

    Nothing goes above the title, which is among the first of `own`.
    """
    titles = next((at + 1 for at, b in enumerate(own) if b is start.block), 1)
    for at in range(titles, len(own)):
        near = own[at]
        if (
            near.page == block.page
            and abs(near.box.x0 - block.box.x0) < ALIGNED
            and near.box.top >= block.box.bottom - 1
        ):
            return at
    return sum(b.page <= block.page for b in own)
