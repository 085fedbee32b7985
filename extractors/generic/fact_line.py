"""Several key figures in one line: "Einwohner: 12.300 · Fläche: 300 km²", "12.300 Einwohner | 300 km² Fläche"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from extractors.generic.entry import lines_of
from extractors.generic.labels import CONTACT_FIELDS, FACT_FIELDS, field_for
from extractors.values.figures import parse_count, parse_figure
from schemas.document import Block
from schemas.passage import Passage

Part = tuple[Passage, str | None, Passage]
"""Label, field, value."""

KNOWN = 2  # labels of facts that make a run of labelled lines a box of key figures
SINCE = frozenset({"founded", "duration"})
MAX_LABEL_WORDS = 5
MAX_REST = 30  # characters of the second line of a value
WIDE = 1.5  # of the type size: a gap between the columns of a line
_EDGES = " ·•|;/,"
MAX_PART = 60  # characters; longer parts are sentences
_SEPARATOR = re.compile(r"\s*[·•|;]\s*|\s{2,}|\s/\s")
LEADER = r"(?:\s*(?:[.·_]{4,}|…+)|(?:\s[.·_…]){3,})\s*"
"""Dots that lead from a label to its value: "Einwohner .......... 41.200"."""
_WITH_COLON = re.compile(rf"(?P<label>[^\W\d][^:]{{1,40}}?)(?:\s?:\s+|{LEADER})(?P<value>[^\s.].*)$")
_BEGINS_VALUE = r"(?:(?:ca\.|rund|etwa|über|knapp|seit)\s)?[+−–-]?\d"
# "Einwohner am 31.12.2021" is a note on another figure.
_LABEL_FIRST = re.compile(
    rf"(?P<label>[^\W\d][^\d:]{{1,40}}?)(?<!\bam)(?<!\bzum)(?<!\bvom)\s+(?P<value>{_BEGINS_VALUE}.*)$"
)
_VALUE_FIRST = re.compile(
    r"(?P<value>(?:(?:ca\.|rund|etwa|über|knapp)\s)?\d[\d.,]*(?:\s(?:km²|qkm|ha|€|Euro))?)\s(?P<label>[^\W\d].*)$"
)
_FURTHER = re.compile(r"(?<=\s)(?P<label>[A-ZÄÖÜ][\w-]*(?:\s[\w/-]+){0,3}):\s")


def facts_in(line: Passage, own: Mapping[str, str], *, marked: bool = False) -> tuple[Part, ...]:
    """The key figures of a line that states at least two and nothing else, () for any other line.

    Where marks part it, they say where each ends; beside two of known facts any label with a colon is one more.
    With `marked` nothing else parts them.
    """
    for cut in (_separated(line),) if marked else (_separated(line), _cut(line, own), _apart(line)):
        parts = tuple(cut)
        read = [_part(part, own) for part in parts] if len(parts) > 1 else []
        known = sum(r is not None and r[1] in FACT_FIELDS for r in read)
        if known >= KNOWN or (known and all(map(_labelled, parts))):
            read = [r or _colon(part, own) for r, part in zip(read, parts, strict=True)]
        if known and not all(read):  # "Einwohner 15.660 / Orts- und Gemeindeteile 21"
            read = [r or _bare(part) for r, part in zip(read, parts, strict=True)]
        if read and all(read):
            return tuple(r for r in read if r is not None)
    return ()


def lone_figure(line: Passage, own: Mapping[str, str]) -> Part | None:
    """A line that is a known label and its figure, without a colon: "Einwohner 16.133"."""
    hit = _LABEL_FIRST.fullmatch(line.text) if len(line.text) <= MAX_PART else None
    if hit is None or parse_figure(hit["value"]) is None or (field := field_for(hit["label"], own)) not in FACT_FIELDS:
        return None
    if hit["value"].startswith("seit") and field not in SINCE:
        return None  # "Einwohner seit 2014" is no number of them
    return _named(line, hit, field)


def stated(blocks: Sequence[Block], own: Mapping[str, str]) -> frozenset[int]:
    """Identities of the blocks of boxes of key figures: `Label: value` in every line, of which facts are known.

    There a label that the lexicon does not know counts like its neighbours ("Regierungsbezirk: Oberbayern").
    """
    found: set[int] = set()
    for labelled, run in groupby(blocks, key=_is_labelled):
        group = list(run)
        labels = [hit["label"] for b in group for line in lines_of(b) if labelled and (hit := _labelled(line))]
        if labelled and sum(field_for(label, own) in FACT_FIELDS for label in labels) >= KNOWN:
            found |= {id(b) for b in group}
    return frozenset(found)


def unknown_in(line: Passage) -> Part | None:
    """A line of such a box whose label the lexicon does not know."""
    hit = _labelled(line)
    return _named(line, hit, None) if hit else None


def _is_labelled(block: Block) -> bool:
    """Whether every line of a paragraph is a label with its value, or the rest of the value in the line before."""
    if block.role != "paragraph" or block.cells:
        return False
    lines = lines_of(block)
    labelled = [_labelled(line) is not None for line in lines]
    # A rest is one line, and shorter than a sentence.
    return (
        bool(labelled)
        and labelled[0]
        and all(
            here or (before and len(line.text) <= MAX_REST and ":" not in line.text)
            for before, here, line in zip(labelled, labelled[1:], lines[1:], strict=False)
        )
    )


def _labelled(line: Passage) -> re.Match[str] | None:
    hit = _WITH_COLON.fullmatch(line.text.strip()) if line.text == line.text.strip() else None
    fits = hit is not None and len(hit["label"].split()) <= MAX_LABEL_WORDS and len(hit["value"]) <= 2 * MAX_PART
    return hit if fits else None


def _separated(line: Passage) -> Iterator[Passage]:
    at = 0
    for hit in _SEPARATOR.finditer(line.text):
        yield line[at : hit.start()]
        at = hit.end()
    yield line[at:]


def _apart(line: Passage) -> Iterator[Passage]:
    """The line cut at its wide gaps, where it is set in columns: "**Einwohner** 5.600      **Beginn** Juli 2018"."""
    at = 0
    for a, b in pairwise(line.spans):
        if b.box.x0 - a.box.x1 > WIDE * max(a.size, 1.0):
            yield line[at : a.stop].strip()
            at = b.start
    yield line[at:].strip()


def _cut(line: Passage, own: Mapping[str, str]) -> Iterator[Passage]:
    """The line cut in front of each further label of a fact that has a colon, and of any label behind a figure."""
    cuts = [h.start() for h in _FURTHER.finditer(line.text) if field_for(h["label"], own) in FACT_FIELDS]
    if not cuts:
        return
    for start, stop in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        part = line[start:stop].strip(_EDGES)
        further = _FURTHER.search(part.text)
        first = _WITH_COLON.fullmatch(part.text[: further.start()].strip(_EDGES)) if further else None
        if further is not None and first is not None and parse_figure(first["value"]) is not None:
            yield part[: further.start()].strip(_EDGES)
            part = part[further.start() :]
        yield part


def _part(part: Passage, own: Mapping[str, str]) -> Part | None:
    if len(part.text) > MAX_PART:
        return None
    if (stop := _lead(part)) and (field := field_for(part.text[:stop], own)) in FACT_FIELDS:
        return part[:stop].strip(" :"), field, part[stop:].strip()
    for pattern in (_WITH_COLON, _LABEL_FIRST, _VALUE_FIRST):
        hit = pattern.fullmatch(part.text)
        if hit and (field := field_for(hit["label"], own)) in FACT_FIELDS:
            return _named(part, hit, field)
    hit = _WITH_COLON.fullmatch(part.text)  # an unknown label beside known ones, with a figure
    if hit is None or not re.match(_BEGINS_VALUE, hit["value"]) or field_for(hit["label"], own) in CONTACT_FIELDS:
        return None
    return _named(part, hit, None)


def _bare(part: Passage) -> Part | None:
    """A label in front of a figure and nothing else, whatever it says, beside known ones."""
    hit = _LABEL_FIRST.fullmatch(part.text) if len(part.text) <= MAX_PART else None
    figure = hit is not None and hit["label"][-1].isalpha() and parse_count(hit["value"]) is not None
    return _named(part, hit, None) if hit and figure else None


def _colon(part: Passage, own: Mapping[str, str]) -> Part | None:
    hit = _labelled(part)
    return _named(part, hit, field_for(hit["label"], own)) if hit else None


def _named(line: Passage, hit: re.Match[str], field: str | None) -> Part:
    return line[hit.start("label") : hit.end("label")], field, line[hit.start("value") : hit.end("value")]


def _lead(part: Passage) -> int:
    """Where the bold type ends with which a part begins before it goes on in plain type; 0 for others."""
    stop = next((span.start for span in part.spans if not span.bold), 0)
    return stop if any(span.bold for span in part.spans[:1]) else 0
