"""What belongs to no profile: contents, forewords, imprints, what is said in small print, the letters of an index."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence

from extractors.family import Family
from extractors.generic.front_matter import CONTENTS, FOREWORD
from extractors.generic.kinds import kind_of
from extractors.generic.labels import field_for
from extractors.generic.place import read_place
from extractors.generic.publication.imprint_lines import wide_parts
from extractors.generic.publication.publishing import ANSWERS, EDITOR, PUBLISHED_BY, PUBLISHER, RESPONSIBLE, SERIES_OF
from extractors.generic.reference_dates import is_note_on_figures
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.phone import find_phones
from schemas.document import Block

_BACK = re.compile(
    rf"^(?:impressum|{PUBLISHER}|{PUBLISHED_BY}|{ANSWERS}|bildnachweis(?:e)?|"
    r"fotonachweis(?:e)?|abbildungsnachweis|"
    r"über die herausgeber(?:in)?|anhang|glossar|"
    r"abkürzungsverzeichnis|literaturverzeichnis)"
    rf"(?:\s*[:/&].*|\s+und\s+.*)?$|^(?:{PUBLISHED_BY}|{ANSWERS}) .+$",
    re.IGNORECASE,
)
_IMPRINT = re.compile(r"^impressum\b", re.IGNORECASE)
_IMPRINT_RUN_IN = re.compile(r"^Impressum\s?[.:]\s")
_FURNITURE = re.compile(
    r"^(?:das könnte sie auch interessieren|auch interessant|ähnliche (?:artikel|beiträge|projekte)|weitere (?:artikel|"
    r"beiträge|meldungen)|mehr zum thema auf dieser seite|seite (?:teilen|drucken|empfehlen)|nach oben|teilen|"
    r"vielen dank für (?:ihre|die) aufmerksamkeit|(?:zur )?navigation|brotkrumen|sie sind hier)\b.{0,20}$",
    re.IGNORECASE,
)
"""Headings of what web pages print around their text."""
_STAND = re.compile(
    r"^\(?(?:(?:\d{1,2}\.,? (?:\w+e )?)?Auflage|Stand|Erschienen|Veröffentlicht|Redaktionsschluss|©|Copyright)\b.{0,60}"
    r"\b(?:19|20)\d\d\)?\.?.{0,40}$"
)
_PRINTED = re.compile(
    r"^(?:Gedruckt|Ausgedruckt|Druckansicht|Seite gedruckt)\b.{0,40}(?:https?:|www\.|\b(?:19|20)\d\d\b)"
)
"""What a browser prints of a page's address and day."""
_IN_SMALL = re.compile(
    rf"\b(?:{PUBLISHER}|Impressum|{RESPONSIBLE}\s?:|{ANSWERS}|{PUBLISHED_BY}|verantwortet von)(?!\w)|{EDITOR}"
    r"|^(?:(?:Gefördert|Unterstützt) (?:durch|von|vom)|Mit (?:\w+er )?(?:Unterstützung|Förderung))\b"
    r"|^(?:Förderer|Fördermittelgeber|Förderung)(?: de[rs] \w+)?:"
    # What small print says of the sheet itself: "Das Heft wurde gedruckt mit Unterstützung der …".
    r"|^(?:Das|Die|Der|Diese[rs]?)\s+(?:\w*blatt|\w*heft|Broschüre|Publikation|Veröffentlichung|Flyer|\w*Steckbrief|"
    r"Dokumentation|Porträt|Reihe|Sammlung|Druck)\s+(?:wurde|wird|ist|entstand|erscheint|erschien|steht unter)\b"
    rf"|^{SERIES_OF}",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"©|\bCopyright\b|\bgefördert\b|\bunterstützt v|Alle Rechte|Nachdruck", re.IGNORECASE)
