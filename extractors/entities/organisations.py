"""Organisations by their head noun: what each kind of head needs about it to be a name.

A name is told by steps: some read on behind the head ("für Jugend und Soziales", "des Landkreises Unna"), some back
before it ("Deutsches", "Schulverwaltungs- und"). A kind of head says which of them it takes and which of these make it
a name; a kind without such a condition is a name by itself. Of several readings of one head the longest counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from extractors.entities.head_nouns import heads_of, is_head
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_grammar import (
    adjectives,
    at_site,
    branch,
    capitals,
    founder,
    further_words,
    given_founder,
    house_of,
    in_country,
    known_as,
    local_adjective,
    members,
    named_till_place,
    of_body,
    of_organisation,
    of_owner,
    place_and_region,
    place_at,
    purpose,
    quoted_name,
    remit,
    with_legal_form,
    with_surroundings,
)
from extractors.entities.organisation_words import ADJECTIVES, ARTICLES, DEFINITE, HYPHENED, SHORT_NAME, named_after

Step = Callable[[Passage, int], int]
"""From a token to where what it looks for ends, or before it begins; the same token where nothing fits."""


class Kind(NamedTuple):
    """A kind of head noun and what belongs to a name of it."""

    heads: Callable[[str], bool]
    score: float
    after: tuple[Step, ...] = ()
    """Each goes on where the one before ended."""
    told_by: tuple[Step, ...] = ()
    """One of these has to fit; empty for what is a name by itself."""
    before: tuple[Step, ...] = (adjectives,)
    condition: Callable[[Passage, int], bool] | None = None

    def read(self, passage: Passage, at: int) -> tuple[int, int] | None:
        """The tokens of the name whose head stands at `at`, as (first, stop); None where it is none."""
        if self.condition and not self.condition(passage, at):
            return None
        first, stop, told = at, at + 1, not self.told_by
        for step in self.after:
            end = step(passage, stop)
            told |= end > stop and step in self.told_by
            stop = end
        for step in self.before:
            begin = step(passage, first)
            told |= begin < first and step in self.told_by
            first = begin
        return (first, stop) if told else None


def _adjective_before(passage: Passage, at: int) -> bool:
    return ADJECTIVES.match(passage.word(at - 1)) and (at > 1 or "-" not in passage.word(at))


def _a_certain_one(passage: Passage, at: int) -> bool:
    """ "Der Gewerbeverein", not "ein Gewerbeverein"."""
    return passage.word(at - 1) in DEFINITE


def _one_alone(passage: Passage, at: int) -> bool:
    return not SHORT_NAME.match(passage.word(at - 1))


def _of(kind: str) -> Callable[[str], bool]:
    return lambda word: is_head(word, kind)


KINDS: tuple[Kind, ...] = (
    Kind(_of("authorities"), 0.9, (purpose, of_owner)),
    Kind(_of("associations"), 0.9, (purpose, of_owner, further_words)),
    Kind(_of("acronyms"), 0.85, (branch, of_owner), before=()),
    Kind(_of("sports clubs"), 0.85, (capitals,), before=()),
    Kind(_of("purposes"), 0.85, (purpose, of_owner, in_country), told_by=(purpose,)),
    Kind(_of("networks"), 0.8, (named_till_place,), told_by=(named_till_place,)),
    Kind(_of("unions"), 0.85, (members,), told_by=(members,)),
    Kind(_of("divisions"), 0.8, (remit, of_body), told_by=(of_body,)),
    Kind(_of("bureaus"), 0.85, (purpose, of_body, of_organisation), told_by=(of_body, of_organisation)),
    Kind(_of("services"), 0.8, (of_organisation,), told_by=(of_organisation,)),
    Kind(
        _of("clubs"),
        0.8,
        (quoted_name, at_site, purpose, capitals, of_organisation),
        told_by=(quoted_name, at_site, purpose, capitals, of_organisation, local_adjective),
        before=(local_adjective, adjectives),
    ),
    Kind(
        _of("facilities"),
        0.8,
        (quoted_name, at_site, place_and_region),
        told_by=(quoted_name, at_site, place_and_region, local_adjective),
        before=(local_adjective, adjectives),
    ),
    Kind(
        _of("adjective heads"),
        0.85,
        (quoted_name, purpose, capitals),
        told_by=(adjectives,),
        condition=_adjective_before,
    ),
    Kind(_of("local clubs"), 0.7, before=(), condition=_a_certain_one),
    Kind(HYPHENED.match, 0.8, (at_site, place_at), before=(given_founder,)),
    Kind(named_after, 0.8, (place_at,)),
    Kind({"Stiftung", "Foundation"}.__contains__, 0.85, (place_at,), told_by=(founder,), before=(founder,)),
    Kind({"Haus", "Hauses"}.__contains__, 0.85, (house_of,), told_by=(house_of,), before=()),
    Kind(_of("owned"), 0.85, (of_owner,), told_by=(of_owner,), before=()),
    Kind(
        SHORT_NAME.match,
        0.7,
        (place_at,),
        told_by=(place_at,),
        before=(),
        condition=_one_alone,
    ),
)


@lru_cache(maxsize=20_000)
def _kinds(word: str) -> tuple[Kind, ...]:
    """The kinds of head that the word can be."""
    return () if heads_of("none").match(word) else tuple(kind for kind in KINDS if kind.heads(word))


def by_head(passage: Passage) -> Iterator[Mention]:
    """Names that are known as a whole, and those that are told by their head noun."""
    for at, token in enumerate(passage.tokens):
        if not token.capital or token.text in ARTICLES:
            continue
        known = known_as(passage, at)
        if known > at:
            stop = with_legal_form(passage, of_owner(passage, known))
            yield passage.mention("ORG", at, stop, origin="rule:organisation_name", score=0.93)
            continue
        readings = [(*read, kind.score) for kind in _kinds(token.text) if (read := kind.read(passage, at))]
        if readings:
            first, stop, score = max(readings, key=lambda r: (r[1] - r[0], r[2]))
            stop = with_legal_form(passage, with_surroundings(passage, stop))
            yield passage.mention("ORG", first, stop, origin="rule:organisation", score=score)
