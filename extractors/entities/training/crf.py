"""Fits the weights of the tagger to labelled documents, with CRFsuite (extra `train`).

Each text with names is learnt twice: as it is, and with half of its words known only by what they share with others.
Else a model learns the names of its few thousand sentences by heart and does not ask what names look like.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from spacy.tokens import Doc

from extractors.entities.clues import OFFSETS, Word, of_neighbours, of_word
from extractors.entities.tagger import MARGIN, TAGS, Weights
from schemas.errors import MissingExtra

SEED = 1
HIDDEN = 0.5  # share of the words in the second reading
SPARSE, SMALL = 0.1, 0.05  # L1 and L2 regularisation
ROUNDS = 100  # of L-BFGS
SEEN = 2  # clues met less often are not learnt


def fit(docs: Sequence[Doc], *, clusters: bool = True) -> Weights:
    """What is learnt from the entities of the documents; the same documents give the same weights."""
    try:
        import pycrfsuite
    except ImportError as error:
        raise MissingExtra("training needs CRFsuite: pip install 'steckbrief[train]'") from error
    trainer = pycrfsuite.Trainer(verbose=False)
    rng = random.Random(SEED)
    for doc in docs:
        words, tags = [token.text for token in doc], tags_of(doc)
        readings = [frozenset[int](), *([_some(words, rng)] if doc.ents else [])]
        for hidden in readings:
            clues = clues_of(words, hidden=hidden, clusters=clusters)
            trainer.append([[f"{key:x}" for key in keys] for keys in clues], tags)
    trainer.set_params(
        {
            "c1": SPARSE,
            "c2": SMALL,
            "max_iterations": ROUNDS,
            "feature.minfreq": SEEN,
            "feature.possible_transitions": True,
        }
    )
    with TemporaryDirectory(prefix="steckbrief-") as folder:
        file = str(Path(folder) / "crf")
        trainer.train(file)
        learnt = pycrfsuite.Tagger()
        learnt.open(file)
        info = learnt.info()
    keys = sorted({int(key, 16) for key, _ in info.state_features})
    row = {key: number for number, key in enumerate(keys)}
    scores = np.zeros((len(keys), len(TAGS)), dtype=np.float32)
    for (key, tag), weight in info.state_features.items():
        scores[row[int(key, 16)], TAGS.index(tag)] = weight
    transitions = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[TAGS.index(before), TAGS.index(after)] = weight
    return Weights(np.array(keys, dtype=np.uint64), scores, transitions)


def _some(words: Sequence[str], rng: random.Random) -> frozenset[int]:
    return frozenset(at for at in range(len(words)) if rng.random() < HIDDEN)


def clues_of(
    words: Sequence[str], *, hidden: frozenset[int] = frozenset(), clusters: bool = True
) -> Iterator[list[int]]:
    """Per word the keys of all its clues, as the tagger looks them up; of `hidden` words the general ones alone."""
    beyond = [""] * MARGIN
    seen: list[Word] = [of_word(word, clusters=clusters) for word in (*beyond, *words, *beyond)]
    for at in hidden:
        seen[at + MARGIN] = seen[at + MARGIN]._replace(special=((),) * len(OFFSETS))
    together = of_neighbours(
        np.array([word.cluster for word in seen], dtype=np.int64), np.array([w.shape for w in seen], dtype=np.uint64)
    )
    for at in range(len(words)):
        around = [seen[at + n].special[n] + seen[at + n].general[n] for n in range(len(OFFSETS))]
        yield [*chain(*around), *together[at].tolist()]


def tags_of(doc: Doc) -> list[str]:
    """The tag of each token; what is not labelled counts as no name."""
    return [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_iob_ in {"B", "I"} and t.ent_type_ else "O" for t in doc]
