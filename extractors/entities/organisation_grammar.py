"""How the name of an organisation goes on about its head: "für Jugend und Soziales", "des Landkreises Unna".

Each step takes a passage and a token, and gives where what it looks for ends (before the head: where it begins), or the
same token where nothing of the kind stands there.
"""

from __future__ import annotations

import re

from extractors.entities.gazetteer import MONTHS, is_given_name, is_place, is_region, long_places
from extractors.entities.head_nouns import is_head, known_names
from extractors.entities.mention import Passage
from extractors.entities.organisation_words import (
    ADJECTIVE,
    ADJECTIVES,
    ARTICLES,
    BODIES,
    HOUSE,
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
        if link in {"und", "sowie", "&", ",", "/"} and after > stop + 1 and not _begins_a_name(passage, stop + 1):
            stop = after
            if link == ",":
                comma = True
            else:
                best, comma = stop, False
        else:
            break
    return best if comma else stop


def _begins_a_name(passage: Passage, at: int) -> bool:
    """Whether another organisation follows: "Agentur für Arbeit und IHK"."""
    word = passage.word(at)
    return known_as(passage, at) > at or is_head(word, "acronyms", "authorities", "associations")


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
        "freien",
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


def of_owner(passage: Passage, at: int) -> int:
    """Where "des Landkreises Elbe-Elster", "des Saarlandes", "zu Dortmund" or "Unna" at `at` ends; `at` where there is
    none."""
    word = passage.word(at)
    if word in {"der", "des", "von"} and is_region(passage.word(at + 1)):
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


def of_body(passage: Passage, at: int) -> int:
    """Where "des Landkreises Unna" or "der Stadt Unna" at `at` ends: an owner that is said to be one."""
    return of_owner(passage, at) if passage.word(at) in BODIES else at


def of_organisation(passage: Passage, at: int) -> int:
    """Where "des BUND Unna" or "der Arbeiterwohlfahrt" ends."""
    if passage.word(at) in {"der", "des"} and is_head(
        passage.word(at + 1), "acronyms", "sports clubs", "authorities", "associations"
    ):
        return of_owner(passage, at + 2)
    return at


def purpose(passage: Passage, at: int) -> int:
    """Where "für Jugend und Soziales" or "für das Ehrenamt" behind a head that takes it ends."""
    if passage.word(at) != "für" or not is_head(passage.word(at - 1), "with purposes"):
        return at
    noun = at + 1 + (passage.word(at + 1) in {"das", "die", "den"})
    end = list_of_nouns(passage, noun)
    if passage.word(end) == "mit" and re.fullmatch(r"[A-ZÄÖÜ]\w+(?:ung|en|heit|keit)", passage.word(end + 1)):
        end += 2  # "Beirat für Menschen mit Behinderung"
    return end if end > noun else at


def remit(passage: Passage, at: int) -> int:
    """Where what a part of an administration has to do with ends: "Jugend und Soziales", "für Bildung"."""
    end = purpose(passage, at)
    return end if end > at else list_of_nouns(passage, at)


def in_country(passage: Passage, at: int) -> int:
    """Where "in Bayern" ends."""
    return at + 2 if passage.word(at) == "in" and is_region(passage.word(at + 1)) else at


def members(passage: Passage, at: int) -> int:
    """Where those end who are united: "der Kita-Fördervereine", "alleinerziehender Mütter und Väter"."""
    word = passage.word(at)
    if re.fullmatch(r"[a-zäöüß]{5,}er|[A-ZÄÖÜ][a-zäöüß]+(?:isch|sch|lich)er", word):
        return list_of_nouns(passage, at + 1) if passage.word(at + 1)[:1].isupper() else at
    word = passage.word(at + 1)
    if passage.word(at) != "der":
        return at
    if re.fullmatch(r"[a-zäöüß]+en", word) and re.fullmatch(r"[A-ZÄÖÜ][\w-]+", passage.word(at + 2)):
        return at + 3
    plural = re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]+(?:e|en|n|er|s)", word)
    return list_of_nouns(passage, at + 1) if plural and word not in {"Stadt", "Gemeinde", "Region"} else at


def named_till_place(passage: Passage, at: int) -> int:
    """Where one to four capitalised words and a place after them end: "Elternbildung Unna"."""
    for stop in range(at + 1, at + 5):
        if not passage.word(stop - 1)[:1].isupper() or passage.word(stop - 1) in ARTICLES:
            break
        if (end := place_at(passage, stop)) > stop and passage.word(stop - 1) not in {"Stadt", "Kreis", "Landkreis"}:
            return end
    return at


