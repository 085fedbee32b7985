"""Long texts in pieces: what a rule or a model costs may grow faster than the text that it looks at."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 4_000  # code points; paragraphs of publications are shorter
ENDS = ("\n", ". ", "; ", " ")
"""Where a text is best cut, the best first."""


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """(place in the text, piece), each at most `LONGEST` long and cut where a line or a sentence ends, if possible.

    >>> [(start, len(piece)) for start, piece in pieces("Satz. " * 1000)]
    [(0, 3996), (3996, 2004)]
    """
    start = 0
    while len(text) - start > LONGEST:
        last = start + LONGEST
        found = ((end, text.rfind(end, start + LONGEST // 2, last)) for end in ENDS)
        stop = next((at + len(end) for end, at in found if at >= 0), last)
        yield start, text[start:stop]
        start = stop
    yield start, text[start:]
