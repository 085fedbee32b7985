"""Lines at the head of a profile that are no text: who sends it, of which series it is, when it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic.place import read_place
from extractors.generic.publication.series_names import named_series, read_series
from extractors.generic.reference_dates import reference_notes
from extractors.profile_blocks import ProfileBlocks
from extractors.values.organisation import is_organisation
from extractors.values.role import is_role
from schemas.document import Block

_DATED = re.compile(
    r"\b(?:Stand|Aktualisiert|Erstellt|Datum|Vorlage|Sitzung|Lesezeit|Drucksache|den|im|vom|am)\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:Der|Die|Das)\s+")
_ENDS = re.compile(r"[.!?…:“\"»]$")
MAX_LINE = 130  # characters
FAR = 6  # blocks behind the title among which such lines stand


def head_matter(profile: ProfileBlocks) -> Iterator[Block]:
    """What stands in front of the first section as a sender, a date, or a series and its number.

    A heading is the name of a series where it stands above the title or over the number of an issue.
    """
    head = profile.all_blocks[: FAR + 1]
    notes = {id(note.block) for note in reference_notes(profile)}
    above_title = profile.title is not None and profile.title is not head[0]
    for block, below in zip(head, [*head[1:], None], strict=True):
        if block is profile.title:
            above_title = False
        elif block.cells or block.role == "list_item":
            return
        elif id(block) in notes:
            continue
        else:
            counted = below is not None and read_series(below.passage).is_number and len(block.text) <= MAX_LINE
            named = says_origin(block) if block.role == "paragraph" else above_title and names_series(block)
            if counted or named:
                yield block


def names_series(block: Block) -> bool:
    return read_series(block.passage).says_so


def says_origin(block: Block) -> bool:
    """Whether a line without a sentence names an office, a date or the number of an issue."""
    text = block.text.strip()
    if len(text) <= MAX_LINE and named_series(block.passage) is not None:
        return True
    if len(text) > MAX_LINE or (_ENDS.search(text) and not re.search(r"\d\.$", text)):
        return False
    if _DATED.search(text):
        return True
    if read_place(block.passage) is not None:
        return False
    alone = is_organisation(text) > SURE or is_role(_ARTICLE.sub("", text)) > SURE
    return (names_series(block) and len(text.split()) > 1) or alone


SURE = 0.85
