"""Organisations: heads that are one by themselves, heads that need a name, and legal forms that close a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.gazetteer import MONTHS, is_place, long_places
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_words import (
    ADJECTIVE,
    ADJECTIVE_HEAD,
    ADJECTIVES,
    ARTICLES,
    BODIES,
    BUREAU,
    CLUB,
    DIVISION,
    FACILITY,
    FOR_ALONE,
    FOR_HEAD,
    HYPHENED,
    LEGAL,
    LINKS,
    NO_OFFICE,
    OFFICE,
    OWNED,
    QUOTES,
    SHORT_NAME,
    WITH_OWNER,
    patterns,
    phrases,
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
    return bool(re.fullmatch(r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)+|[A-ZÄÖÜ]\w+kreis", word))


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


def owner_at(passage: Passage, at: int) -> int:
    """Where "des Landkreises Elbe-Elster", "der Stadt Unna" or "Unna" at `at` ends; `at` where there is none."""
    word = passage.word(at)
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


def left_of(passage: Passage, first: int) -> int:
    """Where a name with its head at `first` begins: "Schulverwaltungs- und Sportamt", "Deutscher Gewerkschaftsbund"."""
    while first >= 2 and passage.word(first - 1) in {"und", "&"} and passage.word(first - 2).endswith("-"):
        first -= 2
        while first >= 2 and passage.word(first - 1) == "," and passage.word(first - 2).endswith("-"):
            first -= 2
    while first >= 1 and (ADJECTIVES.match(passage.word(first - 1)) or _of_place(passage.word(first - 1))):
        first -= 1
    return first


def _of_place(word: str) -> bool:
    """ "Leipziger", "Borkener": a place turned into an adjective."""
    return (
        len(word) > 5
        and word.endswith("er")
        and word[:1].isupper()
        and (is_place(word[:-2]) or is_place(word[:-2] + "en"))
    )


def tail_of(passage: Passage, stop: int, *, facility: bool) -> int:
    """Where the name that follows a head ends: quoted, capitalised, or "am Markt"."""
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
    if word == "für" and not facility:
        noun = stop + 1 + (passage.word(stop + 1) in {"das", "die", "den"})
        end = list_of_nouns(passage, noun)
        return capitals(passage, end) if end > noun else stop
    return capitals(passage, stop)


def capitals(passage: Passage, stop: int, *, limit: int = 4) -> int:
    """Where a run of capitalised words ends; "St." and initials belong to it, months do not."""
    at = stop
    while at < min(len(passage.tokens), stop + limit):
        word = passage.word(at)
        if word in {"St.", "Sankt"} and passage.word(at + 1)[:1].isupper():
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


def by_legal_form(passage: Passage) -> Iterator[Mention]:
    """Everything up to "e. V." or "GmbH" that belongs to the name."""
    for at, token in enumerate(passage.tokens):
        stop = at + 1
        if token.text in {"e.", "e"} and passage.word(at + 1) in {"V.", "V"}:
            stop = at + 2
        elif not LEGAL.match(token.text) or at == 0:
            continue
        if token.text == "KG" and passage.word(at - 1) == "Co.":
            pass
        first = _name_before(passage, at)
        if first < at:
            yield passage.mention("ORG", first, stop, origin="rule:legal_form", score=0.92)


def _name_before(passage: Passage, at: int) -> int:
    """Where the name that ends before token `at` begins."""
    first = at
    while first > 0 and at - first < 12:
        word = passage.word(first - 1)
        before = passage.word(first - 2)
        named = word[:1].isupper() and word not in ARTICLES
        if named or word in {"St.", "Co.", "&"} or word[:1].isdigit():
            head = word
            first -= 1
            if (CLUB.match(head) or OFFICE.match(head)) and not (
                before in {"und", "&"}
                or ADJECTIVES.match(before)
                or _of_place(before)
                or (before[:1].isupper() and before not in ARTICLES)
                or (before in {"der", "des"} and OWNED.match(passage.word(first - 2)))
            ):
                break
            if ADJECTIVES.match(head) and not ADJECTIVES.match(before):
                break
        elif word in {"“", "”", '"', "«", "»"}:
            opened = [i for i in range(first - 2, max(-1, first - 10), -1) if passage.word(i) in QUOTES]
            if not opened:
                break
            first = opened[0]
        elif (
            (word in LINKS and before[:1].isupper())
            or (word in {"der", "des", "in", "im", "am", "an", "zur", "von", "zu"} and OWNED.match(before))
            or (word in {"am", "an", "zur", "zum"} and FACILITY.match(before))
            or (word == "," and before.endswith("-"))
        ):
            first -= 1
        else:
            break
    while first < at and (passage.word(first) in LINKS or passage.word(first).islower()):
        first += 1
    return first


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
        elif alone.match(word) or (OFFICE.match(word) and not NO_OFFICE.match(word)):
            first, score = left_of(passage, at), 0.9
            stop = _complement(passage, stop, word)
            if stop == at + 1 and word.endswith("schule") and passage.word(stop) in QUOTES:
                stop = tail_of(passage, stop, facility=False)
        elif FOR_HEAD.match(word) and passage.word(at + 1) == "für" and not DIVISION.match(word):
            end = list_of_nouns(passage, at + 2)
            if end > at + 2 and FOR_ALONE.match(word):
                first, score = left_of(passage, at), 0.85
                stop = owner_at(passage, end)
        elif SHORT_NAME.match(word) and not SHORT_NAME.match(passage.word(at - 1)) and place_at(passage, stop) > stop:
            stop, score = place_at(passage, stop), 0.7
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
            score = 0.8
            stop = (
                tail_of(passage, stop, facility=True)
                if passage.word(stop) in {"am", "e.V."}
                else place_at(passage, stop)
            )
        elif (
            word in {"Stiftung", "Foundation"}
            and _founder(passage, at) < at
            and tail_of(passage, stop, facility=False) == stop
        ):
            first, score = _founder(passage, at), 0.85
        elif FACILITY.match(word) or CLUB.match(word):
            facility = bool(FACILITY.match(word))
            end = tail_of(passage, stop, facility=facility)
            if word in {"Stiftung", "Verein", "Institut"} and passage.word(stop) == "für":
                end = max(end, list_of_nouns(passage, stop + 1)) if list_of_nouns(passage, stop + 1) > stop + 1 else end
            of_place = at and _of_place(passage.word(at - 1))
            if end > stop or of_place:
                first, stop, score = left_of(passage, at), end, 0.8
        if score:
            yield passage.mention("ORG", first, stop, origin=origin, score=score)


def _complement(passage: Passage, stop: int, word: str) -> int:
    """What closes the name of an authority: "für Jugend und Soziales", "des Landkreises Unna", "Unna"."""
    if passage.word(stop) == "für" and FOR_HEAD.match(word):
        end = list_of_nouns(passage, stop + 1)
        stop = end if end > stop + 1 else stop
    if WITH_OWNER.match(word) or passage.word(stop) not in BODIES:
        stop = owner_at(passage, stop)
    return stop


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
                stop = owner_at(passage, stop)
                yield passage.mention("ORG", at, stop, origin="rule:organisation_name", score=0.93)
                return


def _same(word: str, wanted: str) -> bool:
    if wanted.endswith("~"):
        return word.startswith(wanted[:-1]) and len(word) - len(wanted) < 3
    return word == wanted
