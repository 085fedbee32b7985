"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from pipeline.guarded.isolate import Workers
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


@pytest.fixture(scope="session")
def embedded_prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Prefect of the tests' own. Test processes end without atexit, so its server is ended here."""
    from flows.environment import prepare

    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    prepare()
    yield
    from prefect.server.api.server import SubprocessASGIServer

    SubprocessASGIServer().stop()
