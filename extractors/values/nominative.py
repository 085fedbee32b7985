"""Names of bodies put into the nominative: "des Bayerischen Staatsministeriums" -> "Bayerisches Staatsministerium"."""

from __future__ import annotations

import re

from extractors.values.gazetteer import is_place

__all__ = ["nominative"]

_NEUTER = (
    "amt ministerium werk institut netzwerk zentrum büro land bündnis kolleg forum referat dezernat präsidium programm "
    "haus museum team kuratorium kommissariat archiv rathaus jobcenter"
)
_MASCULINE = (
    "fonds verband verein bund kreis rat verbund ring bezirk freistaat beirat club dienst verlag betrieb ausschuss "
    "senat fachbereich magistrat zusammenschluss sender konzern lions-club"
)
_NEUTER_HEAD = re.compile(rf"(?:{'|'.join(_NEUTER.split())})(?:s|es)?$", re.IGNORECASE)
_GENITIVE = re.compile(rf"((?:{'|'.join((_NEUTER + ' ' + _MASCULINE).split())}))(?:e?s)$", re.IGNORECASE)
_BARE = frozenset({"fonds", "kreis", "haus", "bündnis"})
"""Heads that end in "s" by themselves."""
_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+en")
_BEHIND_DAS = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+e")


def nominative(name: str, article: str) -> str:
    """A name as its title, from behind what governs it: an article, "vom", or "von den" for several.

    >>> nominative("Deutschen Kinder- und Jugendstiftung", "der"), nominative("Stiftung Wegweiser", "der")
    ('Deutsche Kinder- und Jugendstiftung', 'Stiftung Wegweiser')
    >>> nominative("Europäischen Sozialfonds", "vom"), nominative("Europäischen Sozialfonds", "den")
    ('Europäischer Sozialfonds', 'Europäischer Sozialfonds')
    >>> nominative("Ministeriums für Bildung des Landes Hessen", "des"), nominative("Landes Hessen", "des")
    ('Ministerium für Bildung des Landes Hessen', 'Land Hessen')
    >>> nominative("Deutschen Städte- und Gemeindebundes", "des")
    'Deutscher Städte- und Gemeindebund'
    """
    governed = " ".join(article.lower().split())
    words = name.split(" ")
    first = 0
    while first < len(words) - 1 and _is_adjective(words[first], governed) and words[first + 1][:1].isupper():
        first += 1
    if words[first].endswith("-") and words[first + 1 : first + 2] == ["und"]:  # "Städte- und Gemeindebundes"
        joined = nominative(" ".join(words[first + 2 :]), article).split(" ")
        words = [*words[: first + 2], *joined]
    head = words[first]
    ending = _ending(governed, head)
    strong = [re.sub(r"en?$", ending, word) if ending else word for word in words[:first]]
    return " ".join([*strong, _without_case(head, governed), *words[first + 1 :]])


def _is_adjective(word: str, governed: str) -> bool:
    """Whether a word ends as adjectives behind an article do; towns may too: "von der Dresden Stiftung"."""
    pattern = _BEHIND_DAS if governed == "das" else _ADJECTIVE
    return pattern.fullmatch(word) is not None and not is_place(word)


def _ending(governed: str, head: str) -> str | None:
    """What a strong adjective ends in; None where the name stays as printed."""
    if governed in {"der", "von den"}:
        return "e"
    if governed == "den":
        return "er"
    if governed == "das":
        return "es"
    if governed in {"des", "vom", "dem"}:
        return "es" if _NEUTER_HEAD.search(head) else "er"
    return None


def _without_case(head: str, governed: str) -> str:
    """A noun without the ending of its genitive, or the old one of its dative ("vom Bunde")."""
    if re.search(rf"(?:{'|'.join(_BARE)})$", head, re.IGNORECASE):
        return head
    if governed == "des":
        return _GENITIVE.sub(r"\1", head)
    return re.sub(r"^(Freistaat|Land|Bund)e$", r"\1", head) if governed in {"dem", "vom"} else head
