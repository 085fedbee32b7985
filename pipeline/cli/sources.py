"""`steckbrief sources`: the sources of a `sources.toml`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.fetching import AllowOption, SourceOption, fetching
from pipeline.cli.terminal import OVER_BUDGET, console, json_line, write

sources = typer.Typer(help="Say where publications come from, and what would be found there.", no_args_is_help=True)


class Shown(StrEnum):
    """How it is said."""

    text = "text"
    json = "json"


@sources.callback()
def _sources() -> None:
    """The sources of a sources.toml."""


@sources.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of sources.")] = Path("sources.toml"),
    only: SourceOption = None,
    allow_address: AllowOption = None,
    links: Annotated[bool, typer.Option("--links", help="Show every publication that is listed.")] = False,
    format: Annotated[Shown, typer.Option(help="text for people, json: one line per source.")] = Shown.text,
) -> None:
    """Say what each source would fetch, without fetching a publication.

    Pages, sitemaps, feeds, folders and buckets are looked at; the PDFs are left alone. A file has one table per source:

        [fetch]                                          # all of it may be left out
        identity = "steckbrief (+https://example.org/contact)"

        [sources.stiftung]
        kind = "page"                                    # folder, urls, page, sitemap, feed, bucket
        at = "https://stiftung.example/publikationen"
        matching = '/profile/.*[.]pdf$'
        depth = 1                                        # links away that pages are followed
        series = "Kommunen im Porträt"
        family = "generic"
        schedule = "0 6 * * 1"
        delay = "2s"
        expect_every = "90d"
        min_links = 20
        budget = "10%"

    `steckbrief sources keys` lists every key.

    Exit status: 0 all well; 2 a file that cannot be used; 4 a source that cannot be looked at or lists less than it
    should.
    """
    from pipeline.cli import sources_shown
    from pipeline.runs.plan import webs_of
    from pipeline.sources.asked import asked
    from pipeline.sources.listing import listings
    from schemas.parameters import RunParameters

    parameters = RunParameters(sources=(str(file),), only=tuple(only or ()), fetch=fetching(allow_address), out=Path())
    wanted, now = asked(parameters), datetime.now().astimezone()
    with webs_of(wanted) as webs:
        found = listings(wanted, webs, seen=lambda listing: None)
    if format is Shown.json:
        for listing in found:
            json_line(sources_shown.line(listing, now=now))
    else:
        console().print(sources_shown.checked(found, every_link=links, now=now))
    if any(sources_shown.wrong(listing) for listing in found):
        raise typer.Exit(OVER_BUDGET)


@sources.command()
def keys() -> None:
    """Print every key of a sources.toml with its meaning and what holds without it, as a markdown table."""
    from pipeline.sources.keys import keys as table

    write(f"{table()}\n")
