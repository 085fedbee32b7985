"""Where publications come from: the sources of a `sources.toml`, and how politely they are asked."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Any, Literal

from cronsim import CronSim, CronSimError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    field_validator,
    model_validator,
)

UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|[smhdw])")
_WEB, _BUCKET = ("http://", "https://"), ("s3://",)


def _duration(value: Any) -> Any:
    """
    >>> _duration("90d"), _duration("1m 30s"), _duration(2)
    (datetime.timedelta(days=90), datetime.timedelta(seconds=90), datetime.timedelta(seconds=2))
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return timedelta(seconds=value)
    if not isinstance(value, str):
        return value
    if not _DURATION.sub("", value).strip() and (parts := _DURATION.findall(value)):
        return timedelta(seconds=sum(float(number) * UNITS[unit] for number, unit in parts))
    if re.fullmatch(r"-?P.*", value):  # as it is written to JSON
        return value
    raise ValueError('a duration is a number of seconds, or a text as "500ms", "2s", "1h 30m", "90d" or "2w"')


def _share(value: Any) -> Any:
    """
    >>> _share("10%"), _share(0.25)
    (0.1, 0.25)
    """
    if isinstance(value, str) and (found := re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%\s*", value)):
        return float(found.group(1)) / 100
    if isinstance(value, str):
        raise ValueError('a share is a number from 0 to 1, or a text as "10%"')
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return value


def _cron(value: str) -> str:
    try:
        CronSim(value, datetime(2000, 1, 1))
    except CronSimError as error:
        raise ValueError(f'{error}; a cron expression has five fields, as "0 6 * * 1" for Mondays at six') from error
    return value


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Duration = Annotated[timedelta, BeforeValidator(_duration), Field(ge=timedelta(0))]
Share = Annotated[float, BeforeValidator(_share), Field(ge=0, le=1)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Cron = Annotated[str, AfterValidator(_cron)]
Network = Annotated[IPv4Network | IPv6Network, PlainSerializer(str, return_type=str)]
OneOrMore = Annotated[tuple[str, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
_STRICT = ConfigDict(use_attribute_docstrings=True, frozen=True, extra="forbid")


class Fetching(BaseModel):
    """How addresses are fetched; the table `[fetch]` of a `sources.toml`."""

    model_config = _STRICT

    identity: str | None = Field(None, examples=["steckbrief (+https://example.org/contact)"])
    """User agent towards every host; without it `steckbrief/<version>`."""
    allow: tuple[Network, ...] = ()
    """Networks that are not public and may be fetched from all the same, as "10.20.0.0/16"."""
    robots: bool = True
    """Whether robots.txt is respected."""
    originals: bool = True
    """Whether what was fetched is kept in the warehouse."""
    timeout: Duration = timedelta(seconds=30)
    """How long a server may be silent."""
    patience: Duration = timedelta(minutes=10)
    """How long one publication may take in all."""
    attempts: int = Field(4, ge=1, le=20)
    """How often something that can heal is tried."""


class _Source(BaseModel):
    """What all sources have."""

    model_config = _STRICT

    name: str = ""
    """The key of its table."""
    at: OneOrMore
    """Where it is; one or a list."""
    series: str | None = None
    """Series to which its publications belong, as the operator knows it."""
    family: str | None = None
    """Family that reads them where they are recognised as no other."""
    schedule: Cron | None = Field(None, examples=["0 6 * * 1"])
    """When `steckbrief serve` looks at it, as a cron expression; without it only when asked for."""
    expect_every: Duration | None = Field(None, examples=["90d"])
    """Longest time without anything new that is no cause for alarm."""
    min_links: int = Field(0, ge=0)
    """Fewest publications that it lists when it works; fewer raise an alarm."""
    budget: Share = 0.5
    """Share of its publications that may fail; with more it is stopped and nothing of it is committed."""


class Folder(_Source):
    """A folder, searched recursively."""

    kind: Literal["folder"]
    matching: Pattern | None = None
    """Regular expression for the paths of publications; without it whatever has the name or the header of a PDF."""


class _Web(_Source):
    """What sources on the web have."""

    delay: Duration = timedelta(seconds=1)
    """Between two requests to one host; a longer one in its robots.txt counts."""
    concurrency: int = Field(2, ge=1, le=16)
    """Requests to one host at the same time."""
    credentials: str | None = Field(None, pattern=r"^[A-Za-z_]\w*$")
    """Name of the environment variable that holds `user:password`."""

    @field_validator("at")
    @classmethod
    def _without_secrets(cls, at: tuple[str, ...]) -> tuple[str, ...]:
        if any("@" in place.partition("://")[2].partition("/")[0] for place in at):
            raise ValueError("an address without user and password; `credentials` names where they are kept")
        return at


class Urls(_Web):
    """Addresses, each of a publication, or text files with one of them per line."""

    kind: Literal["urls"]


class _Listing(_Web):
    """What lists publications."""

    matching: Pattern = r"(?i)\.pdf(?:[?#]|$)"
    """Regular expression for the addresses of publications."""
    depth: int = Field(0, ge=0, le=5)
    """How many links away from what is listed publications are looked for."""
    follow: Pattern = ""
    """Regular expression for the addresses of pages that lead to publications."""
    same_host: bool = True
    """Whether links to other hosts count for nothing."""
    max_pages: int = Field(200, ge=1)
    """Most pages that are looked at."""

    @field_validator("at")
    @classmethod
    def _on_the_web(cls, at: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [place for place in at if not place.lower().startswith(_WEB)]:
            raise ValueError(f"{wrong[0]!r} is no http(s) address")
        return at


class Page(_Listing):
    """Web pages with links to publications."""

    kind: Literal["page"]


class Sitemap(_Listing):
    """Sitemaps, or indexes of sitemaps."""

    kind: Literal["sitemap"]


class Feed(_Listing):
    """Feeds: RSS or Atom."""

    kind: Literal["feed"]


class Bucket(_Source):
    """A folder of an S3-compatible object store; keys come from the environment (AWS_ACCESS_KEY_ID …)."""

    kind: Literal["bucket"]
    endpoint: str | None = Field(None, examples=["https://objects.example.org"])
    """Address of the store, where it is not Amazon's."""
    region: str | None = None
    """Region of the store."""
    anonymous: bool = False
    """Whether the bucket is read without keys."""
    matching: Pattern = r"(?i)\.pdf$"
    """Regular expression for the keys of publications."""

    @field_validator("at")
    @classmethod
    def _in_a_bucket(cls, at: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [place for place in at if not place.startswith(_BUCKET)]:
            raise ValueError(f'{wrong[0]!r}; a bucket is written as "s3://bucket/folder"')
        return at


Source = Folder | Urls | Page | Sitemap | Feed | Bucket
AnySource = Annotated[Source, Field(discriminator="kind")]


class Sources(BaseModel):
    """A `sources.toml`."""

    model_config = _STRICT

    fetch: Fetching = Fetching()
    sources: dict[str, AnySource] = Field(min_length=1)

    @model_validator(mode="after")
    def _named(self) -> Sources:
        named = {name: source.model_copy(update={"name": name}) for name, source in self.sources.items()}
        object.__setattr__(self, "sources", named)  # frozen for everybody else
        return self
