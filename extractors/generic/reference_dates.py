"""The date to which key figures refer, where a note beside them says it: "Stand: 31.12.2010", "Einwohner: Stand …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.generic.entries import entries_in
from extractors.generic.entry import Entry, lines_of
from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.profile_blocks import ProfileBlocks
from extractors.values.dates import parse_date
from extractors.values.figures import parse_figure
from schemas.document import Block
from schemas.kept import kept
from schemas.passage import Passage

_NOTE = re.compile(
    r"\(?(?:[*\d]\)?\s*)?(?:(?P<what>[A-ZÄÖÜ][^:]{2,60}?)(?::|\s\()\s*)?(?:Stand|Stichtag|Datenstand)\b\s*"
    r"(?:(?:der|aller)\s(?:Daten|Angaben|Zahlen))?\s*:?\s*(?:zum\s+|vom\s+)?(?P<date>[^():]{4,24})\)?\.?"
)
_ALL = re.compile(r"(?:Alle\s+)?(?:Angaben|Zahlen|Daten|Werte)\b", re.IGNORECASE)
_AND = re.compile(r",\s+|\s+und\s+|\s*/\s*")
NEAR = 2.5  # of the type size between the figures and their note


@dataclass(frozen=True)
class ReferenceNote:
    """A line that says to which day figures refer."""

    block: Block
    what: str
    """Which figures those are, as printed; empty for those beside it."""
    date: str
    """ISO 8601, as far as it is stated."""
    passage: Passage
    """The date as printed."""

    def refers_to(self, entry: Entry) -> bool:
        """Whether a figure is one of those that the note is about."""
        if _ALL.match(self.what):
            return True
        if not self.what:
            return stands_by(self.block, entry.source)
        named = _AND.split(self.what)
        known = entry.field is not None and entry.field in {field_of(name) for name in named}
        return known or entry.label.text.strip(" :*") in named


@kept
def reference_notes(profile: ProfileBlocks) -> tuple[ReferenceNote, ...]:
    """The notes of a profile; a bare "Stand: Mai 2014" is one only beside figures, else it is that of the sheet."""
    entries = entries_in(profile)
    figures = [e for e in entries if e.field in FACT_FIELDS and parse_figure(e.passage.text) is not None]
    own = {id(block) for entry in entries if entry.dated.text for block in entry.claims}  # of one figure alone
    notes = (note for note in _notes(profile) if id(note.block) not in own)
    return tuple(note for note in notes if any(note.refers_to(entry) for entry in figures))


def _notes(profile: ProfileBlocks) -> Iterator[ReferenceNote]:
    for block in profile.all_blocks:
        hit = _NOTE.fullmatch(block.text.strip()) if not block.cells and block is not profile.title else None
        date = parse_date(hit["date"]) if hit else None
        if hit and date and "/" not in date:
            at = block.text.find(hit["date"])
            yield ReferenceNote(block, hit["what"] or "", date, block.passage[at : at + len(hit["date"])])


def is_note_on_figures(line: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line says to which day the figures refer by which it stands, in a table or alone."""
    if _NOTE.fullmatch(line.text.strip()) is None:
        return False
    return any(stands_by(line, block) for block in blocks if block is not line and _states_figure(block))


def _states_figure(block: Block) -> bool:
    """Whether a cell, a line or what stands behind the label of a line is a figure."""
    return any(parse_figure(part) for line in lines_of(block) for part in (line.text, line.text.partition(":")[2]))


def stands_by(note: Block, figures: Block) -> bool:
    """Whether a note stands in the box of the figures, or right below or above them."""
    if note.page != figures.page:
        return False
    if note.container >= 0 and note.container == figures.container:
        return True
    beside = min(note.box.x1, figures.box.x1) > max(note.box.x0, figures.box.x0)
    gap = max(note.box.top - figures.box.bottom, figures.box.top - note.box.bottom)
    return beside and gap < NEAR * max(note.size, figures.size)
