"""The figures of an evaluation: precision, recall and F1 per field and over all, strict and soft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Any, NamedTuple

from pipeline.evaluate.calibration import Calibration
from pipeline.evaluate.judgement import Judgement, Verdict


class Score(NamedTuple):
    """How many values are right, and what follows from it."""

    right: int
    wrong: int
    """Predicted values that are not right, whether the gold has another or none."""
    missed: int
    """Gold values that were not predicted, or not rightly."""

    @property
    def precision(self) -> float:
        given = self.right + self.wrong
        return self.right / given if given else float(not self.missed)

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else float(not self.wrong)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @classmethod
    def of(cls, judgements: Iterable[Judgement], *, soft: bool) -> Score:
        right = wrong = missed = 0
        for judgement in judgements:
            if judgement.soft if soft else judgement.strict:
                right += 1
            else:
                wrong += judgement.predicted is not None
                missed += judgement.gold is not None
        return cls(right, wrong, missed)

    def as_dict(self) -> dict[str, float]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


class FieldScore(NamedTuple):
    """One field over all publications."""

    wanted: int
    """Values in the gold."""
    strict: Score
    soft: Score


@dataclass(frozen=True)
class Evaluation:
    """What `evaluate` found, publication by publication."""

    verdicts: tuple[Verdict, ...]
    calibration: Calibration

    @cached_property
    def fields(self) -> dict[str, FieldScore]:
        """By field name, in alphabetical order."""
        return _by_field(j for v in self.verdicts for j in v.judgements)

    @cached_property
    def entities(self) -> dict[str, FieldScore]:
        """By label, in alphabetical order; not part of the other figures."""
        return _by_field(j for v in self.verdicts for j in v.entities)

    def micro(self, *, soft: bool = False) -> Score:
        """All values of all fields together."""
        return Score.of((j for v in self.verdicts for j in v.judgements), soft=soft)

    def macro_f1(self, *, soft: bool = False) -> float:
        """Mean of the fields' F1."""
        return _mean([f.soft.f1 if soft else f.strict.f1 for f in self.fields.values()], 1.0)

    def entity_micro(self) -> Score:
        return Score.of((j for v in self.verdicts for j in v.entities), soft=False)

    def all_right(self, *, soft: bool = False) -> float:
        """Share of the publications with every field right and nothing made up."""
        return _mean([float(v.softly_right if soft else v.right) for v in self.verdicts], 1.0)

    @property
    def spurious(self) -> float:
        """Values per publication where the gold has none."""
        return _mean([float(v.spurious) for v in self.verdicts], 0.0)

    @property
    def bullet_order(self) -> float | None:
        """Mean of Kendall's tau over the profiles with at least two bullets found."""
        orders = [tau for v in self.verdicts for tau in v.orders]
        return fmean(orders) if orders else None

    @property
    def bullets_in_section(self) -> float | None:
        """Share of the bullets found that stand in the right section."""
        return _share(placed for v in self.verdicts for placed in v.sections)

    @property
    def section_kinds(self) -> float | None:
        """Share of the sections found whose kind is right."""
        judged = (j for v in self.verdicts for j in v.judgements if j.field == "section.kind")
        return _share(j.strict for j in judged if j.gold is not None and j.predicted is not None)

    def as_dict(self) -> dict[str, Any]:
        """Everything but the single judgements, for JSON."""
        return {
            "publications": len(self.verdicts),
            "micro": {"strict": self.micro().as_dict(), "soft": self.micro(soft=True).as_dict()},
            "macro_f1": {"strict": self.macro_f1(), "soft": self.macro_f1(soft=True)},
            "all_right": {"strict": self.all_right(), "soft": self.all_right(soft=True)},
            "spurious_per_publication": self.spurious,
            "bullet_order_kendall_tau": self.bullet_order,
            "bullets_in_right_section": self.bullets_in_section,
            "section_kinds_right": self.section_kinds,
            "fields": {name: _field_dict(score) for name, score in self.fields.items()},
            "entities": {
                "all": self.entity_micro().as_dict(),
                **{n.removeprefix("entity."): _field_dict(score) for n, score in self.entities.items()},
            },
            "calibration": self.calibration.as_dict(),
            "per_publication": {
                v.name: {
                    "strict_f1": Score.of(v.judgements, soft=False).f1,
                    "soft_f1": Score.of(v.judgements, soft=True).f1,
                    "all_right": v.right,
                    "spurious": v.spurious,
                    "rejected": v.rejected,
                }
                for v in self.verdicts
            },
        }


def _by_field(judgements: Iterable[Judgement]) -> dict[str, FieldScore]:
    fields: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        fields.setdefault(judgement.field, []).append(judgement)
    return {
        name: FieldScore(sum(j.gold is not None for j in js), Score.of(js, soft=False), Score.of(js, soft=True))
        for name, js in sorted(fields.items())
    }


def _field_dict(score: FieldScore) -> dict[str, Any]:
    return {"wanted": score.wanted, "strict": score.strict.as_dict(), "soft": score.soft.as_dict()}


def _share(values: Iterable[bool]) -> float | None:
    shares = [float(v) for v in values]
    return fmean(shares) if shares else None


def _mean(values: Sequence[float], default: float) -> float:
    return fmean(values) if values else default
