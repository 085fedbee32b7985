"""Where the labelled sentences come from, and which of them are held out."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from extractors.entities.training.corpus import Labelled, Rows, read_conll, read_markup
from schemas.errors import MissingExtra

HERE = Path(__file__).parent
FOLDS = 5  # every fifth GermEval sentence is held out


def germeval(data: Path, fold: int = 0) -> tuple[Rows, Rows]:
    """(learnt, held out), the held-out ones being a fifth."""
    rows = [row for path in sorted((data / "ner").glob("germeval14-*.conll")) for row in read_conll(path)]
    return (
        [r for i, r in enumerate(rows) if i % FOLDS != fold],
        [r for i, r in enumerate(rows) if i % FOLDS == fold],
    )


def domain(part: str) -> list[Labelled]:
    """The hand-labelled sentences: `learnt`, or the `held_out` ones that training never sees."""
    return [s for path in sorted(HERE.glob(f"{part}_*.txt")) for s in read_markup(path)]


def lookups_folder() -> Path:
    """The data folder of `spacy-lookups-data`."""
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise MissingExtra("training needs the Brown clusters of spacy-lookups-data: pip install 'steckbrief[train]'")
    return Path(spec.origin).parent / "data"
