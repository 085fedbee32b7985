"""Tables of statistics: a row for each figure, with its unit and the day to which it refers in columns of their own.

Merkmal     Einheit   Wert     Stichtag
Fläche      km²       61,35    31.12.2018
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.generic.entry import UNDATED, Entry
from extractors.generic.labels import FACT_FIELDS, field_for
from extractors.values.dates import parse_date
from extractors.values.figures import begins_figure
from schemas.document import Block, Cell
from schemas.passage import Passage

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        ("label", r"merkmale?|indikator(?:en)?|kennzahl(?:en)?|kennziffer|bezeichnung|angaben?|thema|gegenstand|größe"),
        ("unit", r"(?:maß)?einheit"),
        ("value", r"(?:wert|anzahl|zahl|ergebnis|menge)e?"),
        ("date", r"(?:stichtag|stand|datum|jahr|zeitraum|zeitpunkt|bezugsjahr)(?: ?/ ?\w+)?"),
        ("source", r"(?:daten)?quelle|anmerkung(?:en)?|bemerkung(?:en)?"),
    )
)
_COUNT = re.compile(r"(?:anzahl|absolut|zahl)$", re.IGNORECASE)
"""In the column of units: the figure is a bare number."""


def statistics_entries(table: Block, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """The figures of such a table as entries, () for any other table."""
    rows = [row for row in table.rows if any(c.text for c in row)]
    roles = _roles(rows[0]) if rows else {}
    if "value" not in roles.values() or not {"unit", "date"} & set(roles.values()):
        return ()
    return tuple(_entries(rows[1:], roles, table, own))


def _roles(head: Sequence[Cell]) -> dict[int, str]:
    """What each column holds, by its name; {} where a name says nothing of the kind."""
    found: dict[int, str] = {}
    for n, cell in enumerate(head):
        role = next((role for role, pattern in _ROLES if pattern.fullmatch(cell.text.strip(" :."))), None)
        if n == 0:
            role = "label"  # whatever the first column is called
        if role is None or role in found.values():
            return {}
        found[cell.column] = role
    return found


def _entries(
    rows: Sequence[Sequence[Cell]], roles: Mapping[int, str], table: Block, own: Mapping[str, str]
) -> Iterator[Entry]:
    for row in rows:
        cells = {roles[c.column]: c for c in row if c.column in roles and c.text}
        label, value, unit, date = (cells.get(role) for role in ("label", "value", "unit", "date"))
        if label is None or value is None:
            continue
        field = field_for(label.text, own)
        if not begins_figure(value.text) and field not in FACT_FIELDS:
            continue  # "Laufzeit" may be said in words
        measured = unit is not None and not _COUNT.match(unit.text)
        figure = Passage.join([value.passage, unit.passage]) if unit is not None and measured else value.passage
        yield Entry(
            label=label.passage,
            field=field,
            values=(),
            lines=(figure,),
            claims=tuple(block for cell in cells.values() for block in cell.blocks),
            source=table,
            dated=date.passage.strip() if date is not None and parse_date(date.text) else UNDATED,
        )
