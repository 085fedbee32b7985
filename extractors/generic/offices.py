"""Whose office is to be asked: lines that begin with "Stadtverwaltung X", "Landratsamt Y", "Gemeinde Z"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.values.gazetteer import is_place
from schemas.document import Block
from schemas.passage import Passage
from schemas.profile import MunicipalityType

_ADMINISTRATION = r"verwaltung(?:\s+(?:der|des)\s+(?:\w+stadt|Stadt|Gemeinde|Markte?s|Landkreise?s|Kreises))?"
_OFFICES: tuple[tuple[MunicipalityType | None, str], ...] = (
    (
        "Landkreis",
        rf"Landratsamt(?:\s+des\s+Landkreises)?|Kreis-?{_ADMINISTRATION}|Kreisausschuss des \w*[Kk]reises"
        r"|Landkreis|Kreis",
    ),
    ("Verband", rf"(?:Samtgemeinde|Verbandsgemeinde)-?(?:{_ADMINISTRATION})?|Amts?{_ADMINISTRATION}"),
    ("Gemeinde", rf"Gemeinde-?{_ADMINISTRATION}|Markt-?{_ADMINISTRATION}|Gemeinde|Markt|Flecken"),
    (
        "Stadt",
        rf"Stadt-?{_ADMINISTRATION}|Magistrat der (?:\w+stadt|Stadt)|(?:Hanse|Landeshaupt|Universitäts)?[Ss]tadt",
    ),
    (None, r"Rathaus"),
)
_OFFICE = tuple((kind, re.compile(rf"(?:{words})\s+(?=[A-ZÄÖÜ])")) for kind, words in _OFFICES)
_IN_SENTENCE = tuple(
    re.compile(
        rf"\b(?:bei|beim|an|von|vom|im)\s+(?:(?:der|dem)\s+)?(?=\w*(?:verwaltung|ratsamt|[Mm]agistrat|athaus))(?:{words})\s+(?=[A-ZÄÖÜ])"
    )
    for _, words in _OFFICES
)
""" "Sie erreichen uns bei der Stadtverwaltung X": the office itself, and not merely the town."""
LONGEST_NAME = 5  # words
OPENING = 6  # blocks from the title on
NAMED_OFTEN = 3  # times that a text names the place which it is about


@dataclass(frozen=True)
class Office:
    """An administration that a line names."""

    place: Passage
    kind: MunicipalityType | None
    block: Block
    """In which the line stands."""


def offices(blocks: Iterable[Block]) -> Iterator[Office]:
    """The administrations that lines begin with, or sentences say to ask, and whose place is in the official list."""
    for block in blocks:
        for part in (block, *(b for cell in block.cells for b in cell.blocks)):
            for line in part.lines or (part.passage,):
                yield from _first(line, block, (pattern.match(line.text) for _, pattern in _OFFICE))
            yield from _first(part.passage, block, (pattern.search(part.text) for pattern in _IN_SENTENCE))


def _first(passage: Passage, block: Block, hits: Iterable[re.Match[str] | None]) -> Iterator[Office]:
    """The first of some hits, one for each kind of office, that names a place of the official list."""
    for (kind, _), hit in zip(_OFFICE, hits, strict=True):
        if hit and (name := listed(passage[hit.end() :])):
            yield Office(name, kind, block)
            return


def own_office(blocks: Sequence[Block]) -> Office | None:
    """The office of the place that the beginning of a text names and that is named again and again; None without."""
    opening = " ".join(b.text for b in blocks[:OPENING])
    text = " ".join(t for b in blocks for t in (b.text, *(c.text for c in b.cells)))
    for office in offices(blocks):
        name = re.compile(rf"(?<![\w-]){re.escape(office.place.text)}(?![\w-])")
        if name.search(opening) and len(name.findall(text)) >= NAMED_OFTEN:
            return office
    return None


def listed(passage: Passage) -> Passage | None:
    """The longest name of the official list with which a text begins."""
    ends = [m.end() for m in re.finditer(r"\S+", passage.text)][:LONGEST_NAME]
    names = (passage[:end].strip(" ,;:.") for end in reversed(ends))
    return next((name for name in names if name.text and is_place(name.text)), None)
