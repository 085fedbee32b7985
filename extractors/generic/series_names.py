"""How a text names a series: "Aus der Reihe „X“", "Praxisblätter „X“, herausgegeben von …"."""

from __future__ import annotations

import re

from extractors.generic.publisher_names import LEAD
from schemas.document import Passage

_SERIES = re.compile(
    r"(?:Aus der|In der|Teil der|Die|Unsere)?\s*(?:Schriften)?[Rr]eihe\s*:?\s*[„»\"](?P<quoted>[^“«\"]{4,80})[“«\"]"
    r"|(?:Steckbrief|Beitrag|Blatt|Porträt|Profil)\s+(?:für|zu|aus)\s+(?:die|der|das)\s+(?:Sammlung|Reihe|Serie)\s*:?\s*"
    r"[„»\"](?P<collected>[^“«\"]{4,80})[“«\"]"
)


def named_series(passage: Passage) -> Passage | None:
    """The series that a statement names as one: "Aus der Reihe „X“"."""
    hit = _SERIES.search(passage.text)
    group = next((g for g in ("quoted", "collected") if hit and hit[g]), None)
    return passage[hit.start(group) : hit.end(group)] if hit and group else None


def published_work(passage: Passage) -> Passage | None:
    """What somebody publishes by a statement: "Bündnisbrief, herausgegeben vom …"."""
    hit = LEAD.match(passage.text)
    group = next((g for g in ("paper", "before") if hit and hit[g]), None)
    if hit is None or group is None or "herausgegeben" not in passage.text[: hit.start("name")].lower():
        return None
    return passage[hit.start(group) : hit.end(group)].strip(" ,")
