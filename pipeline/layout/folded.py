"""Folded leaflets: the cover first, then the inner panels, then what folds over them.

A leaflet of two landscape pages with three panels each is printed flap, back, cover on the outer page. Whoever unfolds
it reads the cover, the inner page from left to right and the other outer panels last.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.draft import Draft
from schemas.document import Page

PANELS = 3
CROSSING = 0.04  # of the lines of a page may run over a fold (a headline over the inner page)
COVER = 1.15  # times the largest type on the other outer panels: the cover's title


def unfolded(drafts: Sequence[Draft], pages: Sequence[Page]) -> list[Draft]:
    """The drafts in the order of unfolding, if the publication is such a leaflet and shows where its cover is."""
    if len(pages) != 2 or any(page.width < 1.25 * page.height for page in pages):
        return list(drafts)
    if not all(_is_panelled([d for d in drafts if d.page == page.number], page) for page in pages):
        return list(drafts)
    outer = [d for d in drafts if d.page == pages[0].number]
    inner = [d for d in drafts if d.page == pages[1].number]
    cover = [d for d in outer if _panel(d, pages[0]) == PANELS - 1]
    others = [d for d in outer if _panel(d, pages[0]) != PANELS - 1]
    if not cover or not others or _largest(cover) < COVER * _largest(others):
        return list(drafts)
    # The flap, then the back, whichever of the two is tinted and was taken for a sidebar.
    return [*cover, *inner, *sorted(others, key=lambda draft: _panel(draft, pages[0]))]


def _panel(draft: Draft, page: Page) -> int:
    middle = (draft.box.x0 + draft.box.x1) / 2
    return min(PANELS - 1, max(0, int(PANELS * middle / page.width)))


def _largest(drafts: Sequence[Draft]) -> float:
    return max((d.size for d in drafts if d.lines), default=0.0)


def _is_panelled(drafts: Sequence[Draft], page: Page) -> bool:
    """Whether all panels hold text and hardly a line runs over a fold."""
    lines = [line for d in drafts for line in d.lines]
    folds = [page.width * n / PANELS for n in range(1, PANELS)]
    crossing = sum(1 for line in lines if any(line.box.x0 < fold - 6 and line.box.x1 > fold + 6 for fold in folds))
    return len({_panel(d, page) for d in drafts}) == PANELS and crossing <= CROSSING * len(lines)
