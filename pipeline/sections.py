"""Blocks of a profile -> its sections: headings with what stands under them, rows of tables with running text."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.family import Item, item
from extractors.generic.facts import is_date_label, is_fact
from extractors.generic.headline import tells_where
from extractors.generic.kinds import kind_of
from extractors.generic.labels import CONTACT_FIELDS, REACH_FIELDS, field_of
from extractors.generic.place import names_state, read_place
from extractors.generic.quotes_once import is_repeated
from extractors.generic.table_entries import table_entries
from extractors.profile_blocks import ProfileBlocks
from extractors.values.organisation import BODY, is_organisation
from pipeline.regroup.made_tables import as_block
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage
from schemas.profile import SectionKind

TEXT_ROLES = frozenset({"paragraph", "pull_quote"})
_EVENTS = re.compile(r"\btermine?\b|\bveranstaltung|\bkalender\b|\bvormerken\b", re.IGNORECASE)
_ICON = re.compile(r"^[^\w\s„»“\"'(\[§&+#-]\s+(?=[A-ZÄÖÜ„])")
_BARE_NUMBER = re.compile(r"^(?P<number>\d{1,2})[ .)]+(?=[A-ZÄÖÜ„])")
_LETTER = re.compile(r"^(?P<number>[A-Za-z])[ .)]+(?=[A-ZÄÖÜ„])")
_LETTER_AND_NUMBER = re.compile(r"^(?P<number>[A-Z]\d{1,2})[ .)]+(?=[A-ZÄÖÜ„])")
_NUMBER = re.compile(r"^(?:[IVX]{1,4}\.\s?|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?|\d{1,2}\.)\s+(?=[A-ZÄÖÜ„])")
_PICTURE = re.compile(
    r"^(?:Tabelle|Tab\.)\s?\d|^Karte:\s|"
    r"(?:\(|\b)(?:Foto|Fotos|Bild|Abb\.|Abbildung|Grafik|Quelle|©)\b(?:[^.]|(?<=\b[A-Z])\.){0,60}\)?$"
)
NO_SECTION = frozenset(
    {"municipality", "members", "federal_state", "municipality_type", "imprint", "publisher", "headline"}
)
_SENTENCE_END = re.compile(r"\w[.!?][“\"]?$")
_INTERVIEW = re.compile(r"\bNachgefragt\b|\bFragen an\b|\bInterview\b|\b[Ii]m Gespräch\b|\bGespräch mit\b")
_TOGETHER = re.compile(r"(?:Kooperation|Zusammenarbeit|Vernetzung|Netzwerk)(?:e|en)?")
BODIES = 2  # at least that are listed
_ENDS = re.compile(r"[.!?:;,“\"»«)]$")
NEAR, EDGE = 2.0, 2.0  # of the type size: white below a line over what others read; points by which they begin apart
MAX_HEADING = 60  # characters of a title of a table, or of a line that is but a place
MIN_ROWS, MIN_CELLS = 2, 3  # of a table under its title: each row has a head and more figures than one
LEGEND, LEGEND_WORDS = 0.75, 4  # of the usual type size; the words of an item of a chart's legend
LONG_LEFTOVER = 120  # characters under a contact heading that are no contact: a section after all


@dataclass
class Section:
    """A heading and the blocks under it, while they are collected."""

    heading: Passage | None
    kind: SectionKind
    source: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    emptied: bool = False
    """Whether other fields have read what stood under the heading."""
    boxed: bool = False
    """Whether something stands under the heading in the box in which the heading stands."""

    @property
    def passage(self) -> Passage:
        return Passage.join([b.passage for b in self.blocks], "\n")


def divide_sections(profile: ProfileBlocks) -> tuple[Section, ...]:
    """The sections in reading order; title, slogan, summary, contacts and quotes must be claimed before."""
    found: list[Section] = []
    current: Section | None = None
    own = profile.family.section_kinds
    counts = _counts(profile)
    last: Block | None = None  # heading, whoever has read it
    for block in profile.all_blocks:
        if block is profile.title:
            continue
        last = block if block.role == "heading" else last
        if current is not None and _is_boxed(current) and current.source is not block:
            current.boxed = current.boxed or block.container == _container(current)
        if block.cells:
            rows = [r for r in _rows(block, profile) if r is not None] or list(_titled(block, profile))
            found += rows
            goes_on = not rows and current is not None and current.source is last
            told = _told(block, current, profile) if current is not None and goes_on else []
            if current is not None:
                current.emptied = current.emptied or not told
                current.blocks += told
            if rows:
                current = None
            continue
        if not profile.free(block):
            if current is not None and block.role != "heading":
                current.emptied = True
            continue
        if is_repeated(block, profile.all_blocks):
            continue
        if _is_caption(block, profile) or (current is not None and current.blocks and _heads_read(block, profile)):
            continue
        if block.role == "heading" and current is None and tells_where(block):
            continue
        if current is not None and _is_asked(block, current):
            current.kind = "other"
            current.blocks.append(replace(block, role="paragraph", level=0))
            continue
        if block.role == "heading":
            heading = _unnumbered(_without_icon(block.passage.strip(" :")), counts)
            current = Section(heading, kind_of(heading.text, own), block)
            found.append(current)
        elif current is None:
            if block.role in TEXT_ROLES or block.role == "list_item":
                current = Section(None, "other", None, [block])
                found.append(current)
        else:
            if _leaves_box(current, block):
                # A box beside the text is read between two parts of it; outside it the section before goes on.
                current = next((s for s in reversed(found) if not _is_boxed(s)), current)
            current.blocks.append(block)
    for section in found:
        if _lists_bodies(section):
            section.kind = "partners"
    headed = [s for s in found if s.heading is not None]
    # A section is a heading with what stands under it; what stands under none is text only where there is no heading.
    return tuple(s for s in headed or found if _is_section(s))


def _lists_bodies(section: Section) -> bool:
    """Whether bodies alone are listed under "Kooperation": who takes part, and not how they work together."""
    if section.heading is None or not _TOGETHER.fullmatch(section.heading.text):
        return False
    named = [is_organisation(b.text) >= BODY for b in section.blocks if b.role == "list_item"]
    return len(named) >= BODIES and 2 * sum(named) > len(named) == len(section.blocks)


def _is_asked(block: Block, section: Section) -> bool:
    """Whether a heading is a question of the interview that the section is: "Drei Fragen an Ada Beispiel"."""
    head = section.source
    if block.role != "heading" or not block.text.rstrip().endswith("?") or head is None:
        return False
    return _INTERVIEW.search(head.text) is not None and block.size <= head.size and block.container == head.container


def _heads_read(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a line stands over what other fields have read, in its column: "Auf einen Blick" over key figures.

    Where a line of its own type stands over it as well it is the last line of a text.
    """
    if block.role != "paragraph" or len(block.text) > MAX_HEADING or _ENDS.search(block.text):
        return False
    at = next(n for n, b in enumerate(profile.all_blocks) if b is block)
    above, below = profile.all_blocks[at - 1] if at else None, next(iter(profile.all_blocks[at + 1 :]), None)
    near = below is not None and 0 <= below.box.top - block.box.bottom < NEAR * block.size
    if below is None or not near or below.page != block.page or below.container != block.container:
        return False
    read = below.role == "paragraph" and not profile.free(below) and abs(below.box.x0 - block.box.x0) < EDGE
    return read and not (above is not None and profile.free(above) and _is_flush(above, block))


