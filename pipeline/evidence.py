"""Candidates -> evidence: for every value the pages and boxes of the text that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schemas.evidence import Candidate, Evidence
from schemas.passage import Passage


class Ledger:
    """Collects the evidence of one record while its values are put in their places."""

    def __init__(self) -> None:
        self.entries: list[Evidence] = []

    def note(self, path: str, candidate: Candidate[Any], *, rule: str | None = None) -> None:
        """Evidence of `candidate` for the value at `path`: one entry for each page that its text crosses."""
        self.entries += evidence_of(path, candidate, rule=rule)

    def at(self, prefix: str) -> tuple[Evidence, ...]:
        """The entries of values at or below a path."""
        return tuple(e for e in self.entries if e.path == prefix or e.path.startswith(prefix + "/"))


def evidence_of(path: str, candidate: Candidate[Any], *, rule: str | None = None) -> Iterator[Evidence]:
    """One entry for each page; none for a passage without places (built by hand)."""
    for page, boxes in sorted(candidate.evidence.boxes().items()):
        yield Evidence(
            path=path,
            page=page,
            boxes=[tuple(round(float(x), 2) for x in box) for box in boxes],
            rule=rule or candidate.rule,
            raw=_on_page(candidate.evidence, page),
            confidence=round(candidate.score, 4),
        )


def _on_page(passage: Passage, page: int) -> str:
    """The part of the passage that is printed on a page."""
    spans = [s for s in passage.spans if s.page == page]
    return passage.text[min(s.start for s in spans) : max(s.stop for s in spans)]
