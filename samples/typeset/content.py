"""The words in which a sample's text is written down once, for the page and for the expected record."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Item:
    """One list item with the items nested in it."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Items:
    """One list; `numbered` is the style of its numbers ("1.", "a)") or None for bullets."""

    items: tuple[Item, ...]
    numbered: str | None = None


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs (strings) and lists in the order of the page."""

    heading: str
    kind: str
    parts: tuple[str | Items, ...]


@dataclass(frozen=True)
class Sample:
    """A typeset publication: where it goes, its bytes, and what has to be read out of it."""

    path: str
    pdf: bytes
    publication: dict[str, Any] = field(default_factory=dict)
    profiles: tuple[dict[str, Any], ...] = ()
    rejection: str | None = None


def item(text: str, *items: Item | str) -> Item:
    """A list item; further arguments are nested one level deeper."""
    return Item(text, tuple(i if isinstance(i, Item) else Item(i) for i in items))


def items(*entries: Item | str, numbered: str | None = None) -> Items:
    """A list of items; a plain string is an item without nested ones."""
    return Items(tuple(e if isinstance(e, Item) else Item(e) for e in entries), numbered)


def section(heading: str, kind: str, *parts: str | Items) -> Section:
    return Section(heading, kind, parts)


def plain(text: str) -> str:
    """What a reader sees of a marked-up string: no tags, no footnote marks, no soft hyphens."""
    text = re.sub(r"<sup>.*?</sup>", "", text)
    text = re.sub(r"<br ?/?>", " ", text)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00ad", "").replace("\u200b", ""))


def flat(entries: Sequence[Item], level: int = 1) -> Iterator[tuple[int, Item]]:
    """Items in reading order with their nesting level, 1 = top."""
    for entry in entries:
        yield level, entry
        yield from flat(entry.items, level + 1)


def html_list(block: Items) -> str:
    """The list as HTML; nested lists stand in their item."""

    def render(entries: Sequence[Item], level: int, tag: str) -> str:
        rows = "".join(f"<li>{e.text}{render(e.items, level + 1, 'ul') if e.items else ''}</li>" for e in entries)
        return f'<{tag} class="l{level}">{rows}</{tag}>'

    return render(block.items, 1, "ol" if block.numbered else "ul")


def html_parts(section: Section) -> str:
    return "".join(html_list(p) if isinstance(p, Items) else f"<p>{p}</p>" for p in section.parts)


def html_section(section: Section, tag: str = "h2") -> str:
    return f"<section><{tag}>{section.heading}</{tag}>{html_parts(section)}</section>"


def soft_hyphened(text: str) -> str:
    """The text with soft hyphens at the breaking points of its longer words, as content management systems write it."""
    import pyphen

    dictionary = pyphen.Pyphen(lang="de_DE")
    return re.sub(r"[A-Za-zÄÖÜäöüß]{8,}", lambda word: dictionary.inserted(word.group(), "\u00ad"), text)
