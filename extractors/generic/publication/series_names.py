"""How a line or a sentence names a series: by the number of an issue, by what it calls itself, in so many words."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.generic.publication.genres import PERIODICALS, SHEETS
from extractors.generic.publication.publisher_names import LEAD
from schemas.passage import Passage

_SHEET = (
    r"(?:(?:Praxis|Fall|Profil|Projekt|Themen|Info|Fakten|Daten|Merk|Kurz|Orts|Stadt|Kreis|Gemeinde)?"
    r"(?:Steckbrief|Porträt|Portrait|Profil|Beispiel|Blatt|Bogen|Brief|Info))"
)
_NUMBER = r"\d{1,3}(?:\s?/\s?\d{1,4})?"
_ISSUE = re.compile(
    # "Schriftenreihe X, Heft 7", "X · Blatt 3 · Mai 2014"; the sheet of a compound is the name's own
    rf"(?:^|[\s,;–|·-]*)(?<![\w-])(?:(?:{_SHEET}\s+)?(?:Ausgabe|Nr\.?|Nummer|Heft|Band|Folge|Teil)\s*[A-Z]?-?\d.*"
    rf"|{_SHEET}\s+[A-Z]?-?{_NUMBER}(?:\s*[|·].*)?|Ausgabe\s+(?:Winter|Sommer|Herbst|Frühjahr)\s.*)$"
    # "Demografie-Steckbrief 12", "Werkheft 7"
    r"|(?<=[a-zäöüß-][Ss]teckbrief)\s+\d{1,3}$|(?<=heft)\s+\d{1,3}$"
    # "STADT UND LAND 3/2014"
    r"|(?<=\w)\s+(?:0?\d|1[0-2])/(?:19|20)\d\d$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\b(?:\w+-)?{SHEETS}\b|^(?:Der |Die |Das )?{PERIODICALS}\b|\b[A-ZÄÖÜ]\w*-?(?:steckbriefe|porträts|profile)\b"
    rf"|\s[–—]\s{PERIODICALS}$"
    r"|\b\w*[Rr]eihe\b"
    r"|\b(?:Werkhefte?|Arbeitshilfen|(?:Schriften|Beiträge|Materialien) zur?)\b"
    r"|\w(?:n|s|isse)\s+im\s+(?:Porträt|Portrait|Profil)$|\w\s+kompakt(?:$|\s[–—-]\s)"
)
_OF_WHAT = re.compile(rf"^{SHEETS}\s+(?:aus|der|des|von|für|zu|zur|zum)\b")  # describes the name beside it
COUNTED = re.compile(r"^(?:\d+|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf)\s")
_IMPRINT = re.compile(r"Impressum\s*[–—:]\s+")
_GENRE_AHEAD = re.compile(r"^(?:Aus der |In der )?(?:Reihe|Serie):?\s+(?=\S)")
_LAW = re.compile(r"\b(?:Verordnung|Richtlinie|Gesetz|Drucksache|Beschluss|Vorlage)\b", re.IGNORECASE)  # numbered too
_COUNTER = re.compile(r"\s\d{1,3}$")
# "X – Profile aus Y" and "X – Projektsteckbrief Unna" are X
_DESCRIBED = re.compile(
    rf"\s[–—]\s(?:{SHEETS}\s+(?:aus|der|des|von|für|zu|zur|zum)\b.*|(?i:{_SHEET})(?:\s+[A-ZÄÖÜ][\w-]+){{1,3}})$"
)
_SENTENCE = re.compile(r"[.!?:;]$|[.!?]\s+[A-ZÄÖÜ].*[.!?]$")
_NAMED = re.compile(
    r"(?:Aus der|In der|Teil der|Die|Unsere)?\s*(?:Schriften)?[Rr]eihe\s*:?\s*[„»\"](?P<quoted>[^“«\"]{4,80})[“«\"]"
    r"|(?:Steckbrief|Beitrag|Blatt|Porträt|Profil)\s+(?:für|zu|aus)\s+(?:die|der|das)\s+(?:Sammlung|Reihe|Serie)\s*:?\s*"
    r"[„»\"](?P<collected>[^“«\"]{4,80})[“«\"]"
    # "Der Stadtbote erscheint viermal im Jahr."
    r"|^(?:Der|Die|Das)\s+(?P<periodical>[A-ZÄÖÜ][^.,;]{3,60}?)\s+erscheint\s+(?:\w*mal\b|monatlich|vierteljährlich|"
    r"jährlich|halbjährlich|wöchentlich|alle\s)"
    # "Muster – Magazin für Orte, Ausgabe 3/2014"
    r"|^(?P<magazine>\S[^,;]{2,60}?)\s[–—-]\s(?:Das\s+)?(?:Magazin|Zeitschrift|Newsletter|Informationen|Rundbrief)\b.*"
    r"\b(?:Ausgabe|Nr\.?|Heft)\s"
)
_PERIODICAL = re.compile(
    r"^(?:Der\s+|Das\s+|Die\s+)?(?:\w*[Nn]ewsletter|Magazin|Zeitschrift|Rundbrief|Informationsdienst|Infobrief)\b.*"
    r"\b(?:Ausgabe|Nr\.?|Heft)\s*\d"
)


class SeriesLine(NamedTuple):
    """A line read as the name of a series."""

    name: Passage
    """Without the number of the issue; empty for a line that is nothing but such a number."""
    numbered: bool
    """Whether the line counts issues."""
    called: bool
    """Whether it calls itself a series: "Steckbriefe …", "… im Porträt", "Schriftenreihe …"."""

    @property
    def says_so(self) -> bool:
        return self.numbered or self.called

    @property
    def is_number(self) -> bool:
        """Whether the line is nothing but the number of an issue: "Steckbrief 23/73"."""
        return self.numbered and not self.name.text


def read_series(line: Passage) -> SeriesLine:
    """What a line says of its series.

    >>> line = read_series(Passage("Integrations-Steckbriefe der Bezirke · Nr. 7"))
    >>> line.name.text, line.numbered, line.called
    ('Integrations-Steckbriefe der Bezirke', True, True)
    >>> read_series(Passage("Demografie-Steckbrief 12")).name.text, read_series(Passage("Drei Orte im Porträt")).called
    ('Demografie-Steckbrief', False)
    >>> read_series(Passage("Reihe Orte konkret, Heft 4")).name.text, read_series(Passage("Profilblatt 9")).is_number
    ('Orte konkret', True)
    >>> read_series(Passage("Modellorte – Projektsteckbrief Unna")).name.text
    'Modellorte'
    """
    issue = _ISSUE.search(line.text) if not _LAW.search(line.text) else None
    name = line[: issue.start()].strip(" ,–-|·/~≈•*") if issue else line
    others = (COUNTED, _OF_WHAT, _SENTENCE)
    called = (
        _CALLED.search(name.text) is not None
        and " " in name.text.replace("-", " ")
        and not any(other.search(name.text) for other in others)
    )
    if called and (counter := _COUNTER.search(name.text)):
        name = name[: counter.start()]
    if behind := _DESCRIBED.search(name.text):
        name = name[: behind.start()]
    if imprint := _IMPRINT.match(name.text):
        name = name[imprint.end() :]
    if ahead := _GENRE_AHEAD.match(name.text):
        name = name[ahead.end() :]
    return SeriesLine(name, issue is not None, called)


def is_periodical(line: str) -> bool:
    """Whether a line says that what it stands below is a newsletter or a magazine, and which issue.

    >>> is_periodical("Newsletter der Agentur Muster · Ausgabe 28"), is_periodical("Newsletter bestellen")
    (True, False)
    """
    return _PERIODICAL.search(line) is not None


def named_series(passage: Passage) -> Passage | None:
    """The series that a statement names as one: "Aus der Reihe „X“", "Der Stadtbote erscheint viermal im Jahr"."""
    hit = _NAMED.search(passage.text)
    group = next((name for name, text in hit.groupdict().items() if text), None) if hit else None
    return passage[hit.start(group) : hit.end(group)] if hit and group else None


def published_work(passage: Passage) -> Passage | None:
    """What somebody publishes by a statement: "Bündnisbrief, herausgegeben vom …"."""
    hit = LEAD.match(passage.text)
    group = next((g for g in ("paper", "before") if hit and hit[g]), None)
    if hit is None or group is None or "herausgegeben" not in passage.text[: hit.start("name")].lower():
        return None
    return passage[hit.start(group) : hit.end(group)].strip(" ,")
