"""What each source lists, without a single publication being fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.fetch.bucket import Object, Store, reason
from pipeline.fetch.web import Web
from pipeline.sources.addresses import without_credentials
from pipeline.sources.arguments import expand, scanned_places
from pipeline.sources.asked import Asked
from pipeline.sources.crawl import crawl
from pipeline.sources.folder import below, path_of, pdfs_in
from schemas.errors import Unreadable
from schemas.sources import Bucket, Fetching, Folder, Source, Urls

AT_ONCE = 8  # sources that are looked at side by side; each keeps its own pace
Place = Path | str | Object


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists."""

    asked: Asked
    places: tuple[Place, ...] = ()
    """Where its publications are: paths, http(s) addresses, objects of a store."""
    scanned: tuple[str, ...] = ()
    """Beginnings of addresses that were looked through completely."""
    pages: int = 0
    """Web pages, sitemaps and feeds that were looked at."""
    problem: str | None = None
    """Why it could not be looked at."""
    notes: tuple[str, ...] = ()
    """What went wrong on the way without stopping it."""

    @property
    def source(self) -> Source | None:
        return self.asked.source


def listings(asked: Sequence[Asked], webs: Mapping[Fetching, Web], *, seen: Callable[[Listing], None]) -> list[Listing]:
    """What the sources list, in their order, several looked at side by side; `seen` hears of each when it is ready."""

    def look(one: Asked) -> Listing:
        listing = listing_of(one, webs[one.fetching])
        seen(listing)
        return listing

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="source") as threads:
        return list(threads.map(look, asked))


def listing_of(asked: Asked, web: Web) -> Listing:
    """What one source lists; where it cannot be looked at, the reason."""
    source = asked.source
    if source is None:
        return Listing(asked, tuple(expand(asked.arguments)), tuple(scanned_places(asked.arguments)))
    try:
        if isinstance(source, Folder):
            return _folder(asked, source)
        if isinstance(source, Urls):
            return Listing(asked, tuple(expand(source.at)))
        if isinstance(source, Bucket):
            store = Store(source)
            return Listing(asked, tuple(store.objects()), store.scanned())
        found = crawl(source, web)
    except Unreadable as error:
        return Listing(asked, problem=error.message)
    except OSError as error:
        return Listing(asked, problem=reason(error))
    return Listing(asked, found.publications, pages=found.pages, notes=found.problems)


def _folder(asked: Asked, source: Folder) -> Listing:
    folders = [path_of(at) for at in source.at]
    found = (path for folder in folders for path in pdfs_in(folder))
    kept = tuple(path for path in dict.fromkeys(found) if re.search(source.matching or "", path.as_posix()))
    return Listing(asked, kept, tuple(map(below, folders)))


def shown(place: Place) -> str:
    """A place as it may be shown."""
    if isinstance(place, Object):
        return place.address
    return without_credentials(place) if isinstance(place, str) else str(place)
