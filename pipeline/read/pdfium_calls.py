"""PDFium's functions as cheap ctypes calls.

pypdfium2 declares every function with pointer types, and converting the arguments costs more than most of the functions
themselves. Here the same functions of the same library are bound once more without argument types. The price is care:
a handle is passed as `Handle`, never as a number (which would be cut to 32 bits), a length of type size_t or unsigned
long as `Size`, a place to write to as `byref(...)`. Columns are filled by `Slots.gather` without Python in between.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from ctypes import CDLL, byref, c_double, c_float, c_int, c_size_t, c_uint, c_void_p, sizeof
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2  # noqa: F401  initialises the library
from pypdfium2_raw import bindings

_library: CDLL = bindings._libs["pdfium"]


class Handle(c_void_p):
    """A document, page, text page, object or font; false where there is none.

    A class of its own, because ctypes turns a result of plain `c_void_p` into a number."""


Size = c_size_t


def _bind(name: str, result: Any = c_int) -> Any:
    function = _library[name]  # by index: a fresh function object, so that pypdfium2's own keeps its types
    function.restype = result
    return function


class Slots:
    """Room for rows of numbers that PDFium writes, with the address of every number made in advance."""

    ROWS = 2048

    def __init__(self, kind: type[c_float | c_double | c_int | c_uint], columns: int, *, separate: bool) -> None:
        """`separate`: the function takes the address of each number, not of the row (a struct)."""
        self._array: Any = (kind * (columns * self.ROWS))()
        self._view: npt.NDArray[Any] = np.ctypeslib.as_array(self._array).reshape(self.ROWS, columns)
        self._addresses = [
            [byref(self._array, sizeof(kind) * (columns * row + column)) for row in range(self.ROWS)]
            for column in range(columns if separate else 1)
        ]

    def gather(self, function: Any, *arguments: Sequence[Any]) -> npt.NDArray[Any]:
        """What `function` writes for each position of the equally long `arguments`: a row, zeros where it fails."""
        count = len(arguments[0])
        found = np.empty((count, self._view.shape[1]), self._view.dtype)
        for start in range(0, count, self.ROWS):
            stop = min(start + self.ROWS, count)
            part = self._view[: stop - start]
            part[:] = 0
            deque(map(function, *(a[start:stop] for a in arguments), *self._addresses), maxlen=0)
            found[start:stop] = part
        return found


boxes = Slots(c_float, 4, separate=False)
matrices = Slots(c_float, 6, separate=False)
origins = Slots(c_double, 2, separate=True)
tight_boxes = Slots(c_double, 4, separate=True)
colours = Slots(c_uint, 4, separate=True)
bounds = Slots(c_float, 4, separate=True)
points = Slots(c_float, 2, separate=True)
modes = Slots(c_int, 2, separate=True)
widths = Slots(c_float, 1, separate=True)

count_chars = _bind("FPDFText_CountChars")
load_text = _bind("FPDFText_LoadPage", Handle)
close_text = _bind("FPDFText_ClosePage", None)
get_text = _bind("FPDFText_GetText")
char_unicode = _bind("FPDFText_GetUnicode", c_uint)
char_object = _bind("FPDFText_GetTextObject", c_size_t)  # a number: it is only compared
char_loose_box = _bind("FPDFText_GetLooseCharBox", None)
char_tight_box = _bind("FPDFText_GetCharBox", None)
char_origin = _bind("FPDFText_GetCharOrigin", None)
char_matrix = _bind("FPDFText_GetMatrix", None)
char_font_size = _bind("FPDFText_GetFontSize", c_double)
char_is_made_up = _bind("FPDFText_IsGenerated")
char_is_hyphen = _bind("FPDFText_IsHyphen")

text_font = _bind("FPDFTextObj_GetFont", c_size_t)
text_mode = _bind("FPDFTextObj_GetTextRenderMode")
font_base_name = _bind("FPDFFont_GetBaseFontName", c_size_t)
font_flags = _bind("FPDFFont_GetFlags")
font_weight = _bind("FPDFFont_GetWeight")
font_ascent = _bind("FPDFFont_GetAscent")
font_descent = _bind("FPDFFont_GetDescent")

count_objects = _bind("FPDFPage_CountObjects")
get_object = _bind("FPDFPage_GetObject", Handle)
form_count_objects = _bind("FPDFFormObj_CountObjects")
form_get_object = _bind("FPDFFormObj_GetObject", Handle)
object_type = _bind("FPDFPageObj_GetType")
object_matrix = _bind("FPDFPageObj_GetMatrix")
object_bounds = _bind("FPDFPageObj_GetBounds")
object_set_active = _bind("FPDFPageObj_SetIsActive")
object_clip = _bind("FPDFPageObj_GetClipPath", Handle)
clip_count = _bind("FPDFClipPath_CountPaths")
clip_count_segments = _bind("FPDFClipPath_CountPathSegments")
clip_segment = _bind("FPDFClipPath_GetPathSegment", Handle)
count_marks = _bind("FPDFPageObj_CountMarks")
get_mark = _bind("FPDFPageObj_GetMark", Handle)
mark_name = _bind("FPDFPageObjMark_GetName")
object_fill = _bind("FPDFPageObj_GetFillColor")
object_stroke = _bind("FPDFPageObj_GetStrokeColor")
object_stroke_width = _bind("FPDFPageObj_GetStrokeWidth")

path_count = _bind("FPDFPath_CountSegments")
path_segment = _bind("FPDFPath_GetPathSegment", Handle)
path_draw_mode = _bind("FPDFPath_GetDrawMode")
segment_point = _bind("FPDFPathSegment_GetPoint")
segment_type = _bind("FPDFPathSegment_GetType")
segment_close = _bind("FPDFPathSegment_GetClose")

page_box = _bind("FPDF_GetPageBoundingBox")
page_width = _bind("FPDF_GetPageWidthF", c_float)
page_height = _bind("FPDF_GetPageHeightF", c_float)
page_rotation = _bind("FPDFPage_GetRotation")

load_document = _bind("FPDF_LoadMemDocument64", Handle)
close_document = _bind("FPDF_CloseDocument", None)
count_pages = _bind("FPDF_GetPageCount")
load_page = _bind("FPDF_LoadPage", Handle)
close_page = _bind("FPDF_ClosePage", None)
last_error = _bind("FPDF_GetLastError", c_size_t)
meta_text = _bind("FPDF_GetMetaText", c_size_t)

create_bitmap = _bind("FPDFBitmap_CreateEx", Handle)
destroy_bitmap = _bind("FPDFBitmap_Destroy", None)
render_page = _bind("FPDF_RenderPageBitmap", None)

count_annotations = _bind("FPDFPage_GetAnnotCount")
get_annotation = _bind("FPDFPage_GetAnnot", Handle)
close_annotation = _bind("FPDFPage_CloseAnnot", None)
annotation_subtype = _bind("FPDFAnnot_GetSubtype")
annotation_flags = _bind("FPDFAnnot_GetFlags")
annotation_rect = _bind("FPDFAnnot_GetRect")
annotation_string = _bind("FPDFAnnot_GetStringValue", c_size_t)
annotation_appearance = _bind("FPDFAnnot_GetAP", c_size_t)

next_link = _bind("FPDFLink_Enumerate")
link_action = _bind("FPDFLink_GetAction", Handle)
link_rect = _bind("FPDFLink_GetAnnotRect")
action_type = _bind("FPDFAction_GetType", c_size_t)
action_uri = _bind("FPDFAction_GetURIPath", c_size_t)

is_tagged = _bind("FPDFCatalog_IsTagged")
open_structure = _bind("FPDF_StructTree_GetForPage", Handle)
close_structure = _bind("FPDF_StructTree_Close", None)
structure_count = _bind("FPDF_StructTree_CountChildren")
structure_child = _bind("FPDF_StructTree_GetChildAtIndex", Handle)
element_count = _bind("FPDF_StructElement_CountChildren")
element_child = _bind("FPDF_StructElement_GetChildAtIndex", Handle)
element_child_content = _bind("FPDF_StructElement_GetChildMarkedContentID")
element_type = _bind("FPDF_StructElement_GetType", c_size_t)
object_content = _bind("FPDFPageObj_GetMarkedContentID")

OBJECT_TEXT, OBJECT_PATH, OBJECT_IMAGE, OBJECT_SHADING, OBJECT_FORM = 1, 2, 3, 4, 5
SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_MOVE = 0, 1, 2
ERROR_FORMAT, ERROR_PASSWORD, ERROR_SECURITY = 3, 4, 5
ACTION_URI = 3
