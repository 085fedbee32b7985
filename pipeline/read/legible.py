"""How much of a page's text can be words: that of poor scans and of fonts without codes cannot."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

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
_SAYS = re.compile(rf"[^\W_]|{chr(REPLACEMENT)}")
_PILE = re.compile(r"[bcdfghjklmnpqrstvwxz]{8}|([^w\d.-])\1\1", re.IGNORECASE)
FEWEST = 8
"""Words; fewer say nothing."""


def legible(chars: Chars) -> float | None:
    """The share of words that can be German words, numbers or addresses, 0 to 1; None where there are too few."""
    words = _words(chars)
    if not words:
        return None
    return sum(times for word, times in words if _is_word(word)) / sum(times for _, times in words)


def is_legible(chars: Chars, least: float) -> bool:
    """Whether that share is `least` or more, or there are too few words to say. Looks at no more words than tell."""
    words = _words(chars)
    wanted = least * sum(times for _, times in words)
    for word, times in words:
        if wanted <= 0:
            break
        wanted -= times * _is_word(word)
    return wanted <= 0


def _words(chars: Chars) -> list[tuple[str, int]]:
    """What stands between blanks and says anything, and how often; [] where that is too little."""
    if not len(chars):
        return []
    words = [(word, times) for word, times in Counter(_text(chars).split()).items() if _SAYS.search(word)]
    return words if sum(times for _, times in words) >= FEWEST else []


def _text(chars: Chars) -> str:
    """The text with a blank where the baseline jumps or a gap parts words that no blank parts."""
    x0, base, size = chars.x0[1:], chars.baseline, chars.size[1:]
    apart = (x0 - chars.x1[:-1] > 0.25 * size) | (x0 < chars.x0[:-1]) | (np.abs(np.diff(base)) > 0.5 * size)
    code = np.insert(chars.code, np.flatnonzero(apart) + 1, 0x20)
    return code.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _is_word(word: str) -> bool:
    """Whether a string between blanks can be meant.

    >>> [_is_word(w) for w in ("Bündnis,", "Kinder-", "und", "(LvO)", "03535/46-30", "e.", "Lud-Straße", "www.x.de")]
    [True, True, True, True, True, True, True, True]
    >>> [_is_word(w) for w in ("K|uge", "Wo1fsb", "Stzrgk", "~fi", "\\ue041\\ue042", "iIl1", "aaab")]
    [False, False, False, False, False, False, False]
    """
    if not _WORD.fullmatch(word) or _PILE.search(word):
        return False
    return bool(_VOWEL.search(word)) or word.isupper() or sum(c.isalpha() for c in word) < 4
