"""Sections and lists as Typst markup."""

from __future__ import annotations

import json
from collections.abc import Sequence

from samples.typeset.content import Item, Items, Section, plain


def words(text: str) -> str:
    """A string literal, so that no sign of the text is taken for markup."""
    return "#" + json.dumps(text, ensure_ascii=False) + ";"


def typst_list(block: Items) -> str:
    def render(entries: Sequence[Item], call: str) -> str:
        inner = (words(e.text) + (f"#{render(e.items, 'list')}" if e.items else "") for e in entries)
        return f"{call}({', '.join(f'[{i}]' for i in inner)})"

    call = f'enum.with(numbering: "{block.numbered}")' if block.numbered else "list"
    return "#" + render(block.items, call)


def typst_parts(section: Section) -> str:
    return "\n\n".join(typst_list(p) if isinstance(p, Items) else words(plain(p)) for p in section.parts)


def typst_section(section: Section, level: int = 2) -> str:
    return f"{'=' * level} {words(plain(section.heading))}\n\n{typst_parts(section)}\n"
