"""Stated figures and short values: label, key, value, unit, amount, reference date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from extractors.family import Item, item
from extractors.generic import family
from extractors.generic.entries import entries_in, entries_of
from extractors.generic.entry import Entry
from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, REACH_FIELDS, field_for, field_of
from extractors.generic.place import read_place
from extractors.generic.place_lists import are_places
from extractors.generic.place_types import type_of
from extractors.generic.reference_dates import ReferenceNote, reference_notes
from extractors.profile_blocks import ProfileBlocks
from extractors.values.dates import find_dates, parse_date
from extractors.values.figures import Figure, is_measure, parse_count, parse_figure
from extractors.values.organisation import BODY, is_organisation
from extractors.values.person import is_person_name
from schemas.evidence import Candidate
from schemas.passage import Passage
from schemas.profile import SectionKind

_DATED = re.compile(r"\s*[(,]\s*(?:Stand|Stichtag|zum|am)?[ :]*(?P<date>[^()]{4,24})\)?$")
MAX_VALUE = 90  # characters; longer values are text
_ABOUT = re.compile(r"(?:ca\.?|rund|etwa|knapp|über|gut|fast|mehr als|bis zu)\s+", re.IGNORECASE)
PLACES = frozenset({"municipality", "federal_state", "municipality_type"})
_DAY = (
    r"(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|sonnabend|so(?:nntag)?)s?\.?"
)
_WEEKDAYS = re.compile(rf"(?:jeden? )?{_DAY}(?:\s*(?:bis|und|,|[-–/+])\s*{_DAY})*", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:Stand|Stichtag)\b")
# Who governs is said among the key figures; whom to ask is said elsewhere.
_MEMBERS = re.compile(r"Mitglied(?:er|skommunen|sgemeinden|sorte)?\b[^(]{0,12}:?$")
_IN_CHARGE = re.compile(r"(?:Federführ(?:ung|end)|Konsortialführ(?:ung|er(?:in)?))\s*:?", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:seit|ab|bis)$|jahr$|beginn$|start$|beitritt$|aufnahme$|\bGründung", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""Behind such a label the year in which something began, which is no amount."""
_SIZE = re.compile(r"(?:[Kk]leinere |[Gg]rößere )?(?:Klein|Mittel|Groß)stadt|Landgemeinde")
"""How large a town is, which is not what kind of municipality it is."""
_HEAD = re.compile(r"(?:\w*bürgermeister|landrat|landrätin)(?:in)?\b", re.IGNORECASE)
COUNTED = frozenset({"population", "area_km2", "budget_eur"})
SURE_NAME = 0.5  # of `is_person_name`
KNOWN = 2  # labels of facts that make a table one of key figures
MAX_NAME = 10  # words of a value that is a name
PLAIN = frozenset({"other"})
ANY = frozenset(get_args(SectionKind)) - {"contact", "quote", "materials"}
SEAT = frozenset({"address", "city", "organisation"})
"""Fields of contacts that a table of key figures states of an association: "Sitz: Unna"."""
_SENTENCE_END = re.compile(r"\w{3}[.!?]$")
_IN_UNIT = re.compile(r"(?:\bin |[(\[]\s*(?:in )?)(?P<unit>[^\d()\[\]]{1,24}?)\s*[)\]]?$")
"""The unit of a column of figures said by its label: "Fläche in km²", "Fördersumme (Mio. Euro)"."""
STATING = PLAIN | {"structures_and_strategies", "measures", "funding", "outlook"}
_COUNTED = re.compile(r"(?:(?:ca\.|rund|etwa|über|bis zu|gut|knapp)\s)?\d[\d.,]*(?:\s[\w-]+){1,2}$")


