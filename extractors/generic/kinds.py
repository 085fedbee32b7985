"""What a section is about, by its heading: what a question asks for, then the head of each compound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.generic.kind_phrases import asked_for
from extractors.generic.kind_words import STEMS, WEAK
from schemas.profile import SectionKind

_STEMS = tuple((kind, re.compile(rf"(?:{pattern})$")) for kind, pattern in STEMS)
_ICON = re.compile(r"^[^\w„»\"(]+")
# What stands before a question that somebody is asked: "Frau Dr. Ost, wie …?", "Und was …?"
_ADDRESSED = re.compile(r"^(?:(?:frau|herr)\b[^,?]{2,40},\s+|(?:und|aber|doch|also|nun)\s+)+(?=w(?:o|a|ie|e[rmns]))")
_WORD = re.compile(r"[\w-]+")


def kind_of(heading: str, own: Mapping[str, str] | None = None) -> SectionKind:
    """The kind of section that a heading announces; `other` where no word of it is known.

    `own` (pattern -> kind) are a family's section names; they come first.

    >>> kind_of("Was uns leitet"), kind_of("Projektpartner"), kind_of("Umsetzung der Ziele"), kind_of("Ponyhof")
    ('goals', 'partners', 'implementation', 'other')
    """
    text = _ICON.sub("", " ".join(heading.lower().split())).strip(" :.?!–-")
    text = _ADDRESSED.sub("", text)
    for pattern, kind in (own or {}).items():
        if re.search(pattern, text, re.IGNORECASE):
            return kind  # type: ignore[return-value]  # families are checked by `test_families`
    return _generic(text)


@lru_cache(maxsize=2048)
def _generic(text: str) -> SectionKind:
    if asked := asked_for(text):
        return asked
    weak: SectionKind = "other"
    for word in _WORD.findall(text):
        found = _head(word)
        if found is None:
            continue
        kind, head = found
        # The first word that says something is the head of a German heading: "Umsetzung der Ziele".
        if word not in WEAK and head not in WEAK:
            return kind
        weak = kind if weak == "other" else weak
    return weak


def _head(word: str) -> tuple[SectionKind, str] | None:
    """The kind of a word by the stem at its end ("Projektpartner" is about partners), the longest stem first."""
    best: tuple[SectionKind, str] | None = None
    for kind, pattern in _STEMS:
        hit = pattern.search(word)
        # A stem may stand behind other parts of a compound; "Spiele" is none of "ziele": parts have 3 letters.
        if (
            hit
            and (hit.start() == 0 or (hit.start() >= 3 and len(hit[0]) >= 5))
            and (best is None or len(hit[0]) > len(best[1]))
        ):
            best = (kind, hit[0])
    return best
