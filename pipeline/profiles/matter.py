"""What profiles are looked for in: a publication's blocks, which of them may be titles, and what names places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.family import Family
from extractors.generic.entries import entries_of
from extractors.generic.labels import field_for
from extractors.generic.office_holders import place_governed
from extractors.generic.place import PlaceTitle, read_place
from extractors.generic.quotes import attribution
from extractors.generic.sites import sites
from pipeline.profiles.other_documents import is_other_document
from schemas.document import Block

MAX_TITLE = 120  # characters
_BESIDE = re.compile(r"\s[|·•–]\s|\s{3,}")  # between labels of one line
_LETTERS = re.compile(r"[A-Za-zÄÖÜäöüß]{3}")


@dataclass(frozen=True)
class Matter:
    """A publication's blocks in reading order, those of no profile among them, and what runs above its pages."""

    body: Sequence[Block]
    apart: set[int]
    family: Family
    running: Sequence[Block] = ()

    @cached_property
    def titles(self) -> tuple[tuple[int, Block], ...]:
        """Blocks that may be titles, with their places; a title between quotation marks looks like a quote."""
        roles = {"heading", "pull_quote"}
        inside = ((at, b) for at, b in enumerate(self.body) if b.role in roles and id(b) not in self.apart)
        fitting = ((at, b) for at, b in inside if len(b.text) <= MAX_TITLE and _LETTERS.search(b.text))
        return tuple((at, b) for at, b in fitting if b.role == "heading" or not self._is_said(at))

    def _is_said(self, at: int) -> bool:
        """Whether the line below a quote says who said it, and names nobody who governs a place: of those it is the
        title of an interview."""
        below = self.body[at + 1 : at + 2]
        return not any(place_governed(b.passage) for b in below) and attribution(below, self.body[at])[0] is not None

    @cached_property
    def running_places(self) -> dict[int, PlaceTitle]:
        """The place that the running head of a page names, where it is not that of most pages."""
        pages = len({b.page for b in self.running})
        often: dict[str, set[int]] = {}
        for b in self.running:
            often.setdefault(b.text, set()).add(b.page)
        heads = (b for b in self.running if b.role == "running_head" and 2 * len(often[b.text]) <= pages)
        starts = self.family.profile_start
        parts = ((b.page, read_place(part, starts)) for b in heads for part in b.lines or (b.passage,))
        return {page: place for page, place in parts if place}

    @cached_property
    def is_other(self) -> bool:
        """Whether the publication says that it is something else: a report, a newsletter, a programme."""
        return is_other_document(self.body, self.apart)

    def place(self, block: Block) -> PlaceTitle | None:
        return None if block.cells else read_place(block.passage, self.family.profile_start)

    @cached_property
    def labels(self) -> dict[int, str]:
        """By identity of a block what a label in it, or above the next one, says of the municipality: "Kommune: X"."""
        found: dict[int, str] = {}
        for at, block in enumerate(self.body):
            if id(block) in self.apart or block.role == "list_item" or not self._may_label(block):
                continue
            for entry in entries_of(self.body[at : at + 2], self.family.labels):
                if entry.field == "municipality" and entry.passage.text and entry.source is block:
                    found.setdefault(id(block), entry.passage.text)
        return found

    def _may_label(self, block: Block) -> bool:
        """Whether one of the lines has such a label in it: to look takes less time than to read."""
        parts = (part for line in block.lines or (block.passage,) for part in _BESIDE.split(line.text))
        labels = (part.partition(":")[0].strip() for part in parts)
        own = self.family.labels
        return bool(block.cells) or any(field_for(label, own) == "municipality" for label in labels if label)

    @cached_property
    def sites(self) -> dict[int, str]:
        """By identity of a block the municipality in which something is: "Ort: X"."""
        return {id(b): place.text for b, place in sites([b for b in self.body if id(b) not in self.apart])}

    def label(self, blocks: Sequence[Block]) -> str:
        """What the first such label in some blocks says, empty without."""
        return next((self.labels[id(b)] for b in blocks if id(b) in self.labels), "")

    def site(self, blocks: Sequence[Block]) -> str:
        return next((self.sites[id(b)] for b in blocks if id(b) in self.sites), "")
