"""Scores -> probabilities: how often values of such a field, rule and circumstances were right on labelled data.

One logistic curve for all values, rising with the rule's score, shifted by what a field, a rule and the circumstances
were worth where `pipeline.evaluate.calibrate` learned it. What it saw seldom stays near the common curve.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.judge.circumstances import Circumstances, agrees
from schemas.evidence import Evidence

PARAMETERS = Path(__file__).with_name("probability.json")
LEAST, MOST = 0.02, 0.99  # nothing is impossible, nothing certain
UNFAMILIAR = 0.94  # at most, where nothing but a rule of the generic family speaks for a value
KEY = "profile.ags"
SURE_NAME = 0.8  # score of a name that a title or a label gives
UNSURE_KEY = 0.89  # at most, for the key of a name that was only found in the text: a wrong key joins wrong tables
_FORMS = {"contacts": "contact", "quotes": "quote", "sections": "section", "bullets": "bullet", "facts": "fact"}


@dataclass(frozen=True)
class Curve:
    """What was learned: the weights of `features`, by name."""

    weights: Mapping[str, float]

    def __call__(self, field: str, rule: str, score: float, circumstances: Mapping[str, float]) -> float:
        """The probability, 0 to 1, that a value is right."""
        known = self.weights
        sure = _logistic(sum(known.get(n, 0.0) * x for n, x in features(field, rule, score, circumstances)))
        most = MOST if agrees(circumstances) else UNFAMILIAR
        if field == KEY and score < SURE_NAME:
            most = UNSURE_KEY
        return min(max(sure, LEAST), most)


def features(field: str, rule: str, score: float, circumstances: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What the probability of a value depends on, as names with numbers."""
    yield "all", 1.0
    yield "score", logit(score)
    yield f"group {field.partition('.')[0]}", 1.0
    yield f"field {field}", 1.0
    yield f"rule {rule}", 1.0
    yield from circumstances.items()


def field_of_path(path: str) -> str:
    """The field of a value, without places in lists.

    >>> field_of_path("/profiles/0/contacts/1/phone"), field_of_path("/profiles/0/sections/2/bullets/0/text")
    ('contact.phone', 'bullet.text')
    >>> field_of_path("/profiles/0/headline"), field_of_path("/publication/funders/0")
    ('profile.headline', 'publication.funders')
    """
    names = [part for part in path.split("/") if part and not part.isdigit()]
    if names[-2:-1] and names[-2] in _FORMS:
        return f"{_FORMS[names[-2]]}.{names[-1]}"
    if names[0] == "profiles":
        names = ["profile", *names[1:]]
    return f"{names[0]}.{names[-1]}" if len(names) < 3 else f"{names[-2]}.{names[-1]}"


def probable(entries: Iterable[Evidence], circumstances: Circumstances, curve: Curve | None = None) -> list[Evidence]:
    """The entries with probabilities in place of the rules' scores."""
    known = curve or learned()
    return [
        e.model_copy(
            update={"confidence": round(known(field_of_path(e.path), e.rule, e.confidence, circumstances.of(e)), 4)}
        )
        for e in entries
    ]


@lru_cache(maxsize=1)
def learned() -> Curve:
    """What is shipped; written by `python -m pipeline.evaluate.calibrate`."""
    return Curve(json.loads(PARAMETERS.read_text(encoding="utf-8"))["weights"])


def logit(score: float) -> float:
    """Log odds of a score, within bounds."""
    inside = min(max(score, LEAST), MOST)
    return math.log(inside / (1 - inside))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(min(x, 30.0), -30.0)))
