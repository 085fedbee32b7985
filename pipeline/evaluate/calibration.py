"""Whether 0.9 is right nine times in ten: reliability in bins and the expected calibration error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.evaluate.judgement import Verdict

BINS = 10

JSON = Mapping[str, Any]


class Sure(NamedTuple):
    """One predicted value with evidence."""

    publication: str
    path: str
    field: str
    confidence: float
    right: bool


class Bin(NamedTuple):
    """The values whose confidence lies in [low, high); the last bin takes 1 as well."""

    low: float
    high: float
    values: int
    confidence: float
    """Mean confidence; the middle of the bin where it is empty."""
    right: float
    """Share that is right; 0 where it is empty."""


@dataclass(frozen=True)
class Calibration:
    """All judged values that state a confidence. A value is right where it is strictly right."""

    values: tuple[Sure, ...] = ()

    @property
    def bins(self) -> tuple[Bin, ...]:
        """Ten bins of equal width from 0 to 1."""
        return tuple(self._bin(n) for n in range(BINS))

    def _bin(self, number: int) -> Bin:
        low, high = number / BINS, (number + 1) / BINS
        inside = [v for v in self.values if min(int(v.confidence * BINS + 1e-9), BINS - 1) == number]
        if not inside:
            return Bin(low, high, 0, (low + high) / 2, 0.0)
        count = len(inside)
        return Bin(low, high, count, sum(v.confidence for v in inside) / count, sum(v.right for v in inside) / count)

    @property
    def error(self) -> float | None:
        """Expected calibration error: mean distance of confidence and share of right values, weighted by the bins."""
        if not self.values:
            return None
        return sum(b.values * abs(b.confidence - b.right) for b in self.bins) / len(self.values)

    def as_dict(self) -> dict[str, Any]:
        return {"values": len(self.values), "ece": self.error, "bins": [b._asdict() for b in self.bins if b.values]}


def calibrate(verdict: Verdict, evidence: Iterable[JSON]) -> list[Sure]:
    """The judged values of one publication with their confidence.

    A value has the evidence of its own path or of the nearest path above it; where several pages back it, the least
    sure counts. Values without evidence say nothing about their confidence and are left out.
    """
    confidence: dict[str, float] = {}
    for entry in evidence:
        path, sure = str(entry.get("path")), float(entry.get("confidence", 0.0))
        confidence[path] = min(sure, confidence.get(path, 1.0))
    found = []
    for judgement in verdict.judgements:
        if judgement.predicted is None:
            continue
        path = judgement.path
        while path and path not in confidence:
            path = path.rpartition("/")[0]
        if path:
            found.append(Sure(verdict.name, judgement.path, judgement.field, confidence[path], judgement.strict))
    return found
