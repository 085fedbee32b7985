"""A part of a publication and what makes it a profile of its own, whatever the structure of the whole.

No sign decides alone, and none must be there: a place in the title or near it, a title that says what it is, somebody
to ask, sections called as in the other parts. Each is a chance, and chances are joined as those of independent signs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.values.email import find_emails
from extractors.values.municipality import find_municipalities
from extractors.values.phone import find_phones
from pipeline.profiles.start import Start
from schemas.document import Block

TITLED = 0.8  # the title names a municipality and says that it is one: "Landkreis X", "Y (Hessen)"
LABELLED = 0.7  # a label does: "Kommune: X"
NEAR = 0.7  # a line at its head does: a kicker, a subtitle, the margin, a running head
OVER_SLOGAN = 0.65  # the title is such a name with what is told of it: "Unna: Ein Haus für alle"
SITED = 0.65  # a label says where it is: "Ort: X"
CALLED = 0.6  # the title is called after a place of the list: "Bildungsregion Harz"
BARE = 0.55  # the title is such a name and nothing else
BARE_NEAR = 0.45  # a line at its head is
STARTED = 0.6  # the title says that a profile follows: "Praxisbeispiel 3: …"
ALIKE, A_LITTLE = 0.5, 0.25  # sections or rows are called as in other parts: several, one
OFFICE = 0.25  # a line names the office of a place, as contacts of anybody do
REACHED = 0.45  # it says how to reach somebody
ALL_REACHED = 0.65  # all parts do, at least three: each ends with whom to ask
INSTITUTION = 0.3  # the title has a legal form
BODY_OVER_SLOGAN = 0.5  # so it is with an institution in place of the name, where most titles are like this
ON_PAGES = 0.25  # all parts begin pages
SECTION = 0.75  # of the chance, where a title without a place is one of a section: "Ziele"
ENOUGH = 0.6

TOLD = 80  # characters that a profile tells at least
FIRM = 0.7  # of the chance that a part is named: a single one is enough
MAX_NAME = 40  # characters of a bold line or a label
SHARED = 0.4  # of the parts in which a section's name must come again
ALL, FEWEST = 0.75, 3  # of the parts that must reach somebody, and how many there must be at least
_NUMBERED = re.compile(r"\d+\.\d")  # a chapter of a long report


@dataclass(frozen=True)
class Part:
    """What stands below a title up to the next one."""

    start: Start
    title: Block
    blocks: tuple[Block, ...]
    named: float = 0.0
    """The chance that the part says whose it is."""
    name: str = ""
    """The place that it names."""
    signs: tuple[float, ...] = ()
    """What else its title says for it."""
    over_slogan: bool = False
    """Whether its title is a place or an institution and, behind a colon, what is told of it."""
    is_section: bool = False
    """Whether its title is one of a section."""
    heads_page: bool = False

    @cached_property
    def told(self) -> int:
        """Characters of text that say more than how to reach somebody."""
        texts = [t for b in self.blocks if b.role != "heading" for t in _texts(b)]
        return sum(len(text) for text in texts if not _reaches(text))

    @cached_property
    def is_told(self) -> bool:
        """Whether it tells anything: the entries of a directory do not."""
        inside = (b for b in self.blocks if b.role in {"list_item", "table"} or b.size < self.title.size)
        return self.told >= TOLD or any(b.role in {"heading", "list_item", "table"} for b in inside)

    @cached_property
    def reached(self) -> bool:
        return any(_reaches(text) for b in self.blocks for text in _texts(b))

    @cached_property
    def tells_of_place(self) -> bool:
        """Whether its text names a municipality as one: "die Stadt Zittau"."""
        return any(hit.value.type is not None for b in self.blocks for t in _texts(b) for hit in find_municipalities(t))

    @cached_property
    def names(self) -> frozenset[str]:
        """What its sections, its rows and its labels are called."""
        names = (name.casefold().strip(" :") for b in self.blocks for name in self._names(b))
        return frozenset(name.removesuffix("in") for name in names)  # whoever speaks, a man or a woman

    def _names(self, block: Block) -> Iterator[str]:
        if block is self.title:
            return
        yield from (name for cell in block.cells for inner in cell.blocks for name in self._names(inner))
        if block.role == "heading" or (block.passage.bold and 0 < len(block.text) <= MAX_NAME):
            yield block.text
        yield from (row[0].text for row in block.rows if len(row) > 1)
        for line in block.lines:
            label, colon, _ = line.text.partition(":")
            if colon and len(label) <= MAX_NAME:
                yield label


def chances(parts: Sequence[Part]) -> tuple[float, ...]:
    """For each part of one row the chance that it is a profile.

    Chapters of a guide have sections in common too: where no part says whose it is or whom to ask, and most tell of no
    municipality, none is a profile. Behind the last one addresses and an imprint may stand.
    """
    said = any(part.named or any(part.signs) for part in parts) or any(part.reached for part in parts[:-1])
    if not said and 2 * sum(part.tells_of_place for part in parts) <= len(parts):
        return (0.0,) * len(parts)
    often = _counted(name for part in parts for name in part.names)
    places = _counted(part.name.casefold() for part in parts if part.name)
    share = sum(bool(part.name) for part in parts) / len(parts)
    on_pages = all(part.heads_page for part in parts)
    over_slogans = sum(part.over_slogan for part in parts) > SHARED * len(parts)
    answered = sum(part.reached for part in parts)
    reached = ALL_REACHED if answered >= max(FEWEST, ALL * len(parts)) else REACHED
    found = []
    for part in parts:
        shared = sum(often[name] >= max(2, SHARED * len(parts)) for name in part.names)
        signs = [
            _named(part, share, again=places.get(part.name.casefold(), 0) > 1),
            *part.signs,
            reached * part.reached,
            ALIKE if shared > 1 else A_LITTLE * shared,
            BODY_OVER_SLOGAN * (over_slogans and part.over_slogan and not part.name),
            ON_PAGES * on_pages,
        ]
        chance = 1 - math.prod(1 - sign for sign in signs)
        idle = not part.is_told or (_NUMBERED.match(part.title.text) and not part.named)
        found.append(0.0 if idle else chance * (SECTION if part.is_section else 1))
    return tuple(found)


def _named(part: Part, share: float, *, again: bool) -> float:
    """How much the name counts: a bare one is a chance where most titles name none, and one that comes again too."""
    if part.named >= FIRM and not again:
        return part.named
    if _NUMBERED.match(part.title.text):
        return 0.0
    return part.named * min(1.0, 2 * share) * (0.5 if again else 1)


def _counted(names: Iterator[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found


def _texts(block: Block) -> Iterator[str]:
    yield block.text
    yield from (cell.text for cell in block.cells)


@lru_cache(maxsize=4096)
def _reaches(text: str) -> bool:
    return bool(find_emails(text) or find_phones(text))
