"""Options that say how addresses are fetched."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_network
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import UsageError

if TYPE_CHECKING:
    from schemas.sources import Fetching

AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-address",
        metavar="NETWORK",
        help="A network that is not public and may be fetched from all the same, as 10.20.0.0/16; may be repeated.",
    ),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Of a sources.toml only this source; may be repeated."),
]


def fetching(allow: Sequence[str] | None, *, originals: bool = True) -> Fetching:
    """What the options say. Raises UsageError for what is no network."""
    from schemas.sources import Fetching

    networks = []
    for one in allow or ():
        try:
            networks.append(ip_network(one))
        except ValueError as error:
            raise UsageError(
                f"--allow-address {one}: {error}; 10.20.0.0/16 is a network, 10.20.0.5 an address"
            ) from error
    return Fetching(allow=tuple(networks), originals=originals)
