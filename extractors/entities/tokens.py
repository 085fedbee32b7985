"""Texts as tokens of spaCy's German tokenizer."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.entities.mention import Passage, Token


@cache
def blank() -> Language:
    """The tokenizer alone."""
    return spacy.blank("de")


def passage_of(doc: Doc) -> Passage:
    return Passage(doc.text, tuple(Token(t.text, t.idx, t.idx + len(t.text)) for t in doc if not t.is_space))


def cut(text: str) -> Passage:
    """The text with its tokens.

    >>> [t.text for t in cut("Förderverein Wiesengrund e. V., Unna").tokens]
    ['Förderverein', 'Wiesengrund', 'e.', 'V.', ',', 'Unna']
    """
    return passage_of(blank().make_doc(text))
