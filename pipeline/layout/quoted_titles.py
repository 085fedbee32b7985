"""Titles in quotation marks: "„Kinder merken, dass sie gebraucht werden“" over an interview.

A pull quote looks much alike. A title opens its page, at most a kicker above it, in larger type than anything else
there, and is set in the font and colour of a title without quotation marks elsewhere in the publication; or it opens
the publication itself. In the very size of such a title it is one wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.draft import Draft
from schemas.document import RUNNING

TITLE = 1.5  # times the body's size: smaller type is a lead's or a quotation's
KICKER = 4  # words at most
OPENING_QUOTES = '„“»›‚"«'
CLOSING_QUOTES = '“”«‹‘"»'


def is_in_quotes(text: str) -> bool:
    return text[0] in OPENING_QUOTES and text.rstrip(".")[-1:] in tuple(CLOSING_QUOTES)


def titles_in_quotes(drafts: Sequence[Draft], size: float) -> set[int]:
    """Such titles among the drafts in reading order, by identity; `size` is that of the body."""
    large = [d for d in drafts if d.lines and d.role not in RUNNING and d.size >= TITLE * size]
    quoted = [d for d in large if is_in_quotes(d.text)]
    styles = {_style(d) for d in large if not is_in_quotes(d.text)} if quoted else set()
    first = next((d.page for d in drafts if d.role not in RUNNING), 0)
    alike = {(_style(d), round(d.size, 1)) for d in large if not is_in_quotes(d.text)} if quoted else set()
    return {
        id(d)
        for d in quoted
        if (_style(d), round(d.size, 1)) in alike or ((_style(d) in styles or d.page == first) and _opens(d, drafts))
    }


def _style(draft: Draft) -> tuple[str, int]:
    return draft.lines[0].words[0].font.name, draft.colour


def _opens(title: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether nothing but a kicker stands before a title on its page, and nothing there is as large."""
    on_page = [d for d in drafts if d.page == title.page and d.role not in RUNNING]
    at = next(n for n, d in enumerate(on_page) if d is title)
    kicked = at == 1 and len(on_page[0].text.split()) <= KICKER
    return (at == 0 or kicked) and all(d.size < 0.9 * title.size for d in on_page if d is not title)
