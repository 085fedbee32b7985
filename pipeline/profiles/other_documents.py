"""Publications that are no profiles: agendas, forms, press releases, programmes of events, concepts, reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.document import Block

_SAYS_SO = re.compile(
    r"\b(?:tagesordnung(?:spunkte?)?|niederschrift|sitzungsprotokoll|protokoll der|einladung zu[rm]?|"
    r"bekanntmachung|satzung|rechnung|"
    r"geschäftsordnung|beitrittserklärung|anmeldeformular|antrag auf|pressemitteilung|stellenausschreibung|newsletter|"
    r"ausschreibung|plenarprotokoll|amtsblatt|wahlprogramm|kommunalwahlprogramm|stellungnahme|gutachten|gesetzentwurf|"
    r"klimaschutzkonzept|abschlussbericht|endbericht|jahresbericht)\b",
    re.IGNORECASE,
)
_STATISTICS = re.compile(
    r"\bstatistische[rs]? \w*(?:bericht|jahrbuch|blätter)\b|^statistik\b|\bstichtag der erhebung\b", re.IGNORECASE
)
_GUIDE = re.compile(r"^(?:leitfaden|handreichung|arbeitshilfe|förderrichtlinie|richtlinie|merkblatt)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:programm(?:ablauf)?|anmeldung|anmeldeschluss|anreise|anfahrt|tagungsort|veranstaltungsort|tagungsbeitrag|"
    r"teilnahme(?:beitrag|gebühr)|vormittags?|nachmittags?|referent(?:en|innen)?|workshops?|foren|mittagspause|"
    r"\w*tagung|fachtag|\w*konferenz|\w*kongress|symposium)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"^(?:ab |von )?\d{1,2}[.:]\d{2}\s?(?:Uhr|h|[–-]|\s[A-ZÄÖÜ])")
FIRST, SUBTITLE = 4, 90  # blocks of a cover that may say it in small type; characters of such a line
TITLES = 2  # blocks at the top that are title and subtitle
SHOWN = 5  # headings and first lines in which a document says what it is
EVENT_HEADINGS = 3  # that speak of an event
HOURS = 4  # lines that begin with the time of day


def is_other_document(body: Sequence[Block], apart: set[int]) -> bool:
    """Whether a publication says in its headings or first lines that it is something else, or tells of an event."""
    inside = [b for b in body if id(b) not in apart]
    headings = [b.text for b in inside if b.role == "heading"]
    # A guide says so in its title or in the subtitle below it; further down it names another that is to be read.
    titles = [b.text for b in inside[:TITLES] if b.role == "heading" and b.page == 1]
    shown = [b.text for b in inside if b.role == "heading" or b is body[0]][:SHOWN]
    if any(_STATISTICS.search(b.text) for b in body[:FIRST] if b.page == 1 and len(b.text) <= SUBTITLE):
        return True
    if any(_SAYS_SO.search(text) for text in shown) or any(_GUIDE.match(text) for text in titles or headings[:1]):
        return True
    lines = [line.text for b in inside for line in (b.lines or (b.passage,))]
    lines += [line.text for b in inside for c in b.cells for inner in c.blocks for line in inner.lines]
    hours = sum(bool(_HOUR.match(line)) for line in lines)
    events = sum(bool(_EVENT.search(text)) for text in headings)
    return events >= EVENT_HEADINGS or (events > 0 and hours >= HOURS)
