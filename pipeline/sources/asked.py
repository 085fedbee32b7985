"""Which sources a run is asked to look at: those of `sources.toml` files, and arguments that belong to none."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.sources.arguments import expand
from pipeline.sources.folder import path_of
from pipeline.sources.toml_file import read_sources
from schemas.errors import UsageError
from schemas.parameters import RunParameters
from schemas.sources import Fetching, Folder, Source, Urls


@dataclass(frozen=True, slots=True)
class Asked:
    """One source of a file, or the arguments that belong to none."""

    source: Source | None
    fetching: Fetching
    arguments: tuple[str, ...] = ()


def asked(parameters: RunParameters) -> list[Asked]:
    """The sources in their order.

    Raises:
        UsageError: an argument, a file or a name of a source that cannot be used; nothing was fetched then.
    """
    found: list[Asked] = []
    plain = tuple(source for source in parameters.sources if not is_toml(source))
    for file in (source for source in parameters.sources if is_toml(source)):
        found += _in_file(file, parameters.fetch)
    known = [one.source.name for one in found if one.source]
    if twice := sorted({name for name in known if known.count(name) > 1}):
        raise UsageError(f"two sources are called {twice[0]!r}; a name belongs to one")
    for name in parameters.only:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3) or known
            raise UsageError(f"--source {name}: no such source; there are {', '.join(near) or 'none: no sources.toml'}")
    if parameters.only:
        return [one for one in found if one.source and one.source.name in parameters.only]
    for _ in expand(plain):
        pass  # says what is unusable
    return found + ([Asked(None, parameters.fetch, plain)] if plain else [])


def is_toml(source: str) -> bool:
    return source.lower().endswith(".toml")


def _in_file(file: str, of_run: Fetching) -> Iterator[Asked]:
    read = read_sources(path_of(file))
    fetching = read.fetch.model_copy(update={"allow": tuple(dict.fromkeys((*read.fetch.allow, *of_run.allow)))})
    for source in read.sources.values():
        missing = [at for at in source.at if isinstance(source, Folder) and not path_of(at).is_dir()]
        if missing:
            raise UsageError(f"{file}: {source.name}: {missing[0]}: no such folder")
        for _ in expand(source.at if isinstance(source, Urls) else ()):
            pass
        yield Asked(source, fetching)
