"""How much of a page's text can be words: that of poor scans and of fonts without codes cannot."""

from __future__ import annotations

import re

from pipeline.read.glyphs import REPLACEMENT
from schemas.document import Chars

_WORD = re.compile(
    r"[„“”\"'‚‘«»(\[]*"
    r"(?:[A-ZÄÖÜ]?[a-zäöüßéèáàâêôç]+(?:[-/&][A-ZÄÖÜ]?[a-zäöüßé]+)*[-/]?|[A-ZÄÖÜ]{2,}[a-z]{0,2}(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*"
    r"|[A-Z][a-z]?[A-Z]+|[A-ZÄÖÜa-z]\.?|(?:[A-Za-zÄÖÜ]{1,4}\.)+"
    r"|[(+]?\d[\d.,:/()–%€-]*[a-z]?|[\w.+-]+(?:@|\(at\))[\w.-]+|(?:https?:|www\.)\S+)"
    r"[.,;:!?)\]“”\"'‘’«»…]*"
)
_VOWEL = re.compile(r"[aeiouyäöüéèáàâêôAEIOUYÄÖÜ]")
_PILE = re.compile(r"[bcdfghjklmnpqrstvwxz]{8}|([^w\d.-])\1\1", re.IGNORECASE)
FEWEST = 8
"""Words; fewer say nothing."""


def legible(chars: Chars) -> float | None:
    """The share of words that can be German words, numbers or addresses, 0 to 1; None where there are too few."""
    code = chars.code
    if not len(code):
        return None
    text = "".join(" " if c == 0x20 else chr(c) for c in code.tolist())
    words = [
        w for line in _lines(text, chars) for w in line.split() if any(c.isalnum() or ord(c) == REPLACEMENT for c in w)
    ]
    if len(words) < FEWEST:
        return None
    return sum(map(_is_word, words)) / len(words)


def _lines(text: str, chars: Chars) -> list[str]:
    """The text cut where the baseline jumps or a gap parts words that no blank parts."""
    parts, start = [], 0
    x0, x1, base, size = chars.x0, chars.x1, chars.baseline, chars.size
    for i in range(1, len(text)):
        apart = x0[i] - x1[i - 1] > 0.25 * size[i] or x0[i] < x0[i - 1] or abs(base[i] - base[i - 1]) > 0.5 * size[i]
        if apart:
            parts.append(text[start:i])
            start = i
    return [*parts, text[start:]]


def _is_word(word: str) -> bool:
    """Whether a string between blanks can be meant.

    >>> [_is_word(w) for w in ("Bündnis,", "Kinder-", "und", "(LvO)", "03535/46-30", "e.", "Lud-Straße", "www.x.de")]
    [True, True, True, True, True, True, True, True]
    >>> [_is_word(w) for w in ("K|uge", "Wo1fsb", "Stzrgk", "~fi", "\\ue041\\ue042", "iIl1", "aaab")]
    [False, False, False, False, False, False, False]
    """
    if not _WORD.fullmatch(word) or _PILE.search(word):
        return False
    letters = sum(c.isalpha() for c in word)
    return letters < 4 or word.isupper() or bool(_VOWEL.search(word))
