"""From listing pages, sitemaps and feeds to the addresses of publications, some links away where that is asked for."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import httpx

from pipeline.fetch.healing import Busy, failure
from pipeline.fetch.web import Manners, Web, describe
from pipeline.sources.addresses import without_credentials
from pipeline.sources.links import LARGEST, Listed, of_feed, of_page, of_sitemap
from schemas.errors import Unreadable
from schemas.sources import Feed, Page, Sitemap

Kind = Literal["page", "sitemap", "feed"]


@dataclass(frozen=True, slots=True)
class Crawled:
    """What was found."""

    publications: tuple[str, ...]
    pages: int
    """Pages, sitemaps and feeds that were looked at."""
    problems: tuple[str, ...] = ()
    """Pages further away that could not be looked at."""


def crawl(source: Page | Sitemap | Feed, web: Web) -> Crawled:
    """Looks at what `source` names and follows its links as deep as it says.

    Raises Unreadable where what it names cannot be looked at itself.
    """
    manners = Manners.of(source)
    publications: dict[str, None] = {}
    problems: list[str] = []
    waiting: deque[tuple[str, Kind, int]] = deque((address, source.kind, 0) for address in source.at)
    seen = set(source.at)
    hosts = {_host(address) for address in source.at}
    pages = 0
    while waiting and pages < source.max_pages:
        address, kind, depth = waiting.popleft()
        pages += 1
        try:
            listed = _look(address, kind, web, manners)
        except Unreadable as error:
            said = f"{without_credentials(address)}: {error.message}"
            if address in source.at:
                raise Unreadable("fetch_failed", said) from error
            problems.append(said)
            continue
        further: list[tuple[str, Kind, int]] = [(one, "sitemap", depth) for one in listed.sitemaps]
        for link in listed.links:
            if source.same_host and _host(link) not in hosts:
                continue
            if re.search(source.matching, link):
                publications[link] = None
            elif depth < source.depth and re.search(source.follow, link):
                further.append((link, "page", depth + 1))
        for one in further:
            if one[0] not in seen:
                seen.add(one[0])
                waiting.append(one)
    if waiting:
        problems.append(f"{len(waiting)} pages more than max_pages = {source.max_pages} were not looked at")
    return Crawled(tuple(publications), pages, tuple(problems))


def _look(address: str, kind: Kind, web: Web, manners: Manners) -> Listed:
    """Raises Unreadable."""
    try:
        for attempt in web.attempts():
            with attempt, web.open(address, manners=manners) as response:
                if response.status_code != httpx.codes.OK:
                    raise failure(response)
                kind_sent = response.headers.get("content-type", "").partition(";")[0].strip()
                if kind == "page" and kind_sent not in {"text/html", "application/xhtml+xml", ""}:
                    return Listed(())  # a picture or an archive among the links that are followed
                content, place = _content(response), str(response.url)
                if kind == "sitemap":
                    return of_sitemap(content, place)
                if kind == "feed":
                    return of_feed(content, place)
                return of_page(content, place, encoding=response.charset_encoding)
    except (Busy, httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        web.give_up(error)
        raise Unreadable("fetch_failed", describe(error)) from error
    raise AssertionError("there is at least one attempt")


def _content(response: httpx.Response) -> bytes:
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) > LARGEST:
            raise Unreadable("too_large", f"larger than {LARGEST} bytes", limit=f"bytes={LARGEST}")
    return bytes(content)


def _host(address: str) -> str:
    """The host, with www. or without."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
