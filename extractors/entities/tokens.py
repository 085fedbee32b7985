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
    """The tokens of a document; read as two columns, because going through spaCy's tokens costs ten times as much."""
    strings = doc.vocab.strings
    columns = doc.to_array(["ORTH", "IDX"]).tolist()
    words = ((strings[orth], at) for orth, at in columns)
    return Passage(doc.text, tuple(Token(word, at, at + len(word)) for word, at in words if not word.isspace()))


def cut(text: str) -> Passage:
    """The text with its tokens.

    >>> [t.text for t in cut("Förderverein Wiesengrund e. V., Unna").tokens]
    ['Förderverein', 'Wiesengrund', 'e.', 'V.', ',', 'Unna']
    """
    return passage_of(blank().make_doc(text))
