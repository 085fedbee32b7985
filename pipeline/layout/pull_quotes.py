"""Pull quotes: sentences in large type or in a box of their own that interrupt the text to draw the eye."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.layout.draft import Draft
from pipeline.layout.quoted_titles import is_in_quotes, titles_in_quotes
from pipeline.layout.styles import LARGER, Body

LONGEST = 400  # characters
REPEATED = 5  # words: a shorter line may well come back in the text by chance
AROUND = 1.5  # times its length: a sentence that repeats part of the text repeats a small part
BOXED = 3  # paragraphs at most in a box that holds nothing but a quotation and who says it


def mark_pull_quotes(drafts: Sequence[Draft], base: Body) -> None:
    """Mark what is set off from the text and is in quotation marks, or says in large type what the text says too."""
    texts = _Texts([draft for draft in drafts if draft.role in ("paragraph", "list_item")])
    titles = titles_in_quotes(drafts, base.size)
    boxes: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        boxes.setdefault((draft.page, draft.container), []).append(draft)
    for draft in drafts:
        if draft.role not in ("paragraph", "heading") or not draft.lines or len(draft.text) > LONGEST:
            continue
        if id(draft) in titles:
            continue
        large = draft.size >= LARGER * base.size and round(2 * draft.size) / 2 not in base.text_sizes
        box = boxes[draft.page, draft.container]
        boxed = draft.container >= 0 and box[0] is draft and len(box) <= BOXED and draft.role == "paragraph"
        if (_is_quoted(draft.text) and (large or boxed)) or (large and _is_repeated(draft, texts)):
            draft.role, draft.level = "pull_quote", 0


def _is_quoted(text: str) -> bool:
    """Whether a text is one quotation and nothing else."""
    inner = text.rstrip(".")[1:-1]
    return is_in_quotes(text) and len(text.split()) > 2 and not any(mark in inner for mark in "„»")


class _Texts:
    """The running text, made plain when a sentence in large type first asks for it: most publications have none."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts

    @cached_property
    def plain(self) -> list[tuple[Draft, str]]:
        return [(draft, _plain(draft.text)) for draft in self._drafts]


def _is_repeated(draft: Draft, texts: _Texts) -> bool:
    """Whether a longer paragraph holds the very same sentence."""
    if draft.text[-1] not in ".!?" or draft.marker is not None or len(draft.text.split()) < REPEATED:
        return False  # a title comes back in the text as well
    own = _plain(draft.text)
    return any(len(text) > AROUND * len(own) and own in text for other, text in texts.plain if other is not draft)


def _plain(text: str) -> str:
    """Letters and digits alone, so that line ends, hyphens and quotation marks do not matter."""
    return re.sub(r"[\W_]+", "", text.lower())
