"""Persons, organisations, places, roles, programmes, laws, dates and amounts in running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.entities.mention import Annotator, Mention
from extractors.entities.own_model import check
from schemas.settings import Ner, NerBackend

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Annotator", "Mention", "check", "configured", "load"]


def configured(ner: Ner, *, rules: bool = True) -> Annotator:
    """The annotator that the settings ask for; raises as `load` does."""
    return load(ner.backend, ner.model, label_map=dict(ner.label_map), batch_size=ner.batch_size, rules=rules)


def load(
    backend: NerBackend = "builtin",
    model: str | None = None,
    *,
    label_map: Mapping[str, str] | None = None,
    batch_size: int = 96,
    rules: bool = True,
) -> Annotator:
    """The annotator of a backend, loaded once per process.

    `builtin` is the shipped model with the rules behind it, `spacy` the pipeline `model` (a package or a folder) in
    its place, `none` the rules alone. `label_map` says what the labels of a foreign model mean here ("LOCATION" →
    "LOC"; an empty string drops a label). Without `rules` only the model speaks. Nothing is ever downloaded.

    Raises `UsageError` for a backend or label that does not exist, `MissingExtra` for a model that is not installed.
    """
    return _load(backend, model, tuple(sorted((label_map or {}).items())), batch_size, rules)


@lru_cache(maxsize=4)
def _load(
    backend: NerBackend, model: str | None, label_map: tuple[tuple[str, str], ...], batch_size: int, rules: bool
) -> Annotator:
    from extractors.entities.backends import pipeline  # imports spaCy: half a second that other commands save
    from extractors.entities.capitals import recased
    from extractors.entities.components import MENTIONS
    from extractors.entities.long_texts import pieces

    nlp: Language = pipeline(backend, model, label_map=dict(label_map), rules=rules)

    def annotate(texts: Sequence[str]) -> list[list[Mention]]:
        cut = [(number, start, piece) for number, text in enumerate(texts) for start, piece in pieces(text)]
        docs = nlp.pipe((recased(piece) for *_, piece in cut), batch_size=batch_size)
        found: list[list[Mention]] = [[] for _ in texts]
        for (number, at, piece), doc in zip(cut, docs, strict=True):
            for mention in doc.user_data.get(MENTIONS, ()):
                start, end = mention.start, mention.end
                found[number].append(mention._replace(text=piece[start:end], start=start + at, end=end + at))
        return found

    return annotate
