"""Running heads, footers, page numbers: what comes back in one place on every page, or hugs the paper's edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from pipeline.layout.draft import Draft
from pipeline.layout.leading import SIZE_STEP
from pipeline.layout.margins import CLOSE, LIKE
from pipeline.layout.quoted_titles import CLOSING_QUOTES
from pipeline.layout.styles import Body, is_tabbed
from schemas.box import Box
from schemas.document import Line, Page

STAMP = 3  # words at most across the page; more are a note
MARGIN = 0.13  # of the page height: running matter stands in this zone at the top or the bottom
SIDE = 0.08  # of the page width: thumb indexes and chapter names turned on their side
LETTERHEAD = 0.25  # of the page height: a title further down is no title
OFTEN = 3  # pages: large type that comes back so often in one place is no title
CORNER_WORDS = 4  # at most in the name of a part that stands in the corner of its slides
NEAR = 1.5  # of the font size: white below a heading whose like follow further down
BELOW_PICTURE = 1.5  # of the font size: white between a picture and its caption
EDGE = 0.075  # the same for matter that cannot be compared with another page
SENTENCES = 80  # characters: what says as much in a box at the edge is there to be read
SMALL_EDGE = 0.1  # the same for small type
CREDIT = re.compile(
    r"^(?:©(?!.*\b(?:19|20)\d\d\b)|(?:Fotos?|Bild(?:er|nachweis|quelle)?|Abb(?:ildung)?|Quellen?|Grafik)(?:\s*©|\s*:))"
)
"""Opens the credit of a picture or the source of a figure; "© 2012" opens a copyright line."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|·•]?\s*)?(?:Seite|S\.|Page|Blatt)?\s*\d{1,3}\s*(?:(?:von|/|\||of)\s*\d{1,3})?(?:\s*[-–—|·•])?$",
    re.IGNORECASE,
)


def mark_running(drafts: Sequence[Draft], pages: Sequence[Page], base: Body) -> list[Draft]:
    """The drafts with running heads, footers and page numbers marked; a number at the end of a footer on its own."""
    size = {page.number: (page.width, page.height) for page in pages}
    drafts = [part for draft in drafts for part in _number_apart(draft, size)]
    repeated = _repeated(drafts, size) if len(pages) > 1 else Counter()
    stamps = Counter(text for text, _ in {(draft.text, draft.page) for draft in drafts if draft.leans})
    by_page: dict[int, list[Draft]] = {page.number: [] for page in pages}
    for draft in drafts:
        by_page[draft.page].append(draft)
    for draft in drafts:
        if draft.role in ("table", "footnote") or not draft.lines:
            continue
        if draft.leans and stamps[draft.text] > 1:
            draft.role = "running_head"  # a watermark
            continue
        if draft.leans and len(draft.text.split()) <= STAMP:
            draft.role = "logo"
            continue
        zone = _zone(draft, size, MARGIN)
        if zone is None:
            continue
        if _PAGE_NUMBER.match(draft.text.strip()):
            if zone != "side" or not _is_amid_text(draft, by_page[draft.page]):
                draft.role = "page_number"
        elif zone == "side" and draft.lines[0].words[0].angle:
            draft.role = "running_head"
        elif (
            repeated[_key(draft, zone)] > 1
            and (zone == "side" or draft.size < 1.15 * base.size or _on_every_page(draft, drafts, pages))
            and not _has_text_beyond(draft, by_page[draft.page], repeated, size)
            and not _is_captioned(draft, by_page[draft.page])
            and not (zone == "top" and _heads_text(draft, by_page[draft.page], repeated, base))
        ):
            draft.role = "footer" if zone == "bottom" else "running_head"
    _mark_letterhead(drafts, pages[0], base)
    inside = {draft.look for draft in drafts if draft.lines and _zone(draft, size, EDGE) is None}
    for page in pages:
        on_page = by_page[page.number]
        _mark_below_rule(on_page, page, base)
        _mark_edges(on_page, size, base, _pictured(page, on_page), inside - {(base.size, base.colour, base.bold)})
    return drafts


def _is_amid_text(draft: Draft, on_page: Sequence[Draft]) -> bool:
    """Whether a line stands flush right above or below: the figures of a sidebar reach out to the side of the page."""
    return any(
        other.lines
        and abs(other.box.x0 - draft.box.x0) < 1
        and max(other.box.top - draft.box.bottom, draft.box.top - other.box.bottom) < CLOSE * draft.size
        for other in on_page
        if other is not draft
    )


