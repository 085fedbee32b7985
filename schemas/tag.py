"""What a tagged file's structure tree says of the text on a page."""

from __future__ import annotations

from typing import NamedTuple


class Tag(NamedTuple):
    """One block of the tree."""

    role: str
    """Its standard type: H1 … H6, P, LI, TD, Caption, Note …"""
    runs: tuple[int, ...]
    """Numbers of the text objects that draw it (`Chars.run`)."""
