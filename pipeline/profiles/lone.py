"""A publication that is one profile although nothing names its municipality: an institution, a reportage, a leaflet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.family import Family
from extractors.generic.entries import entries_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, field_for
from extractors.generic.offices import own_office
from extractors.generic.table_entries import table_entries
from extractors.values.email import find_emails
from extractors.values.organisation import is_organisation
from extractors.values.person import parse_person
from extractors.values.phone import find_phones
from pipeline.profiles.other_documents import is_other_document
from pipeline.profiles.start import Start
from schemas.document import Block

MIN_KINDS = 3  # kinds of sections that make a publication without municipality a profile
FEW_KINDS = 2  # where it has no sections of other kinds
KNOWN_SHARE = 0.6  # of its headings that must be of a known kind
MANY_KINDS, LOW_SHARE = 5, 0.4  # the share of headings of known kinds where there are so many of them
MAX_NAME = 4  # words of a heading that is the name of a section
SURE = 0.85  # of `is_organisation`
MIN_HEADINGS = 4  # of a text about a place without any title that says so
QUESTIONS = 2  # headings that make an interview
FIGURES = 2  # kinds of key figures that a sheet states
MIN_TOPICS = 3  # of which a leaflet speaks in its headings
_OF_ITSELF = tuple(
    (topic, re.compile(words, re.IGNORECASE))
    for topic, words in (
        ("offers", r"\bangebote?\b|wir (?:an)?bieten|unsere (?:leistungen|kurse|gruppen)|\bberatung\b"),
        ("hours", r"(?:öffnungs|sprech|besuchs)zeit|\bgeöffnet\b"),
        ("way", r"so finden sie|(?:hier|wo) (?:finden|sind)|\bihr weg zu"),
        ("welcome", r"\bwillkommen\b"),
        ("itself", r"\büber uns\b|wer wir sind|das sind wir|unser (?:team|haus|verein|netzwerk)\b"),
        ("helping", r"\bmitmachen\b|\bmach(?:en sie)? mit\b|\behrenamt|\bspenden?|unterstützen sie"),
        ("whom", r"für wen\b|wer kann\b|an wen .{0,20}richte"),
        ("carrier", r"\bträger(?:schaft|in)?\b"),
    )
)


def lone_start(body: Sequence[Block], apart: set[int], family: Family) -> Start | None:
    """The title with which the only profile begins, None where nothing says that the publication is one."""
    if is_other_document(body, apart):
        return None
    found = _institution(body, apart, family) or _placed(body, apart, family)
    return found or _leaflet(body, apart) or _sheet(body, apart, family)


def _names_somebody(heading: Block, family: Family) -> bool:
    """A heading that is a person, an office or a label of a contact, and no section."""
    text = heading.text
    return parse_person(text) is not None or is_organisation(text) > SURE or field_for(text, family.labels) is not None


def _institution(body: Sequence[Block], apart: set[int], family: Family) -> Start | None:
    """A profile of something that is no municipality: a title, and mostly sections as profiles have them."""
    headings = [b for b in body if b.role == "heading" and id(b) not in apart]
    if not headings:
        return None
    top = min(headings, key=lambda b: b.level)
    labels = [b.text for b in headings if b is not top and b.level > top.level and not _names_somebody(b, family)]
    for block in body:
        if block.cells and id(block) not in apart:
            labels += [e.label.text for e in table_entries(block, family.labels) if e.running_text]
    kinds = [kind_of(label, family.section_kinds) for label in labels]
    known = [kind for kind in kinds if kind not in {"other", "contact", "quote"}]
    others = kinds.count("other")
    share = len(known) / max(len(known) + others, 1)
    enough = share >= KNOWN_SHARE and len(set(known)) >= (MIN_KINDS if others else FEW_KINDS)
    reached = tells_how_to_reach([b for b in body if id(b) not in apart])
    # An article that nobody signs has headings about the same things, but they are no names of sections.
    enough = enough and (reached or all(len(label.split()) <= MAX_NAME for label in labels))
    # Nothing but a profile goes from the beginnings over the goals to the outlook and says whom to ask.
    whole = reached and share >= LOW_SHARE and len(set(known)) >= MANY_KINDS
    return Start(body.index(top), top, None) if enough or whole else None


def _placed(body: Sequence[Block], apart: set[int], family: Family) -> Start | None:
    """A profile of the place that its beginning names and whose office it says to ask: a reportage, a leaflet."""
    inside = [b for b in body if id(b) not in apart]
    headings = [b for b in inside if b.role == "heading"]
    if len(headings) < MIN_HEADINGS:
        return None
    top = min(headings, key=lambda b: (b.level, b.page))
    own = own_office(inside[inside.index(top) :])
    kinds = {kind_of(b.text, family.section_kinds) for b in headings} - {"other", "contact", "quote"}
    asked = sum(b.text.rstrip().endswith("?") for b in headings) >= QUESTIONS  # an interview
    if top.page > 1 or own is None or not (kinds or asked) or not tells_how_to_reach(inside):
        return None
    return Start(body.index(top), top, None)


def _leaflet(body: Sequence[Block], apart: set[int]) -> Start | None:
    """A profile of a house or a service in its own words: what it offers, when it is open, how to find and help it."""
    inside = [b for b in body if id(b) not in apart]
    headings = [b for b in inside if b.role == "heading"]
    topics = {topic for b in headings for topic, words in _OF_ITSELF if words.search(b.text)}
    if len(headings) < MIN_HEADINGS or len(topics) < MIN_TOPICS or not tells_how_to_reach(inside):
        return None
    top = min(headings, key=lambda b: (b.level, b.page))
    return Start(body.index(top), top, None) if top.page == 1 else None


def _sheet(body: Sequence[Block], apart: set[int], family: Family) -> Start | None:
    """A profile of something that states its key figures, tells of itself below headings and says whom to ask."""
    inside = [b for b in body if id(b) not in apart]
    headings = [b for b in inside if b.role == "heading"]
    kinds = {kind_of(b.text, family.section_kinds) for b in headings} - {"other", "contact", "quote"}
    figures = {e.field for e in entries_of(inside, family.labels) if e.field in FACT_FIELDS and e.passage.text}
    if (
        len(headings) < MIN_HEADINGS
        or len(kinds) < FEW_KINDS
        or len(figures) < FIGURES
        or not tells_how_to_reach(inside)
    ):
        return None
    top = min(headings, key=lambda b: (b.level, b.page))
    return Start(body.index(top), top, None) if top.page == 1 else None


def tells_how_to_reach(blocks: Sequence[Block]) -> bool:
    """Whether a text gives an e-mail address or a telephone number."""
    texts = (t for b in blocks for t in (b.text, *(c.text for c in b.cells)))
    return any(find_emails(text) or find_phones(text) for text in texts)
