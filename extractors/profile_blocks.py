"""What a rule reads: the blocks of one profile, or of the publication, with words to ask them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractors.family import Family
from schemas.document import RUNNING, Block, Role


@dataclass(frozen=True)
class ProfileBlocks:
    """The blocks of one profile in reading order, without running heads, footers, page numbers and logos.

    What a rule has claimed (a contact block, a quote) later rules do not see; `all_blocks` still has it.
    """

    all_blocks: tuple[Block, ...]
    family: Family
    title: Block | None = None
    """The heading that began the profile, where one did."""
    claimed: frozenset[int] = frozenset()
    """Identities of blocks that a rule has used up."""
    running: tuple[Block, ...] = ()
    """Running matter of the profile's pages."""
    above: tuple[Block, ...] = ()
    """Short lines right above the title, which belong to no profile: a kicker, a masthead."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What nobody has claimed."""
        return tuple(b for b in self.all_blocks if id(b) not in self.claimed)

    def without(self, blocks: Iterable[Block]) -> ProfileBlocks:
        """The same profile with `blocks` claimed."""
        return replace(self, claimed=self.claimed | {id(b) for b in blocks})

    def free(self, block: Block) -> bool:
        return id(block) not in self.claimed

    def all(self, *, role: Role | None = None, text: str | None = None, level: int | None = None) -> Iterator[Block]:
        """Blocks of a role whose text matches the pattern (searched, case ignored), in reading order."""
        return (b for b in self.blocks if matches(b, role, text, level))

    def first(self, *, role: Role | None = None, text: str | None = None, level: int | None = None) -> Block | None:
        """The first such block, None where there is none."""
        return next(self.all(role=role, text=text, level=level), None)

    def after(self, block: Block, *, role: Role | None = None, text: str | None = None) -> Block | None:
        """The first such block behind `block`."""
        return next((b for b in self.following(block) if matches(b, role, text, None)), None)

    def before(self, block: Block, *, role: Role | None = None, text: str | None = None) -> Block | None:
        """The last such block in front of `block`."""
        seen = None
        for b in self.blocks:
            if b is block:
                return seen
            if matches(b, role, text, None):
                seen = b
        return None

    def following(self, block: Block) -> Iterator[Block]:
        """The blocks behind `block`, also where it is claimed itself."""
        behind = False
        for b in self.all_blocks:
            if behind and id(b) not in self.claimed:
                yield b
            behind = behind or b is block

    def under(self, heading: Block) -> Iterator[Block]:
        """The blocks behind `heading` up to the next heading of its level or a higher one."""
        for b in self.following(heading):
            if b.role == "heading" and b.level <= heading.level:
                return
            yield b

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({page for b in self.all_blocks for page in b.pages}))


@dataclass(frozen=True)
class PublicationBlocks:
    """The publication as a whole: all its blocks, those that belong to no profile, and its running matter."""

    blocks: tuple[Block, ...]
    outside: ProfileBlocks
    """What belongs to no profile: cover, contents, imprint."""
    family: Family
    profiles: tuple[ProfileBlocks, ...] = field(default=())
    page_count: int = 1

    @property
    def running(self) -> tuple[Block, ...]:
        """Running heads, footers, logos and page numbers of all pages."""
        return tuple(b for b in self.blocks if b.role in RUNNING)

    @property
    def text(self) -> str:
        return "\n".join(text for b in self.blocks for text in (b.text, *(c.text for c in b.cells)) if text)


def matches(block: Block, role: Role | None, text: str | None, level: int | None) -> bool:
    """Whether a block is of a role, holds a pattern (case ignored) and has a level, as far as these are asked for."""
    return (
        (role is None or block.role == role)
        and (level is None or block.level == level)
        and (text is None or re.search(text, block.text, re.IGNORECASE) is not None)
    )