def house_of(passage: Passage, at: int) -> int:
    """Where "der Familie" or "des Gastes Unna" behind "Haus" ends."""
    fits = passage.word(at) in {"der", "des"} and HOUSE.match(passage.word(at + 1))
    return of_owner(passage, at + 2) if fits else at


def quoted_name(passage: Passage, at: int) -> int:
    """Where a name in quotation marks ends."""
    if passage.word(at) in QUOTES:
        for end in range(at + 1, min(at + 9, len(passage.tokens))):
            if passage.word(end) in QUOTES[passage.word(at)]:
                return end + 1
    return at


def at_site(passage: Passage, at: int) -> int:
    """Where "am Wall" or "An der Eiche" ends; with a small letter it names a house alone: "der Verein am Montag"."""
    word = passage.word(at)
    if word not in {"Am", "Zum", "Zur", "An", "Auf"} and not (
        word in {"am", "zum", "zur", "an", "auf"} and is_head(passage.word(at - 1), "facilities")
    ):
        return at
    reach = word.lower() in {"an", "auf"}
    noun = at + 1 + (reach and passage.word(at + 1) in {"der", "dem", "den"})
    named = passage.word(noun)
    fits = named[:1].isupper() and not named.endswith("ung") and named not in MONTHS and noun > at + reach
    return noun + 1 if fits else at


def place_and_region(passage: Passage, at: int) -> int:
    """Where the place behind a house ends, or else its name: "Hochschule Emden Bilanz zog" ends with the place."""
    place = place_at(passage, at)
    if place > at and passage.word(place) != "/":
        return place + REGIONAL.match(passage.word(place))
    return capitals(passage, at)


def branch(passage: Passage, at: int) -> int:
    """Where the branch of what is called by letters ends: "AWO Kreisverband Unna", "AOK Nordost", "AOK PLUS"."""
    stop = capitals(passage, at)
    word = passage.word(at)
    if stop == at or is_head(word, "clubs") or place_at(passage, stop - 1) == stop or "-" in passage.word(at - 1):
        return stop
    place = place_at(passage, at)
    return place if place > at else at + (REGIONAL.match(word) or word in {"PLUS", "Plus"})


def further_words(passage: Passage, at: int) -> int:
    """Where the name of what is one without it goes on by one or two words."""
    return capitals(passage, at, limit=2)


def known_as(passage: Passage, at: int) -> int:
    """Where a name that is listed as a whole ends."""
    word = passage.word(at)
    for key in {word, re.sub(r"e[rsnm]?$", "", word)}:
        for words in known_names().get(key, ()):
            if all(_same(passage.word(at + i), word) for i, word in enumerate(words)):
                return at + len(words)
    return at


def _same(word: str, wanted: str) -> bool:
    if wanted.endswith("~"):
        return word.startswith(wanted[:-1]) and len(word) - len(wanted) < 3
    return word == wanted


def with_surroundings(passage: Passage, stop: int) -> int:
    """Where a name that ends with a place ends: "Landfrauenverein Heide und Umgebung"."""
    return stop + 2 * (passage.word(stop) == "und" and passage.word(stop + 1) == "Umgebung")


def with_legal_form(passage: Passage, stop: int) -> int:
    """Where a name ends with the "e. V." behind it."""
    two = passage.word(stop) == "e." and passage.word(stop + 1) == "V."
    return stop + (passage.word(stop) == "e.V.") + 2 * two


def adjectives(passage: Passage, first: int) -> int:
    """Where what stands before a head begins: "Schulverwaltungs- und Sportamt", "Deutscher Gewerkschaftsbund"."""
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


def local_adjective(passage: Passage, first: int) -> int:
    """Where a place that is turned into an adjective begins: "Leipziger Theater"."""
    return first - of_place(passage.word(first - 1))


def given_founder(passage: Passage, at: int) -> int:
    """The same where it is a given name that stands before the head: "Robert Bosch-Stiftung"."""
    return founder(passage, at) if is_given_name(passage.word(at - 1)) else at


def founder(passage: Passage, at: int) -> int:
    """Where "Robert Bosch" before "Stiftung" begins."""
    first = at
    while (
        first > 0
        and at - first < 3
        and re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]*", passage.word(first - 1))
        and passage.word(first - 1) not in ARTICLES
    ):
        first -= 1
    return first


def of_place(word: str) -> bool:
    """ "Leipziger", "Borkener": a place turned into an adjective."""
    return (
        len(word) > 5
        and word.endswith("er")
        and word[:1].isupper()
        and (is_place(word[:-2]) or is_place(word[:-2] + "en"))
    )


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
