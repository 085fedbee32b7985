"""Options with boxes to tick, as forms print them: "☒ ja ☐ nein" says "ja"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.document import Block
from schemas.passage import Passage

_OPEN, _TICKED = "☐□❏❑❒", "☒☑⊠🗹■✔✘"
_OPTION = re.compile(rf"(?P<box>[{_OPEN}{_TICKED}])\s*(?P<said>[^{_OPEN}{_TICKED}]+)")


def ticked(blocks: Sequence[Block]) -> tuple[Passage, ...] | None:
    """The ticked options of a value, () where none is; None for one without boxes, a list with square bullets too."""
    found: list[tuple[str, Passage]] = []
    for block in blocks:
        marker = block.marker or ""
        lead = f"{marker} " if marker in _OPEN + _TICKED and marker else ""
        text = lead + block.text
        if not text or text[0] not in _OPEN + _TICKED:
            return None
        for hit in _OPTION.finditer(text):
            start, stop = (max(0, at - len(lead)) for at in hit.span("said"))
            found.append((hit["box"], block.passage[start:stop].strip()))
    boxes = {box for box, _ in found}
    if len(found) < 2 or not (len(boxes) > 1 or boxes <= set("☐☒☑")):
        return None
    return tuple(said for box, said in found if box in _TICKED)
