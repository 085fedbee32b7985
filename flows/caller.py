"""What a caller in this process hands over beside the parameters of a flow, which Prefect records.

In a module of its own: Dask sends flows to its workers, and a context variable among their globals cannot travel.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from pipeline.guarded.isolate import EXTRACT
from pipeline.runs.run import Watch
from schemas.parameters import RunParameters


@dataclass(frozen=True, slots=True)
class Caller:
    """Who has called a flow; a flow that a server started has parameters only."""

    parameters: RunParameters
    """With the credentials that stand in addresses."""
    watch: Watch = field(default_factory=Watch)
    target: str = EXTRACT


_CALLER: ContextVar[Caller] = ContextVar("caller")


def caller_of(parameters: RunParameters) -> Caller:
    """Who has called the flow that is running; `parameters` are those that Prefect knows."""
    return _CALLER.get(Caller(parameters))


@contextmanager
def called_by(caller: Caller) -> Iterator[None]:
    """Flows that are called in this block know their caller."""
    token = _CALLER.set(caller)
    try:
        yield
    finally:
        _CALLER.reset(token)
