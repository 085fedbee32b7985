"""What a user can set, as frozen dataclasses; a settings file has a table for each (`pipeline/settings_file.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from schemas.profile import EntityLabel

STRICT = ConfigDict(extra="forbid")  # a misspelt setting would otherwise be a silent default

ReaderName = Literal["pdfium", "pdfplumber"]
OcrMode = Literal["auto", "never", "always"]
TagsMode = Literal["auto", "never"]
READERS: tuple[ReaderName, ...] = ("pdfium", "pdfplumber")
NerBackend = Literal["builtin", "spacy", "none"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one publication may cost; defaults pass every honest publication."""

    __pydantic_config__ = STRICT

    wall_seconds: float = 120.0
    cpu_seconds: float = 90.0
    memory_bytes: int = 2 * 1024**3
    """Address space of the worker above what it holds at its start."""
    file_bytes: int = 200 * 1024**2
    pages: int = 1000
    answer_bytes: int = 128 * 1024**2
    """Size of a record on its way to the parent; of samples/generic/brochure.pdf it is 9.5 KiB a page."""
    written_bytes: int = 256 * 1024**2
    """Size of one temporary file."""
    open_files: int = 256


def _pairs(value: Any) -> Any:
    """A table as sorted pairs, so that settings can be compared and hashed."""
    return tuple(sorted(value.items())) if isinstance(value, Mapping) else value


LabelMap = Annotated[tuple[tuple[str, EntityLabel | Literal[""]], ...], BeforeValidator(_pairs)]


@dataclass(frozen=True, slots=True)
class Ner:
    """Who finds names in the running text; rules and gazetteers stand behind every model."""

    __pydantic_config__ = STRICT

    backend: NerBackend = "builtin"
    """builtin: the shipped model; spacy: the pipeline `model` in its place; none: rules alone."""
    model: str | None = None
    """A spaCy pipeline, as an installed package or a folder; only with backend = "spacy"."""
    label_map: LabelMap = ()
    """What labels of that pipeline are called here; "" drops one."""
    batch_size: Annotated[int, Field(ge=1)] = 96
    """Texts that go through the pipeline at a time; between 64 and 128 is the best that a core gives."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How publications are read."""

    __pydantic_config__ = STRICT

    reader: ReaderName = "pdfium"
    cross_check: bool = False
    """Read with the other reader as well; what differs gets a finding and a lower probability."""
    ocr: OcrMode = "auto"
    """Which pages are read from their picture: those without usable text, none, all."""
    tags: TagsMode = "auto"
    """Whether the structure tree of a tagged file is a witness of order and roles, where it agrees with the page."""
    limits: Limits = field(default_factory=Limits)
    ner: Ner = field(default_factory=Ner)
