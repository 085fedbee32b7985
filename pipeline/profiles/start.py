"""The beginning of a profile: where it is, and what its title says."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.generic.place import PlaceTitle
from schemas.document import Block

SAME_STYLE = 0.6  # points by which the titles of one brochure may differ in size


@dataclass(frozen=True)
class Start:
    """The block with which a profile begins, and its title."""

    at: int
    block: Block
    place: PlaceTitle | None
    rank: float = 0.0
    """Size of a larger heading that belongs to the title, 0 without."""
    until: Block | None = None
    """The block before which the profile ends, where that begins no other: a chapter, back matter."""

    @property
    def size(self) -> float:
        return max(self.rank, self.block.size)
