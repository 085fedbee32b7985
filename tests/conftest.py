"""Fixtures that several test modules share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.isolate import Workers
from schemas.settings import Limits, Settings
from tests.guarded import LIMITS, Make
from tests.misbehave import TARGET


@pytest.fixture
def guarded() -> Iterator[Make]:
    """Makes workers, and ends them after the test."""
    made: list[Workers] = []

    def make(count: int = 1, limits: Limits = LIMITS, target: str = TARGET) -> Workers:
        made.append(Workers(count, settings=Settings(limits=limits), target=target))
        return made[-1]

    yield make
    for workers in made:
        workers.close()
