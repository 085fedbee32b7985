"""Statements of imprints: what a line of small print says one thing after the other, told apart at stops and marks.

"Herausgeber: X, Y-Straße 2, 12345 Z · Gefördert durch W · Stand: Mai 2014. Nachdruck erlaubt." are four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.generic.head_matter import head_matter
from extractors.generic.publication.imprint_dates import is_date
from extractors.generic.publication.imprint_lines import outside_paragraphs, wide_parts
from extractors.profile_blocks import PublicationBlocks
from schemas.document import Block
from schemas.kept import kept
from schemas.passage import Passage

_ABBREVIATED = (
    r"\b(?:e|V|Dr|Prof|St|Nr|Str|str|Tel|bzw|ggf|vgl|z|B|u|a|d|i|S|P|h|c|Dipl|Ing|Mag|ca|inkl|Hrsg|Hg|Abb|Bd|Aufl|"
    r"Co|Ltd|Inh|Jg|evtl|usw|rd|mbH|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|\d{1,2}|[A-Z])$"
)
_STOP = re.compile(r"[.!?]\s+(?=[A-ZÄÖÜ©„])|(?<=[a-zäöüß]{4})[.!?]\s+(?=\d)")
_NEXT = re.compile(
    r"(?<=[VG]\.)\s+(?=(?:Gefördert|Mit (?:freundlicher |finanzieller )?(?:Unterstützung|Förderung)|"
    r"Unterstützt|Finanziert|Herausgegeben|Redaktion)\b)"
)
"""Behind "e. V.", whose stop ends no sentence, the words that begin the next statement."""
_QUOTED = re.compile(r"[„»][^“«]{1,80}[“«]")  # "„Vereinbar! Orte in Hessen“" is one title
_MARK = re.compile(r"\s+[|·•∙▪–—]\s+|\t|;\s+")
_LABEL = re.compile(
    r"(?<=\s)(?=©|IS[BS]N\b|(?:Redaktion|Satz|Druck|Gestaltung|Layout|Fotos?|Bildnachweis|Herausgeber(?:in)?|Stand|ViSdP|Text|"
    r"V\. ?i\. ?S\. ?d\. ?P\.?|Auflage|Bearbeitung|Erscheinungsdatum|Lizenz|Konzeption|"
    r"Verantwortlich(?:e Redaktion)?)\s?:)"
)
_BOOK_NUMBER = re.compile(r"IS[BS]N:?(?:\s?[\dX–-]+)+(?=\s)")
MAX_WIDE = 140  # characters of a line that may hold several things far apart; longer ones are justified text


@dataclass(frozen=True)
class Statement:
    """One thing that an imprint says."""

    passage: Passage
    whole: Passage
    """The paragraph in which it stands."""
    block: Block
    """With which that paragraph begins."""

    @property
    def text(self) -> str:
        return self.passage.text


@kept
def statements(publication: PublicationBlocks) -> tuple[Statement, ...]:
    """What is said outside the profiles and in the lines at the head of the first one, in reading order."""
    heads = [(b, b.passage) for p in publication.profiles[:1] for b in head_matter(p)]
    return tuple(
        Statement(part, whole, block)
        for block, whole in (*outside_paragraphs(publication), *heads)
        for part in split_statements(whole)
    )


def split_statements(passage: Passage) -> Iterator[Passage]:
    """The statements of a paragraph; a full stop stays with what it ends.

    >>> [p.text for p in split_statements(Passage("Verlag: Dr. X e. V., Unna · Stand: 3. Mai 2014. Alle Rechte frei."))]
    ['Verlag: Dr. X e. V., Unna', 'Stand: 3. Mai 2014.', 'Alle Rechte frei.']
    """
    titles = [(hit.start(), hit.end()) for hit in _QUOTED.finditer(passage.text)]
    cuts = [
        (hit.start() + 1, hit.end())
        for hit in _STOP.finditer(passage.text)
        if _ends(passage.text[: hit.start()]) and not any(a < hit.start() < b - 1 for a, b in titles)
    ]
    cuts += [(hit.start(), hit.end()) for hit in (*_MARK.finditer(passage.text), *_NEXT.finditer(passage.text))]
    cuts += [(hit.start(), hit.end()) for hit in _LABEL.finditer(passage.text)]
    cuts += [(hit.end(), hit.end()) for hit in _BOOK_NUMBER.finditer(passage.text)]
    cuts.append((len(undated(passage).text),) * 2)
    at = 0
    for start, stop in sorted(cuts):
        if start >= at:
            yield from _parts(passage[at:start])
            at = stop
    yield from _parts(passage[at:])


def undated(passage: Passage) -> Passage:
    """A paragraph without the printed line at its end that is a date: "Gefördert durch X" / "Dresden, August 2020"."""
    last = max(line_starts(passage), default=0)
    line = passage.text[last:]
    # A year alone is the end of a date that the line above begins.
    return passage[:last].strip() if last and is_date(line) and not line.strip(" .").isdigit() else passage


def line_starts(passage: Passage) -> Iterator[int]:
    """Where the printed lines behind the first one begin."""
    return (b.start for a, b in pairwise(passage.spans) if b.page != a.page or b.box.x1 <= a.box.x0)


def _parts(passage: Passage) -> Iterator[Passage]:
    text = passage.strip()
    yield from (part for part in (wide_parts(text) if len(text.text) < MAX_WIDE else [text]) if part.text)


def _ends(before: str) -> bool:
    return re.search(_ABBREVIATED, before) is None


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends in which `start` lies: at a full stop, an exclamation or a blank line.

    >>> sentence_end("Gefördert von Dr. Ada Muster. Alle Rechte frei.", 0)
    29
    """
    titles = [(hit.start(), hit.end()) for hit in _QUOTED.finditer(text)]
    ends = [
        hit.start() + 1
        for hit in _STOP.finditer(text, start)
        if _ends(text[: hit.start()]) and not any(a < hit.start() < b - 1 for a, b in titles)
    ]
    ends += [hit.start() for hit in _NEXT.finditer(text, start)]
    blank = text.find("\n\n", start)
    return min([*ends, len(text), *([blank] if blank >= 0 else [])])
