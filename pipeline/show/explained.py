"""An explanation drawn on the page: the box that was chosen and, in another colour, those that lost."""

from __future__ import annotations

from pathlib import Path

from pipeline.explain import AGREES, Explanation
from pipeline.extract import Extraction
from pipeline.read.rendered import rendered
from pipeline.show.canvas import draw
from pipeline.show.marks import Mark
from schemas.box import Box
from schemas.errors import UsageError

SCALE = 2.0
"""Pixels a point."""


def marks_of(explanation: Explanation) -> list[Mark]:
    """The losing boxes, then the chosen ones over them, each with what it says in the margin."""
    marks = []
    for loser in explanation.losers:
        kind = "agrees" if loser.reason.startswith(AGREES) else "lost"
        for page, boxes in loser.places.items():
            for n, place in enumerate(boxes):
                note = "" if n else f"{loser.value}: {loser.reason}"
                marks.append(Mark(page, Box(*place), kind, note=note))
    for entry in explanation.evidence:
        for n, box in enumerate(entry.boxes):
            note = "" if n else f"{entry.path}  {entry.rule}  {entry.confidence:.2f}"
            marks.append(Mark(entry.page, Box(*box), "chosen", note=note))
    return marks


def draw_explained(path: Path, explanation: Explanation, extraction: Extraction, out: Path) -> tuple[Path, ...]:
    """Draws every page with a mark and returns the pictures written; several are numbered by page.

    Raises `UsageError` for a name that is no PNG and where there is no place to draw.
    """
    if out.suffix.lower() != ".png":
        raise UsageError(f"{out}: pictures are PNG, so the name must end in .png")
    marks = marks_of(explanation)
    pages = sorted({mark.page for mark in marks})
    if not pages:
        raise UsageError(f"{explanation.path}: nothing on the pages stands for it, so there is nothing to draw")
    out.parent.mkdir(parents=True, exist_ok=True)
    written = []
    for number, picture in zip(
        pages, rendered(path.read_bytes(), pages, scale=SCALE, file_name=path.name), strict=True
    ):
        target = out if len(pages) == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
        own = [mark for mark in marks if mark.page == number]
        wide = extraction.document.pages[number - 1].width
        draw(picture, own, points_wide=wide, title=f"{path.name}, page {number}: {explanation.path}").save(target)
        written.append(target)
    return tuple(written)
