"""Statements of imprints: what a line of small print says one thing after the other, told apart at stops and marks.

"Herausgeber: X, Y-Straße 2, 12345 Z · Gefördert durch W · Stand: Mai 2014. Nachdruck erlaubt." are four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.generic.head_matter import head_matter
from extractors.generic.imprint_lines import outside_paragraphs, wide_parts
from extractors.profile_blocks import PublicationBlocks
from extractors.values.address import find_addresses
from extractors.values.dates import find_dates
from extractors.values.gazetteer import is_place
from schemas.document import Block, Passage

_ABBREVIATED = (
    r"\b(?:e|V|Dr|Prof|St|Nr|Str|str|Tel|bzw|ggf|vgl|z|B|u|a|d|i|S|P|h|c|Dipl|Ing|Mag|ca|inkl|Hrsg|Hg|Abb|Bd|Aufl|"
    r"Co|Ltd|Inh|Jg|evtl|usw|rd|mbH|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|\d{1,2}|[A-Z])$"
)
_STOP = re.compile(r"[.!?]\s+(?=[A-ZÄÖÜ©„])|(?<=[a-zäöüß]{4})[.!?]\s+(?=\d)")
_MARK = re.compile(r"\s+[|·•∙▪–—]\s+|\t|;\s+")
_LABEL = re.compile(
    r"(?<=\s)(?=(?:Redaktion|Satz|Druck|Gestaltung|Layout|Fotos?|Bildnachweis|Herausgeber(?:in)?|Stand|ViSdP|Text|"
    r"V\. ?i\. ?S\. ?d\. ?P\.?|Auflage|Bearbeitung|Erscheinungsdatum|Lizenz|Konzeption)\s?:)"
)
LEAD = re.compile(
    r"(?:^|(?P<before>.{3,70}?),\s+)(?:Impressum(?:\s+(?P<paper>[A-ZÄÖÜ][\w-]+),)?\s*:?\s*)?"
    r"(?:(?:Herausgeber(?:in)?|Hrsg\.?|Verantwortlich(?:er Herausgeber|e Herausgeberin)?|Verlag)"
    r"(?:\s+(?:dieser|der|und)\s+[A-ZÄÖÜ]\w+)?(?:\s+ist|\s+sind)?\s*:?\s+"
    r"|herausgegeben\s+(?:von|vom|durch)\s*:?\s+"
    r"|(?:Eine?\s+)?(?:Angebot|Veranstaltung|Projekt|Initiative|Service|Publikation|Veröffentlichung|Reihe|Broschüre)\s+"
    r"(?=(?:der|des|von|vom)\s)(?:von\s+|vom\s+)?"
    r"|(?<=Impressum: )|(?<=Impressum )(?=[A-ZÄÖÜ]))"
    r"(?P<article>der|des|dem|die|das)?\s*(?P<name>[A-ZÄÖÜ„].*)",
    re.IGNORECASE | re.DOTALL,
)
RIGHTS = re.compile(
    r"©|\(c\)\s|\bCopyright\b|Rechte vorbehalten|Creative Commons|\bCC[ -](?:BY|0)|\bLizenz\b|\bNachdruck|"
    r"\bVervielfältigung",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:Aus der|In der|Teil der|Die|Unsere)?\s*(?:Schriften)?[Rr]eihe\s*:?\s*[„»\"](?P<quoted>[^“«\"]{4,80})[“«\"]"
    r"|(?:Steckbrief|Beitrag|Blatt|Porträt|Profil)\s+(?:für|zu|aus)\s+(?:die|der|das)\s+(?:Sammlung|Reihe|Serie)\s*:?\s*"
    r"[„»\"](?P<collected>[^“«\"]{4,80})[“«\"]"
)
NAME_END = re.compile(
    r",\s+(?=c/o\b|[^,]*\d|[A-ZÄÖÜ][\w-]*(?:straße|str\.|platz|weg|allee|gasse|ring))|\s\(|\s[|·•]\s|;\s"
)


_LEGAL_END = re.compile(r"\be\.\s?[VG]\.(?=\.?$)")
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
    cuts = [(hit.start() + 1, hit.end()) for hit in _STOP.finditer(passage.text) if _ends(passage.text[: hit.start()])]
    cuts += [(hit.start(), hit.end()) for hit in _MARK.finditer(passage.text)]
    cuts += [(hit.start(), hit.end()) for hit in _LABEL.finditer(passage.text)]
    at = 0
    for start, stop in sorted(cuts):
        if start >= at:
            yield from _parts(passage[at:start])
            at = stop
    yield from _parts(passage[at:])


def _parts(passage: Passage) -> Iterator[Passage]:
    text = passage.strip()
    yield from (part for part in (wide_parts(text) if len(text.text) < MAX_WIDE else [text]) if part.text)


def _ends(before: str) -> bool:
    return re.search(_ABBREVIATED, before) is None


def leading(statement: Passage) -> tuple[Passage, Passage, str] | None:
    """(what leads in, name with what follows, article) of a statement that says who publishes; None for any other."""
    hit = LEAD.match(statement.text)
    if hit is None or not hit["name"]:
        return None
    return statement[: hit.start("name")], statement[hit.start("name") :], (hit["article"] or _from(hit[0])).lower()


def _from(lead: str) -> str:
    return "vom" if re.search(r"\bvom\s", lead) else ""


def name_of(passage: Passage) -> Passage:
    """The name at the beginning of a statement, without address and numbers behind it."""
    text = passage.text
    hit = NAME_END.search(text)
    line = text.find("\n")
    stops = [
        hit.start() if hit else len(text),
        line if line >= 0 else len(text),
        *(a.start for a in find_addresses(text)),
    ]
    name = passage[: min(stops)].strip(" ,;")
    head, comma, town = name.text.rpartition(", ")
    if comma and is_place(town.rstrip(".")):
        name = name[: len(head)]
    return without_stop(name)


def without_stop(name: Passage) -> Passage:
    """A name without the full stop of its sentence: the one of "e. V." is the name's own."""
    legal = _LEGAL_END.search(name.text)
    return name[: legal.end()] if legal else name.strip(" .")


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends in which `start` lies: at a full stop, an exclamation or a blank line.

    >>> sentence_end("Gefördert von Dr. Ada Muster. Alle Rechte frei.", 0)
    29
    """
    ends = [hit.start() + 1 for hit in _STOP.finditer(text, start) if _ends(text[: hit.start()])]
    blank = text.find("\n\n", start)
    return min([*ends, len(text), *([blank] if blank >= 0 else [])])


def is_date(text: str) -> str | None:
    """The date that a statement is, with a place in front or a word that announces it; None for any other text.

    >>> is_date("München, 11. November 2020"), is_date("Dezember 2018"), is_date("Im Mai 2014 waren 300 dabei")
    ('2020-11-11', '2018-12', None)
    """
    dates = find_dates(text)
    if len(dates) != 1:
        return None
    rest = (text[: dates[0].start] + text[dates[0].stop :]).strip(" .,:()")
    place = re.fullmatch(r"(?:[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?),?(?:\s(?:den|im))?|im|den|", rest)
    return str(dates[0].value) if place else None


def named_series(passage: Passage) -> Passage | None:
    """The series that a statement names as one: "Aus der Reihe „X“"."""
    hit = _SERIES.search(passage.text)
    group = next((g for g in ("quoted", "collected") if hit and hit[g]), None)
    return passage[hit.start(group) : hit.end(group)] if hit and group else None


def published_work(passage: Passage) -> Passage | None:
    """What somebody publishes by a statement: "Bündnisbrief, herausgegeben vom …"."""
    hit = LEAD.match(passage.text)
    group = next((g for g in ("paper", "before") if hit and hit[g]), None)
    if hit is None or group is None or "herausgegeben" not in passage.text[: hit.start("name")].lower():
        return None
    return passage[hit.start(group) : hit.end(group)].strip(" ,")
