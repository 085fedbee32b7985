"""Words with which nothing ends that is whole: what stands in the next line goes on with it."""

from __future__ import annotations

import re

WAITING = (
    r"(?:und|oder|sowie|der|die|das|des|dem|den|ein|eine[rsmn]?|für|gegen|durch|mit|von|vom|zum?|zur|in|im|an|am|auf|aus|"
    r"bei|beim|um)"
)
"""Conjunctions, articles and prepositions, as part of a pattern."""
_WAITS = re.compile(rf"(?:^|\s){WAITING}$")


def waits(text: str) -> bool:
    """Whether a line ends with a word that needs another behind it.

    >>> waits("Strategien gegen"), waits("Amt für Jugend und"), waits("Angebote"), waits("Plan-und")
    (True, True, False, False)
    """
    return _WAITS.search(text) is not None
