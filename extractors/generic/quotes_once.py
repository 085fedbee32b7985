"""What is printed twice, in the text and set large beside it, is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.family import Item
from schemas.document import Block
from schemas.evidence import Candidate


def once(quotes: Sequence[Candidate[Item]]) -> tuple[Candidate[Item], ...]:
    """The quotes without those whose words stand in a longer one, which takes their blocks and, if need be, speaker."""
    found: list[Candidate[Item]] = []
    for quote in sorted(quotes, key=lambda q: -len(_words(q))):
        whole = next((n for n, other in enumerate(found) if _words(quote) in _words(other)), None)
        if whole is None:
            found.append(quote)
        else:
            found[whole] = _joined(found[whole], quote)
    order = {_words(quote): n for n, quote in reversed(list(enumerate(quotes)))}
    return tuple(sorted(found, key=lambda q: order[_words(q)]))


def _joined(whole: Candidate[Item], part: Candidate[Item]) -> Candidate[Item]:
    known = whole.value if whole.value.best("speaker") else part.value
    parts = {**known.parts, "text": whole.value.parts["text"]}
    return replace(whole, value=Item(parts, whole.value.lists, (*whole.value.claims, *part.value.claims)))


def is_repeated(block: Block, blocks: Iterable[Block]) -> bool:
    """Whether a block set large is a sentence that the text of other blocks holds, too."""
    if block.role != "pull_quote":
        return False
    said = _spaced(block.text)
    return any(said in _spaced(other.text) for other in blocks if other is not block and other.role == "paragraph")


def _words(quote: Candidate[Item]) -> str:
    return _spaced(str(quote.value.value("text")))


def _spaced(text: str) -> str:
    """The words of a text, apart from each other by one blank."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "
