"""What backs a value and what a person should know about it: evidence, candidates, findings, rejections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from schemas.errors import RejectionCode
from schemas.passage import Passage

T = TypeVar("T")
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Candidate(Generic[T]):
    """A value that a rule proposes for a field, with the passage it was read from."""

    value: T
    evidence: Passage
    score: float = 0.9
    """Probability that the value is right, 0 to 1."""
    rule: str = ""


class Evidence(BaseModel):
    """Where a value was read."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True)

    path: str
    """JSON pointer of the value in the record."""
    page: int
    """Page on which it stands, counted from 1."""
    boxes: list[tuple[float, float, float, float]]
    """Boxes [x0, top, x1, bottom] in points from the top left of the page as displayed."""
    rule: str
    """Name of the rule that read it; `derived:*` where it was derived from other values."""
    raw: str = Field(json_schema_extra={"personal": "free_text"})
    """The text as printed inside the boxes."""
    confidence: float
    """Probability that the value is right."""


class Finding(BaseModel):
    """Something a person should know about a record."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True)

    code: str
    """What was found, as a word that does not change between versions."""
    severity: Severity
    """error, warning or info."""
    path: str
    """JSON pointer of what the finding is about."""
    message: str = Field(json_schema_extra={"personal": "free_text"})
    """The finding in a sentence."""


class Rejection(BaseModel):
    """A publication that could not be read, with the reason."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True)

    code: RejectionCode
    """Why it was rejected, as one of the contract's words."""
    message: str
    """The reason in a sentence: the thing, the place and what would have been right."""
    publication_id: str | None = None
    """`sha256:` and the hash of the bytes; null where there were none to read."""
    file_name: str
    """Name of the file."""
    source_uri: str | None = None
    """Where it came from."""
    size_bytes: int | None = None
    """Size of the file in bytes."""
    limit: str | None = None
    """The limit that it hit, with its value."""
    extractor_version: str
    """Version of Steckbrief that rejected it."""
