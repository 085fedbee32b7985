"""Quotes without quotation marks around them: set large, or behind one large mark, with who says it right below.

»    Der Laden rechnet sich nicht jeden Monat.
     Aber er lohnt sich jeden Tag.
     Hannelore Muster, Ortsvorsteherin
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from extractors.family import Item, item
from extractors.generic import family
from extractors.generic.quotes import CLOSING, FURTHER, attribution
from extractors.profile_blocks import ProfileBlocks
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage

_MARK = re.compile(r"[„“”»«\"'‚‘’❝❞]{1,2}")
_SAID = re.compile(r"[A-ZÄÖÜ].*[a-zäöüß]{2}\)?[.!?…]")
LONGEST = 60  # words
SHORTEST = 4
LARGER = 1.1  # times the usual type size
DASHES = "—–―-"


@family.rule("quotes")
def displayed_quotes(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """A sentence behind a lone mark, or in large type over a name behind a dash."""
    blocks = [b for b in profile.blocks if not b.cells]
    usual = statistics.median([b.size for b in blocks if b.role in {"paragraph", "list_item"}] or [0.0])
    for n, said in enumerate(blocks):
        text = _without_lone_mark(said.passage)
        if not _is_sentence(said, text.text) or said is profile.title:
            continue
        before = blocks[n - 1] if n and _MARK.fullmatch(blocks[n - 1].text) else None
        marked = before is not None or text is not said.passage or _is_mark(said.marker)
        behind = [b for b in blocks[n + 1 : n + 2 + FURTHER] if not _MARK.fullmatch(b.text)]
        if not behind or not (marked or (said.size > LARGER * usual and _is_dashed(behind[0]))):
            continue
        speaker, named = attribution(behind[:FURTHER], said)
        if speaker is None or speaker.name is None:
            continue
        closing = [b for b in blocks[n + 1 : n + 2] if _MARK.fullmatch(b.text)]
        score = 0.9 if marked else 0.85
        parts = item(
            [*([before] if before else []), said, *closing, *named],
            text=Candidate(text.text, text, score),
            speaker=Candidate(" ".join(speaker.name.text.split()), speaker.name, score),
            role=Candidate(" ".join(speaker.role.text.split()), speaker.role, score) if speaker.role else None,
        )
        yield Candidate(parts, said.passage, score)


def _without_lone_mark(passage: Passage) -> Passage:
    """A text without the mark that opens it, where none closes it: "“Wer mitbestimmt, der zieht mit."."""
    mark = _MARK.match(passage.text)
    lone = mark is not None and not any(char in CLOSING for char in passage.text[mark.end() :])
    return passage[mark.end() :].strip() if mark is not None and lone else passage


def _is_mark(marker: str | None) -> bool:
    return marker is not None and _MARK.fullmatch(marker) is not None


def _is_sentence(block: Block, text: str) -> bool:
    plain = block.role in {"paragraph", "heading", "pull_quote"} and SHORTEST <= len(text.split()) <= LONGEST
    return plain and _SAID.fullmatch(text.replace("\n", " ")) is not None


def _is_dashed(block: Block) -> bool:
    return (block.marker or block.text)[:1] in DASHES
