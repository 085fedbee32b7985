"""What the command line shows of sources: what each lists, and what a run over them would do. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from cronsim import CronSim
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.cli.shown import table
from pipeline.escape import printable
from pipeline.runs.forecast import Expected, Forecast
from pipeline.sources.listing import Listing, shown
from schemas.sources import Bucket, Folder, Source, Urls

PREVIEW = 3  # publications of a source that are shown without being asked for
_INDENT = (0, 0, 0, 4)


def checked(listings: Iterable[Listing], *, every_link: bool, now: datetime) -> RenderableType:
    """What every source lists, how it is asked, and what is wrong with it."""
    parts: list[RenderableType] = []
    for listing in listings:
        parts += [*_source(listing, every_link=every_link, now=now), Text()]
    return Group(*parts[:-1])


def wrong(listing: Listing) -> str | None:
    """Why an operator should look at a source."""
    source = listing.source
    if listing.problem or source is None:
        return listing.problem
    if len(listing.places) < source.min_links:
        return f"fewer than min_links = {source.min_links}"
    hint = "" if isinstance(source, Urls) else "; is `matching` right?"
    return None if listing.places else f"lists no publications{hint}"


def line(listing: Listing, *, now: datetime) -> dict[str, Any]:
    """The same for machines."""
    source = listing.source
    assert source is not None  # arguments that belong to no source are not checked
    return {
        "event": "source",
        "source": source.name,
        "kind": source.kind,
        "lists": len(listing.places),
        "pages": listing.pages,
        "next": next(CronSim(source.schedule, now)).isoformat() if source.schedule else None,
        "wrong": wrong(listing),
        "notes": list(listing.notes),
        "publications": [shown(place) for place in listing.places],
    }


def _source(listing: Listing, *, every_link: bool, now: datetime) -> Iterator[RenderableType]:
    source, bad = listing.source, wrong(listing)
    assert source is not None  # arguments that belong to no source are not checked
    mark, style = ("✗", "red") if bad else ("✓", "green")
    count = f"{len(listing.places):,} publication{'' if len(listing.places) == 1 else 's'}"
    seen = f" on {listing.pages} pages" if listing.pages > 1 else ""
    yield Text.assemble((f"{mark} {source.name}", f"bold {style}"), f"  {source.kind}: lists {count}{seen}")
    said = [*map(str, source.at[:PREVIEW]), *(["…"] if len(source.at) > PREVIEW else [])]
    rows = [("at", ", ".join(said)), ("looked at", _schedule(source, now)), ("asked", _manners(listing, source))]
    rows += [("read as", _reading(source)), ("alarm", _alarm(source))]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for name, value in rows:
        if value:
            grid.add_row(name, Text(printable(value)))
    yield Padding(grid, _INDENT)
    for problem in (*([bad] if bad else []), *listing.notes):
        yield Padding(Text(f"! {printable(problem)}", style="yellow"), _INDENT)
    places = listing.places if every_link else listing.places[:PREVIEW]
    for place in places:
        yield Padding(Text(printable(shown(place)), style="cyan", overflow="fold"), _INDENT)
    if more := len(listing.places) - len(places):
        yield Padding(Text(f"… and {more:,} more; --links shows them all", style="dim"), _INDENT)


def _schedule(source: Source, now: datetime) -> str:
    if not source.schedule:
        return "only when it is asked for"
    cron = CronSim(source.schedule, now)
    return f"{cron.explain()}; next on {next(cron):%A, %Y-%m-%d %H:%M}"


def _manners(listing: Listing, source: Source) -> str:
    fetching = listing.asked.fetching
    if isinstance(source, Folder):
        return ""
    if isinstance(source, Bucket):
        return f"at {source.endpoint or 'Amazon S3'}{', without keys' if source.anonymous else ''}"
    said = (
        f"every {spoken(source.delay)}, {source.concurrency} at once"
        if source.delay
        else f"{source.concurrency} at once"
    )
    robots = "" if fetching.robots else ", without regard to robots.txt"
    identity = f", as {fetching.identity!r}" if fetching.identity else ""
    return f"{said}{identity}{robots}{f', with {source.credentials}' if source.credentials else ''}"


def _reading(source: Source) -> str:
    return ", ".join(filter(None, [source.family and f"family {source.family}", source.series]))


def _alarm(source: Source) -> str:
    said = [f"more than {source.budget:.0%} failed"]
    said += [f"fewer than {source.min_links} listed"] if source.min_links else []
    said += [f"nothing new for {spoken(source.expect_every)}"] if source.expect_every else []
    return ", ".join(said)


def spoken(duration: timedelta) -> str:
    """
    >>> spoken(timedelta(days=90)), spoken(timedelta(seconds=0.5)), spoken(timedelta(minutes=90))
    ('90 days', '0.5 s', '90 min')
    """
    seconds = duration.total_seconds()
    if seconds >= 172_800:
        return f"{seconds / 86_400:.0f} days"
    return f"{seconds / 60:.0f} min" if seconds >= 120 else f"{seconds:g} s"


def forecast(found: Forecast) -> RenderableType:
    """What a run would do and cost."""
    columns = ("source", "lists", "fetch", "MB", "read", "rewrite", "unchanged", "problems")
    rows = [_expected(one) for one in found.sources]
    if len(rows) > 1:
        sums = [sum(int(row[n]) for row in rows) for n in (1, 2, 4, 5, 6, 7)]
        megabytes = sum(one.fetched_bytes for one in found.sources) / 1e6
        rows.append(("all", *sums[:2], f"{megabytes:.1f}", *sums[2:]))
    parts: list[RenderableType] = [table(columns, rows, title="A run would")]
    for one in found.sources:
        parts += [
            Text(f"! {one.name or 'arguments'}: {printable(said)}", style="yellow") for said in one.problems[:PREVIEW]
        ]
        if one.unsized:
            parts.append(
                Text(f"{one.name or 'arguments'}: {one.unsized:,} files whose servers do not say how large they are")
            )
    return Group(*parts, Text(_cost(found)))


def _expected(one: Expected) -> tuple[Any, ...]:
    megabytes = f"{one.fetched_bytes / 1e6:.1f}"
    return (one.name or "(arguments)", one.lists, one.fetched, megabytes, one.read, one.rewritten, one.unchanged,
            len(one.problems))  # fmt: skip


def _cost(found: Forecast) -> str:
    if found.cpu_seconds is None or found.disk_bytes is None:
        return "What it costs cannot be said: this warehouse knows no earlier run to estimate from."
    minutes = found.cpu_seconds / 60
    cpu = f"{minutes:.0f} CPU minutes" if minutes >= 2 else f"{found.cpu_seconds:.0f} CPU seconds"
    runs = f"{found.runs} earlier run{'' if found.runs == 1 else 's'}"
    return f"About {cpu} and {found.disk_bytes / 1e6:.1f} MB of disk, by {runs} of this warehouse."
