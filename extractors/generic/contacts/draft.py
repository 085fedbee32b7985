"""A contact while it is put together: for each of its fields the candidates, best first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractors.family import Item
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage

REACH = ("email", "phone", "fax", "mobile", "website")
PLACE = ("organisation", "street", "postcode", "city", "po_box")


@dataclass
class Draft:
    """A contact while it is put together: for each field its candidates, best first."""

    fields: dict[str, list[Candidate[Any]]] = field(default_factory=dict)
    own: dict[str, Candidate[Any]] = field(default_factory=dict)
    """Numbers that have the surname behind them, in a line that is everybody's."""
    asked: bool = False
    """Whether a label says that this is whom to ask."""
    alone: bool = False
    """Whether it shares nothing with the others of its block: who edits what an office publishes may sit elsewhere."""

    def has(self, *names: str) -> bool:
        return any(self.fields.get(n) for n in names)

    def add(self, name: str, value: Any, passage: Passage, score: float, rule: str = "") -> None:
        known = self.fields.setdefault(name, [])
        if all(c.value != value for c in known):
            known.append(Candidate(value, passage, score, rule))

    def text(self, name: str) -> str:
        return str(self.fields[name][0].value) if self.fields.get(name) else ""


def item_of(draft: Draft, claims: tuple[Block, ...]) -> Candidate[Item]:
    """The draft as a candidate; its evidence are all its passages."""
    passages = [found[0].evidence for found in draft.fields.values() if found]
    score = max((found[0].score for found in draft.fields.values() if found), default=0.5)
    return Candidate(
        Item({name: tuple(found) for name, found in draft.fields.items() if found}, claims=claims),
        Passage.join(passages, "\n"),
        score,
    )
