"""Derives `data/words.npz`, what is known of single words, from German Brown clusters and the name lists.

    python -m extractors.entities.training.words

`spacy-lookups-data` has to be installed. A Brown cluster is a path in a binary tree of words; words that share the
beginning of their paths are used alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from extractors.entities.gazetteer import given_names, is_surname, places
from extractors.entities.training.gazetteers import HERE, load_lookup
from extractors.entities.training.sources import lookups_folder
from extractors.entities.word_facts import Table, key_of
from extractors.values.name_lists import given_name_weight

WORDS = 400_000  # the most frequent; the rest would cost bytes and is hardly ever met
NO_CLUSTER = -1
STEPS = (-9.0, -11.5, -14.0, -16.5)  # log probability: where a word goes from everyday to rare
Kind = tuple[int, ...]


def word_table(cluster: Mapping[str, float], probability: Mapping[str, float], *, words: int = WORDS) -> Table:
    """The facts of the most frequent words and of all names of the gazetteers."""
    frequent = sorted(cluster, key=lambda word: -probability.get(word, -99.0))[:words]
    kinds = {word: (int(cluster.get(word, NO_CLUSTER)), *kind(word, probability)) for word in [*frequent, *_names()]}
    numbers = {found: row for row, found in enumerate(sorted(set(kinds.values())))}
    by_key = {int(key_of(word)): numbers[found] for word, found in reversed(kinds.items())}
    keys = np.array(sorted(by_key), dtype=np.uint32)
    rows = np.array([by_key[int(key)] for key in keys], dtype=np.uint16)
    return Table(keys, rows, np.array(list(numbers), dtype=np.int32))


def _names() -> Iterable[str]:
    """Names that the clusters may lack; surnames are too many to be worth their bytes."""
    clear, doubtful = places()
    return [*sorted(clear), *sorted(doubtful), *sorted(given_names())]


def kind(word: str, probability: Mapping[str, float]) -> Kind:
    """(given name 0–2, surname, place 0–2, frequency 0–4, written small 0–2) of a word."""
    if not word[:1].isupper():
        return (0, 0, 0, 0, 0)
    clear, doubtful = places()
    given = 2 if word in given_names() else int(given_name_weight(word) > 0)
    place = 2 if word in clear else int(word in doubtful)
    frequency = sum(probability.get(word, -99.0) > step for step in STEPS)
    small = probability.get(word.lower(), -99.0) - probability.get(word, -20.0)
    return (given, int(is_surname(word)), place, frequency, int(small > -4.0) + int(small > -1.0))


def save(table: Table, path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, keys=table.keys, rows=table.rows, kinds=table.kinds)


def main() -> None:
    folder = lookups_folder()
    cluster = load_lookup(folder / "de_lexeme_cluster.json.gz")
    probability = load_lookup(folder / "de_lexeme_prob.json.gz")
    save(word_table(cluster, probability), HERE / "words.npz")


if __name__ == "__main__":
    main()
