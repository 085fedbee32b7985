"""Lines at the head of a profile that are no text: who sends it, of which series it is, when it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic.place import read_place
from extractors.profile_blocks import ProfileBlocks
from extractors.values.organisation import is_organisation
from extractors.values.role import is_role
from schemas.document import Block

_SHEET = r"(?:Steckbrief|Porträt|Portrait|Profil|Praxisbeispiel|Praxisblatt|Blatt|Info|Beispiel)"
ISSUE = re.compile(
    rf"[\s,;–|·-]*\b(?:(?:{_SHEET}\s+)?(?:Ausgabe|Nr\.?|Nummer|Heft|Band|Folge|Teil)\s*[A-Z]?-?\d.*"
    rf"|{_SHEET}\s+[A-Z]?-?\d{{1,3}}(?:\s*[|·].*)?|Ausgabe\s+(?:Winter|Sommer|Herbst|Frühjahr)\s.*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:Stand|Aktualisiert|Erstellt|Datum|Vorlage|Sitzung|Lesezeit|Drucksache|den|im|vom|am)\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:Der|Die|Das)\s+")
_ENDS = re.compile(r"[.!?…:“\"»]$")
MAX_LINE = 130  # characters
FAR = 6  # blocks behind the title among which such lines stand


def head_matter(profile: ProfileBlocks) -> Iterator[Block]:
    """Paragraphs in front of the first section that are a sender, a date, or a series and its number."""
    blocks = [b for b in profile.all_blocks[: FAR + 1] if b is not profile.title]
    for block in blocks:
        if block.cells or block.role == "list_item":
            return
        if block.role == "paragraph" and says_origin(block):
            yield block


def says_origin(block: Block) -> bool:
    """Whether a line without a sentence names an office, a date or the number of an issue."""
    text = block.text.strip()
    if len(text) > MAX_LINE or (_ENDS.search(text) and not re.search(r"\d\.$", text)):
        return False
    if _DATED.search(text):
        return True
    if read_place(block.passage) is not None:
        return False
    alone = is_organisation(text) > SURE or is_role(_ARTICLE.sub("", text)) > SURE
    return (ISSUE.search(text) is not None and len(text.split()) > 1) or alone


SURE = 0.85
