"""What a run saw of each source, and whether its silence is an alarm.

A listing page that was redesigned looks like one without anything new. So a source that lists less than it should, or
has had nothing new for longer than it should, is a finding of the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pipeline.warehouse.visits import Look
from schemas.sources import Source

FEWER = 0.5  # of what a source listed at the look before; below that it is said without being asked for
LEAST_LINKS = 10  # of the look before; smaller lists halve by chance


@dataclass(frozen=True, slots=True)
class Looked:
    """A source as a run saw it. Numbers and reasons only."""

    source: Source
    links: int = 0
    """Publications that it lists."""
    fetched: int = 0
    """Of these copied from the web or a store in this run."""
    new: int = 0
    """Of these unknown to the warehouse until now."""
    unchanged: int = 0
    """Of these held and not read again."""
    failed: int = 0
    """Of these not to be had."""
    stopped: str | None = None
    """Why it was not gone through to its end."""
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.source.name


def alarms(looked: Iterable[Looked], before: Mapping[str, Look], now: datetime) -> list[dict[str, Any]]:
    """What a person should know about the sources, for the `findings` of a run."""
    return [
        {"code": code, "severity": severity, "source": one.name, "message": f"{one.name}: {message}"}
        for one in looked
        for code, severity, message in _of(one, before.get(one.name), now)
    ]


def _of(looked: Looked, before: Look | None, now: datetime) -> Iterator[tuple[str, str, str]]:
    source = looked.source
    if looked.stopped:
        yield "source_stopped", "error", looked.stopped
        return
    if looked.notes:
        more = f" (and {len(looked.notes) - 1} more)" if len(looked.notes) > 1 else ""
        yield "source_incomplete", "info", looked.notes[0] + more
    if looked.links < source.min_links:
        yield (
            "source_few_links",
            "warning",
            f"lists {looked.links} publications, fewer than min_links = {source.min_links}",
        )
    elif before and before.links >= LEAST_LINKS and looked.links < before.links * FEWER:
        yield "source_few_links", "warning", f"lists {looked.links} publications instead of {before.links}"
    if source.expect_every and before and not looked.new:
        since = before.new_at or before.first_at
        if now - since > source.expect_every:
            expected = _days(source.expect_every)
            yield "source_silent", "warning", f"nothing new since {since:%Y-%m-%d}, expected every {expected}"


def _days(duration: timedelta) -> str:
    hours = duration.total_seconds() / 3600
    return f"{hours / 24:.0f} days" if hours >= 48 else f"{hours:.0f} hours"
