"""Which spaCy pipeline stands before the rules: the shipped model, a user's own, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.entities.components import MENTIONS, MERGE, add_rules
from extractors.entities.mention import Mention
from extractors.entities.own_model import located
from extractors.entities.plausible import plausible, trimmed
from extractors.entities.tagger import SURE
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
MODEL_SCORE = 0.8  # of a model that does not say how sure it is of a mention
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
        clusters = nlp.meta.get("steckbrief", {}).get("clusters", {}) if backend == "builtin" else {}
        nlp.add_pipe(READ, config={"label_map": {**USUAL, **label_map}, "clusters": clusters})
    if rules:
        add_rules(nlp)
    else:
        nlp.add_pipe(MERGE)
    return nlp


def _shipped() -> Language:
    """The model of the package; without one (a checkout before `make train-ner`) the rules stand alone."""
    if not (SHIPPED / "meta.json").exists():
        return spacy.blank("de")
    return spacy.load(SHIPPED)


READ = "steckbrief_model"


@Language.factory(READ, default_config={"label_map": {}, "clusters": {}})
def make_reader(
    nlp: Language, name: str, label_map: dict[str, str], clusters: dict[str, list[int]]
) -> Callable[[Doc], Doc]:
    """The component that turns the model's entities into mentions; `clusters` holds what `plausible` asks."""
    gates = {label: frozenset(numbers) for label, numbers in clusters.items()}

    def read(doc: Doc) -> Doc:
        found = []
        sure: dict[tuple[int, int], float] = doc.user_data.get(SURE, {})
        for entity in doc.ents:
            span = trimmed(entity)
            label = label_map.get(entity.label_, entity.label_)
            if label in LABELS and span and (not gates or plausible(span, label, gates)):
                start, end = span.start_char, span.end_char
                score = sure.get((entity.start, entity.end), MODEL_SCORE)
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
