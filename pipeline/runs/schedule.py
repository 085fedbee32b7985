"""When sources are due to be looked at, by their cron expressions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cronsim import CronSim

from schemas.sources import Source


@dataclass(frozen=True, slots=True)
class Due:
    """Sources that are due at one moment."""

    at: datetime
    names: tuple[str, ...]


def next_due(sources: Iterable[Source], after: datetime) -> Due | None:
    """The first moment later than `after` at which a source is due, and all sources that are due then.

    Cron expressions count in the time zone of `after`; what falls into the hour that is skipped in spring is due right
    after it. None where no source has a schedule.
    """
    moments = {one.name: next(CronSim(one.schedule, after)) for one in sources if one.schedule}
    if not moments:
        return None
    first = min(moments.values())
    return Due(first, tuple(name for name, at in moments.items() if at == first))
