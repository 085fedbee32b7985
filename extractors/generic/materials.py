"""Materials: the items of a materials section, with the web addresses in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.family import Item
from extractors.generic.entry import lines_of
from extractors.values.web import find_urls
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage


def materials_of(sections: Sequence[Candidate[Item]]) -> Iterator[Candidate[Item]]:
    """One material for each bullet of the sections of kind `materials`; without bullets for each paragraph."""
    for section in sections:
        if section.value.value("kind") != "materials":
            continue
        bullets = section.value.lists.get("bullets", ())
        text = section.value.best("text")
        passages = [b.value.best("text").evidence for b in bullets]  # type: ignore[union-attr]  # every bullet has a text
        if not passages and text is not None:
            passages = [line for block in section.value.claims if block.role == "paragraph" for line in _items(block)]
        for passage in passages:
            yield Candidate(_material(passage), passage, 0.93, "generic.materials")


def _items(block: Block) -> list[Passage]:
    """A paragraph as one material, or line by line where every line has a web address of its own."""
    lines = lines_of(block)
    return list(lines) if len(lines) > 1 and all(find_urls(line.text) for line in lines) else [block.passage]


def _material(passage: Passage) -> Item:
    urls = tuple(
        Candidate(
            Item({"url": (Candidate(hit.value, passage[hit.start : hit.stop], 0.95, "generic.urls"),)}), passage, 0.95
        )
        for hit in find_urls(passage.text)
    )
    return Item({"text": (Candidate(passage.text, passage, 0.93, "generic.materials"),)}, {"urls": urls})