def _is_flush(above: Block, block: Block) -> bool:
    """Whether two blocks stand close one below the other in one type."""
    gap = block.box.top - above.box.bottom
    alike = abs(above.size - block.size) < 0.3 and above.container == block.container
    return alike and above.page == block.page and -1 <= gap < NEAR * block.size


def _container(section: Section) -> int:
    return section.source.container if section.source is not None else -1


def _is_boxed(section: Section) -> bool:
    return _container(section) >= 0


def _leaves_box(section: Section, block: Block) -> bool:
    """Whether a block stands in no box, behind the box that the section fills.

    A heading may be alone on its bar of colour: then what stands below it on the page is its text.
    """
    if section.source is None or not _is_boxed(section) or block.container >= 0:
        return False
    later = block.page > section.source.page and (section.emptied or bool(section.blocks))
    return later or (section.boxed and block.page == section.source.page)


def _unnumbered(heading: Passage, counts: Sequence[re.Pattern[str]]) -> Passage:
    """A heading without its number: "3.1 Bläserklassen", "2. Ziele"; "2 Ziele", "B Ziele" where headings count so."""
    hits = (pattern.match(heading.text) for pattern in (_NUMBER, *counts))
    hit = next(filter(None, hits), None)
    return heading[hit.end() :] if hit else heading


def _without_icon(heading: Passage) -> Passage:
    """A heading without the picture that a symbol font sets in front of it."""
    hit = _ICON.match(heading.text)
    return heading[hit.end() :] if hit else heading


def _counts(profile: ProfileBlocks) -> list[re.Pattern[str]]:
    """Which of bare numbers and letters count the headings upwards: 1, 2, 3; A, B, C; C1, C2, C3."""
    return [pattern for pattern in (_BARE_NUMBER, _LETTER, _LETTER_AND_NUMBER) if _counts_up(pattern, profile)]


def _counts_up(pattern: re.Pattern[str], profile: ProfileBlocks) -> bool:
    # The layout reads some of the numbers as markers.
    texts = (f"{b.marker} {b.text}" if b.marker else b.text for b in profile.all_blocks if b.role == "heading")
    hits = [pattern.match(text) for text in texts]
    numbers = [int(hit["number"], 36) for hit in hits if hit]  # a letter is a digit of that base
    return any(b == a + 1 for a, b in pairwise(numbers))


