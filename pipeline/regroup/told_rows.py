"""Tables that tell of a municipality in each row: every row becomes what a profile is elsewhere.

The name is a title, and what the columns say stands below it, each beside the name of its column. A table of figures,
an address list and a table among other text stay tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extractors.generic.contacts.signs import signals
from extractors.generic.entry import lines_of
from extractors.generic.place import read_place
from pipeline.regroup.made_tables import as_table
from schemas.document import RUNNING, Block, Cell

COLUMNS = 3
MAX_NAME = 40  # characters of a column's name
MOST = 0.6  # of the rows must name a place, and as many tell something
TOLD = 60  # characters of a cell that tells something
MAIN = 0.5  # of a publication's text stands in such tables: else they are part of what it tells
FEWEST = 2  # rows


@dataclass(frozen=True)
class _Told:
    """Such a table: what its columns are called, which of them names the place, and its rows."""

    names: dict[int, Cell]
    place: int
    rows: tuple[tuple[Cell, ...], ...]


def with_told_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the rows of all such tables unfolded, where these are what the publication tells."""
    told = _told(blocks)
    rows = sum(len(table.rows) for table in told.values())
    whole = sum(_length(block) for block in blocks if block.role not in RUNNING)
    own = sum(_length(block) for block in blocks if id(block) in told)
    if rows < FEWEST or own < MAIN * whole:
        return tuple(blocks)
    level = min(5, 1 + max((b.level for b in blocks if b.role == "heading"), default=0))
    unfolded = (_unfolded(told[id(b)], level) if id(b) in told else (b,) for b in blocks)
    return tuple(chain.from_iterable(unfolded))


def _told(blocks: Sequence[Block]) -> dict[int, _Told]:
    """By identity the tables that tell of places, those that go on without a head among them."""
    found: dict[int, _Told] = {}
    last: _Told | None = None
    for block in blocks:
        if block.role in RUNNING:
            continue
        table = (_headed(block) or _continued(block, last)) if block.cells else None
        if table is not None:
            found[id(block)] = table
        last = table
    return found


def _headed(table: Block) -> _Told | None:
    rows = [row for row in table.rows if any(c.text for c in row)]
    if len(rows) < 2 or len(rows[0]) < COLUMNS:
        return None
    head = rows[0]
    if any(not c.text or len(c.text) > MAX_NAME or any(map(str.isdigit, c.text)) or signals(c.text) for c in head):
        return None
    names = {c.column: c for c in head}
    place = next((c.column for c in head if _names_places(c.column, rows[1:])), None)
    if place is None or not _tells(place, rows[1:]):
        return None
    return _Told(names, place, tuple(rows[1:]))


def _continued(table: Block, last: _Told | None) -> _Told | None:
    """The rows of a table that goes on on the next page."""
    rows = tuple(row for row in table.rows if any(c.text for c in row))
    if last is None or {c.column for row in rows for c in row} != set(last.names):
        return None
    return replace(last, rows=rows) if _names_places(last.place, rows) else None


def _names_places(column: int, rows: Sequence[Sequence[Cell]]) -> bool:
    cells = [c for row in rows for c in row if c.column == column and c.text]
    return bool(cells) and sum(_is_place(c) for c in cells) >= MOST * len(rows)


def _is_place(cell: Cell) -> bool:
    lines = (line for block in cell.blocks for line in lines_of(block))
    return any(read_place(passage) is not None for passage in (cell.passage, *lines))


def _tells(place: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether most rows have a cell of running text."""
    told = sum(any(c.column != place and len(c.text) >= TOLD and not _reaches(c) for c in row) for row in rows)
    return told >= MOST * len(rows)


def _reaches(cell: Cell) -> bool:
    return signals("\n".join(line.text for block in cell.blocks for line in lines_of(block)))


def _unfolded(table: _Told, level: int) -> Iterator[Block]:
    for row in table.rows:
        named = next((c for c in row if c.column == table.place and c.text), None)
        others = [(table.names[c.column], c) for c in row if c is not named and c.column in table.names and c.text]
        if named is not None:
            first, *further = named.blocks
            passage = first.passage if not further or first.passage.text else named.passage
            yield replace(first, role="heading", level=level, passage=passage, marker=None, container=-1)
            yield from further
        # Short values by themselves: they are key figures, and what a project is called is one among them.
        for group in (_short(others), [other for other in others if other not in _short(others)]):
            if group:
                yield as_table([(replace(name.blocks[0], passage=name.passage), list(c.blocks)) for name, c in group])


def _short(cells: Sequence[tuple[Cell, Cell]]) -> list[tuple[Cell, Cell]]:
    return [(name, c) for name, c in cells if len(c.text) < TOLD and not _reaches(c)]


def _length(block: Block) -> int:
    return len(block.text) + sum(len(c.text) for c in block.cells)
