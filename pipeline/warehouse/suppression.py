"""What is to stay forgotten, without saying what it was: keyed hashes of publications and of names.

`suppressed.json` holds one entry per request and `suppression.key` the key; who has the one without the other learns
nothing. Names are compared without case, accents, order and punctuation, so that "Muster, Ada" and
ada.muster@example.org are met too.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from pipeline.warehouse.files import sync

ENTRIES, KEY = "suppressed.json", "suppression.key"
MARK = "[…]"
GAP = 3  # characters between the words of a name: blank, comma and blank, point
_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

_ACCENTED = "À-ɏ"  # one range for all letters with accents: naming them takes RE2 ten milliseconds a time

Spans = list[tuple[int, int]]


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as they are compared, with their places in code points.

    >>> words("Dr. Jörg Weiß")
    [('dr', 0, 2), ('joerg', 4, 8), ('weiss', 9, 13)]
    """
    return [(folded(found.group()), *found.span()) for found in _WORD.finditer(text)]


def folded(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).casefold().translate(_GERMAN)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


@dataclass
class Suppression:
    """The entries of a warehouse; empty where nothing was ever forgotten."""

    key: bytes = b""
    entries: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._publications = {entry["hmac"] for entry in self.entries if entry["kind"] == "publication"}
        self._names: dict[int, set[str]] = {}
        for entry in self.entries:
            if entry["kind"] == "person":
                self._names.setdefault(entry["words"], set()).add(entry["hmac"])
        self._known: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def people(self) -> bool:
        """Whether there are names among the entries."""
        return bool(self._names)

    def publication(self, publication_id: str | None) -> bool:
        """Whether a publication is to stay forgotten."""
        return (
            bool(self._publications) and publication_id is not None and self._hash(publication_id) in self._publications
        )

    def spans(self, text: str | None) -> Spans:
        """Where a text names somebody who is to stay forgotten."""
        if not text or not self._names:
            return []
        found, places = [], words(text)
        for number, hashes in self._names.items():
            for first in range(len(places) - number + 1):
                window = places[first : first + number]
                near = all(b[1] - a[2] <= GAP for a, b in pairwise(window))
                if near and self._hash(_joined(window)) in hashes:
                    found.append((window[0][1], window[-1][2]))
        return found

    def address(self, uri: str) -> str:
        """An address without the name in it; the same one each time, and different addresses stay different."""
        spans = self.spans(uri)
        return f"{cut(uri, spans)}#{self._hash(uri)[:12]}" if spans else uri

    def with_entry(
        self, kind: Literal["publication", "person"], what: str, *, reason: str, at: datetime
    ) -> Suppression:
        """With one entry more; the same where it is there already."""
        if self.only(what):
            return self
        key = self.key or secrets.token_bytes(32)
        number = len(words(what)) if kind == "person" else 0
        hashed = _hash(key, _compared(what) if kind == "person" else what)
        entry = {"kind": kind, "hmac": hashed, "words": number, "at": at.isoformat(), "reason": reason}
        return Suppression(key, [*self.entries, entry])

    def only(self, what: str) -> Suppression:
        """With the entry of this publication or person alone; empty where there is none."""
        hashes = {self._hash(what), self._hash(_compared(what))}
        return Suppression(self.key, [entry for entry in self.entries if entry["hmac"] in hashes])

    def files(self) -> dict[str, str]:
        """What is to be kept, by the name of the file, in the order of writing."""
        return {KEY: self.key.hex(), ENTRIES: json.dumps(self.entries, ensure_ascii=False, indent=1)}

    @classmethod
    def of(cls, files: Mapping[str, str]) -> Suppression:
        """From the contents of both files."""
        return cls(bytes.fromhex(files[KEY]), json.loads(files[ENTRIES]))

    def write(self, folder: Path) -> None:
        """Both files, first the key; readable by their owner only."""
        for name, content in self.files().items():
            fresh = folder / f".{name}-new"
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(content)
            sync(fresh)
            fresh.replace(folder / name)
        sync(folder)

    def _hash(self, what: str) -> str:
        if (known := self._known.get(what)) is None:
            if len(self._known) > 1_000_000:
                self._known.clear()
            known = self._known[what] = _hash(self.key, what)
        return known


def _compared(name: str) -> str:
    return _joined(words(name))


def _joined(window: list[tuple[str, int, int]]) -> str:
    return " ".join(sorted(word for word, _, _ in window))


def _hash(key: bytes, what: str) -> str:
    return hmac.new(key, what.encode(), hashlib.sha256).hexdigest()


def read_suppression(folder: Path) -> Suppression:
    """The entries of a warehouse's folder."""
    if not (folder / ENTRIES).exists():
        return Suppression()
    return Suppression.of({name: (folder / name).read_text(encoding="utf-8") for name in (KEY, ENTRIES)})


def merged(spans: Spans) -> Spans:
    """Spans in order, those that touch as one."""
    found: Spans = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def cut(text: str, spans: Spans) -> str:
    """The text with a mark in place of each span."""
    parts, last = [], 0
    for start, end in merged(spans):
        parts += [text[last:start], MARK]
        last = end
    return "".join([*parts, text[last:]])


def moved(position: int, spans: Spans, *, end: bool = False) -> int:
    """Where a position of a text is after `cut`; within a span the mark's beginning, or its end."""
    shift = 0
    for start, stop in merged(spans):
        if position >= stop:
            shift += len(MARK) - (stop - start)
        elif position > start:
            return start + shift + (len(MARK) if end else 0)
    return position + shift


def pattern(name: str) -> tuple[str, str]:
    """Regular expressions without regard to case: one for any word of a name, one for the whole, also surname first."""
    parts = [_spelled(found.group()) for found in _WORD.finditer(name)]
    gap = r"[\W\d_]{1,3}"
    turned = (parts[n:] + parts[:n] for n in range(len(parts)))  # the surname first, of however many words
    return "|".join(parts), "|".join(gap.join(order) for order in turned)


def _spelled(word: str) -> str:
    """A word with its umlauts in either spelling and with whatever accents."""
    either = {"ae": "ä|a\u0308", "oe": "ö|o\u0308", "ue": "ü|u\u0308", "ss": "ß"}
    parts = re.findall("ae|oe|ue|ss|.", folded(word))
    return "".join(
        f"(?:{''.join(map(_accented, part))}|{either[part]})" if part in either else _accented(part) for part in parts
    )


def _accented(letter: str) -> str:
    return f"[{letter}{_ACCENTED}]" if letter in "aceinorsuyz" else letter
