"""Which spaCy pipeline stands before the rules: the shipped model, a user's own, or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from extractors.entities.components import MENTIONS, MERGE, add_rules
from extractors.entities.compounds import NAME as COMPOUNDS
from extractors.entities.mention import Mention
from extractors.entities.own_model import located
from extractors.entities.plausible import clusters_of_rows, plausible, trimmed
from schemas.errors import MissingExtra, UsageError
from schemas.profile import EntityLabel

SHIPPED = Path(__file__).parent / "model"
LABELS: frozenset[str] = frozenset(get_args(EntityLabel))
USUAL = {
    "PERSON": "PER",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "TIME": "DATE",
}
"""What labels of widespread pipelines are called here."""
MODEL_SCORE = 0.8  # share of the model's mentions that are right where its meta data say nothing about a label
HARMLESS = frozenset({"parser", "tagger", "morphologizer", "lemmatizer", "attribute_ruler", "senter", "textcat"})
"""Components of foreign pipelines that the recognition of names does not need."""


def pipeline(backend: str, model: str | None, *, label_map: Mapping[str, str], rules: bool) -> Language:
    """The whole pipeline, rules included unless they are switched off."""
    unknown = sorted({label for label in label_map.values() if label and label not in LABELS})
    if unknown:
        raise UsageError(
            f"[ner] label_map: no label {', '.join(unknown)}; there are {', '.join(get_args(EntityLabel))}"
        )
    if backend == "none":
        nlp = spacy.blank("de")
    elif backend == "builtin":
        nlp = _shipped()
    elif backend == "spacy":
        nlp = _foreign(model)
    else:
        raise UsageError(f'[ner] backend = "{backend}": no such backend; there are builtin, spacy, none')
    if nlp.pipe_names:
        known = nlp.meta.get("steckbrief", {}) if backend == "builtin" else {}
        config = {key: known[key] for key in ("scores", "clusters") if key in known}
        nlp.add_pipe(READ, config={"label_map": {**USUAL, **label_map}, **config})
    if rules:
        add_rules(nlp)
    else:
        nlp.add_pipe(MERGE)
    return nlp


def _shipped() -> Language:
    """The model of the package; without one (a checkout before `make train-ner`) the rules stand alone."""
    if not (SHIPPED / "meta.json").exists():
        return spacy.blank("de")
    # NumPy's own BLAS multiplies matrices of this size four times as fast, but only where it is kept from sharing
    # them out over threads, which for so small ones costs more than it brings.
    single = os.environ.get("OPENBLAS_NUM_THREADS") == "1"
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=not single))
    try:
        nlp = spacy.load(SHIPPED)
    finally:
        set_current_ops(before)
    nlp.add_pipe(COMPOUNDS, first=True)
    return nlp


READ = "steckbrief_model"


@Language.factory(READ, default_config={"label_map": {}, "scores": {}, "clusters": {}})
def make_reader(
    nlp: Language,
    name: str,
    label_map: dict[str, str],
    scores: dict[str, float],
    clusters: dict[str, list[int]],
) -> Callable[[Doc], Doc]:
    """The component that turns the model's entities into mentions; `clusters` holds what `plausible` asks."""
    gates = {label: frozenset(numbers) for label, numbers in clusters.items()}
    of_row = clusters_of_rows(nlp.vocab.vectors) if gates else []

    def read(doc: Doc) -> Doc:
        found = []
        for ent in map(trimmed, doc.ents):
            label = label_map.get(ent.label_, ent.label_)
            if label in LABELS and ent and (not gates or plausible(ent, label, gates, of_row)):
                start, end = ent.start_char, ent.end_char
                score = float(scores.get(label, MODEL_SCORE))
                found.append(Mention(label, doc.text[start:end], start, end, None, "model", score))  # type: ignore[arg-type]
        doc.user_data[MENTIONS] = found
        return doc

    return read


def _foreign(model: str | None) -> Language:
    """A user's pipeline from a package or a folder; nothing is downloaded."""
    try:
        loaded = spacy.load(located(model))
    except (OSError, ValueError) as error:
        raise MissingExtra(
            f'[ner] model = "{model}" cannot be loaded by spaCy {spacy.about.__version__}: {error}'
        ) from error
    if not any("ner" in name or "entity" in name or "span" in name for name in loaded.pipe_names):
        raise UsageError(
            f'[ner] model = "{model}" recognises no entities; its components: {", ".join(loaded.pipe_names)}'
        )
    for name in [n for n in loaded.pipe_names if n in HARMLESS]:
        loaded.disable_pipe(name)
    return loaded