def _has_text_beyond(
    draft: Draft, on_page: Sequence[Draft], repeated: Counter[tuple[str, str]], size: Mapping[int, tuple[float, float]]
) -> bool:
    """Whether text goes on between a line and the edge of its page: "Telefon #" in a box, above an address."""
    zone = _zone(draft, size, MARGIN)
    for other in on_page:
        if not other.lines or _zone(other, size, MARGIN) != zone or zone == "side":
            continue
        beyond = other.box.top >= draft.box.bottom - 1 if zone == "bottom" else other.box.bottom <= draft.box.top + 1
        below = min(other.box.x1, draft.box.x1) > max(other.box.x0, draft.box.x0)
        alike = abs(other.size - draft.size) < 0.5 and abs(other.box.x0 - draft.box.x0) < draft.size
        number = _PAGE_NUMBER.match(other.text.strip())
        if beyond and below and alike and not number and repeated[_key(other, zone or "")] < 2:
            return True
    return False


def _is_captioned(draft: Draft, on_page: Sequence[Draft]) -> bool:
    """Whether a line says what the larger figure right above it counts: "120" over "Beteiligte"."""
    return any(
        other.lines
        and other.role == "paragraph"
        and other.container == draft.container
        and other.text[:1].isdigit()
        and other.size > draft.size + SIZE_STEP
        and abs(other.box.x0 - draft.box.x0) < 1
        and -1 < draft.box.top - other.box.bottom < CLOSE * draft.size
        for other in on_page
    )


def _heads_text(draft: Draft, on_page: Sequence[Draft], repeated: Counter[tuple[str, str]], base: Body) -> bool:
    """Whether text of its page alone begins right below a line, at its left edge: "Ausgangslage" on every sheet.

    White may part them where headings of its look follow at the same edge further down.
    """
    below = [d for d in on_page if d.lines and d.box.top >= draft.box.bottom - 1]
    flush = [d for d in below if abs(d.box.x0 - draft.box.x0) < 1 and d.look == draft.look]
    white = NEAR if flush and draft.look != (base.size, base.colour, base.bold) else CLOSE
    return any(
        other.role in {"paragraph", "list_item"}
        and repeated[_key(other, "top")] < 2
        and other.box.top - draft.box.bottom < white * draft.size
        and abs(other.box.x0 - draft.box.x0) < 2 * draft.size
        and other.size > LIKE * draft.size
        for other in below
    )


def _mark_below_rule(drafts: Sequence[Draft], page: Page, base: Body) -> None:
    """Small type below a rule over the whole width at the foot of the page is a footer."""
    text = [d for d in drafts if d.role == "paragraph" and d.lines]
    if not text:
        return
    width = max(d.box.x1 for d in text) - min(d.box.x0 for d in text)
    foot = (1 - MARGIN) * page.height
    rules = [r.box for r in page.rules if r.horizontal and r.box.width > 0.9 * width and r.box.top > foot]
    for draft in text:
        below = any(0 <= draft.box.top - rule.top < 4 * base.size for rule in rules)
        if below and draft.size < 0.87 * base.size:
            draft.role = "footer"


def _bottom(draft: Draft) -> float:
    return draft.box.bottom


def _number_apart(draft: Draft, size: Mapping[int, tuple[float, float]]) -> Iterator[Draft]:
    """A page number that stands far from the rest of its line at the edge of the page, as a draft of its own."""
    if (
        draft.role == "table"
        or draft.entry
        or len(draft.lines) != 1
        or _zone(draft, size, MARGIN) not in ("top", "bottom")
    ):
        yield draft
        return
    words = draft.lines[0].words
    wide = [n for n in range(1, len(words)) if words[n].box.x0 - words[n - 1].box.x1 > 2.5 * draft.size]
    for cut in wide[:1] + wide[-1:]:
        left, right = Line(words[:cut]), Line(words[cut:])
        if _PAGE_NUMBER.match(left.text) or _PAGE_NUMBER.match(right.text):
            yield replace(draft, lines=[left], joined=[], right=left.box.x1)
            yield replace(draft, lines=[right], joined=[], marker_x=right.box.x0, text_x=right.box.x0)
            return
    yield draft


def _on_every_page(draft: Draft, drafts: Sequence[Draft], pages: Sequence[Page]) -> bool:
    """Whether large type comes back on all pages from its first on: a series name does, a title on two pages does not.

    Slides repeat their titles: on landscape pages only the name of a part beside a title of its own is running matter.
    """
    key = _key(draft, "")[1]
    if any(page.width > page.height for page in pages):
        return all(_stands_beside_title(d, drafts) for d in drafts if d.lines and _key(d, "")[1] == key)
    found = {d.page for d in drafts if d.lines and d.role != "table" and _key(d, "")[1] == key}
    return len(found) >= OFTEN or all(page.number in found for page in pages if page.number >= min(found))


