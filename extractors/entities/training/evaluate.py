"""Precision, recall and F1 per label, strict (same span, same label) and overlap (same label, spans that touch)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language

from extractors.entities.mention import Annotator
from extractors.entities.training.corpus import MODEL_LABELS, Labelled, conll_doc

Span = tuple[int, int, str]


class Tally:
    """Counts per label; `ALL` is the sum."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
        self.errors: list[tuple[str, str, str]] = []

    def add(self, text: str, gold: Iterable[Span], predicted: Iterable[Span]) -> None:
        gold, predicted = set(gold), set(predicted)
        for label in {s[2] for s in gold | predicted}:
            g, p = {s for s in gold if s[2] == label}, {s for s in predicted if s[2] == label}
            touched = sum(any(a[0] < b[1] and b[0] < a[1] for b in p) for a in g)
            touching = sum(any(a[0] < b[1] and b[0] < a[1] for b in g) for a in p)
            for key in (label, "ALL"):
                for at, number in enumerate((len(g & p), len(p - g), len(g - p), touched, touching)):
                    self.counts[key][at] += number
        self.errors += [("missed", s[2], f"{text[s[0] : s[1]]} | {text}") for s in sorted(gold - predicted)]
        self.errors += [("wrong", s[2], f"{text[s[0] : s[1]]} | {text}") for s in sorted(predicted - gold)]

    def figures(self) -> dict[str, dict[str, float]]:
        return {label: _figures(*counts[:5]) for label, counts in sorted(self.counts.items())}


def _figures(right: int, wrong: int, missed: int, touched: int, touching: int) -> dict[str, float]:
    gold, predicted = right + missed, right + wrong
    precision, recall = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    loose_p, loose_r = touching / predicted if predicted else 0.0, touched / gold if gold else 0.0
    return {
        "n": gold,
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if right else 0.0,
        "overlap_f1": round(2 * loose_p * loose_r / (loose_p + loose_r), 4) if touched and touching else 0.0,
    }


def conll_scores(nlp: Language, sentences: Sequence[tuple[list[str], list[str]]]) -> dict[str, Any]:
    """The model alone on tokenised sentences."""
    gold = [conll_doc(nlp, words, tags) for words, tags in sentences]
    bare = [conll_doc(nlp, words, ["O"] * len(words)) for words, _ in sentences]
    for doc in bare:
        doc.set_ents([], default="missing")
    tally = Tally()
    for wanted, got in zip(gold, nlp.pipe(bare, batch_size=96), strict=True):
        tally.add(
            wanted.text,
            [(e.start_char, e.end_char, e.label_) for e in wanted.ents],
            [(e.start_char, e.end_char, e.label_) for e in got.ents],
        )
    return tally.figures()


def domain_scores(nlp: Language, sentences: Sequence[Labelled]) -> dict[str, Any]:
    """The model alone on the hand-labelled sentences, on the labels that it knows."""
    tally = Tally()
    for sentence, doc in zip(sentences, nlp.pipe([s.text for s in sentences], batch_size=96), strict=True):
        gold = [(start, end, MODEL_LABELS[label]) for start, end, label in sentence.spans if label in MODEL_LABELS]
        tally.add(sentence.text, gold, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
    return tally.figures()


def annotator_scores(annotator: Annotator, sentences: Sequence[Labelled]) -> Tally:
    """Everything that is shipped, on all labels."""
    tally = Tally()
    for sentence, mentions in zip(sentences, annotator([s.text for s in sentences]), strict=True):
        tally.add(sentence.text, sentence.spans, [(m.start, m.end, m.label) for m in mentions])
    return tally