_DASH = re.compile(r"\s[–—|]\s")
_ENTRY_INCONTENTS = re.compile(r"(?:[.…_]{3,}|\s{2,}|\s)\d{1,3}\s*$")
_PAGE_COUNT = re.compile(r"(?:^|\s)(?:Seite\s\d{1,3}|\d{1,3}\s?(?:/|von)\s?\d{1,3})(?=\s|$)")
_LETTER = re.compile(r"[A-Z]")
LETTERS = 4  # single letters in their order: those over the entries of a directory
FOOTER_PARTS = 2
KICKER = 80  # characters of a line above a title
MIN_ENTRY = 6  # letters of an entry in contents
SMALLER = 0.4  # points by which small print is smaller than the text
MUCH_SMALLER = 1.0  # points by which an address at the foot of a page is
NEAR = 5.0  # points between lines of one piece
IMPRINT_LINE = 300  # characters
IMPRINT_TEXT = 700  # characters of an imprint that is one paragraph


def front_and_back(body: Sequence[Block], family: Family) -> set[int]:
    """Identities of blocks that belong to no profile."""
    apart: set[int] = set()
    mode: Block | None = None
    listed: set[str] = set()
    usual = _usual_size(body)
    letters = [b for b in body if _LETTER.fullmatch(b.text)]
    small: Block | None = None  # of an imprint that goes on
    index = len({b.text for b in letters}) >= LETTERS and [b.text for b in letters] == sorted(b.text for b in letters)
    for block in body:
        if _opens(block):
            # A heading inside an imprint ("Herausgeberin") opens nothing of its own.
            inside = (
                mode is not None and mode.role == "heading" and (block.role != "heading" or block.level > mode.level)
            )
            mode = mode if inside else block
        elif mode is not None and (
            _begins_profile(block, mode, family) or _ends_apart(block, mode, family) or _is_listed(block, mode, listed)
        ):
            mode = None
        if mode is not None and CONTENTS.match(mode.text.strip()):
            listed |= set(_entries(block))
        dated = _STAND.match(block.text.strip()) is not None and not is_note_on_figures(block, body)
        dated = dated or _PRINTED.match(block.text.strip()) is not None
        imprinted = _is_small_imprint(block, usual) or (small is not None and _goes_on_small(small, block))
        small = block if imprinted and block.role == "paragraph" else None
        line = block.role == "paragraph" and (dated or imprinted)
        if (
            mode is not None
            or _is_contents(block)
            or line
            or _is_foot(block, body, usual)
            or _counts_pages(block, body)
            or (index and block in letters)
        ):
            apart.add(id(block))
    return apart


def _opens(block: Block) -> bool:
    text = block.text.strip()
    if block.role == "heading":
        return any(pattern.match(text) for pattern in (CONTENTS, FOREWORD, _BACK, _FURNITURE))
    first_line = block.lines[0].text.strip() if block.lines else text
    return block.role == "paragraph" and bool(_BACK.match(first_line) or _IMPRINT_RUN_IN.match(text))


def _usual_size(body: Sequence[Block]) -> float:
    told = [*body, *(b for block in body for cell in block.cells for b in cell.blocks)]
    sizes = [b.size for b in told if b.role in {"paragraph", "list_item"} and b.size > 0]
    return statistics.median(sizes) if sizes else 0.0


def _is_small_imprint(block: Block, usual: float) -> bool:
    """An imprint or the funders in one paragraph of small type, with no heading of its own."""
    longest = IMPRINT_TEXT if _IMPRINT.match(block.text) else IMPRINT_LINE
    return block.size < usual - SMALLER and len(block.text) <= longest and _IN_SMALL.search(block.text) is not None


def _goes_on_small(above: Block, block: Block) -> bool:
    """Whether a block stands right below small print, at its edge and in its type: the address of whoever publishes."""
    beside = (above.page, above.container) == (block.page, block.container) and abs(above.box.x0 - block.box.x0) < 1
    return beside and abs(above.size - block.size) < SMALLER and 0 <= block.box.top - above.box.bottom + 1 < NEAR