def _stands_beside_title(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a few words stand at the right edge, and the title of their slide begins further left and is as large."""
    if len(draft.text.split()) > CORNER_WORDS:
        return False
    others = [d for d in drafts if d.page == draft.page and d is not draft and d.lines and d.role != "table"]
    return any(d.size > 0.95 * draft.size and d.box.x0 < draft.box.x0 - draft.box.width for d in others) and all(
        d.box.x1 <= draft.box.x1 + draft.size for d in others
    )


def _mark_letterhead(drafts: Sequence[Draft], page: Page, base: Body) -> None:
    """What stands above the title of the first page: a logo's words at its side, small print about the publisher."""
    text = [d for d in drafts if d.page == page.number and d.lines and d.role == "paragraph"]
    title = max(text, key=lambda d: d.size, default=None)
    if title is None or title.size < 1.3 * base.size or title.box.top > LETTERHEAD * page.height:
        return
    corner = {id(d) for d in _corner(title, [d for d in drafts if d.page == page.number])}
    above = [d for d in text if d is not title and (d.box.bottom <= title.box.top + 2 or id(d) in corner)]
    for draft in above:
        words = sum(len(line.words) for line in draft.lines)
        aside = draft.box.x0 > 0.55 * page.width or any(_beside(draft, other) for other in above)
        if any(_goes_on(draft, d, title) for d in drafts):
            continue
        if words <= 4 and aside and draft.size < 0.75 * title.size and not any(_over(draft, d) for d in text):
            draft.role = "logo"
        elif draft.size < 0.87 * base.size and not (draft.bold > 0.85 and _over(draft, title)):  # else a kicker
            draft.role = "running_head"


def _corner(title: Draft, on_page: Sequence[Draft]) -> list[Draft]:
    """What stands at the right of the title and all ends with it: no text begins there."""
    left, end = title.box.x1 + title.size, title.box.bottom + 1.5 * title.size
    beside = [d for d in on_page if d.box.x0 > left and d.box.top < end]
    return [d for d in beside if d.container < 0] if all(d.box.bottom <= end for d in beside) else []


def _over(draft: Draft, title: Draft) -> bool:
    """Whether a line stands right over a larger one and begins where that begins."""
    near = -2 <= title.box.top - draft.box.bottom < 1.5 * title.size
    flush = abs(draft.box.x0 - title.box.x0) < max(3, 0.5 * title.size)  # a bar of colour has a margin of its own
    return near and flush and title.size > 1.3 * draft.size


def _is_kicker(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a line leads up to the title below it: on the first page, with a colon ("Kommune im Porträt: X"), or in
    bold close to it; over titles of other pages stand running heads that name the chapter."""
    titles = [] if is_tabbed(draft) else [other for other in others if _over(draft, other)]
    close = draft.bold > 0.85 and any(title.box.top - draft.box.bottom < title.size for title in titles)
    return bool(titles) and (draft.page == 1 or ": " in draft.text or close)


def _is_title(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a line in capitals, or in bold type, stands close over larger text at its left edge."""
    below = min((d for d in others if d.box.top > draft.box.bottom - 1), key=lambda d: d.box.top, default=None)
    marked = draft.text.isupper() or draft.bold > 0.85
    return (
        marked
        and below is not None
        and below.role in {"paragraph", "list_item"}
        and below.size > draft.size + SIZE_STEP
        and below.box.top - draft.box.bottom < draft.size
        and abs(below.marker_x - draft.box.x0) < 2 * draft.size
    )


def _goes_on(draft: Draft, below: Draft, title: Draft) -> bool:
    """Whether the box or column in which a draft stands goes on beside and below the title: it heads what follows."""
    same = draft.container >= 0 and (draft.page, draft.container) == (below.page, below.container)
    # The panel of a leaflet is cut into columns of its own.
    panel = draft.column == below.column != title.column or draft.box.x0 > title.box.x1
    flush = panel and draft.page == below.page and draft is not below and abs(draft.box.x0 - below.box.x0) < 1
    return (same and below.box.top > title.box.top) or (flush and below.box.bottom > title.box.bottom)


def _beside(a: Draft, b: Draft) -> bool:
    overlap = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
    return a is not b and overlap > 0.3 * min(a.box.height, b.box.height) and a.box.x0 >= b.box.x1


def _key(draft: Draft, zone: str) -> tuple[str, str]:
    text = _DIGITS.sub("#", draft.text.lower())
    return zone, re.sub(r"\W+", " ", text).strip()


def _zone(draft: Draft, size: Mapping[int, tuple[float, float]], share: float) -> str | None:
    box, (width, height) = draft.box, size[draft.page]
    if box.bottom <= share * height:
        return "top"
    if box.top >= (1 - share) * height:
        return "bottom"
    if (box.x1 <= SIDE * width or box.x0 >= (1 - SIDE) * width) and share == MARGIN:
        return "side"
    return None


def _repeated(drafts: Sequence[Draft], size: Mapping[int, tuple[float, float]]) -> Counter[tuple[str, str]]:
    """On how many pages a text stands in the same zone at nearly the same height."""
    places: dict[tuple[str, str], dict[int, float]] = {}
    text = [d for d in drafts if d.role != "table" and d.lines]
    middle: list[Draft] = []
    for draft in text:
        zone = _zone(draft, size, MARGIN)
        if zone is None:
            middle.append(draft)
        elif (key := _key(draft, zone))[1]:
            places.setdefault(key, {})[draft.page] = draft.box.top
    counts: Counter[tuple[str, str]] = Counter()
    for key, tops in places.items():
        values = sorted(tops.values())
        if len(values) > 1 and values[-1] - values[0] < 12:
            counts[key] = len(values)
    if counts:
        # What stands in the middle of a page too is a heading that happens to come at its edge
        inside = {_key(draft, "")[1] for draft in middle}
        counts = Counter({key: count for key, count in counts.items() if key[1] not in inside})
    return counts


def _pictured(page: Page, drafts: Sequence[Draft]) -> list[Box]:
    """The pictures of a page, and its fills in which nothing is written."""
    filled = (rect.box for rect in page.rects if rect.fill is not None)
    written = [draft.box for draft in drafts if draft.lines]
    return [*page.images, *(box for box in filled if not any(box.contains(text, slack=1) for text in written))]


def _captions(draft: Draft, pictures: Sequence[Box]) -> bool:
    """Whether a line stands right below a picture, begins with it and is no longer."""
    return any(
        -1 <= draft.box.top - box.bottom < BELOW_PICTURE * draft.size
        and abs(draft.box.x0 - box.x0) < draft.size
        and draft.box.x1 < box.x1 + draft.size
        and box.height > OFTEN * draft.size
        for box in pictures
    )


def _mark_edges(
    drafts: Sequence[Draft],
    size: Mapping[int, tuple[float, float]],
    base: Body,
    pictures: Sequence[Box],
    inside: Set[tuple[float, int, bool]],
) -> None:
    """Small type at the very edge, well apart from the text: running matter without a second page to compare.

    What is set in capitals as titles are elsewhere (`inside`), right over text at its edge, is a title.
    """
    text = [d for d in drafts if d.role not in ("running_head", "footer", "page_number", "logo")]
    for draft in text:
        if draft.role == "footnote":
            continue
        small = draft.size < 0.87 * base.size
        if draft.lines and CREDIT.match(draft.text):
            draft.role = "caption" if small and draft.role == "paragraph" else draft.role
            continue
        zone = _zone(draft, size, SMALL_EDGE if small or is_tabbed(draft) else EDGE)
        if zone is None or draft.role == "table" or len(draft.lines) > 2 or draft.size > 1.02 * base.size:
            continue
        if _captions(draft, pictures):
            continue
        if draft.container >= 0 and draft.text[-1] in ".!" and len(draft.text) > SENTENCES:
            continue  # told in sentences in a bar of its own: the organiser at the foot of a poster
        others = [d for d in text if d is not draft]
        if zone == "top" and (_is_kicker(draft, others) or (draft.look in inside and _is_title(draft, others))):
            continue
        if zone == "top":
            gap = min((d.box.top - draft.box.bottom for d in others if d.box.top > draft.box.top + 2), default=0.0)
            above = any(d.box.bottom <= draft.box.top + 1 for d in others)
        else:
            gap = min((draft.box.top - d.box.bottom for d in others if d.box.top < draft.box.top - 2), default=0.0)
            above = any(d.box.top >= draft.box.bottom - 1 for d in others)
            before = max((d for d in others if d.box.bottom <= draft.box.top + 2), key=_bottom, default=None)
            if before is not None and before.lines and before.text[-1] in CLOSING_QUOTES:
                continue  # who is quoted stands in small type too
        if not above and gap > (0.5 if small or is_tabbed(draft) else 1.6) * base.size:
            draft.role = "running_head" if zone == "top" else "footer"
