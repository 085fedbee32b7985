"""Which words lead in a publisher, and where its name ends: before its address, its host, its town, the date."""

from __future__ import annotations

import re

from extractors.generic.publication.imprint_dates import tail_date
from extractors.generic.publication.publishing import PUBLISHED_BY, RESPONSIBLE, SERIES_OF
from extractors.values.address import find_addresses
from extractors.values.gazetteer import is_place
from extractors.values.organisation import LEGAL_FORM, is_organisation
from schemas.passage import Passage

LEAD = re.compile(
    r"(?:^|(?P<before>.{3,70}?),\s+)(?:Impressum(?:\s+(?P<paper>[A-ZÄÖÜ][\w-]+),)?\s*:?\s*)?"
    rf"(?:(?:{RESPONSIBLE}|Verlag)"
    r"(?:\s+(?:dieser|der|und)\s+[A-ZÄÖÜ]\w+)?(?:\s+ist|\s+sind|\s+v(?:on|\.))?\s*:?\s+"
    # "Diese Sammlung wurde zur Tagung herausgegeben vom …"
    rf"|(?:\S[^.;:]{{2,70}}?\s(?:wird|wurde|werden|wurden)\s(?:[^.,;:]{{3,40}}?\s)?)?{PUBLISHED_BY}\s*:?\s+"
    rf"|(?:{SERIES_OF}|(?:Eine?\s+)?(?:Angebot|Veranstaltung|Projekt|Initiative|Service)\s+(?=(?:der|des|von|vom)\s))"
    r"(?:von\s+|vom\s+)?"
    r"|(?<=Impressum: )|(?<=Impressum )(?=[A-ZÄÖÜ]))"
    r"(?:(?P<article>der|des|dem|die|das)\s+)?(?P<name>[A-ZÄÖÜ„].*)",
    re.IGNORECASE | re.DOTALL,
)
_NAME_END = re.compile(
    r",?\s+(?=c/o\b)|,\s+(?=[^,]*\d|[A-ZÄÖÜ][\w-]*(?:straße|str\.|platz|weg|allee|gasse|ring))|\s\(|\s[|·•]\s|;\s|\n(?!de[rs]\s)"
    r"|(?<=\be\. [VG]\.),\s|(?<=\be\.[VG]\.),\s|(?<=GmbH),\s"
)
_WITH = re.compile(
    r",?\s+(?:in Trägerschaft|in (?:Zusammenarbeit|Kooperation) mit|gemeinsam mit|vertreten durch|"
    r"(?:ermöglicht|gefördert|unterstützt|finanziert) (?:von|vom|durch)|"
    r"mit (?:\w+ )?(?:Unterstützung|Förderung))\b"
)
_HOST = re.compile(r"\s+(?:in der|im|bei der|beim|an der|am)\s+(?=[A-ZÄÖÜ])")
_LEGAL_END = re.compile(r"\be\.\s?[VG]\.(?=\.?$)")
_UNIT = re.compile(
    r"(?:,|\s[–—-])\s+(?:Presse(?:stelle)?|Pressearbeit|Referat|Öffentlichkeitsarbeit|Stabsstelle|Geschäftsstelle|"
    r"(?:Der|Die)\s+(?:\w*[Bb]ürgermeister|Landr[aä]t|Präsident|Vorstand|Vorsitzende|Magistrat|Senator|Kreisausschuss)\w*)"
    r"\b.*$"
)
_DATED = re.compile(r",?\s+\(?(?:Stand|Ausgabe)\s*:?\s*$")
_DEPARTMENT = re.compile(
    r"(?:[Mm]inisterium|[Ss]enatsverwaltung|[Bb]ehörde|[Rr]essort|[Dd]ezernat|[Rr]eferat|[Aa]mt|[Ff]achbereich)\s+für\s+"
    r"[^,;:.\d]+(?:,\s+[A-ZÄÖÜ][^,;:.\d]*?)+\s+und\s+(?:[a-zäöü]+\s)?[A-ZÄÖÜ][\w-]*"
)
SURE = 0.85  # of `is_organisation`


def leading(statement: Passage) -> tuple[Passage, Passage, str] | None:
    """(what leads in, name with what follows, article) of a statement that says who publishes; None for any other."""
    hit = LEAD.match(statement.text)
    if hit is None or not hit["name"]:
        return None
    return statement[: hit.start("name")], statement[hit.start("name") :], (hit["article"] or _from(hit[0])).lower()


def _from(lead: str) -> str:
    return "vom" if re.search(r"\bvom\s", lead) else ""


def name_of(passage: Passage) -> Passage:
    """The name at the beginning of a statement, without what follows it.

    >>> name_of(Passage("Werkstatt Nord e. V. in Trägerschaft der X gGmbH, Musterweg 14, 26122 Oldenburg")).text
    'Werkstatt Nord e. V.'
    >>> name_of(Passage("Fachstelle Lernen, Unna, Oktober 2014")).text
    'Fachstelle Lernen'
    """
    text = passage.text
    stops = [len(text), *(a.start for a in find_addresses(text))]
    if hit := _NAME_END.search(text, department_end(text)):
        stops.append(hit.start())
    if host := _HOST.search(text):
        # "Fachstelle Lernen im Landesamt X" is named by what stands in front.
        guest, behind = text[: host.start()].split(), text[host.end() : min(stops)]
        legal = LEGAL_FORM.search(behind)  # that of the whole: "Landesverbund Pflege im Quartier e. V."
        if len(guest) > 1 and " " in behind and is_organisation(behind[: legal.start()] if legal else behind) > SURE:
            stops.append(host.start())
    return without_stop(without_company(passage[: min(stops)].strip(" ,;")))


def without_company(name: Passage) -> Passage:
    """A name without the town and the date behind it, and without those with whom the body works."""
    text = name.text
    stops = [len(text)]
    if hit := _WITH.search(text):
        stops.append(hit.start())
    if date := tail_date(text):
        stops.append(date.start)
        if stated := _DATED.search(text[: date.start]):
            stops.append(stated.start())
    name = name[: min(stops)].strip(" ,;")
    head, comma, town = name.text.rpartition(", ")
    return name[: len(head)] if comma and is_place(town.rstrip(".")) else name


def without_unit(name: Passage) -> Passage:
    """A publisher's name without its unit that writes, or whoever presides over it.

    >>> [without_unit(Passage(t)).text for t in ("Landratsamt Unna, Pressestelle", "Kreis Unna, Der Landrat")]
    ['Landratsamt Unna', 'Kreis Unna']
    """
    unit = _UNIT.search(name.text)
    return name[: unit.start()] if unit else name


def department_end(text: str) -> int:
    """Where the list ends of what a department is for: its commas part no names; 0 where there is none.

    >>> name = "Ministerium für Soziales, Arbeit und Kultur des Landes Hessen, Wiesbaden"
    >>> name[: department_end(name)]
    'Ministerium für Soziales, Arbeit und Kultur'
    """
    listed = _DEPARTMENT.search(text)
    return listed.end() if listed else 0


def without_stop(name: Passage) -> Passage:
    """A name without the full stop of its sentence: the one of "e. V." is the name's own."""
    legal = _LEGAL_END.search(name.text)
    return name[: legal.end()] if legal else name.strip(" .")
