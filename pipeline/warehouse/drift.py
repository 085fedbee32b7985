"""Whether a run's rows are less complete than those of the runs before, by more than chance explains.

Every column of every family is a share: rows that hold a value of all rows. Two shares are compared by the
two-proportion test with pooled variance and continuity correction, one-sided, because more values are no fault.
How many rows a publication gives is compared too: what vanishes altogether has no share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import erfc, sqrt
from typing import Any

CODE = "completeness_drop"
RUNS = 10  # earlier runs that are taken together: enough rows, and what was the rule years ago is no standard
CHANCE = 0.001  # of one false alarm in a run, shared out among all columns that are compared
LEAST_ROWS = 20  # below that the normal distribution says nothing
LEAST_DROP = 0.05  # of all rows; smaller drops may be real and are nobody's work
CLUMPED = 4.0  # rows come in clumps, within a family less than overall; variance against a Poisson count

Completeness = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""By family and table `{"rows": n, "filled": {column: n}}`."""


@dataclass(frozen=True, slots=True)
class Drop:
    """One share that has fallen; `column` is None where the number of rows has."""

    family: str
    table: str
    column: str | None
    before: float
    """Share of rows with a value, 0 to 1; rows per publication where `column` is None."""
    now: float
    rows: int
    """Rows of this run; publications where `column` is None."""
    code: str = CODE
    severity: str = "warning"

    @property
    def message(self) -> str:
        if self.column is None:
            return (
                f"{self.family}: {self.now:.2g} {self.table} a publication instead of {self.before:.2g} "
                f"({self.rows} publications)"
            )
        return (
            f"{self.family}: {self.table}.{self.column} is filled in {self.now:.0%} of {self.rows} rows instead of "
            f"{self.before:.0%}"
        )

    def as_finding(self) -> dict[str, Any]:
        """For the `findings` of a run."""
        return {**asdict(self), "before": round(self.before, 4), "now": round(self.now, 4), "message": self.message}


def drops(now: Completeness, before: Sequence[Completeness]) -> list[Drop]:
    """What has fallen in the run `now` against the runs `before` together, the largest first."""
    found = [(drop, chance) for family in now for drop, chance in _family(family, now, before)]
    return sorted(
        (drop for drop, chance in found if chance < CHANCE / len(found) and _matters(drop)),
        key=lambda drop: drop.now / drop.before,
    )


def _matters(drop: Drop) -> bool:
    return drop.now <= drop.before / 2 if drop.column is None else drop.before - drop.now >= LEAST_DROP


def _family(family: str, now: Completeness, before: Sequence[Completeness]) -> Iterator[tuple[Drop, float]]:
    """Everything that can be compared of one family, with the probability that chance makes such a drop."""
    earlier = [run[family] for run in before if family in run]
    publications = _rows(now[family], "publications"), sum(_rows(one, "publications") for one in earlier)
    for table in sorted({table for one in earlier for table in one}):
        rows, rows_before = _rows(now[family], table), sum(_rows(one, table) for one in earlier)
        if min(publications) >= LEAST_ROWS and rows_before and table != "publications":
            rates = rows_before / publications[1], rows / publications[0]
            yield Drop(family, table, None, *rates, publications[0]), _fewer(rows, rows_before, *publications)
        if min(rows, rows_before) < LEAST_ROWS:
            continue
        filled = now[family][table]["filled"]
        for column in sorted({column for one in earlier for column in one.get(table, {}).get("filled", {})}):
            held = sum(one.get(table, {}).get("filled", {}).get(column, 0) for one in earlier)
            share, share_before = filled.get(column, 0) / rows, held / rows_before
            yield Drop(family, table, column, share_before, share, rows), _less(share, rows, share_before, rows_before)


def _rows(tables: Mapping[str, Mapping[str, Any]], table: str) -> int:
    return int(tables.get(table, {}).get("rows", 0))


def _less(share: float, rows: int, share_before: float, rows_before: int) -> float:
    """Probability of a share so much smaller where both runs are alike."""
    pooled = (share * rows + share_before * rows_before) / (rows + rows_before)
    per_row = 1 / rows + 1 / rows_before
    spread = sqrt(pooled * (1 - pooled) * per_row)
    return _tail((share_before - share - per_row / 2) / spread) if spread else 1.0


def _fewer(rows: int, rows_before: int, publications: int, publications_before: int) -> float:
    """Probability of so few rows for so many publications, rows coming in clumps."""
    part = publications / (publications + publications_before)
    total = rows + rows_before
    return _tail((total * part - rows - 0.5) / sqrt(total * part * (1 - part) * CLUMPED))


def _tail(z: float) -> float:
    return 0.5 * erfc(z / sqrt(2))
