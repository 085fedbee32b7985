"""Takes forgotten publications and people out of the tables of one part, or of one staged chunk.

A forgotten publication loses its rows. A forgotten person loses the cells that name or reach them; in running text a
mark takes the name's place, and what else of theirs is printed there goes too: e-mail addresses, numbers, the surname
after a form of address. Where an entity stands is counted anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.rows import Row
from pipeline.warehouse.arrow import arrow_schema, conform, pieces_of, to_arrow
from pipeline.warehouse.suppression import MARK, Spans, Suppression, cut, moved
from schemas.tables import TABLES

_OWN = ("contacts", "quotes")
_PERSONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "contacts": ("name", ("name", "academic_title", "role", "email", "phone", "fax", "mobile")),
    "quotes": ("speaker", ("speaker", "role")),
}
"""By table the column that names a person, and those that are theirs."""
_REACHING = ("email", "phone", "fax", "mobile")
_ADDRESSES = {"source_uri", "rejection_id"}
_LONGEST = 60  # characters of a printed value; longer ones are whole blocks
_LEAST = 6  # characters; shorter values occur by chance
_ADDRESSED = r"(?:Herrn?|Frau|Dr\.|Prof\.|Professorin|Professor)(?:\s+Dr\.)?\s+"
_KEY = {"publications": "publication_id", "rejections": "rejection_id"}


def redacted(
    paths: Mapping[str, Path], names: Suppression, *, hint: str | None = None, met: set[str] | None = None
) -> dict[str, pa.Table]:
    """The tables that change, as they are to be; `paths` are the files of one part by table.

    `hint` is a regular expression without which no text names anybody; with it many texts need not be looked at.
    `met` gets the keys of the publications that name somebody.
    """
    return redacted_tables({table: _read(path, table) for table, path in paths.items()}, names, hint=hint, met=met)


def redacted_tables(
    tables: Mapping[str, pa.Table], names: Suppression, *, hint: str | None = None, met: set[str] | None = None
) -> dict[str, pa.Table]:
    """The same for tables that were read; they hold all rows of the publications in them."""
    tables = dict(tables)
    dropped = {
        key
        for table, column in _KEY.items()
        if table in tables
        for key, publication in zip(
            tables[table].column(column).to_pylist(), tables[table].column("publication_id").to_pylist(), strict=True
        )
        if names.publication(publication)
    }
    changed: dict[str, pa.Table] = {}
    for table, data in tables.items():
        kept = _without(_unlinked(data, names), _KEY.get(table, "publication_id"), dropped)
        if kept is not data:
            changed[table] = tables[table] = kept
    if names.people:
        changed |= _without_people(tables, names, hint, met)
    return changed


def _read(path: Path, table: str) -> pa.Table:
    pieces = [conform(piece, table) for piece in pieces_of(path)]
    return pa.concat_tables(pieces).unify_dictionaries() if pieces else arrow_schema(table).empty_table()


def _without(data: pa.Table, column: str, keys: Iterable[str]) -> pa.Table:
    gone = pc.is_in(data.column(column), value_set=pa.array(sorted(keys), pa.string()))
    if not pc.any(gone).as_py():
        return data
    return _tidy(data.filter(pc.invert(gone)))


def _tidy(data: pa.Table) -> pa.Table:
    """Without what dictionaries keep of rows that are gone."""
    schema = data.schema
    for n, column in enumerate(schema):
        if pa.types.is_dictionary(column.type):
            data = data.set_column(n, column, data.column(n).cast(pa.string()).dictionary_encode().cast(column.type))
    return data


def _unlinked(data: pa.Table, names: Suppression) -> pa.Table:
    """Without the ids of forgotten publications whose place another took."""
    if "supersedes" not in data.column_names:
        return data
    before = data.column("supersedes").to_pylist()
    if not any(names.publication(key) for key in before):
        return data
    n = data.column_names.index("supersedes")
    after = pa.array([None if names.publication(key) else key for key in before], pa.string())
    return data.set_column(n, data.schema.field(n), after)


def _without_people(
    tables: Mapping[str, pa.Table], names: Suppression, hint: str | None, met: set[str] | None
) -> dict[str, pa.Table]:
    concerned = {key for table, data in tables.items() for key in naming(table, data, names, hint)}
    if met is not None:
        met |= concerned
    rows: dict[str, dict[str, list[Row]]] = {key: {} for key in concerned}
    for table, data in tables.items():
        key_column = _KEY.get(table, "publication_id")
        wanted = pc.is_in(data.column(key_column), value_set=pa.array(sorted(concerned), pa.string()))
        for row in data.filter(wanted).to_pylist():
            rows[row[key_column]].setdefault(table, []).append(row)
    changed: dict[str, pa.Table] = {}
    for table in {table for found in rows.values() for table in found}:
        changed[table] = _without(tables[table], _KEY.get(table, "publication_id"), concerned)
    fresh: dict[str, list[Row]] = {table: [] for table in changed}
    for found in rows.values():
        for table, some in _Publication(found, names).redacted().items():
            fresh[table] += some
    return {table: pa.concat_tables([data, to_arrow(table, fresh[table])]) for table, data in changed.items()}


def naming(table: str, data: pa.Table, names: Suppression, hint: str | None) -> set[str]:
    """Keys of the publications (in `rejections`: of the rejections) whose rows name somebody."""
    keys = data.column(_KEY.get(table, "publication_id")).to_pylist()
    return {
        keys[n] for column in _texts(table) for n, text in _candidates(data.column(column), hint) if names.spans(text)
    }


def _texts(table: str) -> list[str]:
    """Columns that may name somebody: all text but keys and words of ours."""
    return [
        column.name
        for column in TABLES[table].columns
        if column.type in {"string", "list<string>"}
        and (column.name in _ADDRESSES or not column.name.endswith(("_id", "_key", "sha256", "_at")))
        and column.name not in {"path", "supersedes", "ags", "profile_ags", "kreis_ags", "nuts3"}
    ]


def _candidates(column: pa.ChunkedArray, hint: str | None) -> list[tuple[int, str]]:
    """Texts of a column with the numbers of their rows, those that may name somebody."""
    if pa.types.is_list(column.type):
        return [(n, text) for n, texts in enumerate(column.to_pylist()) for text in texts or ()]
    if hint:
        meant = pc.fill_null(pc.match_substring_regex(column, hint, ignore_case=True), fill_value=False)
        rows = pc.indices_nonzero(meant)
        return list(zip(rows.to_pylist(), column.take(rows).to_pylist(), strict=True))
    return [(n, text) for n, text in enumerate(column.to_pylist()) if text]


class _Publication:
    """The rows of one publication that names somebody."""

    def __init__(self, rows: dict[str, list[Row]], names: Suppression) -> None:
        self._rows = rows
        self._names = names
        self._literals: set[str] = set()
        self._surnames: set[str] = set()
        self._cleared: set[tuple[str, str, str]] = set()
        """Cells that are null now: table, row, column."""
        self._cuts: dict[tuple[str, str, str], tuple[str, Spans]] = {}
        """Cells whose text was cut: what it is now, and what was cut out."""

    def redacted(self) -> dict[str, list[Row]]:
        for table in _OWN:
            self._clear_people(table)
        printed = self._printed()
        shared = self._others()
        for row in self._rows.get("evidence", ()):
            if _cell(row) in self._cleared:
                row["raw"] = MARK
        self._literals = {v for v in self._literals | printed if v not in shared and _LEAST <= len(v) <= _LONGEST}
        for table, rows in self._rows.items():
            if table != "entities":
                for row in rows:
                    self._cut_row(table, row)
        for row in self._rows.get("entities", ()):
            self._move(row)
        return self._rows

    def _clear_people(self, table: str) -> None:
        (key,) = TABLES[table].key
        named, own = _PERSONS[table]
        for row in self._rows.get(table, ()):
            spans = self._names.spans(row[named])
            if not spans:
                continue
            start, end = spans[0]
            name = row[named][start:end]
            self._surnames.add(name.split(",")[0] if "," in name else name.split()[-1])
            for column in own:
                if column == "email" and row["email_kind"] == "function" and not self._names.spans(row["email"]):
                    continue  # an office's address, whoever reads what comes there
                if column not in {named, "role", "academic_title"} and row[column]:
                    self._literals.add(row[column])
                row[column] = None
                self._cleared.add((table, row[key], column))
            if table == "contacts":
                row["kind"] = "office"
                row["email_kind"] = row["email_kind"] if row["email"] else None

    def _printed(self) -> set[str]:
        """How the cleared numbers and addresses are printed."""
        return {row["raw"].strip() for row in self._reaching() if _cell(row) in self._cleared}

    def _others(self) -> set[str]:
        """Numbers and addresses that reach others too, as values and as printed."""
        contacts = self._rows.get("contacts", ())
        values = {row[column] for row in contacts for column in _REACHING if row[column]}
        return values | {row["raw"].strip() for row in self._reaching() if _cell(row) not in self._cleared}

    def _reaching(self) -> list[Row]:
        return [row for row in self._rows.get("evidence", ()) if row["column"] in _REACHING]

    def _spans(self, text: str) -> Spans:
        spans = list(self._names.spans(text))
        lower = text.lower()
        for literal in self._literals:
            at = lower.find(literal.lower())
            while at >= 0:
                spans.append((at, at + len(literal)))
                at = lower.find(literal.lower(), at + 1)
        for surname in self._surnames:
            spans += [found.span(1) for found in re.finditer(rf"{_ADDRESSED}({re.escape(surname)}s?)\b", text)]
            if text.strip() == surname:
                spans.append((0, len(text)))
        return spans

    def _cut_row(self, table: str, row: Row) -> None:
        key = str(row[TABLES[table].key[0]])
        for column in _texts(table):
            value = row[column]
            if isinstance(value, list):
                row[column] = [cut(text, self._spans(text)) for text in value]
            elif value and column in _ADDRESSES:
                row[column] = self._names.address(value)
            elif value and (spans := self._spans(value)):
                row[column] = cut(value, spans)
                self._cuts[(table, key, column)] = (row[column], spans)
        if table == "evidence" and row["raw"] and self._names.spans(_mended(row["raw"])):
            row["raw"] = MARK

    def _move(self, row: Row) -> None:
        """An entity stands elsewhere after a cut before it, and says what stands there now."""
        where = _cell(row)
        if where in self._cleared:
            row["text"], row["normalized"], row["start"], row["end"] = MARK, None, 0, 0
            return
        if where in self._cuts:
            text, spans = self._cuts[where]
            row["start"], row["end"] = moved(row["start"], spans), moved(row["end"], spans, end=True)
            before, row["text"] = row["text"], text[row["start"] : row["end"]]
            if row["text"] != before:
                row["normalized"] = None
        self._cut_row("entities", row)


def _cell(row: Row) -> tuple[str, str, str]:
    return row["table"], row["row_id"], row["column"]


def _mended(raw: str) -> str:
    """Printed text with the words that a line end divides in one piece."""
    return re.sub(r"(\w)[-\u00ad\u2010]\s*\n\s*(\w)", r"\1\2", raw)


def redact_chunk(chunk: Path, names: Suppression, *, met: set[str] | None = None) -> None:
    """The same for a staged chunk, in its files."""
    import pyarrow.parquet as pq

    paths: dict[str, Any] = {path.stem: path for path in chunk.glob("*.parquet") if path.stem in TABLES}
    for table, data in redacted(paths, names, met=met).items():
        fresh = paths[table].with_name(f".{table}-new")
        pq.write_table(data, fresh, compression="zstd")
        fresh.replace(paths[table])
