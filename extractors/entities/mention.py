"""A mention: a piece of a text with its label, its canonical form and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from schemas.profile import EntityLabel


class Mention(NamedTuple):
    """`text` stands at code points `start` to `end` of the annotated string."""

    label: EntityLabel
    text: str
    start: int
    end: int
    normalized: str | None
    """Canonical form; ISO 8601 for dates and durations, EUR for money; None where there is none."""
    origin: str
    """`model` or `rule:<name>`."""
    score: float
    """How sure the origin is, 0 to 1."""


Annotator = Callable[[Sequence[str]], list[list[Mention]]]
"""Texts in, per text the mentions in order of their start, none overlapping another."""


class Token(NamedTuple):
    """A token of spaCy's German tokenizer as the rules see it."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


class Passage(NamedTuple):
    """One text, cut into tokens: what a rule reads."""

    text: str
    tokens: tuple[Token, ...]

    def mention(
        self,
        label: EntityLabel,
        first: int,
        stop: int,
        *,
        origin: str,
        score: float,
        normalized: str | None = None,
    ) -> Mention:
        """The tokens from `first` up to, not including, `stop`."""
        start, end = self.tokens[first].start, self.tokens[stop - 1].end
        return Mention(label, self.text[start:end], start, end, normalized, origin, score)

    def together(self, index: int) -> bool:
        """Whether the token stands between its neighbours without a space: "Zittau/Görlitz"."""
        before, here, after = self.tokens[index - 1 : index + 2]
        return before.end == here.start and here.end == after.start

    def word(self, index: int) -> str:
        """The token at `index`; "" before the first and after the last."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""
