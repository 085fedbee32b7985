"""PDFium's functions as cheap ctypes calls.

pypdfium2 declares every function with pointer types, and checking those costs more than many of the calls themselves.
Here the same functions of the same library are bound once more with plain integers for handles and addresses (0 for
none), so that whole columns can be filled by `map` without a step of Python in between.
"""

from __future__ import annotations

from ctypes import CDLL, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2  # noqa: F401  initialises the library
from pypdfium2_raw import bindings

_library: CDLL = bindings._libs["pdfium"]


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    function = _library[name]  # by index: a fresh function object, so that pypdfium2's own keeps its types
    function.restype = result
    function.argtypes = arguments
    return function


P = c_void_p

count_chars = _bind("FPDFText_CountChars", c_int, P)
load_text = _bind("FPDFText_LoadPage", c_size_t, P)
close_text = _bind("FPDFText_ClosePage", None, P)
get_text = _bind("FPDFText_GetText", c_int, P, c_int, c_int, P)
char_unicode = _bind("FPDFText_GetUnicode", c_uint, P, c_int)
char_object = _bind("FPDFText_GetTextObject", c_size_t, P, c_int)
char_loose_box = _bind("FPDFText_GetLooseCharBox", c_int, P, c_int, P)
char_tight_box = _bind("FPDFText_GetCharBox", c_int, P, c_int, P, P, P, P)
char_origin = _bind("FPDFText_GetCharOrigin", c_int, P, c_int, P, P)
char_matrix = _bind("FPDFText_GetMatrix", c_int, P, c_int, P)
char_font_size = _bind("FPDFText_GetFontSize", c_double, P, c_int)
char_is_hyphen = _bind("FPDFText_IsHyphen", c_int, P, c_int)

text_font = _bind("FPDFTextObj_GetFont", c_size_t, P)
text_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, P)
font_base_name = _bind("FPDFFont_GetBaseFontName", c_size_t, P, P, c_size_t)
font_flags = _bind("FPDFFont_GetFlags", c_int, P)
font_weight = _bind("FPDFFont_GetWeight", c_int, P)
font_ascent = _bind("FPDFFont_GetAscent", c_int, P, c_float, P)
font_descent = _bind("FPDFFont_GetDescent", c_int, P, c_float, P)
font_italic_angle = _bind("FPDFFont_GetItalicAngle", c_int, P, P)

count_objects = _bind("FPDFPage_CountObjects", c_int, P)
get_object = _bind("FPDFPage_GetObject", c_size_t, P, c_int)
form_count_objects = _bind("FPDFFormObj_CountObjects", c_int, P)
form_get_object = _bind("FPDFFormObj_GetObject", c_size_t, P, c_ulong)
object_type = _bind("FPDFPageObj_GetType", c_int, P)
object_bounds = _bind("FPDFPageObj_GetBounds", c_int, P, P, P, P, P)
object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, P, P)
object_fill = _bind("FPDFPageObj_GetFillColor", c_int, P, P, P, P, P)
object_stroke = _bind("FPDFPageObj_GetStrokeColor", c_int, P, P, P, P, P)
object_stroke_width = _bind("FPDFPageObj_GetStrokeWidth", c_int, P, P)

path_count = _bind("FPDFPath_CountSegments", c_int, P)
path_segment = _bind("FPDFPath_GetPathSegment", c_size_t, P, c_int)
path_draw_mode = _bind("FPDFPath_GetDrawMode", c_int, P, P, P)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, P, P, P)
segment_type = _bind("FPDFPathSegment_GetType", c_int, P)
segment_close = _bind("FPDFPathSegment_GetClose", c_int, P)

page_box = _bind("FPDF_GetPageBoundingBox", c_int, P, P)
page_rotation = _bind("FPDFPage_GetRotation", c_int, P)

load_document = _bind("FPDF_LoadMemDocument64", c_size_t, P, c_size_t, c_char_p)
close_document = _bind("FPDF_CloseDocument", None, P)
count_pages = _bind("FPDF_GetPageCount", c_int, P)
load_page = _bind("FPDF_LoadPage", c_size_t, P, c_int)
close_page = _bind("FPDF_ClosePage", None, P)
last_error = _bind("FPDF_GetLastError", c_ulong)
meta_text = _bind("FPDF_GetMetaText", c_ulong, P, c_char_p, P, c_ulong)

next_link = _bind("FPDFLink_Enumerate", c_int, P, P, P)
link_action = _bind("FPDFLink_GetAction", c_size_t, P)
link_rect = _bind("FPDFLink_GetAnnotRect", c_int, P, P)
action_type = _bind("FPDFAction_GetType", c_ulong, P)
action_uri = _bind("FPDFAction_GetURIPath", c_ulong, P, P, P, c_ulong)

OBJECT_TEXT, OBJECT_PATH, OBJECT_IMAGE, OBJECT_SHADING, OBJECT_FORM = 1, 2, 3, 4, 5
SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_MOVE = 0, 1, 2
ERROR_FORMAT, ERROR_PASSWORD, ERROR_SECURITY = 3, 4, 5
ACTION_URI = 3
