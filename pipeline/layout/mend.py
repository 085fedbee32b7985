"""Printed lines to running text: line-end hyphens mended or kept, broken addresses made whole, places remembered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from schemas.document import Line, Word
from schemas.passage import Passage, Span

LONG_STEM = 3  # characters
HYPHENS = "-\u00ad\u2010\u2011"
GLUE_GAP = 0.12  # of the font size: words closer than this are one (raised footnote marks, mixed sizes)

SUSPENDING = frozenset(
    [
        "und",
        "oder",
        "bzw",
        "bzw.",
        "beziehungsweise",
        "sowie",
        "u.",
        "u",
        "&",
        "+",
        "/",
        "wie",
        "als",
        "bis",
        "aber",
        "auch",
    ]
)
"""Words after which a hyphen at the line end belongs to "Kinder- und Jugendhilfe"."""
_ALWAYS_SUSPENDING = frozenset(["und", "oder", "bzw", "bzw.", "beziehungsweise", "sowie", "&", "+", "/"])
_ADDRESS = re.compile(r"@|^https?:|^www\.|^[\w-]+(?:\.[\w-]+)*\.(?:de|org|eu|com|net|info)/", re.IGNORECASE)
_ADDRESS_REST = re.compile(r"^[a-z0-9][\w.\-/%?=&#~@+]*$")
_OPENING = "(„\"'[<"
_DOMAIN_REST = re.compile(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/|[.,;:)]?$)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)

Vocabulary = Mapping[str, int]
"""Forms seen in the middle of lines of the same publication, in lower case, with their counts."""


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """The forms of a publication that stand whole within a line: the best witness of how its broken words are spelt."""
    whole = (line.text if line.text[-1:] not in HYPHENS else line.text.rpartition(" ")[0] for line in lines)
    return Counter(_WORD.findall("\n".join(whole).lower()))


def mend(lines: Sequence[Line], known: Vocabulary) -> Passage:
    """The text of consecutive lines as one passage."""
    text: list[str] = []
    spans: list[Span] = []
    length = 0
    previous: Word | None = None
    tail = ""  # what is glued together at the end: "CO", a lowered "2" and "-" are three words
    for line in lines:
        for n, word in enumerate(line.words):
            separator = ""
            if previous is not None:
                if n == 0:
                    separator, drop = _line_break(tail, word.text, known)
                    if drop:
                        text[-1] = text[-1][:-1]
                        length -= 1
                        spans[-1] = spans[-1]._replace(stop=spans[-1].stop - 1)
                else:
                    # The mark that opens a footnote is no part of its first word.
                    opens = line is lines[0] and n == 1 and previous.text.isdigit()
                    separator = "" if previous.size != word.size and not opens and _glued(previous, word) else " "
            if separator:
                text.append(separator)
                length += len(separator)
            tail = word.text if separator or previous is None or n == 0 else tail + word.text
            text.append(word.text)
            stop = length + len(word.text)
            spans.append(Span(length, stop, word.page, word.box, word.font.bold, word.size))
            length = stop
            previous = word
    return clean(Passage("".join(text), tuple(spans)))


def clean(passage: Passage) -> Passage:
    """Soft hyphens out, odd spaces levelled; the places stay."""
    if "\u00ad" not in passage.text:
        return passage
    parts = [part for part in passage.split("\u00ad") if part]
    return Passage.join(parts, "")


def _glued(left: Word, right: Word) -> bool:
    gap = right.box.x0 - left.box.x1
    ratio = right.size / left.size if left.size else 1.0
    return gap < GLUE_GAP * max(left.size, right.size) and (ratio < 0.85 or ratio > 1.18)


def _line_break(left: str, right: str, known: Vocabulary) -> tuple[str, bool]:
    """What stands between the last word of a line and the first of the next, and whether the hyphen goes."""
    if left[-1:] not in HYPHENS or len(left) < 2:
        if _ADDRESS.search(left.lstrip(_OPENING)) and _continues_address(left, right):
            return "", False
        return " ", False
    if left[-1] == "\u00ad":
        return "", True
    stem = left[:-1].rstrip("\u00ad")  # a soft hyphen before the printed one says the same
    bare = right.strip(".,;:()[]„“”\"'!?")
    part = re.split(r"[-/\s(„“\"]", stem)[-1]
    rest = _WORD.match(bare)
    joined = (part + rest.group(0)).lower() if rest else ""
    hyphenated = f"{part}-{rest.group(0)}".lower() if rest else ""
    if _ADDRESS.search(stem.lstrip(_OPENING)):
        # The hyphen of an address is that of the keyboard; the typographer's is put in where lines break.
        return "", left[-1] == "\u2010" and "\u2010" not in stem + right
    if _DOMAIN_REST.match(right) or ("@" in right and _ADDRESS_REST.match(right) and not stem[:1].isupper()):
        return "", known.get(joined, 0) > known.get(hyphenated, 0)  # "akade-" / "mie@…" beside "die Akademie"
    if right in _ALWAYS_SUSPENDING or bare in _ALWAYS_SUSPENDING:
        return " ", False
    if bare == "noch" and part[:1].isupper() and len(part) > LONG_STEM:
        return " ", False  # "weder Kita- noch Schulplatz"; "dennoch" is a word
    if bare in SUSPENDING and joined not in known:
        return " ", False
    if not part or not part[-1].isalpha() or not bare[:1].isalpha():
        # "10-/jährige", "2012-/2013", "Nr. 3-/a": nothing to mend in figures
        return "", False
    if known.get(hyphenated, 0) > known.get(joined, 0):
        return "", False
    if bare[:1].isupper():
        capitals = part.isupper() and len(part) > 1 and bare.isupper() and len(bare) > 1
        return "", capitals and (joined in known or not _looks_whole(part))
    if part.isupper() and not (len(part) > 2 and right.isupper()):
        return "", False
    return "", True


def _looks_whole(part: str) -> bool:
    """Whether a capitalised part may stand alone: short acronyms do."""
    return len(part) <= 3


def _continues_address(left: str, right: str) -> bool:
    """Whether a web or mail address goes on in the next line: "…@kreis-" / "bsp.de", "www.x.de/" / "seite"."""
    if left[-1] in ".,;:)" and left[-1] != ".":
        return False
    if left[-1] in "/_@?=&.":
        return bool(_ADDRESS_REST.match(right.rstrip('.,;:)“"')))
    return right[:1] in "/.@?&" and len(right) > 2
