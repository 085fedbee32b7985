"""Where something is: "Ort: X" in a line of its own, and not as the town of an address or of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.generic.entry import lines_of
from extractors.generic.labels import field_of
from extractors.values.gazetteer import is_place
from schemas.document import Block
from schemas.passage import Passage

AROUND = 2  # blocks before and behind that may make it an address
_LABELLED = re.compile(r"\s*(?P<label>[^:\n]{2,30}?)\s?:\s+(?=\S)")
_OF_AN_ADDRESS = {"street", "postcode", "postcode_city", "address", "po_box"}
_OF_A_MEETING = re.compile(
    r"termine?|datum|zeit|uhrzeit|beginn|wann|treffpunkt|ab ?lauf|anmeldung|dauer", re.IGNORECASE
)


def sites(blocks: Sequence[Block]) -> Iterator[tuple[Block, Passage]]:
    """The municipalities that such lines name, each with its block."""
    for n, block in enumerate(blocks):
        for label, value in _labelled(block):
            if field_of(label) == "city" and is_place(value.text):
                near = [b for b in blocks[max(0, n - AROUND) : n + AROUND + 1] if b.page == block.page]
                others = [other for b in near for other, _ in _labelled(b)]
                if not any(field_of(o) in _OF_AN_ADDRESS or _OF_A_MEETING.fullmatch(o) for o in others):
                    yield block, value


def _labelled(block: Block) -> Iterator[tuple[str, Passage]]:
    for line in () if block.cells or block.role in {"heading", "list_item"} else lines_of(block):
        if hit := _LABELLED.match(line.text):
            yield hit["label"].strip(), line[hit.end() :].strip()
