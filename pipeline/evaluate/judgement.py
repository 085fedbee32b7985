"""What one comparison found: a gold value, the predicted one, and whether it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.equality import as_text, equal


@dataclass(frozen=True, slots=True)
class Judgement:
    """One gold value, one predicted value, or both."""

    field: str
    """What is compared, as "contact.phone" or "publication.title"."""
    gold: str | None
    predicted: str | None
    strict: bool
    soft: bool
    path: str
    """JSON pointer of the predicted value; of its list where it is missing."""


@dataclass
class Verdict:
    """Everything that was found about one publication."""

    name: str
    judgements: list[Judgement] = field(default_factory=list)
    entities: list[Judgement] = field(default_factory=list)
    """Entities are sets of (label, text) and counted apart."""
    orders: list[float] = field(default_factory=list)
    """Kendall's tau of the bullets of each profile that has at least two in common with its gold."""
    sections: list[bool] = field(default_factory=list)
    """For every bullet found: whether it stands in the right section."""
    rejected: str | None = None
    """The code, where a record was expected and the publication was rejected."""

    def compare(
        self, name: str, gold: Any, predicted: Any, path: str, *, accept: Sequence[str] = (), lenient: bool = False
    ) -> None:
        """Compares two values of the field `name`; where both are nothing there is nothing to say.

        `accept` holds other right answers. With `lenient` a gold value of nothing means that nobody looked.
        """
        wanted, given = as_text(gold), as_text(predicted)
        if wanted is None and given is None:
            return
        kind = name.rpartition(".")[2]
        if wanted is None:
            assert given is not None
            if lenient or any(equal(kind, other, given, soft=True) for other in accept):
                return
            strict = soft = False
        elif given is None:
            strict = soft = False
        else:
            answers = (wanted, *accept)
            strict = any(equal(kind, answer, given, soft=False) for answer in answers)
            soft = strict or any(equal(kind, answer, given, soft=True) for answer in answers)
        self.judgements.append(Judgement(name, wanted, given, strict, soft, path))

    @property
    def right(self) -> bool:
        """Whether every field is strictly right, nothing missing and nothing made up."""
        return all(j.strict for j in self.judgements)

    @property
    def softly_right(self) -> bool:
        return all(j.soft for j in self.judgements)

    @property
    def spurious(self) -> int:
        """Values where the gold has none."""
        return sum(j.gold is None for j in self.judgements)
