"""List markers: glyph bullets of all kinds, numbers, letters, and little drawn squares."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.box import Box
from schemas.document import Font, Page, Word

BULLET_GLYPHS = "~≈∼•●○◦◉◎▪■□▫◾◽◆◇❖➢➔➜➤►▶▸▷▹▻‣⁃∙·–—-*+✓✔✗✘☐☑☒❏❑❒➣→⇒⇨⟶»>›"
"""Glyphs that open a list item when a gap follows; hearts, stars, ticks and arrows of all shapes do as well."""
_SQUARES = frozenset("□■▪▫◾◽❏❑❒☐▶►➢\uf06f\uf071\uf06e\uf0a7\uf0a8")
_SYMBOL_SQUARES = frozenset("onq§")

_GLYPH = re.compile(
    rf"^(?:[{re.escape(BULLET_GLYPHS)}]|[\ue000-\uf8ff\ufffd]|[\u2605\u2606\u2660-\u2667\u2713-\u274b\u2756\u2761-\u27be])$"
)
_NUMBER = re.compile(r"^\(?(?:(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})(?:[.)]|\.\))|([a-z])\1\))$")
_SYMBOL_FONT = re.compile(r"wingding|webding|dingbat|symbol|bullet", re.IGNORECASE)
_LETTER = re.compile(r"^[A-Za-z]\.,?$")
"""Two of them are an abbreviation: "e. V.", "z. B.", "N. N."."""
_REACH = re.compile(r"^(?:\(?0\d|\+\d\d|www\.|https?:|\S+@)")
"""How an office is reached: what stands after the pictogram of a telephone or an envelope."""
SYMBOL_BULLETS = frozenset(
    "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf0e0\uf0f0\uf076\uf06e\uf06f\uf071\uf06c\uf075\uf0b2nolq§Øüvà·•"
)
_MONTH = re.compile(
    r"^(?:Jan|Feb|März|Mär\b|Apr|Mai(?!\w)|Ju[nl]i|Ju[nl]\b|Aug(?:ust|\b)|Sep|Okt|Nov|Dez)|^\d{1,2}\.?$|"
    r"^(?:Jahrhundert|Klasse|Preis|Platz)\b"
)
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?$")
DRAWN_MARKER = "▪"
"""Stands for a bullet that is a drawn square or a small picture."""


def is_glyph_marker(text: str) -> bool:
    return _GLYPH.match(text) is not None


def is_symbol(word: Word) -> bool:
    """A single character of a symbol font, whatever letter its code stands for ("§", "n", "Ø")."""
    return len(word.text) == 1 and _SYMBOL_FONT.search(word.font.name) is not None


def is_square(marker: Word) -> bool:
    """Whether a marker is a glyph that stands before headings too; "o" and "n" are one in a symbol font alone."""
    return marker.text[:1] in _SQUARES or (is_symbol(marker) and marker.text in _SYMBOL_SQUARES)


def is_pictogram(word: Word) -> bool:
    """A glyph of a symbol font that is no bullet's: a telephone, an envelope."""
    private = len(word.text) == 1 and ("\ue000" <= word.text <= "\uf8ff" or word.text in "☎☏✆✉📞📱🖂")
    return (private or is_symbol(word)) and word.text not in SYMBOL_BULLETS


def opens_item(words: Sequence[Word]) -> bool:
    """Whether the first of these words is a list marker and no date or figure ("6. März", "3. Preis")."""
    first = words[0]
    if len(words) > 1 and is_pictogram(first) and _REACH.match(words[1].text):
        return False
    if first.text in "+~≈∼" and len(words) > 1 and words[1].text[0].isdigit():
        return False  # a sign: "+ 1.204 Personen", "~ 500"
    if is_symbol(first) or is_glyph_marker(first.text):
        return True
    if first.text == "o":  # Word's second level; no German word
        apart = len(words) > 1 and words[1].box.x0 - first.box.x1 > 0.45 * first.size
        return len(words) > 1 and (apart or not words[1].text[:1].islower())
    if not is_number_marker(first.text):
        return False
    after = words[1].text if len(words) > 1 else ""
    return not _MONTH.match(after) and not (_LETTER.match(first.text) and _LETTER.match(after))


def is_number_marker(text: str) -> bool:
    return _NUMBER.match(text) is not None


def is_section_number(text: str) -> bool:
    """ "1", "2.3", "4." as they stand before headings."""
    return _SECTION_NUMBER.match(text) is not None


def is_marker(text: str) -> bool:
    return is_glyph_marker(text) or is_number_marker(text)


def marker_kind(marker: str) -> str:
    """The same word for markers of one list: the glyph itself, or the shape of the number."""
    if is_glyph_marker(marker) or len(marker) == 1:
        return marker
    core = marker.strip("().")
    doubled = len(core) == 2 and core[0] == core[1] not in "ivx"  # "aa)" stands below "a)"
    shape = "1" if core.isdigit() else "aa" if doubled else "a" if core.islower() else "A"
    return marker.replace(core, shape)


def with_drawn_markers(found: Sequence[Word], page: Page) -> list[Word]:
    """`found` and one word for each small drawn square, disc or picture that stands before the first word of a line."""
    shapes = [r.box for r in page.rects if _is_small(r.box) and (r.fill is not None or r.stroke is not None)]
    shapes += [image for image in page.images if _is_small(image)]
    shapes += [rule.box for rule in page.rules if rule.horizontal and 2.5 <= rule.box.width <= 9]
    if not shapes or len(shapes) > 400:
        return list(found)
    by_row = sorted(found, key=lambda w: w.box.top)
    extra: list[Word] = []
    for shape in shapes:
        middle = (shape.top + shape.bottom) / 2
        right = [
            w
            for w in by_row
            if w.box.top < middle < w.box.bottom
            and shape.height <= 1.1 * w.size
            and -0.5 <= w.box.x0 - shape.x1 < 2.5 * w.size
        ]
        if not right:
            continue
        word = min(right, key=lambda w: w.box.x0)
        left = any(w.box.top < middle < w.box.bottom and -0.5 <= shape.x0 - w.box.x1 < 0.5 * w.size for w in by_row)
        taken = any(abs(e.box.x0 - shape.x0) < 3 and abs(e.baseline - word.baseline) < 3 for e in extra)
        if left or taken or is_glyph_marker(word.text):
            continue
        box = Box(shape.x0, word.box.top, shape.x1, word.box.bottom)
        plain = Font("", bold=False, italic=False)
        extra.append(Word(DRAWN_MARKER, page.number, box, word.baseline, word.size, plain, word.colour, word.run))
    return [*found, *extra]


def _is_small(box: Box) -> bool:
    return 1.5 <= box.width <= 11 and 1.5 <= box.height <= 11 and 0.5 < box.width / box.height < 2.0
