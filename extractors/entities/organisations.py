"""Organisations by their head: those that are one by themselves, and those that need a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.gazetteer import is_given_name, places
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_grammar import (
    capitals,
    left_of,
    list_of_nouns,
    of_place,
    owner_at,
    place_at,
    tail_of,
    with_legal_form,
    with_surroundings,
)
from extractors.entities.organisation_words import (
    ADJECTIVE_HEAD,
    ADJECTIVES,
    ARTICLES,
    BODIES,
    BUREAU,
    CLUB,
    DEFINITE,
    DIVISION,
    FACILITY,
    FOR_ALONE,
    FOR_HEAD,
    HOUSE,
    HYPHENED,
    NAMED_FURTHER,
    NETWORK,
    NO_OFFICE,
    OFFICE,
    OWNED,
    QUOTES,
    REGIONAL,
    SERVICE,
    SHORT_NAME,
    SINGLE_CLUB,
    UNION,
    WITH_OWNER,
    patterns,
    phrases,
)


def by_head(passage: Passage) -> Iterator[Mention]:
    """Names that are told by their head noun."""
    alone, acronym = patterns("alone"), patterns("acronyms")
    for at, token in enumerate(passage.tokens):
        word = token.text
        if not token.capital or word in ARTICLES:
            continue
        yield from _phrase(passage, at)
        first, stop, score, origin = at, at + 1, 0.0, "rule:organisation"
        if acronym.match(word):
            stop, score = capitals(passage, at + 1), 0.85
            if stop > at + 1 and not (
                CLUB.match(passage.word(at + 1)) or place_at(passage, stop - 1) == stop or "-" in word
            ):
                stop = place_at(passage, at + 1)
                stop += stop == at + 1 and REGIONAL.match(passage.word(stop))
        elif alone.match(word) or (OFFICE.match(word) and not NO_OFFICE.match(word)):
            first, score = left_of(passage, at), 0.9
            stop = _complement(passage, stop, word)
            if stop == at + 1 and NAMED_FURTHER.match(word):
                stop = capitals(passage, stop, limit=2)
            if stop == at + 1 and word.endswith("schule") and passage.word(stop) in QUOTES:
                stop = tail_of(passage, stop, facility=False)
        elif FOR_ALONE.match(word) and passage.word(at + 1) == "für" and list_of_nouns(passage, at + 2) > at + 2:
            first, score = left_of(passage, at), 0.85
            stop = owner_at(passage, list_of_nouns(passage, at + 2))
        elif (
            SHORT_NAME.match(word) and not SHORT_NAME.match(passage.word(at - 1)) and passage.word(stop) in places()[0]
        ):
            stop, score = place_at(passage, stop), 0.7
        elif word in {"Haus", "Hauses"} and passage.word(stop) in {"der", "des"} and HOUSE.match(passage.word(at + 2)):
            stop, score = owner_at(passage, at + 3), 0.85
        elif NETWORK.match(word) and (end := _closed_by_place(passage, stop)) > stop:
            first, stop, score = left_of(passage, at), end, 0.8
        elif BUREAU.match(word) and passage.word(stop) == "für" and _owned(passage, list_of_nouns(passage, stop + 1)):
            first, score = left_of(passage, at), 0.85
            stop = owner_at(passage, list_of_nouns(passage, stop + 1))
        elif UNION.match(word) and (end := _united(passage, stop)) > stop:
            first, stop, score = left_of(passage, at), end, 0.85
        elif word == "Amt" and (end := place_at(passage, stop)) > stop and passage.word(stop) not in places()[1]:
            stop, score = end, 0.85
        elif OWNED.match(word) and (end := _of_whom(passage, stop)) > stop:
            first, stop, score = left_of(passage, at), end, 0.8
        elif DIVISION.match(word) or (BUREAU.match(word) and passage.word(stop) in BODIES):
            end = list_of_nouns(passage, at + 1 + (passage.word(at + 1) == "für"))
            end = max(end, at + 1)
            closed = owner_at(passage, end)
            if closed > end and passage.word(end) in BODIES:
                first, stop, score = left_of(passage, at), closed, 0.8
        elif (
            ADJECTIVE_HEAD.match(word)
            and at
            and (ADJECTIVES.match(passage.word(at - 1)))
            and (at > 1 or "-" not in word)
        ):
            first, score = left_of(passage, at), 0.85
            stop = tail_of(passage, stop, facility=False)
        elif (
            HYPHENED.match(word)
            and not word.startswith("Eltern-")
            and not re.match(r"[A-ZÄÖÜ]\w+-(?:Haus|Schule|Kita|Zentrum)$", word)
        ):
            first, score = _founder(passage, at) if is_given_name(passage.word(at - 1)) else at, 0.8
            stop = (
                tail_of(passage, stop, facility=True)
                if passage.word(stop) in {"am", "e.V."}
                else place_at(passage, stop)
            )
        elif word in {"Stiftung", "Foundation"} and _founder(passage, at) < at:
            first, score = _founder(passage, at), 0.85
            stop = place_at(passage, stop)
        elif FACILITY.match(word) or CLUB.match(word):
            facility = bool(FACILITY.match(word))
            end = tail_of(passage, stop, facility=facility)
            if word in {"Stiftung", "Verein", "Institut"} and passage.word(stop) == "für":
                end = max(end, list_of_nouns(passage, stop + 1)) if list_of_nouns(passage, stop + 1) > stop + 1 else end
            adjective = at and of_place(passage.word(at - 1))
            if end == stop and SINGLE_CLUB.match(word) and passage.word(at - 1) in DEFINITE:
                first, score = at, 0.7
            if passage.word(stop) == "für":
                end = max(end, owner_at(passage, stop))
            if end > stop or adjective:
                first, stop, score = left_of(passage, at), end, 0.8
        if passage.word(at + 1) in {"der", "des"} and (CLUB.match(word) or BUREAU.match(word) or SERVICE.match(word)):
            whole = at + 2
            if acronym.match(passage.word(whole)) or (alone.match(passage.word(whole)) and stop <= whole):
                first, score = left_of(passage, at), 0.8
                stop = max(stop, owner_at(passage, whole + 1))
        if score:
            stop = with_surroundings(passage, stop)
            yield passage.mention("ORG", first, stop, origin=origin, score=score)


def _complement(passage: Passage, stop: int, word: str) -> int:
    """What closes the name of an authority: "für Jugend und Soziales", "des Landkreises Unna", "Unna"."""
    if passage.word(stop) == "für" and FOR_HEAD.match(word):
        end = list_of_nouns(passage, stop + 1)
        stop = end if end > stop + 1 else stop
    if WITH_OWNER.match(word) or passage.word(stop) not in BODIES:
        stop = owner_at(passage, stop)
    return stop


def _closed_by_place(passage: Passage, at: int) -> int:
    """Where one to four capitalised words and a place after them end; `at` where they do not stand there."""
    for stop in range(at + 1, at + 5):
        if not passage.word(stop - 1)[:1].isupper() or passage.word(stop - 1) in ARTICLES:
            break
        if (end := place_at(passage, stop)) > stop and passage.word(stop - 1) not in {"Stadt", "Kreis", "Landkreis"}:
            return end
    return at


def _united(passage: Passage, at: int) -> int:
    """Where "der Kita-Fördervereine" ends; `at` where nobody is named."""
    word = passage.word(at + 1)
    if passage.word(at) != "der":
        return at
    if re.fullmatch(r"[a-zäöüß]+en", word) and re.fullmatch(r"[A-ZÄÖÜ][\w-]+", passage.word(at + 2)):
        return at + 3
    plural = re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]+(?:e|en|n|er|s)", word)
    return list_of_nouns(passage, at + 1) if plural and word not in {"Stadt", "Gemeinde", "Region"} else at


def _owned(passage: Passage, at: int) -> bool:
    return passage.word(at) in BODIES and owner_at(passage, at) > at


def _of_whom(passage: Passage, at: int) -> int:
    """Where "alleinerziehender Mütter und Väter" behind "Verband" ends; `at` where nothing like it stands there."""
    word = passage.word(at)
    if not (word.islower() and word.endswith("er") and len(word) > 6 and passage.word(at + 1)[:1].isupper()):
        return at
    return list_of_nouns(passage, at + 1)


def _founder(passage: Passage, at: int) -> int:
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


def _phrase(passage: Passage, at: int) -> Iterator[Mention]:
    """Names of several words that are known as a whole."""
    word = passage.word(at)
    for key in {word, re.sub(r"e[rsnm]?$", "", word)}:
        for words in phrases().get(key, ()):
            if all(_same(passage.word(at + i), word) for i, word in enumerate(words)):
                stop = at + len(words)
                stop = with_legal_form(passage, owner_at(passage, stop))
                yield passage.mention("ORG", at, stop, origin="rule:organisation_name", score=0.93)
                return


def _same(word: str, wanted: str) -> bool:
    if wanted.endswith("~"):
        return word.startswith(wanted[:-1]) and len(word) - len(wanted) < 3
    return word == wanted
