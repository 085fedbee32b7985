"""Where a text names who pays, and how the list is cut: "gefördert durch das Ministerium für A, B und C und D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.generic.publication.statements import sentence_end
from extractors.values.name_lists import given_name_weight
from extractors.values.organisation import BODY, is_organisation
from extractors.values.person import is_person_name
from extractors.values.states import STATES

_PAID = r"(?:gefördert|unterstützt|finanziert|ermöglicht|bezuschusst|kofinanziert|mitfinanziert|mitgefördert)"
_HELP = r"(?:Unterstützung|Förderung|Mitteln?|Finanzierung|Zuwendung(?:en)?|Spenden?|Hilfe)"
_ARTICLE = r"(?:der|des|dem|den|die|das)"
_BY = rf"(?:von|vom|durch)(?:\s+die\s+(?:\w+e\s+)?{_HELP}\s+(?:von|vom|des|der))?|(?:aus|mit)\s+(?:\w+\s+)?Mitteln"
_LEADS = (
    # "gefördert durch …", "unterstützt wird die Reihe von …"
    rf"{_PAID}(?:\s+wird\s+\w+|\s+wurde)?\s+(?P<by1>(?:{_BY})(?:\s+{_ARTICLE})?)\s*:?\s+",
    # "mit freundlicher Unterstützung der …", "dank der Förderung durch …"
    rf"(?:mit|dank)\s+(?:(?:freundlicher|finanzieller|großzügiger|der)\s+)*{_HELP}\s*"
    rf"(?P<by2>(?:von|vom|durch|der|des)(?:\s+{_ARTICLE})?|(?=:))\s*:?\s+",
    # "Förderer: …"
    r"\b(?:Förderern?|(?:Förder(?:mittel)?|Geld|Mittel|Zuwendungs)geber(?:innen|in)?|"
    r"Förderung|Finanzierung|"
    r"Partner und Förderer)(?: de[rs] [A-ZÄÖÜ]\w+)?\s*(?P<by3>:)\s*",
)
_LEAD = re.compile("|".join(_LEADS), re.IGNORECASE)
_ANNOUNCED = re.compile(
    rf"(?:{_PAID}\s+(?:von|durch)|Förderer|(?:Förder(?:mittel)?|Geld|Zuwendungs)geber(?:innen|in)?)\s*:\s*\Z",
    re.IGNORECASE,
)
_MEANS = re.compile(rf"(?:aus|mit) (?:\w+ )?Mitteln (?P<by>des|der|vom)\s+(?P<names>[A-ZÄÖÜ][^.;]{{3,150}}?)\s+{_PAID}")
_VERB_LAST = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?:Die|Der|Das|Diese[rs]?)\s[^,.;:]{{3,60}}?\s(?:wird|wurde|werden|wurden|ist|war)\s"
    rf"(?:[^,.;:]{{1,70}}?\s)?(?P<by>(?:von|vom|durch)(?:\s+{_ARTICLE})?)\s+"
    rf"(?P<names>[A-ZÄÖÜ][^.;]{{3,150}}?)\s+{_PAID}(?=[.\s]|$)(?!\s+(?:von|vom|durch|aus|mit)\b)"
)
_ITSELF = (
    r"(?:[Dd]iese?[rsn]?|[Dd]ie|[Dd]as|[Dd]en)\s+(?:Untersuchung|Studie|Erhebung|Broschüre|Publikation|Veröffentlichung|"
    r"Dokumentation|\w*[Rr]eihe|Druck|Heft|Bericht)\b"
)
_ACTIVE = re.compile(
    # "Die Stiftung X hat die Untersuchung finanziert"
    rf"(?:^|(?<=[.!?]\s))(?P<by>Die|Der|Das)\s(?P<names>[A-ZÄÖÜ][^.,;:]{{3,80}}?)\s(?:hat|haben)\s{_ITSELF}"
    rf"[^.,;:]{{0,40}}?\s{_PAID}\b"
)
_THANKED = re.compile(
    # "Wir danken … der Stiftung X für die Förderung der Untersuchung"
    r"\b[Dd]ank(?:en|t|e)?\b[^.;]{0,80}?\b(?P<by>der|dem|den)\s+(?P<names>[A-ZÄÖÜ][^.,;:]{3,80}?)\s"
    r"für\s+(?:die|ihre|seine)\s+(?:Förderung|Finanzierung|finanzielle\s\w+)\b"
    # "Ich danke der Stiftung X und dem Ministerium Y, ohne deren Förderung …"
    r"|\b[Dd]ank(?:en|t|e)\s(?P<whom>der|dem|den)\s+(?P<all>[A-ZÄÖÜ][^.;:]{3,160}?),\sohne\s(?:deren|dessen)\s"
    r"(?:\w+\s)?(?:Förderung|Finanzierung|Mittel|Geld)\b"
)
_RESUMES = re.compile(rf"\s(?:sowie|und)\s+(?P<by>(?:von|vom|durch)(?:\s+{_ARTICLE})?)\s+(?=[A-ZÄÖÜ])")
"""Behind what the first payers pay for: "im Rahmen des Programms X sowie vom Land Y"."""
_NOUN = r"(?:weiteren\s+)?(?:Haupt)?[Ss]ponsoren|Förderer|Partner|Firmen|Stiftungen(?=\s[A-ZÄÖÜ])"
_GOVERNED = re.compile(
    rf"^(?:(?:sowie|und)\s+)?(?P<by>(?:(?:von|vom|durch)\b\s*)?(?:{_ARTICLE}\b)?)\s*(?:(?:{_NOUN})\s+)?", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")
_MARK = re.compile(r"\s*[;|\n]\s*|\s+[·•∙▪–—]\s+")
_AND = re.compile(
    r"(?<!-)\s+(?:und|sowie|&)\s+(?=(?:(?:von|vom|durch)\s+)?(?:(?:der|des|dem|den|die|das)\s+)?[A-ZÄÖÜ])"
)
_PARTED = re.compile(r"\s*(?:(?<!-),|[;|\n])\s*|\s+[·•∙▪–—]\s+|(?<!-)\s(?:und|sowie|&)\s")
_ENDS = re.compile(
    r"\s*©|[\s(]+(?:im Rahmen|unter dem|auf\s?grund eines Beschlusses|Förderkennzeichen|"
    r"in (?:Kooperation|Zusammenarbeit) mit|i[nm] \w*[Pp]rogramm\w*)\b|\s+über\s+(?=den\s|die\s|das\s)"
    rf"|\s+(?:(?:aus|mit) (?:\w+ )?Mitteln|{_PAID}|beworben)\b"
    # a statement of its own in the next line
    r"|\s+(?=(?:Nachdruck|Vervielfältigung|Alle Rechte|Gedruckt|Druck auf|Veröffentlicht|Erschienen)\b)"
    r"|\s+(?=(?:Stand|Redaktion\w*)\b)"
    r"|\s+(?=\d{1,2}\.,? (?:\w+e )?Auflage\b)"
    r"|\s+(?:ist|sind|wird|werden|wurden?|hat|haben|konnten?|kann)\b|[\s(]+[A-ZÄÖÜ][\wäöüß-]*(?:\s(?:der|des|und)\s\w+)?:(?=\s)"
)
_DEPARTMENT = re.compile(
    r"(?:ministeriums?|senatsverwaltung|behörde|dezernats?|referats?|amte?s?|staatskanzlei|ressorts?)\s+"
    r"(?:für|der|des)\b.*$",
    re.IGNORECASE,
)
_OF_LAND = re.compile(rf"\s+(?:(?:des Landes|des Freistaats|in|im Land)\s+)?(?:{'|'.join(STATES)}|NRW)$")
_PAYER = re.compile(
    r"^(?:Land|Länder|Freistaat|Bund|Bundesrepublik|Europäischen? (?:Union|Kommission)|EU|Hansestadt|Landkreis|Kreis|"
    r"Stadt|Gemeinde|Bezirk|Region|Beauftragte[rn]?|(?:Bundes|Landes|Förder|EU-)[Pp]rogramm)\b|\b[\w-]*(?:fonds|lotterie|stiftung|foundation|sparkasse|bank|kasse|hilfe|anstalt|initiative)\b|^Aktion\s",
    re.IGNORECASE,
)
_LOTTERY = re.compile(r"(?:\w+-)?(?:Glücks[Ss]pirale|\w*[Ll]otterie|Lotto|Toto)")
_SHORT_AHEAD = re.compile(r"^[A-ZÄÖÜ]{2,5}\s[A-ZÄÖÜ]\w+$")  # "IKK Südwest", "AOK Bayern"
_SHORT_NAME = re.compile(r"[A-ZÄÖÜ]+[a-z]?[A-ZÄÖÜ]+\w*")


_NAME = re.compile(r"[A-ZÄÖÜ][\w.&’'-]+(?:\s[\w.&’'-]+){0,6}")
_NO_NAME = re.compile(
    r"\d|\b\w*(?:[Mm]itteln?|[Pp]rogramm\w*|[Ff]örderung|[Hh]aushalt\w*|[Ss]pende\w*|[Bb]eitr\w+)\b|\.$"
)


class Member(NamedTuple):
    """`text[start:stop]` names somebody who pays, governed by `by` ("des", "von den", "" where nothing governs)."""

    start: int
    stop: int
    by: str
    announced: bool = False
    """Whether a colon announces it ("Gefördert durch: X"): then it pays, whatever its name looks like."""


def payers(text: str) -> Iterator[Member]:
    """The members of all lists of payers in a text, in reading order.

    >>> line = "Gefördert durch das Ministerium für Kinder, Jugend und Sport und den Landkreis Unna | Lizenz: CC BY"
    >>> [(line[m.start : m.stop], m.by) for m in payers(line)]
    [('Ministerium für Kinder, Jugend und Sport', 'das'), ('Landkreis Unna', 'den')]
    """
    for start, stop, lead in _lists(text):
        by = _governing(lead, lead)
        announced = _ANNOUNCED.search(text, 0, start) is not None
        for first, last in _members(text, start, stop):
            governed = _GOVERNED.match(text[first:last])
            by = _governing(governed["by"], lead) if governed and governed["by"] else by
            yield Member(first + (governed.end() if governed else 0), last, by, announced)


def is_name(text: str) -> bool:
    """Whether a text that is announced as a payer's name can be one: a few words, no sum, no programme, no person.

    >>> is_name("Werkstatt für Bildung"), is_name("Mittel des Landes"), is_name("75 Prozent"), is_name("Ada Muster")
    (True, False, False, False)
    """
    return _NAME.fullmatch(text) is not None and _NO_NAME.search(text) is None and is_person_name(text) <= SURE_PERSON


def is_payer(name: str) -> bool:
    """Whether a name is that of a body: payers are no persons and no words of the sentence around them.

    >>> is_payer("Sparkasse Unna"), is_payer("KfW"), is_payer("Land Hessen"), is_payer("Europäischen")
    (True, True, True, False)
    """
    words = name.split()
    if len(words) == 1:
        compound = "-" in name and _PAYER.search(name) is not None
        short = _SHORT_NAME.fullmatch(name) or _LOTTERY.fullmatch(name)
        return bool(short) or compound or (is_organisation(name) >= BODY and name not in _BARE)
    return is_organisation(name) >= BODY or any(pattern.search(name) for pattern in (_PAYER, _SHORT_AHEAD))


SURE_PERSON = 0.5  # of `is_person_name`
_BARE = frozenset({"Stadt", "Kreis", "Landkreis", "Gemeinde", "Region", "Schule", "Schulen", "Verein", "Vereine"})


def _lists(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the payers are named, and what governs the first of them."""
    at = 0
    for hit in _LEAD.finditer(text):
        if hit.end() > at:
            at = _list_end(text, hit.end())
            yield hit.end(), at, hit["by1"] or hit["by2"] or ""
            while more := _RESUMES.search(text, at, sentence_end(text, at)):
                at = _list_end(text, more.end())
                yield more.end(), at, more["by"]
    for pattern in (_MEANS, _VERB_LAST, _ACTIVE, _THANKED):
        for hit in pattern.finditer(text):
            named = "names" if hit["names"] else "all"
            start, stop = hit.span(named)
            end = _ENDS.search(text, start, stop)
            yield start, end.start() if end else stop, hit["by" if named == "names" else "whom"]


