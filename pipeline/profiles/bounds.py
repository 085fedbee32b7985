"""Which blocks a profile of a brochure owns: what stands beside its title, in its band of a page, up to its end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractors.family import Family
from extractors.generic.contacts.tables import contact_rows
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.phone import find_phones
from pipeline.profiles.start import Start
from schemas.document import Block

ALIGNED = 20.0  # points by which blocks of one column may begin apart
BAND_GAP = 1.0  # of the type size: what stands above the next title ends that far above it, in every column


def gathered(body: list[Block], starts: Sequence[Start], apart: set[int]) -> tuple[list[Block], list[Start]]:
    """Blocks and beginnings of several profiles so that what each owns stands in one piece, in reading order.

    A sidebar may be read before the title beside which it stands, or behind the profile that stands below it.
    """
    first, owners = owned(body, starts, apart)
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


def owned(body: Sequence[Block], starts: Sequence[Start], apart: set[int]) -> tuple[list[int], list[int]]:
    """For each block the number of the profile behind whose title it was read, and of that which owns it; -1: none."""
    begins = [s.at for s in starts]
    first = [bisect_right(begins, at) - 1 for at in range(len(body))]
    return first, _banded(body, starts, apart, _beside_title(body, starts, apart, first))


def ends(body: Sequence[Block], starts: Sequence[Start], apart: set[int], family: Family) -> list[int]:
    """For each profile the position behind its last block.

    A table of whom to ask in each of them ends the last one. Where every profile begins on a page of its own and ends
    with whom to ask, so does the last one: what begins on a page behind that is back matter.
    """
    stops = [*(s.at for s in starts[1:]), len(body)]
    for n, start in enumerate(starts):
        stops[n] = next((at for at in range(start.at + 1, stops[n]) if body[at] is start.until), stops[n])
    if len(starts) > 1:
        stops[-1] = _directory(body, starts, stops[-1], family) or _end_of_last(body, starts, stops, apart)
    return stops


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


def _directory(body: Sequence[Block], starts: Sequence[Start], stop: int, family: Family) -> int | None:
    """Where a table begins behind the last profile that says for each one whom to ask, its heading included."""
    for at in range(starts[-1].at + 1, stop):
        if len(contact_rows(body[at], family.labels)) >= len(starts):
            return at - 1 if body[at - 1].role == "heading" else at
    return None


def _reaches_somebody(block: Block) -> bool:
    text = "\n".join((block.text, *(c.text for c in block.cells)))
    return bool(find_emails(text) or find_phones(text) or find_addresses(text))


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
    pages: dict[int, list[int]] = {}
    for at, block in enumerate(body):
        if id(block) not in apart and owners[at] >= 0:
            pages.setdefault(block.page, []).append(at)
    for page, group in groupby(enumerate(starts), key=lambda s: s[1].block.page):
        rows = [(n, _top(body, start)) for n, start in group]
        held = pages.get(page, [])
        if len(rows) < 2 or not _are_bands([body[at] for at in held], starts, rows):
            continue
        bands = {
            at: max((n for n, top in rows if body[at].box.top >= top - 1), default=rows[0][0] - 1)
            for at in held
            if found[at] >= rows[0][0]  # what stands above the first band is of what went before
        }
        # A single line at the top of the next column is the end of the last text, nothing beside the first.
        if 2 * len({band for at, band in bands.items() if band != found[at]}) >= len(rows):
            for at, band in bands.items():
                found[at] = band
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