def is_fact(entry: Entry) -> bool:
    """Whether an entry of a table or a labelled line is a short value and no section, contact or place.

    A label that heads a section elsewhere ("Partner"), or names a place ("Gemeinden"), makes a fact only of a figure.
    """
    text = entry.passage.text
    if (
        not entry.label.text
        or not text
        or entry.running_text
        or len(text) > MAX_VALUE
        or _REFERENCE.match(text)  # "Einwohner: Stand 30.6.2022" is a note on a figure that stands elsewhere
        or is_date_label(entry.label.text)
        or _REFERENCE.fullmatch(entry.label.text.strip(" :"))
    ):
        return False
    if entry.field in FACT_FIELDS:
        return True
    if entry.field in PLACES:
        return parse_figure(text) is not None or _SIZE.fullmatch(text) is not None
    if entry.field == "members":
        # How many they are is a figure; which they are is said by the profile's municipalities.
        return not are_places(entry.lines)
    if entry.field == "person_role" and _HEAD.match(entry.label.text):
        return _has_figures(entry) and is_person_name(text) > SURE_NAME
    if _leads(entry) and (entry.rung or _has_figures(entry)):
        return True
    if entry.field is not None:
        return entry.field in SEAT and _states_figures_alone(entry)
    return entry.rung or kind_of(entry.label.text) in _named_kinds(entry) or _is_figure(text)


def _leads(entry: Entry) -> bool:
    """Whether an entry says which body is in charge; a person there is whom to ask."""
    return _IN_CHARGE.fullmatch(entry.label.text) is not None and is_organisation(entry.passage.text) >= BODY


def _named_kinds(entry: Entry) -> frozenset[str]:
    """The kinds of labels whose value is a fact: in a table of key figures also of those that one name answers.

    "Rechtsform | eingetragener Verein" states what "Ziel | Weniger Verkehr" only begins to tell.
    """
    if not _has_figures(entry):
        return STATING | {"partners"} if _is_among_figures(entry) else PLAIN
    if _states_figures_alone(entry):
        return ANY
    if _MEMBERS.match(entry.label.text):
        return STATING | {"partners"}  # of an association, among its figures
    return STATING if len(entry.passage.text.split()) <= MAX_NAME else PLAIN


def _states_figures_alone(entry: Entry) -> bool:
    """Whether all rows of a table of key figures are short: no text, no list, nobody to be reached."""
    values = [cell for row in entry.source.rows for cell in row[1:]]
    short = all(
        len(cell.text) <= MAX_VALUE
        and not _SENTENCE_END.search(cell.text)
        and all(block.role != "list_item" for block in cell.blocks)
        for cell in values
    )
    return short and _has_figures(entry) and not any(field_of(c.text) in REACH_FIELDS for c in entry.source.cells)


def _has_figures(entry: Entry) -> bool:
    """Whether an entry stands in a table of key figures: two, or half of its rows."""
    known = _known_figures(entry)
    return known >= KNOWN or (known > 0 and 2 * known >= len(entry.source.rows))


def _known_figures(entry: Entry) -> int:
    return sum(field_of(c.text) in FACT_FIELDS for c in entry.source.cells)


def _is_among_figures(entry: Entry) -> bool:
    """Whether an entry stands in a table with one key figure whose rows are short, most of them figures and dates."""
    rows = [cell.text for row in entry.source.rows for cell in row[1:]]
    figures = sum(_is_figure(text) or parse_date(text) is not None for text in rows)
    return _known_figures(entry) > 0 and 2 * figures >= len(rows) and all(len(text) <= MAX_VALUE for text in rows)


def is_date_label(label: str) -> bool:
    """Whether a label is nothing but a date or days of the week: a line of a chronicle, a programme, opening hours."""
    if _WEEKDAYS.fullmatch(label.strip(" :.")):
        return True
    dates = find_dates(label)
    return bool(dates) and sum(d.stop - d.start for d in dates) >= len(label.strip(" :."))


def _is_figure(text: str) -> bool:
    """A number with its unit, or a number and few words: "58", "46 Kitas", "rund 120 Ehrenamtliche"."""
    return parse_figure(text) is not None or _COUNTED.match(text) is not None


def _about_whole(entry: Entry, profile: ProfileBlocks) -> bool:
    """Whether a row says to which Kreis a municipality belongs: its name is not the one of the profile."""
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    return (
        entry.field == "municipality"
        and place is not None
        and type_of(entry.label.text.strip(" :")) == "Landkreis"
        and place.kind != "Landkreis"
        and place.name.text != entry.passage.text
        and 0 < len(entry.passage.text) <= MAX_VALUE
    )


