"""Labelled sentences from CoNLL columns and from bracket markup, as spaCy documents.

The markup is one sentence a line, `[PER Jana Wolter] leitet das [ORG Amt für Soziales]`; a line that begins with `#`
says something to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

MARK = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")
MODEL_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "PROGRAMME": "MISC"}
"""What the model learns of the labels: the rest is the rules' business, a programme is "another name"."""


Rows = list[tuple[list[str], list[str]]]
"""(words, IOB tags) per sentence."""


class Labelled(NamedTuple):
    """A text with the character spans of its entities."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def unmark(line: str) -> Labelled:
    """The sentence of a line of markup.

    >>> unmark("[PER Jana Wolter] leitet das [ORG Amt]")
    Labelled(text='Jana Wolter leitet das Amt', spans=((0, 11, 'PER'), (23, 26, 'ORG')))
    """
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return Labelled(text + line[at:], tuple(spans))


def read_markup(path: Path) -> list[Labelled]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [unmark(line) for line in lines if line.strip() and not line.startswith("#")]


def to_doc(nlp: Language, labelled: Labelled, *, labels: Mapping[str, str] = MODEL_LABELS) -> Doc:
    """The document with the entities whose label is in `labels`, cut to whole tokens."""
    doc = nlp.make_doc(labelled.text)
    found = []
    for start, end, label in labelled.spans:
        span = doc.char_span(start, end, label=labels[label], alignment_mode="expand") if label in labels else None
        if span is not None:
            found.append(span)
    doc.set_ents(filter_spans(found))
    return doc


def read_conll(path: Path) -> Rows:
    """(words, IOB tags) per sentence of a two-column file."""
    sentences = []
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.split("\n") if line]
        if rows:
            sentences.append(([row[0] for row in rows], [row[1] for row in rows]))
    return sentences


def conll_doc(nlp: Language, words: list[str], tags: list[str], *, labels: Mapping[str, str] = MODEL_LABELS) -> Doc:
    """The sentence as a document; words under a label that is not learnt count as unlabelled, not as "no entity"."""
    spaces = [after not in {".", ",", ";", ":", "?", "!", ")", "“"} for after in [*words[1:], "."]]
    doc = Doc(nlp.vocab, words=words, spaces=[s and w not in {"(", "„"} for s, w in zip(spaces, words, strict=True)])
    ents: list[Span] = []
    missing: list[Span] = []
    start = 0
    for at, tag in enumerate([*tags, "O"]):
        if at and tags[at - 1] != "O" and not tag.startswith("I-"):
            label = tags[at - 1][2:]
            (ents if label in labels else missing).append(Span(doc, start, at, label=labels.get(label, label)))
        if tag.startswith("B-"):
            start = at
    doc.set_ents(ents, missing=missing, default="outside")
    return doc
