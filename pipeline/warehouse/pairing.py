"""Which row of an earlier reading is which row of a later one: by what they say, and not by where they stand.

Rows of one name are the same one; of several with one name the first is the first. What is left over is the same where
it reaches the same desk (an e-mail address, a number) without naming another person, or where its text was reworded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from pipeline.rows import Row

# What names a row for people, the first that is stated.
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "publications": (),
    "profiles": (),
    "municipalities": ("name",),
    "contacts": ("name", "email", "organisation", "phone"),
    "quotes": ("text",),
    "sections": ("heading", "text"),
    "bullets": ("text",),
    "materials": ("text",),
    "facts": ("label",),
    "rejections": (),
}
REACHED_BY = ("email", "phone", "mobile", "organisation")
REWORDED = 75.0  # of 100 by the edit distance; sentences that share a beginning alone have about 50
TEXTS = frozenset({"quotes", "bullets", "materials", "sections"})


def name_of(table: str, row: Row) -> str:
    """What names a row for people; empty where the table has one row for each publication."""
    return next((str(row[column]) for column in NAMED_BY[table] if row.get(column)), "")


def pairs(table: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows that are one and the same, then those that only one side has; `old` and `new` are of one profile."""
    before, after = _numbered(table, old), _numbered(table, new)
    for key in sorted(before.keys() & after.keys()):
        yield before.pop(key), after.pop(key)
    left = list(before.values())
    for row in after.values():
        known = max(left, key=lambda one: _likeness(table, one, row), default=None)
        if known is not None and _likeness(table, known, row):
            left.remove(known)
            yield known, row
        else:
            yield None, row
    yield from ((row, None) for row in left)


def _numbered(table: str, rows: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """Rows by name and, of several with one name, their number."""
    count: Counter[str] = Counter()
    found: dict[tuple[str, int], Row] = {}
    for row in rows:
        name = name_of(table, row)
        count[name] += 1
        found[name, count[name]] = row
    return found


def _likeness(table: str, old: Row, new: Row) -> float:
    """How much speaks for one row that has changed, 0 to 100; 0 for two rows."""
    if table == "contacts":
        other = bool(old["name"] and new["name"] and old["name"] != new["name"])
        return 0.0 if other else 100.0 * any(old[column] and old[column] == new[column] for column in REACHED_BY)
    if table not in TEXTS or (table == "bullets" and old["section_kind"] != new["section_kind"]):
        return 0.0
    column = "heading" if old.get("heading") and new.get("heading") else "text"
    if table == "sections" and old["text"] and old["text"] == new["text"]:
        return 100.0
    return fuzz.ratio(old.get(column) or "", new.get(column) or "", score_cutoff=REWORDED)