@family.rule("facts")
def labelled_facts(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """Rows of tables and `Label: value` lines with short values."""
    found = entries_in(profile)
    notes = reference_notes(profile)
    inner = (
        e
        for row in found
        if row.source.cells and row.values and not is_fact(row)
        for e in entries_of(row.values, profile.family.labels)
    )
    for entry in (*found, *(e for e in inner if e.label.text)):
        in_table = bool(entry.source.cells) or entry.rung
        if in_table and _about_whole(entry, profile):
            yield _fact(entry, notes)
            continue
        if not is_fact(entry) or (
            entry.field not in FACT_FIELDS and not in_table and parse_figure(entry.passage.text) is None
        ):
            continue
        stated = entry.rung or (entry.lines and re.search(r"\d", entry.passage.text))
        if entry.source.role == "heading" and not stated:
            continue  # "Bevölkerung: Der Rückgang ist gestoppt" heads a section
        yield _fact(entry, notes)


def _fact(entry: Entry, notes: Sequence[ReferenceNote]) -> Candidate[Item]:
    passage = entry.passage.strip()
    label, dated = _undated(_unmarked(entry.label.strip(" :")))
    field = entry.field
    said = _unit_of(label)
    figure = _measured(passage.text, said.text) if said else parse_count(passage.text)
    counted = field not in COUNTED or re.search(r"\d", passage.text) is not None  # "Gemeindegröße: Mittelstadt"
    key = field if field in FACT_FIELDS and counted else "operator" if _leads(entry) else None
    value, unit, amount, as_of = passage, None, None, None
    if figure is not None and field not in {"operator", "target_group"}:
        value_text = figure.value
        at = passage.text.find(value_text)
        if at >= 0:
            # "ca. 39.400" stays as printed; only unit and reference date go.
            start = 0 if _ABOUT.fullmatch(passage.text[:at]) else at
            value = passage[start : at + len(value_text)]
        unit = figure.unit
        year = field in {"founded", "duration"} or (_SINCE.search(label.text) and _YEAR.fullmatch(value_text))
        amount, as_of = (None if year else figure.amount), figure.as_of
    stated = entry.dated if parse_date(entry.dated.text) else None
    as_of = as_of or dated or (parse_date(stated.text) if stated else None)
    claims = entry.claims
    if as_of is None and amount is not None and (note := next((n for n in notes if n.refers_to(entry)), None)):
        as_of, stated, claims = note.date, note.passage, (*claims, note.block)
    score = 0.93 if key else 0.85
    unit_passage = said if said and unit == said.text else _find(passage, unit)
    parts = item(
        claims,
        label=Candidate(label.text, label, score),
        key=Candidate(key, label, score, "derived:key") if key else None,
        value=Candidate(value.text, value, score),
        unit=Candidate(unit, unit_passage, score) if unit else None,
        amount=Candidate(amount, value, score, "derived:amount") if amount is not None else None,
        as_of=Candidate(as_of, stated or passage, score, "derived:as_of") if as_of else None,
    )
    return Candidate(parts, Passage.join([label, passage]), score)


def _unit_of(label: Passage) -> Passage | None:
    hit = _IN_UNIT.search(label.text)
    return label[hit.start("unit") : hit.end("unit")] if hit and is_measure(hit["unit"]) else None


def _measured(text: str, unit: str) -> Figure | None:
    """The figure of a cell whose unit stands in its label; a unit of its own is the one that holds."""
    own = parse_count(text)
    if own is None or own.unit is not None:
        return own
    measured = parse_figure(f"{own.value} {unit}")
    return own._replace(unit=unit, amount=measured.amount) if measured and measured.unit == unit else own


def _unmarked(label: Passage) -> Passage:
    """A label without the mark of its footnote, or the dots that lead to its value: "Einwohner1", "Einwohner ....."."""
    hit = re.search(r"(?<=[a-zäöüß)])(?:[\d*]|\s*[.…_·]{3,})$", label.text)
    return label[: hit.start()] if hit else label


def _undated(label: Passage) -> tuple[Passage, str | None]:
    """A label without its reference date, and the date: "Einwohner (31.12.2022)"."""
    hit = _DATED.search(label.text)
    date = parse_date(hit["date"]) if hit else None
    return (label[: hit.start()].strip(), date) if hit and date and "/" not in date else (label, None)


def _find(passage: Passage, text: str | None) -> Passage:
    at = passage.text.find(text) if text else -1
    return passage[at : at + len(text)] if text and at >= 0 else passage


__all__ = ["field_for", "is_fact", "labelled_facts"]
