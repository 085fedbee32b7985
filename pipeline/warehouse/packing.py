"""Which parts to merge: part sizes that stay sane from ten publications to a million.

Small parts fall into tiers, each eight times the size of the one below; eight parts of a tier are merged into one of
the next. A publication is so written anew about four times until it rests in a full part, and a warehouse of n
publications has about n / 1,500 full parts and never more than a few dozen small ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log

CAPACITY = 2_000  # publications per part: some ten MB per table, read and written within a second or two
TIER = 8


def to_merge(sizes: Sequence[int]) -> set[int]:
    """Positions of the parts that are to be merged; parts of at least half the capacity stay alone."""
    tiers: dict[int, list[int]] = defaultdict(list)
    for position, size in enumerate(sizes):
        if size < CAPACITY // 2:
            tiers[int(log(max(size, 1), TIER) + 1e-9)].append(position)
    return {position for members in tiers.values() if len(members) >= TIER for position in members}


def pack(sizes: Sequence[int]) -> list[list[int]]:
    """Groups of positions whose sizes add up to the capacity at most, the largest first (first fit decreasing).

    Nothing is divided: what is larger than the capacity is a group of its own.
    """
    groups: list[list[int]] = []
    room: list[int] = []
    for position in sorted(range(len(sizes)), key=lambda p: (-sizes[p], p)):
        size = sizes[position]
        place = next((g for g, free in enumerate(room) if free >= size), None)
        if place is None:
            groups.append([])
            room.append(CAPACITY)
            place = len(groups) - 1
        groups[place].append(position)
        room[place] -= size
    return groups
