"""Municipalities, Kreise, Länder and regions by name; a name that is also a word needs its context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.gazetteer import STATES, is_place, long_places, places
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_words import HYPHENED
from extractors.entities.word_facts import KNOWN, UNKNOWN, facts_of

BODY = re.compile(
    r"(?:(?:Land|Stadt)?[Kk]reise?s?|(?:Hanse|Landeshaupt|Kreis|Universitäts|Haupt|Alt)?[Ss]tadt|Gemeinde|"
    r"Ort|Ortsteile?s?|Stadtteile?s?|Dorf|Samtgemeinde"
    r"|Verbandsgemeinde|Lutherstadt|Region|Raum|Großraum|Bezirke?s?|Markt|Land|Landes|Bundesland|"
    r"Bundeslandes|Bundesländern?|Freistaat(?:e?s)?|Standorte?s?|Großstadt|Kleinstadt|Nachbarstadt|"
    r"Partnerstadt|Mittelstadt)$"
)
LANDSCAPE = re.compile(
    r"(?P<which>(?:(?!Zwischen)[A-ZÄÖÜ][a-zäöüß]+isch|Hoh|Ober|Unter|Mittler)e[nrms]?) "
    r"(?P<what>Wald|Waldes|Schweiz|Alb|Heide|Höhe|Seenplatte|Bucht|Jura|Börde|Fläming|Flämings|Venn|Venns|Harz|Harzes|"
    r"Becken|Beckens|Moor|Moors|Oderbruch|Spreewald|Vogtland|Havelland)$"
)
"""A landscape that an adjective tells from others: "Bayerischer Wald", "Hoher Fläming"."""
IN = frozenset({"in", "aus", "nach", "In", "Aus", "Nach", "nahe"})
PART = re.compile(r"(?:Stadtteil|Ortsteil|Quartier|Dorf|Stadtbezirk|Wohngebiet)(?:s|e|en)?$")
QUARTER = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*")
FAIR = re.compile(r"\d{5}$")


def place_names(passage: Passage) -> Iterator[Mention]:
    """Names of the official list, bare: "Landkreis" and "Stadt" are no part of the name."""
    clear, doubtful = places()
    long = long_places()
    at, tokens = 0, passage.tokens
    while at < len(tokens):
        word = tokens[at].text
        if not tokens[at].capital:
            at += 1
            continue
        before = passage.word(at - 1)
        if LANDSCAPE.match(f"{word} {passage.word(at + 1)}"):
            yield passage.mention("LOC", at, at + 2, origin="rule:place_sure", score=0.9)
            at += 2
            continue
        for parts in long.get(word, ()):
            if len(parts) > 1 and tuple(passage.word(at + i) for i in range(len(parts))) == parts:
                yield passage.mention("LOC", at, at + len(parts), origin="rule:place_sure", score=0.93)
                at += len(parts)
                break
        else:
            stem = word[:-1] if word.endswith("s") else ""
            announced = BODY.match(before) is not None or FAIR.match(before) is not None
            if word in clear:
                sure = announced or before in IN or word in STATES
                origin = "rule:place_sure" if word in STATES else "rule:place"
                yield passage.mention("LOC", at, at + 1, origin=origin, score=0.93 if sure else 0.85)
            elif _part(passage, at) and re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]{3,}", word) and not word.endswith("ung"):
                yield passage.mention("LOC", at, at + 1, origin="rule:place_announced", score=0.8)
            elif word in doubtful and (announced or (before in IN and _alone(passage, at))):
                yield passage.mention("LOC", at, at + 1, origin="rule:place_in_context", score=0.85)
            elif stem in clear and (len(stem) > 5 or stem in STATES) and word not in doubtful:
                yield passage.mention("LOC", at, at + 1, origin="rule:place_genitive", score=0.75)
            elif (
                re.fullmatch(r"(?:[A-ZÄÖÜ]\w+-)+[Kk]reise?s?|[A-ZÄÖÜ][a-zäöü]{3,}kreise?s?", word)
                and word.removesuffix("es") in clear
            ):
                yield passage.mention("LOC", at, at + 1, origin="rule:place", score=0.9)
            elif _quarter(word):
                yield passage.mention("LOC", at, at + 1, origin="rule:place", score=0.85)
            elif (
                announced
                and before not in {"Land", "Markt"}
                and re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)+", word)
            ):
                yield passage.mention("LOC", at, at + 1, origin="rule:place_announced", score=0.75)
            at += 1


def _quarter(word: str) -> bool:
    """ "Leipzig-Grünau": a part of a town, named with it; "Unna-Förderung" is none."""
    town, _, part = word.partition("-")
    known = facts_of(part)
    return (
        town in places()[0]
        and QUARTER.fullmatch(part) is not None
        and not HYPHENED.match(word)
        and (is_place(part) or known.found == UNKNOWN or (known.found == KNOWN and known.place > 0))
    )


def _part(passage: Passage, at: int) -> bool:
    """Whether a word for parts of a town announces this one: "Ortsteile Fümmelse und Ahlum"."""
    while passage.word(at - 1) in {"und", ",", "sowie"} and passage.word(at - 2)[:1].isupper():
        at -= 2
    return bool(PART.match(passage.word(at - 1)))


def _alone(passage: Passage, at: int) -> bool:
    """Whether the name is not the first part of something longer: "in Essen" but not "in Form von"."""
    after = passage.word(at + 1)
    return after not in {"von", "der", "des", "auf", "und"} and not after[:1].isupper()
