"""The second reader: pdfplumber, on pdfminer.six.

Slower by an order of magnitude; it is the reference for the first one and draws pages for authors of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.read.colours import rgb
from pipeline.read.form_fields import with_fields
from pipeline.read.frame import Frame, Matrix, clip
from pipeline.read.metadata import iso_date, meta_text
from pipeline.read.normalise import empty_page, finish
from pipeline.read.plumber_device import Device
from pipeline.read.plumber_text import read_glyphs
from pipeline.read.shapes import MAX_SEGMENTS, Drawn, Paint, Part
from pipeline.read.structure import Runs, tags_of
from pipeline.read.taken_away import form_fields_of, judge_of_file
from schemas.document import Document, Link, Page
from schemas.errors import Unreadable
from schemas.settings import Limits, TagsMode
from schemas.tag import Tag


def read_plumber(
    data: bytes, *, file_name: str, publication_id: str, limits: Limits, tags: TagsMode = "auto"
) -> Document:
    """The publication that these bytes are; raises `Unreadable` (not for a missing text layer)."""
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            pages = document.pages
            if not pages:
                raise Unreadable("empty", f"{file_name}: the file has no pages")
            if len(pages) > limits.pages:
                raise Unreadable(
                    "too_many_pages",
                    f"{file_name}: {len(pages)} pages, at most {limits.pages} are read",
                    limit=f"pages={limits.pages}",
                )
            structure = tags_of(data) if tags != "never" and "StructTreeRoot" in document.doc.catalog else None
            read = [_read_page(data, page, structure) for page in pages]
            about = {key: value for key, value in document.metadata.items() if isinstance(value, str)}
    except (Unreadable, MemoryError):  # the second is caught where the limit was set
        raise
    except Exception as error:  # pdfminer.six has no one error for broken files: whatever it raises means one
        if _is_password(error):
            raise Unreadable("encrypted", f"{file_name}: needs a password") from error
        raise Unreadable("damaged", f"{file_name}: cannot be opened as a PDF ({_reason(error)})") from error
    if all(page is None for page in read):
        raise Unreadable("damaged", f"{file_name}: none of its {len(read)} pages can be loaded")
    return Document(
        publication_id=publication_id,
        file_name=file_name,
        pages=tuple(page or empty_page(number) for number, page in enumerate(read, 1)),
        producer=meta_text(about.get("Producer")),
        creator=meta_text(about.get("Creator")),
        title=meta_text(about.get("Title")),
        created_at=iso_date(about.get("CreationDate")),
        size_bytes=len(data),
    )


def _is_password(error: BaseException) -> bool:
    causes = [error, *(a for a in error.args if isinstance(a, BaseException)), error.__cause__, error.__context__]
    return any(isinstance(cause, PDFPasswordIncorrect) for cause in causes)


def _reason(error: BaseException) -> str:
    inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    return f"{type(inner).__name__}: {inner}"[:200]


def _read_page(data: bytes, page: PlumberPage, structure: Callable[[int, Runs], tuple[Tag, ...]] | None) -> Page | None:
    """One page, None where pdfminer.six cannot read it."""
    try:
        frame, space = _frames(page)
        device = Device(page.pdf.rsrcmgr, pageno=page.page_number)
        PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
        page._layout = device.get_result()  # what `page.layout` would build with a device that forgets the text state
        found, doubts = with_fields(read_glyphs(page, device, space), form_fields_of(data, page.page_number))
        drawn = _drawn(page, frame, space)
        return finish(
            page.page_number,
            frame,
            drawn,
            links=list(_links(page, frame)),
            found=found,
            judge=partial(judge_of_file, data, page.page_number),
            thorough=True,
            doubts=doubts,
            tags=structure(page.page_number, device.contents) if structure else (),
        )
    except (PDFException, PdfminerException, ArithmeticError, LookupError, TypeError, ValueError, AssertionError,
            AttributeError, RecursionError):  # fmt: skip
        return None
    finally:
        page.close()


def _frames(page: PlumberPage) -> tuple[Frame, Matrix]:
    """The displayed part of the page, and the way into it from pdfminer.six' points (rotated, media box, upwards)."""
    media = _upright(page.page_obj.mediabox)
    crop = _upright(page.page_obj.cropbox)
    left, bottom, right, top = (
        max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    )  # fmt: skip
    if left >= right or bottom >= top:
        left, bottom, right, top = media
    turn = round(page.rotation / 90) * 90 % 360
    whole = Frame.of(*media, turn=turn)
    ax, ay = whole.matrix.point(left, bottom)
    bx, by = whole.matrix.point(right, top)
    frame = Frame.of(left, bottom, right, top, turn=turn)
    return frame, Matrix(1.0, 0.0, 0.0, -1.0, -min(ax, bx), whole.height - min(ay, by))


def _upright(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _drawn(page: PlumberPage, frame: Frame, space: Matrix) -> Drawn:
    """Rectangles, rules and images."""
    drawn = Drawn()
    x, y = _shift(page, space)
    for shape in sorted((*page.rects, *page.lines, *page.curves), key=lambda shape: shape["mcid"]):
        path = shape["path"]
        paint = Paint(
            fill=rgb(shape["non_stroking_color"]) if shape["fill"] else None,
            stroke=rgb(shape["stroking_color"]) if shape["stroke"] else None,
            width=float(shape["linewidth"] or 0),
        )
        if (paint.fill is not None or paint.stroke is not None) and len(path) <= MAX_SEGMENTS:
            drawn.add_path(shape["mcid"], _parts(path, x, y), paint, frame.window)
    for image in page.images:
        box = clip(frame.window, image["x0"] + x, image["top"] + y, image["x1"] + x, image["bottom"] + y)
        drawn.add_image(image["mcid"], box)
    return drawn


def _shift(page: PlumberPage, space: Matrix) -> tuple[float, float]:
    """What pdfplumber's points, counted from the top left of the media box, lack to the displayed page's."""
    return space.e - page.mediabox[0], space.f - page.height - page.mediabox[1]


def _parts(path: list[tuple[Any, ...]], x: float, y: float) -> list[Part]:
    parts: list[Part] = []
    for command, *points in path:
        if command == "h":
            if parts:
                parts[-1].closed = True
            continue
        point = (points[-1][0] + x, points[-1][1] + y)
        if command == "m" or not parts:
            parts.append(Part([point]))
        else:
            parts[-1].points.append(point)
            parts[-1].curved.append(command != "l")
    return parts


def _links(page: PlumberPage, frame: Frame) -> Iterator[Link]:
    """The link annotations that lead to an address; a broken annotation costs the links of its page."""
    try:
        hyperlinks = page.hyperlinks
    except (PDFException, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return
    for annotation in hyperlinks:
        uri = meta_text(annotation["uri"] if isinstance(annotation["uri"], str) else None)
        box = frame.box(*_upright(annotation["data"]["Rect"]))
        if uri and box:
            yield Link(box, uri)