def _rows(table: Block, profile: ProfileBlocks) -> Iterator[Section]:
    for entry in table_entries(table, profile.family.labels):
        if not entry.label.text or not entry.values or is_fact(entry):
            continue
        free = [b for b in entry.values if profile.free(b)]
        if len(free) < len(entry.values) and not _tell(free, entry.field):
            continue
        if is_date_label(entry.label.text):
            continue  # a chronicle: its rows are the text of the section in which it stands
        named = entry.field in NO_SECTION and not (entry.field == "headline" and entry.running_text)
        if named or (entry.field in CONTACT_FIELDS and not entry.running_text):
            continue
        kind = kind_of(entry.label.text, profile.family.section_kinds)
        yield Section(entry.label.strip(" :"), kind, None, free)


def _tell(left: Sequence[Block], field: str | None) -> bool:
    """Whether what others left of a row is text of its own: the paragraphs above a quote."""
    return field is None and any(b.role == "list_item" or _SENTENCE_END.search(b.text) for b in left)


def _titled(table: Block, profile: ProfileBlocks) -> Iterator[Section]:
    """A table of figures by years or places under a title of its own: the title with the rows as text."""
    first, *rows = table.rows
    if len(first) > 1 or not first[0].header or len(first[0].text) > MAX_HEADING or len(rows) < MIN_ROWS:
        return
    wide = all(sum(bool(c.text) for c in row) >= MIN_CELLS for row in rows)
    if wide and all(profile.free(b) for cell in table.cells for b in cell.blocks) and not _labelled(table, profile):
        texts = [as_block(table, Passage.join([c.passage for c in row if c.text])) for row in rows]
        yield Section(first[0].passage, kind_of(first[0].text, profile.family.section_kinds), None, texts)


def _labelled(table: Block, profile: ProfileBlocks) -> bool:
    """Whether a table pairs labels that the lexicon knows with values."""
    return any(e.field for e in table_entries(table, profile.family.labels))


def _told(table: Block, section: Section, profile: ProfileBlocks) -> list[Block]:
    """The rows of a table that nothing else is read from, as paragraphs of the section in which it stands.

    A chronicle tells of the profile; dates of events to come do not.
    """
    if section.heading is None or _EVENTS.search(section.heading.text) or field_of(section.heading.text) == "hours":
        return []
    if _labelled(table, profile):
        return []
    if not all(profile.free(b) for cell in table.cells for b in cell.blocks):
        return []
    rows = ([c.passage for c in row if c.text] for row in table.rows)
    return [as_block(table, Passage.join(row)) for row in rows if row]


def _is_section(section: Section) -> bool:
    text = section.passage.text
    heading = section.heading.text if section.heading else ""
    if section.kind in {"contact", "quote"} or field_of(heading) in REACH_FIELDS:
        return len(text) > LONG_LEFTOVER
    if text and len(text) <= MAX_HEADING and (names_state(text) or read_place(section.passage) is not None):
        return False  # the cover of a leaflet: what it is about, and where
    if section.heading is None:
        return len(text) > 3
    return bool(text) or not section.emptied


def _is_caption(block: Block, profile: ProfileBlocks) -> bool:
    """A line under a picture: in smaller type than the text, or with the name of the photographer."""
    if block.role == "caption":
        return True
    usual = (
        statistics.median(sizes)
        if (sizes := [b.size for b in profile.all_blocks if b.role in {"paragraph", "list_item"}])
        else 0.0
    )
    return (
        block.role == "paragraph"
        and block.size < usual - 0.8
        and (_PICTURE.search(block.text) is not None or block.size < usual - 2)
    ) or (
        # The legend of a chart is no list of what the text tells.
        block.role == "list_item" and block.size < LEGEND * usual and len(block.text.split()) <= LEGEND_WORDS
    )


def section_candidates(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """Each section as an item: heading, kind, text, and its bullets with their levels."""
    for section in divide_sections(profile):
        paragraphs = [b for b in section.blocks if b.role in TEXT_ROLES and b.text]
        bullets = [b for b in section.blocks if b.role == "list_item" and b.text]
        text = Passage.join([b.passage for b in paragraphs], "\n\n")
        evidence = section.heading or section.passage
        parts = item(
            [b for b in (section.source, *section.blocks) if b],
            heading=Candidate(section.heading.text, section.heading, 0.95) if section.heading else None,
            kind=Candidate(section.kind, evidence, 0.95 if section.kind != "other" else 0.7, "derived:kind"),
            text=Candidate(text.text, text, 0.93) if text else None,
        )
        lists = {"bullets": tuple(_bullet(b, level) for b, level in zip(bullets, levels(bullets), strict=True))}
        yield Candidate(Item(parts.parts, lists, parts.claims), Passage.join([evidence, section.passage]), 0.95)


def _bullet(block: Block, level: int) -> Candidate[Item]:
    passage = block.passage
    parts = item([block], text=Candidate(passage.text, passage, 0.95), level=Candidate(level, passage, 0.95))
    return Candidate(parts, passage, 0.95)


def levels(bullets: Sequence[Block]) -> list[int]:
    """Nesting levels counted from 1, no level left out."""
    least = min((max(1, b.level) for b in bullets), default=1)
    return [max(1, b.level) - least + 1 for b in bullets]
