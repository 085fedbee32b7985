"""Judged values -> the curve of probability: logistic regression with priors, so that little data says little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.judge.circumstances import AGREEING, DISAGREEING
from pipeline.judge.probability import Curve, features

Vector = npt.NDArray[np.float64]

PRIORS: Mapping[str, float] = {"all": 0.01, "score": 1.0, "group": 2.0, "field": 4.0, "rule": 4.0}
"""Strength with which a weight is held at its centre, by the first word of its name."""
CIRCUMSTANCE = 2.0  # of all others
CENTRES: Mapping[str, float] = {"score": 1.0} | dict.fromkeys(DISAGREEING, -1.5)
"""Where a weight is held, 0 if not here. A contradiction is rare in labelled data and lowers from the first day."""
FIRM = 30.0  # of a weight that was learned before, from publications that are no longer there
WORTH = 12.0  # independent values: as many as all values of one publication together, for they fail together
STEPS, ENOUGH = 60, 1e-7


class Seen(NamedTuple):
    """One judged value."""

    publication: str
    field: str
    rule: str
    score: float
    circumstances: Mapping[str, float]
    right: bool
    weight: float = 1.0


def learn(values: Sequence[Seen], known: Curve | None = None) -> Curve:
    """The most probable curve; it rises with the score, agreement never lowers it, contradiction never raises it.

    `known` is what was learned from other values before: the curve stays near it where these say little.
    """
    before = known.weights if known else {}
    names = sorted({name for v in values for name, _ in _features(v)} | set(DISAGREEING) | set(before))
    while True:
        weights = _fit(names, values, before)
        wrong = {n for n, w in weights.items() if w < 0 and (n in AGREEING or n == "score")}
        wrong |= {n for n, w in weights.items() if w > 0 and n in DISAGREEING}
        if not wrong:
            break
        names = [n for n in names if n not in wrong]
    return Curve({n: round(w, 4) for n, w in weights.items() if abs(w) >= 5e-4})


def _features(value: Seen) -> Iterable[tuple[str, float]]:
    return features(value.field, value.rule, value.score, value.circumstances)


def _fit(names: Sequence[str], values: Sequence[Seen], before: Mapping[str, float]) -> dict[str, float]:
    """Newton's method; with priors the maximum is unique and near. `before`: weights to stay near."""
    place = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(values), len(names)))
    for row, value in enumerate(values):
        for name, x in _features(value):
            if name in place:
                matrix[row, place[name]] = x
    target: Vector = np.array([float(v.right) for v in values])
    of_publication = Counter(v.publication for v in values)
    counts: Vector = np.array([v.weight * min(1.0, WORTH / of_publication[v.publication]) for v in values])
    strength: Vector = np.array([PRIORS.get(name.split()[0], CIRCUMSTANCE) for name in names])
    strength = np.where([name in before for name in names], FIRM * np.maximum(strength, 1.0), strength)
    centre: Vector = np.array([before.get(name, CENTRES.get(name, 0.0)) for name in names])

    def likely(weights: Vector) -> float:
        odds = matrix @ weights
        return float(counts @ (target * odds - np.logaddexp(0, odds)) - strength @ (weights - centre) ** 2 / 2)

    weights = centre.copy()
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (counts * (target - sure)) - strength * (weights - centre)
        bend = (matrix * (counts * sure * (1 - sure))[:, None]).T @ matrix + np.diag(strength)
        step = np.linalg.solve(bend, slope)
        size = float(np.abs(step).max())
        if size < ENOUGH or not math.isfinite(size):
            break
        while size > ENOUGH and likely(weights + step) < likely(weights):  # too far
            step, size = step / 2, size / 2
        weights = weights + step
    return dict(zip(names, map(float, weights), strict=True))
