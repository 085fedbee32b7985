"""The marker with which a line opens an item: told by the line, or by others that open alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.markers import BULLET_GLYPHS, opens_item
from schemas.document import Line

HANGING = (0.8, 2.5)  # of the font size: so far the text of an item stands in from its number
DASHES = "–—-"
_QUOTES = {"›": "‹", "»": "«"}
QUOTED = 12  # lines of a quotation at most
EDGE, GAP = 0.2, 0.3  # of the font size: how exactly texts begin below each other, and white behind a bare number
_BARE = re.compile(r"\d{1,2}")
FRAMED = 5  # words of a line between two dashes, with both
_CLOSE_SET = re.compile(r"^(\d{1,2})[.)](?=[^\W\d_]{2})")
_STRONG = frozenset(BULLET_GLYPHS) - frozenset("~≈∼*+»>·-–—∙⇒→")
"""Glyphs that open an item without any gap behind them, too."""
_CLOSE_SIGNS = frozenset("→⇒∙·")
"""Glyphs that do so in company: alone they point elsewhere ("→Seite 5") or part words ("Kita·Hort")."""


def opening_of(line: Line) -> str | None:
    """The list marker that opens the line, if text follows it."""
    first = line.words[0].text
    if len(first) > 2 and (first[0] in _STRONG or "\ue000" <= first[0] <= "\uf8ff") and first[1].isalpha():
        return first[0]
    if len(line.words) > 1:
        gap = line.words[1].box.x0 - line.words[0].box.x1
        em = line.words[1].size
        if not opens_item(line.words):
            return None
        if first in "~≈∼*+»>·-–—" and gap < 0.1 * em:
            return None
        if first in DASHES and line.words[-1].text == first and len(line.words) <= FRAMED:
            return None  # "– Name –" is framed
        return first
    return None


def without_quotes(markers: Sequence[str | None], lines: Sequence[Line]) -> list[str | None]:
    """The markers without angles that open a quotation: "›Ich nähe." closes before the next one opens."""
    found = list(markers)
    for n, marker in enumerate(markers):
        if marker not in _QUOTES:
            continue
        end = next((m for m in range(n + 1, len(lines)) if markers[m] == marker), len(lines))
        if any(_QUOTES[marker] in line.text for line in lines[n : min(end, n + QUOTED)]):
            found[n] = None
    return found


def in_company(lines: Sequence[Line]) -> dict[int, str]:
    """Markers that tell only together, by identity of their lines: numbers set so close to their text that both are
    one word ("1.Bank"), and arrows or slashes that open several lines along one edge ("→Bus", "/ Rad")."""
    return _close_numbers(lines) | _repeated_signs(lines) | _bare_numbers(lines) | _plus_signs(lines)


def _plus_signs(lines: Sequence[Line]) -> dict[int, str]:
    """ "+ 7.900 Kinder" where a line at the same edge begins with "+" and a word: the sign of a list, of no number."""
    found = [line for line in lines if line.words[0].text == "+" and len(line.words) > 1]
    edges = {round(line.box.x0) for line in found if opens_item(line.words)}
    return {id(line): "+" for line in found if round(line.box.x0) in edges}


def _bare_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """Numbers without a stop in a type of their own that count up along one edge: "**1** Werkstätten"."""
    found = [line for line in lines if _is_set_apart(line)]
    numbers: dict[int, str] = {}
    for above, below in pairwise(found):
        one, other = (int(line.words[0].text) for line in (above, below))
        flush = abs(above.words[1].box.x0 - below.words[1].box.x0) < EDGE * below.size
        if other == one + 1 and flush and (one == 1 or id(above) in numbers):
            numbers |= {id(above): above.words[0].text, id(below): below.words[0].text}
    return numbers


def _is_set_apart(line: Line) -> bool:
    if len(line.words) < 2 or not _BARE.fullmatch(line.words[0].text):
        return False
    first, second = line.words[:2]
    looks = (first.colour, first.font.bold) != (second.colour, second.font.bold)
    return looks and second.box.x0 - first.box.x1 > GAP * second.size and any(map(str.isalpha, second.text))


def _repeated_signs(lines: Sequence[Line]) -> dict[int, str]:
    """A sign that stands within sentences too opens items where lines begin with it below each other, at one edge."""
    edges: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        first = line.words[0].text
        close = len(first) > 2 and first[0] in _CLOSE_SIGNS and first[1].isalnum()
        if close or (first == "/" and len(line.words) > 1):
            edges.setdefault((first[0], round(line.box.x0)), []).append(line)
    return {id(line): sign for (sign, _), found in edges.items() if len(found) > 1 for line in found}


def _close_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """Those that count up along one edge, and those from which the text hangs."""
    found = [(match, line) for line in lines if (match := _CLOSE_SET.match(line.words[0].text))]
    numbers: dict[int, str] = {}
    for (one, above), (other, below) in pairwise(found):
        if int(other[1]) == int(one[1]) + 1 and abs(above.box.x0 - below.box.x0) < 0.5 * below.size:
            numbers |= {id(above): one[0], id(below): other[0]}
    after = {id(above): below for above, below in pairwise(lines)} if found else {}
    for match, line in found:
        below = after.get(id(line), line)
        if HANGING[0] * line.size < below.box.x0 - line.box.x0 < HANGING[1] * line.size:
            numbers[id(line)] = match[0]
    return numbers
