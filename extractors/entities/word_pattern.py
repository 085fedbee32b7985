"""A pattern for single words that remembers what it has been asked: most words of a text come again and again."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

REMEMBERED = 20_000  # words per pattern


class WordPattern:
    """`match(word)` says whether the pattern fits from the beginning of the word, as `re.match` would.

    >>> WordPattern("Amt(?:es)?$").match("Amtes"), WordPattern("Amt$").match("Amtmann")
    (True, False)
    """

    def __init__(self, pattern: str) -> None:
        compiled = re.compile(pattern)
        self.match: Callable[[str], bool] = lru_cache(maxsize=REMEMBERED)(lambda word: compiled.match(word) is not None)
