"""Candidates -> values: the best one is chosen, the others are kept with the reason why they lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from schemas.evidence import Candidate

T = TypeVar("T")

MOST = 0.99  # no agreement of rules makes a value more certain
CONTRADICTED = 0.85  # factor for a value that a rival of at least SERIOUS contradicts
SERIOUS = 0.7


@dataclass(frozen=True)
class Rejected(Generic[T]):
    """A candidate that was not chosen."""

    candidate: Candidate[T]
    reason: str


@dataclass(frozen=True)
class Choice(Generic[T]):
    """The chosen candidate, if any, and the others."""

    best: Candidate[T] | None = None
    rejected: tuple[Rejected[T], ...] = ()


def choose(candidates: Sequence[Candidate[T]]) -> Choice[T]:
    """The candidate of the highest score; of equals the first.

    Rules that agree make each other more certain, a serious rival makes the winner less so.
    """
    if not candidates:
        return Choice()
    best = max(candidates, key=lambda c: c.score)
    others = [c for c in candidates if c is not best]
    rules = {best.rule}
    doubt = 1 - best.score
    for other in others:
        if _same(other.value, best.value) and other.rule not in rules:
            rules.add(other.rule)
            doubt *= max(0.3, 1 - other.score)
    rivals = [c for c in others if not _same(c.value, best.value)]
    score = max(best.score, min(MOST, 1 - doubt))
    if rivals and max(c.score for c in rivals) >= SERIOUS:
        score *= CONTRADICTED
    rejected = tuple(Rejected(c, _reason(c, best)) for c in others)
    return Choice(replace(best, score=round(score, 4)), rejected)


def _same(a: Any, b: Any) -> bool:
    return str(a).casefold() == str(b).casefold()


def _reason(candidate: Candidate[Any], best: Candidate[Any]) -> str:
    if _same(candidate.value, best.value):
        return f"same value as {best.rule}"
    return f"score {candidate.score:.2f} below {best.score:.2f} of {best.rule}"
