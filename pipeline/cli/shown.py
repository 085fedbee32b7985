"""What the command line shows to people: tables and bars. Makes them and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.escape import printable

if TYPE_CHECKING:
    from pipeline.runs.outcome import Outcome
    from pipeline.runs.plan import Plan
    from pipeline.runs.run import Report, Watch
    from pipeline.sources.listing import Listing

COUNTED = ("publications", "profiles", "contacts", "quotes", "sections", "bullets", "materials", "facts", "findings")

# One line per profile with its first contact; bullets and contacts counted apart, so that neither multiplies the other.
PROFILES = """
    SELECT s.file AS publication, p.ordinal AS profile, p.municipality, p.federal_state AS state,
           c.name, c.email, coalesce(c.phone, c.mobile) AS phone, coalesce(b.bullets, 0) AS bullets
    FROM profiles p
    JOIN (SELECT publication_id, file_name AS file FROM publications) s USING (publication_id)
    LEFT JOIN (SELECT profile_id, first(name ORDER BY contact_id) AS name, first(email ORDER BY contact_id) AS email,
                      first(phone ORDER BY contact_id) AS phone, first(mobile ORDER BY contact_id) AS mobile
               FROM contacts WHERE profile_id IS NOT NULL GROUP BY profile_id) c USING (profile_id)
    LEFT JOIN (SELECT profile_id, count(*) AS bullets FROM bullets GROUP BY profile_id) b USING (profile_id)
    ORDER BY s.file, p.ordinal
"""
REJECTED = "SELECT file_name AS publication, code, message FROM rejections ORDER BY file_name"


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> Table:
    """Rows as a table; numbers stand to the right."""
    kept = [tuple(row) for row in rows]
    shown = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, column in enumerate(columns):
        values = [row[n] for row in kept if row[n] is not None]
        number = bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
        shown.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in kept:
        shown.add_row(*(Text(printable(value)) for value in row))
    return shown


def closing(report: Report) -> RenderableType:
    """What a run did: its sources, where a file names them, and what it wrote. Its findings are told elsewhere."""
    rows: list[tuple[str, str]] = [("found", f"{report.sources:,}"), ("held already", f"{report.unchanged:,}")]
    rows += [(name, f"{report.rows.get(name, 0):,}") for name in COUNTED]
    rows += [(f"rejected: {code}", f"{number:,}") for code, number in report.rejections.items()]
    rows.append(("seconds", f"{report.seconds:.1f}"))
    shown = Table(title="This run", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column("what")
    shown.add_column("number", justify="right")
    for name, value in rows:
        shown.add_row(Text(name, style="yellow" if name.startswith("rejected") else ""), value)
    return Group(_looked(report), shown) if report.looked else shown


def _looked(report: Report) -> Table:
    columns = ("source", "lists", "new", "fetched", "held", "failed", "stopped")
    rows = [
        (
            one.name,
            one.links,
            one.new,
            one.fetched,
            one.unchanged,
            one.failed,
            "yes" if one.name in report.stopped else "",
        )
        for one in report.looked
    ]
    return table(columns, rows, title="Sources")


def report_line(report: Report) -> dict[str, Any]:
    """A run's last line for machines."""
    return {
        "event": "run",
        "run_id": report.run_id,
        "snapshot": report.snapshot.name,
        "sources": report.sources,
        "unchanged": report.unchanged,
        "rows": dict(report.rows),
        "rejections": dict(report.rejections),
        "findings": [dict(finding) for finding in report.findings],
        "stopped": dict(report.stopped),
        "seconds": round(report.seconds, 3),
    }


def outcome_line(outcome: Outcome) -> dict[str, Any]:
    """One publication's line for machines."""
    line: dict[str, Any] = {
        "event": "publication",
        "publication_id": outcome.publication_id,
        "file_name": outcome.file_name,
        "source_uri": outcome.source_uri,
    }
    if outcome.code:
        return {**line, "result": "rejected", "code": outcome.code, "limit": outcome.limit}
    return {**line, "result": "extracted", "profiles": outcome.profiles, "findings": outcome.findings}


class Bar(Progress):
    """The progress bar of a run."""

    def __init__(self, console: Console) -> None:
        super().__init__(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rejected]}", style="yellow"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._bar = self.add_task("finding publications", total=None, rejected="")
        self._rejected = self._listed = 0

    def listed(self, listing: Listing) -> None:
        self._listed += len(listing.places)
        self.update(self._bar, total=self._listed)

    def found(self, result: object) -> None:
        self.update(self._bar, advance=1)

    def planned(self, plan: Plan) -> None:
        self.update(self._bar, description="reading", total=plan.to_read, completed=0)

    def read(self, outcome: Outcome) -> None:
        self._rejected += outcome.code is not None
        said = f"{self._rejected} rejected" if self._rejected else ""
        self.update(self._bar, advance=1, rejected=said)

    def committing(self) -> None:
        self.update(self._bar, description="writing tables")


def watching(bar: Bar) -> Watch:
    from pipeline.runs.plan import Progress
    from pipeline.runs.run import Watch

    return Watch(Progress(bar.listed, bar.found), planned=bar.planned, read=bar.read, committing=bar.committing)


def lines(write: Callable[[Mapping[str, Any]], None]) -> Watch:
    """One line per publication, handed to `write`."""
    from pipeline.runs.run import Watch

    return Watch(read=lambda outcome: write(outcome_line(outcome)))
