"""Roles of single people: what somebody is in an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.gazetteer import is_given_name
from extractors.entities.head_nouns import is_head
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_grammar import list_of_nouns, of_owner, place_at
from extractors.entities.role_words import BEFORE, COUNCILS, HEAD, NEEDS_MORE, NOT_ROLES, PLURAL_BEFORE, RANK, TOPIC


def roles(passage: Passage) -> Iterator[Mention]:
    """A role noun with its complement: "Erste Beigeordnete", "Leiterin des Jugendamtes", "Dezernent für Bildung"."""
    for at, token in enumerate(passage.tokens):
        if not token.capital:
            continue
        word = token.text
        person_follows = is_given_name(passage.word(at + 1)) or passage.word(at + 1) == "Dr."
        stadtrat = word in COUNCILS and (passage.word(at - 1).startswith("Erste") or person_follows)
        if not stadtrat and (not HEAD.match(word) or NOT_ROLES.match(word)):
            continue
        if _plural(passage, at):
            continue
        first = at
        while first > 0 and (BEFORE.match(passage.word(first - 1)) or RANK.match(passage.word(first - 1))):
            first -= 1
        stop = _complement(passage, at)
        named = person_follows or passage.word(at + 1) == ":" or passage.word(at - 1) in {",", "("}
        if stop == at + 1 and first == at and word in NEEDS_MORE and not named:
            continue
        yield passage.mention("ROLE", first, stop, origin="rule:role", score=0.9)


def _plural(passage: Passage, at: int) -> bool:
    """Whether the noun stands for several people: "alle Leiter", "Leiterinnen und Leiter", "der Koordinatoren"."""
    word, before = passage.word(at), passage.word(at - 1)
    if word.endswith(("innen", "oren", "Leitern", "ern")) or PLURAL_BEFORE.match(before):
        return True
    if before in {"und", "oder", "/"} and passage.word(at - 2).endswith("innen"):
        return True
    after = passage.word(at + 1)
    return after in {"und", "oder", "/"} and passage.word(at + 2).endswith(("innen", "räte", "räten"))


def _complement(passage: Passage, at: int) -> int:
    stop = at + 1
    word = passage.word(stop)
    if word == "für":
        end = list_of_nouns(passage, stop + 1)
        if end == stop + 1 and passage.word(stop + 1) in {"den", "die", "das"}:
            end = list_of_nouns(passage, stop + 2)
            end = end if end > stop + 2 else stop + 1
        return end if end > stop + 1 else stop
    if word in {"des", "der"}:
        return _genitive(passage, stop)
    if is_head(word, "divisions") and passage.word(stop + 1)[:1].isupper():
        return list_of_nouns(passage, stop + 1)
    if TOPIC.match(word) and not is_given_name(word):
        return list_of_nouns(passage, stop)
    return stop


def _genitive(passage: Passage, at: int) -> int:
    """Where "des Jugendamtes", "der Stadt Unna", "der Geschwister-Scholl-Schule" that begins at `at` ends."""
    noun = at + 1
    if passage.word(noun).islower() and passage.word(noun).endswith("en") and passage.word(noun + 1)[:1].isupper():
        noun += 1
    if not passage.word(noun)[:1].isupper() and passage.word(noun) not in {"„"}:
        return at
    stop = noun + 1
    if passage.word(noun).endswith("-") and passage.word(stop) == "und":
        stop += 2
    if passage.word(noun) in {
        "Landkreises",
        "Kreises",
        "Stadt",
        "Gemeinde",
        "Landes",
        "Verbandsgemeinde",
        "Samtgemeinde",
        "Region",
    }:
        end = place_at(passage, noun + 1)
        return max(end, noun + 1)
    if passage.word(stop) == "für":
        end = list_of_nouns(passage, stop + 1)
        return end if end > stop + 1 else stop
    if re.match(
        r"(?:Fachbereich|Dezernat|Fachdienst|Abteilung|Amte|Sachgebiet|Referat)", passage.word(noun)
    ) and TOPIC.match(passage.word(stop)):
        return list_of_nouns(passage, stop)
    end = stop
    while (
        re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]*|[IVX]+", passage.word(end))
        and end - stop < 3
        and not is_given_name(passage.word(end))
    ):
        end += 1
    return of_owner(passage, end) if passage.word(end) in {"des", "der"} else end
