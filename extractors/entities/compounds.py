"""Unknown words get the cluster of the longest known word that they end in: "Sozialraumanalyse" counts as "Analyse".

German makes new nouns faster than any list can follow, and what a compound is, its last part says. The vectors are
extended in place as words come along, so that each word is looked up once.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.vectors import Vectors
from spacy.vocab import Vocab

NAME = "steckbrief_compounds"
SHORTEST = 4  # letters; shorter ends are endings, not words
MOST = 200_000  # words that are kept in memory beside the shipped ones


def last_part(word: str, vectors: Vectors) -> int:
    """The row of the longest known word at the end of an unknown one; -1 where there is none."""
    for form in _forms(word):
        row = int(vectors.key2row.get(get_string_id(form), -1))
        if row >= 0:
            return row
    return -1


def _forms(word: str) -> list[str]:
    """What to look for, the closest first: other case, then ever shorter ends as nouns of their own."""
    forms = [word.capitalize(), word.lower()] if word.isalpha() else []
    tail = word.rsplit("-", 1)[-1]
    if tail != word:
        forms += [tail, tail.capitalize()]
    if tail.isalpha():
        plain = tail.lower()
        forms += [plain[at:].capitalize() for at in range(1 if tail != word else 2, len(plain) - SHORTEST + 1)]
    return forms


def extend(words: set[str], vocab: Vocab) -> int:
    """Gives rows to those of `words` that have none; how many were found."""
    vectors, found = vocab.vectors, 0
    for word in sorted(words):
        key = get_string_id(word)
        if key not in vectors.key2row and (row := last_part(word, vectors)) >= 0:
            vectors.key2row[key] = row
            found += 1
    return found


class Compounds:
    """The component: extends the vectors by the words of each document before the model sees it."""

    def __init__(self, vocab: Vocab) -> None:
        self.shipped = frozenset(vocab.vectors.key2row)
        self.added: set[int] = set()
        self.unknown: set[int] = set()

    def __call__(self, doc: Doc) -> Doc:
        vectors = doc.vocab.vectors
        if len(self.added) > MOST:
            for key in self.added:
                vectors.key2row.pop(key, None)
            self.added.clear()
            self.unknown.clear()
        for at, key in enumerate(doc.to_array("ORTH").tolist()):
            if key not in vectors.key2row and key not in self.unknown:
                row = last_part(doc[at].text, vectors)
                if row >= 0:
                    vectors.key2row[key] = row
                    self.added.add(key)
                else:
                    self.unknown.add(key)
        return doc


@Language.factory(NAME)
def make_compounds(nlp: Language, name: str) -> Compounds:
    return Compounds(nlp.vocab)
