"""What a run or a refresh is asked to do: the parameters of the command, of the steps and of the flow alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.settings import Settings
from schemas.sources import Fetching


class RunParameters(BaseModel):
    """Plain values that can be written as JSON; what watches a run and what is secret is handed over beside them."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True, extra="forbid")

    sources: tuple[str, ...] = Field(examples=[("profiles/", "https://example.org/profile.pdf")])
    """PDFs, folders, text files that list sources, `sources.toml` files, http(s) addresses."""
    only: tuple[str, ...] = ()
    """Names of the sources in `sources.toml` files that are looked at; empty is all of them."""
    out: Path
    """The warehouse's folder."""
    settings: Settings = Settings()
    """How publications are read."""
    fetch: Fetching = Fetching()
    """How addresses are fetched that stand in no `sources.toml`; its networks are allowed for all."""
    workers: int | None = Field(None, ge=1)
    """Publications read at the same time; null is as many as the machine that runs has cores."""
    runner: Literal["threads", "dask"] = "threads"
    """Where chunks are read: by threads of the flow, or on a Dask cluster."""
    dask_address: str | None = Field(None, examples=["tcp://scheduler:8786"])
    """The scheduler of a cluster whose workers see the sources and the warehouse; null makes one on this machine."""
    again: bool = False
    """Read also what is held already."""
    budget: float | None = Field(None, ge=0, le=1)
    """Share of what was read that may be rejected, 0 to 1; null allows any."""
    report: Path | None = Field(None, examples=["warehouse.html"])
    """A page to write after the run that shows what the warehouse holds; it names people as the warehouse does."""


class RefreshParameters(BaseModel):
    """Which warehouse to bring up to date, and how much may be lost by it."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True, extra="forbid")

    warehouse: Path
    """The warehouse's folder."""
    settings: Settings | None = None
    """How publications are read; null is as the latest run has read them."""
    workers: int | None = Field(None, ge=1)
    """Publications read at the same time; null is as many as the machine that runs has cores."""
    runner: Literal["threads", "dask"] = "threads"
    """Where chunks are read: by threads of the flow, or on a Dask cluster."""
    dask_address: str | None = Field(None, examples=["tcp://scheduler:8786"])
    """The scheduler of a cluster whose workers see the originals and the warehouse; null makes one on this machine."""
    max_drop: float = Field(0.05, ge=0, le=1)
    """Share of the rows or filled cells of any column that may be lost; else the new snapshot waits for a look."""
