"""A stage of the data's way drawn on the rendered page: what the program sees."""

from __future__ import annotations

from pathlib import Path

from pipeline.read import read_as
from pipeline.read.rendered import rendered
from pipeline.show.canvas import draw
from pipeline.show.stages import STAGES, Stage, marks_of
from schemas.errors import UsageError
from schemas.settings import Settings

__all__ = ["STAGES", "Stage", "show"]

SCALE = 2.0
"""Pixels a point."""


def show(
    path: Path,
    *,
    page: int | None = None,
    stage: str = "blocks",
    out: Path,
    settings: Settings = Settings(),  # noqa: B008  frozen
) -> tuple[Path, ...]:
    """Draws a stage on one page (counted from 1) or on all and returns the pictures written.

    One page gives `out`, several give `x-1.png`, `x-2.png` … for an `out` of `x.png`. Raises `UsageError` for a stage,
    a page or a file name that cannot be, and `Unreadable` for a publication that cannot be read.
    """
    if stage not in STAGES:
        raise UsageError(f"there is no stage {stage!r}; there are {', '.join(STAGES)}")
    if out.suffix.lower() != ".png":
        raise UsageError(f"{out}: pictures are PNG, so the name must end in .png")
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    data = path.read_bytes()
    document = read_as(settings, data, file_name=path.name)
    count = len(document.pages)
    if page is not None and not 1 <= page <= count:
        raise UsageError(f"{path.name}: there is no page {page}; it has {count} {'page' if count == 1 else 'pages'}")
    marks = marks_of(document, stage, settings=settings)
    numbers = range(1, count + 1) if page is None else (page,)
    out.parent.mkdir(parents=True, exist_ok=True)
    written = []
    for number, picture in zip(numbers, rendered(data, numbers, scale=SCALE, file_name=path.name), strict=True):
        target = out if len(numbers) == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
        title = f"{path.name}, page {number} of {count}: {stage}"
        own = [mark for mark in marks if mark.page == number]
        draw(picture, own, points_wide=document.pages[number - 1].width, title=title).save(target)
        written.append(target)
    return tuple(written)
