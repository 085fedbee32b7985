"""How a name goes on left and right of its head: "Amt", "für Jugend und Soziales", "des Landkreises Unna"."""

from __future__ import annotations

import re

from extractors.entities.gazetteer import MONTHS, is_place, is_region, long_places
from extractors.entities.mention import Passage
from extractors.entities.organisation_words import (
    ADJECTIVE,
    ADJECTIVES,
    ARTICLES,
    BODIES,
    FOR_CLUB,
    HYPHENED,
    KREIS,
    QUOTES,
    REGIONAL,
)


def place_at(passage: Passage, at: int) -> int:
    """Where a place name that begins at token `at` ends; `at` where there is none."""
    word = passage.word(at)
    for parts in long_places().get(word, ()):
        if tuple(passage.word(at + i) for i in range(len(parts))) == parts:
            return at + len(parts)
    stem = word[:-1] if word.endswith("s") and not is_place(word) else word
    return at + 1 if word[:1].isupper() and (is_place(word) or is_place(stem) or _kreis_name(word)) else at


def _kreis_name(word: str) -> bool:
    """ "Rhein-Sieg-Kreis", "Ostprignitz-Ruppin": no list is needed for these, but a school is no Kreis."""
    return bool(KREIS.fullmatch(word)) and not HYPHENED.match(word)


def list_of_nouns(passage: Passage, at: int, *, limit: int = 9) -> int:
    """Where "Bildung, Jugend und Sport" that begins at `at` ends; commas count only before a closing "und".

    >>> from extractors.entities.tokens import cut
    >>> text = cut("Amt für Kinder- und Jugendhilfe, Schule und Sport in Unna")
    >>> text.text[text.tokens[2].start : text.tokens[list_of_nouns(text, 2) - 1].end]
    'Kinder- und Jugendhilfe, Schule und Sport'
    """
    stop = _noun(passage, at)
    if stop == at:
        return at
    best, comma = stop, False
    while stop < min(len(passage.tokens), at + 2 * limit):
        link = passage.word(stop)
        after = _noun(passage, stop + 1)
        if link in {"und", "sowie", "&", ",", "/"} and after > stop + 1:
            stop = after
            if link == ",":
                comma = True
            else:
                best, comma = stop, False
        else:
            break
    return best if comma else stop


def _noun(passage: Passage, at: int) -> int:
    """One member of a list of nouns: "Jugend", "politische Bildung", "Soziale Dienste", "Kinder-" (more follows)."""
    word = passage.word(at)
    if ADJECTIVE.fullmatch(word) and passage.word(at + 1)[:1].isupper():
        return at + 2
    if re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]*", word) and word not in ARTICLES:
        return at + 1
    if re.fullmatch(r"[a-zäöüß]{4,}(?:e|en|er|es)", word) and word not in {
        "eine",
        "einen",
        "einer",
        "seine",
        "ihre",
        "alle",
        "unsere",
        "keine",
        "diese",
    }:
        after = passage.word(at + 1)
        if re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]*", after):
            return at + 2
    return at


DIOCESE = re.compile(r"(?:Diözese|(?:Erz)?[Bb]istum|Stadt|Gemeinde|Region|Landkreis|Kreis|Land|Dekanat)$")
"""What an organisation is responsible for: "Caritasverband für die Diözese Osnabrück"."""


def owner_at(passage: Passage, at: int) -> int:
    """Where "des Landkreises Elbe-Elster", "des Saarlandes", "zu Dortmund" or "Unna" at `at` ends; `at` where there is
    none."""
    word = passage.word(at)
    if word in {"der", "des"} and is_region(passage.word(at + 1)):
        return at + 2  # "Regierung der Oberpfalz"
    if word == "zu":
        stop = place_at(passage, at + 1)
        return stop if stop > at + 1 else at
    if word == "für" and passage.word(at + 1) in {"das", "die", "den"} and DIOCESE.match(passage.word(at + 2)):
        stop = place_at(passage, at + 3)
        return stop if stop > at + 3 else at
    if word in BODIES and (BODIES[word].match(passage.word(at + 1))):
        stop = place_at(passage, at + 2)
        if stop > at + 2:
            return stop
        if re.search(r".kreises$", passage.word(at + 1)) and passage.word(at + 1) not in {"Landkreises"}:
            return at + 2
        return at
    if word in {"Landkreis", "Kreis", "Stadt", "Gemeinde"}:
        stop = place_at(passage, at + 1)
        return stop if stop > at + 1 else at
    if word in {"Rhein", "Region"}:
        return at
    return place_at(passage, at)


