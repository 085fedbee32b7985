"""SOURCE arguments of the command line: PDFs, folders, lists of sources and web addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.runs.original import Original, at_hand
from pipeline.sources.addresses import is_address
from pipeline.sources.folder import below, lines, path_of, pdfs_in
from schemas.errors import UsageError
from schemas.evidence import Rejection
from schemas.settings import Limits

if TYPE_CHECKING:
    from schemas.sources import Fetching

LIST_SUFFIXES = frozenset({".txt", ".lst", ".urls"})


def expand(sources: Sequence[str], *, base: Path | None = None, depth: int = 0) -> Iterator[Path | str]:
    """Paths of files and addresses, each once, in the order of `sources` and folders by path.

    A source is a PDF, a folder (searched recursively for files with the name or the header of a PDF), a text file
    with one source per line (`#` starts a comment; relative paths count from the list's folder) or an http(s)
    address. Raises UsageError for a source or a list that cannot be read at all.
    """
    seen: set[Path | str] = set()
    for source in sources:
        for location in _expand_one(source, base or Path(), depth):
            if location not in seen:
                seen.add(location)
                yield location


def _expand_one(source: str, base: Path, depth: int) -> Iterator[Path | str]:
    if is_address(source):
        yield source
        return
    path = base / path_of(source)
    if path.is_dir():
        yield from pdfs_in(path)
    elif path.suffix.lower() in LIST_SUFFIXES and path.is_file():
        if depth > 3:
            raise UsageError(f"{path}: lists of sources are nested more than three deep; does a list name itself?")
        yield from expand(lines(path), base=path.parent, depth=depth + 1)
    elif depth == 0 and not path.exists():
        raise UsageError(
            f"{source}: no such file or folder; a source is a PDF, a folder, a list (.txt), a sources.toml or "
            "an address"
        )
    else:
        yield path  # in a list a missing file is one publication's misfortune and not the run's


def scanned_places(sources: Sequence[str]) -> Iterator[str]:
    """Beginnings of the addresses that are looked through completely: what is no longer found there is gone."""
    for source in sources:
        if not is_address(source) and (folder := path_of(source)).is_dir():
            yield below(folder)


def discover_one(
    source: str, *, fetched: Path, limits: Limits, fetching: Callable[[], Fetching]
) -> Original | Rejection:
    """The one publication at a path, or at an address, fetched as `fetching` says into the folder `fetched`.

    Raises UsageError for a folder.

    Whoever names one address has looked at it: robots.txt, which is for those who follow links, is not asked.
    """
    if not is_address(source):
        path = path_of(source)
        if path.is_dir():
            raise UsageError(f"{source}: is a folder; `steckbrief run` reads folders, `extract` reads one PDF")
        return at_hand(path)
    from pipeline.fetch.publication import fetch
    from pipeline.fetch.web import Web
    from pipeline.warehouse.originals import Originals

    with Web(fetching().model_copy(update={"robots": False})) as web, Originals(fetched) as originals:
        originals.open()
        result = fetch(source, web, originals, limits=limits)
    if not isinstance(result, Original | Rejection):
        raise TypeError("nothing is known of an address in a new folder")
    return result
