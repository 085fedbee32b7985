"""Entities of one profile against its gold: sets of (label, text), counted label by label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.evaluate.equality import levelled
from pipeline.evaluate.judgement import Judgement, Verdict

JSON = Mapping[str, Any]
Marked = tuple[str, str]

READ_ELSEWHERE = frozenset({"EMAIL", "PHONE"})
"""Labels of what the contact fields hold: where the gold does not list them, they are neither right nor wrong."""


def judge_entities(verdict: Verdict, gold: JSON, found: JSON, optional: Sequence[str], path: str) -> None:
    """Adds one judgement per (label, text) that either side has.

    Not counted is what only repeats a contact, a speaker or one of the `optional` texts.
    """
    wanted, given = _marked(gold), _marked(found)
    spared = {levelled(text) for text in optional} | set(_repeated(gold, found))
    for entity in sorted({*wanted, *given}):
        label, text = entity
        if entity not in wanted and (text in spared or label in READ_ELSEWHERE):
            continue
        right = entity in wanted and entity in given
        verdict.entities.append(
            Judgement(
                f"entity.{label}",
                wanted.get(entity),
                given.get(entity),
                strict=right,
                soft=right,
                path=f"{path}/entities",
            )
        )


def _marked(profile: JSON) -> dict[Marked, str]:
    members = profile.get("entities")
    entities = [e for e in members if isinstance(e, dict)] if isinstance(members, list) else []
    return {(str(e.get("label")), levelled(str(e.get("text") or ""))): str(e.get("text")) for e in entities}


def _repeated(gold: JSON, found: JSON) -> Iterator[str]:
    for contact in [*(gold.get("contacts") or []), *(found.get("contacts") or [])]:
        yield from (levelled(str(value)) for value in contact.values() if value)
    for contact in gold.get("contacts") or []:
        yield from (levelled(part) for part in re.split(r",\s*|\s+und\s+", contact.get("role") or ""))
    for quote in gold.get("quotes") or []:
        yield from (levelled(str(quote[key])) for key in ("speaker", "role") if quote.get(key))