def _is_foot(block: Block, body: Sequence[Block], usual: float) -> bool:
    """Small print below all text of its page that gives an address or says who holds the rights or pays."""
    if block.role != "paragraph" or block.cells or block.container >= 0 or block.size > usual - MUCH_SMALLER:
        return False
    # A line that is but a street or a town is part of somebody's address.
    whole = any(a.value.street and a.value.city and a.start > 0 for a in find_addresses(block.text))
    if not _SIGNED.search(block.text) and not (whole and _has_contact(body, usual)):
        return False
    page = [b for b in body if b.page == block.page and b is not block]
    above = bool(page) and all(b.box.bottom <= block.box.top for b in page if b.size > block.size + SMALLER)
    return above and not _goes_on(block, page)


def _goes_on(block: Block, page: Sequence[Block]) -> bool:
    """Whether a block goes on with lines that begin right below a heading: those of a section, not of the foot."""
    while True:
        over = [b for b in page if abs(b.box.x0 - block.box.x0) < 1 and 0 <= block.box.top - b.box.bottom + 1 < NEAR]
        if not over:
            return False
        if over[0].role == "heading":
            return not _BACK.match(over[0].text.strip())
        if over[0].role != "paragraph" or abs(over[0].size - block.size) > SMALLER:
            return False
        block = over[0]


def _counts_pages(block: Block, body: Sequence[Block]) -> bool:
    """The last line of a page with "1 / 2" or "Seite 3" between its parts: a footer of a sheet of one page."""
    if block.role != "paragraph" or block.cells or len(block.lines) != 1:
        return False
    if len(wide_parts(block.lines[0])) < FOOTER_PARTS or not _PAGE_COUNT.search(block.text):
        return False
    return all(b.box.bottom <= block.box.top for b in body if b.page == block.page and b is not block)


def _has_contact(body: Sequence[Block], usual: float) -> bool:
    """Whether somebody can be reached by what is printed in the size of the text."""
    texts = (t for b in body if b.size > usual - MUCH_SMALLER for t in (b.text, *(c.text for c in b.cells)))
    return any(find_emails(text) or find_phones(text) for text in texts)


def _ends_apart(heading: Block, mode: Block, family: Family) -> bool:
    """Whether a heading ends a foreword or an imprint: not one below it, and no label of the imprint itself.

    A quotation as large as its heading, on a later page, is the title of what begins there.
    """
    if heading.role == "pull_quote" and mode.role == "heading":
        return heading.page > mode.page and heading.size >= mode.size - SMALLER
    if heading.role != "heading":
        return False
    if read_place(heading.passage, family.profile_start) is not None:
        return True
    if field_for(heading.text, family.labels) in {"imprint", "publisher"}:
        return False
    if mode.role != "heading":  # small print ends with its page
        return heading.page > mode.page or kind_of(heading.text, family.section_kinds) not in {"other", "contact"}
    return heading.level <= mode.level


def _begins_profile(block: Block, mode: Block, family: Family) -> bool:
    """Whether a short line on a later page names a place: what stands apart ends before the kicker of a profile."""
    if block.page <= mode.page or block.role != "paragraph" or len(block.text) > KICKER:
        return False
    place = read_place(block.passage, family.profile_start)
    return place is not None and place.marked


def _entries(block: Block) -> Iterator[str]:
    """What the lines of contents name, without page numbers."""
    for text in (*(line.text for line in block.lines), *(c.text for c in block.cells)):
        entry = _ENTRY_INCONTENTS.sub("", text).strip(" .…_").casefold()
        # "Unna – Die Bibliothek der Dinge": the title of a page may be either.
        yield from (part for part in (entry, *_DASH.split(entry)) if len(part) >= MIN_ENTRY)


def _is_listed(block: Block, mode: Block, listed: set[str]) -> bool:
    """Whether a heading on a later page is one that the contents name: there they are over, and so is a foreword."""
    if block.role != "heading" or block.page <= mode.page:
        return False
    text = block.text.casefold()
    return any(text.startswith(entry) for entry in listed)


def _is_contents(block: Block) -> bool:
    """Lines that end with page numbers, most of them behind dots."""
    lines = [line.text for line in block.lines]
    return (
        block.role == "paragraph"
        and len(lines) >= 4
        and sum(bool(_ENTRY_INCONTENTS.search(t)) for t in lines) > 0.7 * len(lines)
    )