def _list_end(text: str, start: int) -> int:
    """Up to the end of the sentence, or to what begins something else: the next label, a mark before no body."""
    stop = sentence_end(text, start)
    if end := _ENDS.search(text, start, stop):
        stop = end.start()
    for mark in _MARK.finditer(text, start, stop):
        following = _PARTED.split(_GOVERNED.sub("", text[mark.end() : stop], count=1))[0]
        if not is_payer(following.strip(" .")):
            return mark.start()
    return stop


def _members(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The list cut at marks, at commas and at an "und" behind which another body begins."""
    cuts = [(m.start(), m.end(), True) for m in _MARK.finditer(text, start, stop)]
    cuts += [(m.start(), m.end(), False) for m in _COMMA.finditer(text, start, stop)]
    cuts += [(m.start(), m.end(), False) for m in _AND.finditer(text, start, stop)]
    at = start
    for first, last, sure in sorted(cuts):
        if first >= at and (sure or _begins_another(text[at:first], text[first:last], text[last:stop])):
            yield at, first
            at = last
    yield at, stop


def _begins_another(left: str, cut: str, right: str) -> bool:
    """Whether behind a comma or an "und" the next payer is named, and not what a ministry or a foundation is for."""
    if left.endswith("-"):
        return False  # "Asyl-, Migrations- und Integrationsfonds"
    if _GOVERNED.sub("", right, count=1) != right:
        return True
    following = _PARTED.split(right)[0].strip(" .")
    if (
        "," not in cut
        and " " not in left.strip()
        and given_name_weight(left.strip())
        and given_name_weight(following.split(" ")[0])
    ):
        return False  # "Karin und Uwe Muster Stiftung"
    department = _DEPARTMENT.search(left)
    of_department = department is not None
    if department is not None and "," not in cut:
        # The "und" ends the list of what the ministry is for; the Land behind it is the ministry's, too.
        closes = "," in department[0] and not re.search(r"\s(?:und|sowie|&)\s", department[0])
        following = _OF_LAND.sub("", following)
        if closes and not _PAYER.search(following):
            return False
    # What a ministry is for may look like a body: "Ministerium für Ernährung und Landwirtschaft".
    if is_payer(following) and (not of_department or " " in following or _SHORT_NAME.fullmatch(following)):
        return True
    if of_department or re.search(r"\bfür\b", left):
        return False
    # "Aktion Mensch und Deutsche Tafel" are two, "Stiftung Wald und Wiesen" is one.
    return "," in cut or len(following.split()) > 1


def _governing(own: str, lead: str) -> str:
    """The article of a member; the "den" of several stands behind "von", the one of one body behind "durch"."""
    words = own.lower().split()
    article = words[-1] if words else ""
    if article == "den" and "von" in (*words, *lead.lower().split()):
        return "von den"
    return article if article in {"der", "des", "dem", "den", "die", "das", "vom"} else ""
