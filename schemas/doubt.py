"""Places of a page where what was read may not be what a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from schemas.box import Box


class Doubt(NamedTuple):
    """A place where what was read may not be what a person sees there."""

    box: Box
    kind: Literal["recognised", "no_unicode", "contradicted", "filled_in", "unseen_layer"]
    """Read from a picture; letters without a code; text that says something else than its glyphs; text behind the
    picture of a page that shows other text too."""
    sure: float
    """Probability that the text is as it was read, 0 to 1."""
    shown: str = ""
    """What is to be seen there, where that is known."""
