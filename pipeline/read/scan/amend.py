"""Misreadings that the grammar of a word rules out: letters in numbers, the at sign, Roman numbers, quotation marks.

Only what cannot be meant is changed; what is merely unlikely stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pipeline.read.scan.engine import Printed

AMENDED = 0.85  # at most, of the confidence of a word that was changed
CLOSE = 0.45  # of the height of a line: pieces of an address are no farther apart

_DIGITS = str.maketrans("OoQDIl|!SsBZz", "0000111155822")
_NUMBER = re.compile(r"^[(+]?[\dOoQDIl|!SsBZz][\dOoQDIl|!SsBZz()/.\-–]*[.,;:)]*$")
_ROMAN = re.compile(r"(?<![A-Za-z0-9ÄÖÜäöüß])(?=[Il|1]*[Il])[Il|1]{2,3}(?![A-Za-z0-9ÄÖÜäöüß])")
_AT = re.compile(r"^([\w.+-]{2,})(?:\(?[@©®]\)?|\([aA]\))((?:[\w-]+\.)+[a-z]{2,})([.,;:)]*)$")
_TOP_LEVEL = re.compile(r"(?<=[\w-])\.(?:dc|cle|dle|d\u00e9)(?=[.,;:)/]*$)")
_COMMA = re.compile(r"(?<=\w),(?=\w)")
_ADDRESS = re.compile(r"@|^https?:|^www\.", re.IGNORECASE)
_LOCAL = re.compile(r"^[\w.+-]+@?$")
_DOMAIN = re.compile(r"^@?(?:[\w-]+\.)+[a-z]{2,}[.,;:)]*$")
_SQUARED = re.compile(r"^(k?m|ha|c?m)[?\"*]([.,;:)]*)$")
_CAFE = re.compile(r"([Cc])afe(?=s?(?:$|[^\w]))")
_DOUBLE_I = re.compile(r"(?<![iI])ii(?!er|[ei]?$)(?=[a-zß])")


def amended(words: Sequence[Printed]) -> list[Printed]:
    """The words in their right spelling; pieces of an e-mail address joined."""
    joined = list(_joined(words))
    found = [_with(word, _spelt(word.text)) for word in joined]
    return _quoted(_dashed(found))


def _spelt(text: str) -> str:
    """One word without what cannot be meant.

    >>> [_spelt(w) for w in ("O3535", "46-3O0l", "Il", "info©stadt.de", "km?", "www.stadt.dc", "Cafe", "fiir", "U8")]
    ['03535', '46-3001', 'II', 'info@stadt.de', 'km²', 'www.stadt.de', 'Café', 'für', 'U8']
    >>> [_spelt(w) for w in ("SOS", "B2B", "variieren", "Ill.", "II", "5")]
    ['SOS', 'B2B', 'variieren', 'Ill.', 'II', '5']
    """
    digits = sum(c.isdigit() for c in text)
    letters = sum(c.isalpha() for c in text)
    if digits >= 3 and digits > letters and _NUMBER.match(text):
        return text.translate(_DIGITS) if letters or "|" in text or "!" in text else text
    if at := _AT.match(text):
        text = f"{at[1]}@{at[2]}{at[3]}"
    if _ADDRESS.search(text):
        text = _COMMA.sub(".", _TOP_LEVEL.sub(".de", text))
    if squared := _SQUARED.match(text):
        return f"{squared[1]}²{squared[2]}"
    if text not in {"Ill.", "ll"}:
        text = _ROMAN.sub(lambda found: "I" * len(found[0]), text)
    text = _CAFE.sub(r"\1afé", text)
    return _DOUBLE_I.sub("ü", text) if "@" not in text else text


def _joined(words: Sequence[Printed]) -> Iterable[Printed]:
    """Words with "name@" and "stadt.de" of one line put together."""
    waiting: Printed | None = None
    for word in words:
        if waiting is not None and _belong(waiting, word):
            waiting = waiting._replace(
                text=waiting.text + word.text,
                x1=word.x1,
                top=min(waiting.top, word.top),
                bottom=max(waiting.bottom, word.bottom),
                confidence=min(waiting.confidence, word.confidence),
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = word
    if waiting is not None:
        yield waiting


def _belong(left: Printed, right: Printed) -> bool:
    near = left.line == right.line and right.x0 - left.x1 < CLOSE * (right.bottom - right.top)
    at = left.text.endswith("@") != right.text.startswith("@")
    return near and at and bool(_LOCAL.match(left.text)) and bool(_DOMAIN.match(right.text))


def _dashed(words: list[Printed]) -> list[Printed]:
    """A lone stroke between two words of a line is a dash, whatever its length was taken for."""
    found = list(words)
    for n, (left, word) in enumerate(pairwise(words), 1):
        inner = left.line == word.line and n + 1 < len(words) and words[n + 1].line == word.line
        if inner and word.text in {"-", "—", "_", "--"}:
            found[n] = word._replace(text="–")
    return found


def _quoted(words: Sequence[Printed]) -> list[Printed]:
    """German quotation marks: one that was opened below the line is closed above it, by whatever mark was read."""
    found: list[Printed] = []
    opened = False
    for word in words:
        text = re.sub(r"^,,(?=\w)|^„(?=,)", "„", word.text)
        opened = opened or "„" in text
        if opened:
            text = _from_opening(text, lambda rest: re.sub(r"[”\"]|''|’’(?=$|\W)", "“", rest))
            if "“" in text[text.rfind("„") + 1 :]:
                opened = False
        found.append(_with(word, text))
    return found


def _from_opening(text: str, change: Callable[[str], str]) -> str:
    """The text with what follows its opening mark changed, all of it where it has none."""
    at = text.rfind("„") + 1
    return text[:at] + change(text[at:])


def _with(word: Printed, text: str) -> Printed:
    if text == word.text:
        return word
    letters = sum(a != b for a, b in zip(text, word.text, strict=False)) + abs(len(text) - len(word.text))
    changed = letters and any(c.isalnum() or c == "@" for c in text)
    return word._replace(text=text, confidence=min(word.confidence, AMENDED) if changed else word.confidence)
