"""A run: when it ran, what it saw, and where each publication was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Run(BaseModel):
    """One run of the program over some sources."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True)

    run_id: str = Field(examples=["20120315T101500Z-4f2a"])
    """Name of the run."""
    started_at: datetime
    """When it began, UTC."""
    finished_at: datetime | None = None
    """When it ended, UTC; null where it was killed before its end."""
    extractor_version: str = Field(examples=["0.1.0"])
    """Version of Steckbrief."""
    sources: int = Field(0, examples=[120])
    """Sources that the run was given."""
    unchanged: int = Field(0, examples=[100])
    """Publications that were held already and not read again."""
    cpu_seconds: float | None = Field(None, examples=[512.4])
    """Processor time that reading publications took; null where it was killed before its end."""
    settings: str | None = Field(None, examples=['{"reader": "pdfium"}'])
    """Settings of the run as JSON."""


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """The bytes of `publication_id` were found at `source_uri` (without credentials) at `seen_at` (UTC)."""

    source_uri: str
    publication_id: str
    seen_at: datetime
    source: str | None = None
    """Name of the source that listed it."""
    series: str | None = None
    """Series to which that source says that it belongs."""