def with_surroundings(passage: Passage, stop: int) -> int:
    """Where a name that ends with a place ends: "Landfrauenverein Heide und Umgebung e. V."."""
    around = passage.word(stop) == "und" and passage.word(stop + 1) == "Umgebung"
    return with_legal_form(passage, stop + 2) if around else stop


def with_legal_form(passage: Passage, stop: int) -> int:
    """Where a name ends with the "e. V." behind it."""
    two = passage.word(stop) == "e." and passage.word(stop + 1) == "V."
    return stop + (passage.word(stop) == "e.V.") + 2 * two


def left_of(passage: Passage, first: int) -> int:
    """Where a name with its head at `first` begins: "Schulverwaltungs- und Sportamt", "Deutscher Gewerkschaftsbund"."""
    while first >= 2 and passage.word(first - 1) in {"und", "&"} and passage.word(first - 2).endswith("-"):
        first -= 2
        while first >= 2 and passage.word(first - 1) == "," and passage.word(first - 2).endswith("-"):
            first -= 2
    while first >= 1:
        if ADJECTIVES.match(passage.word(first - 1)) or of_place(passage.word(first - 1)):
            first -= 1
        elif passage.word(first - 1) == "." and ADJECTIVES.match(f"{passage.word(first - 2)}."):
            first -= 2  # "Ev. Kita Arche"
        else:
            break
    return first


def of_place(word: str) -> bool:
    """ "Leipziger", "Borkener": a place turned into an adjective."""
    return (
        len(word) > 5
        and word.endswith("er")
        and word[:1].isupper()
        and (is_place(word[:-2]) or is_place(word[:-2] + "en"))
    )


def tail_of(passage: Passage, stop: int, *, facility: bool) -> int:
    """Where the name that follows a head ends: quoted, capitalised, or "am Wall"."""
    word = passage.word(stop)
    if word in QUOTES:
        for end in range(stop + 1, min(stop + 9, len(passage.tokens))):
            if passage.word(end) in QUOTES[word]:
                return end + 1
        return stop
    if facility and word in {"am", "Am", "zum", "Zum", "zur", "Zur", "an", "An", "auf", "Auf"}:
        at = stop + 1 + (word.lower() in {"an", "auf"} and passage.word(stop + 1) in {"der", "dem", "den"})
        named = passage.word(at)
        if (
            named[:1].isupper()
            and not named.endswith("ung")
            and named not in MONTHS
            and at > stop + (word.lower() in {"an", "auf"})
        ):
            return at + 1
        return stop
    if word == "für" and not facility and FOR_CLUB.match(passage.word(stop - 1)):
        noun = stop + 1 + (passage.word(stop + 1) in {"das", "die", "den"})
        end = list_of_nouns(passage, noun)
        return capitals(passage, end) if end > noun else stop
    # "Hochschule Neubrandenburg Bilanz zog": nothing goes on behind a place that follows the head at once
    place = place_at(passage, stop)
    if facility and place > stop and passage.word(place) != "/":
        return place + REGIONAL.match(passage.word(place))
    return capitals(passage, stop)


def capitals(passage: Passage, stop: int, *, limit: int = 4) -> int:
    """Where a run of capitalised words ends; "St." and initials belong to it, months do not."""
    at = stop
    while at < min(len(passage.tokens), stop + limit):
        word = passage.word(at)
        if (word in {"St.", "Sankt"} and passage.word(at + 1)[:1].isupper()) or (
            word == "/" and at > stop and passage.word(at + 1)[:1].isupper() and passage.together(at)
        ):
            at += 2
        elif (
            re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]*", word)
            and word not in MONTHS
            and word not in ARTICLES
            and not word.endswith("-")
        ):
            at += 1
        else:
            break
    return at
