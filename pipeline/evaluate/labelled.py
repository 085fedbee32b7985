"""Labelled publications: `x.pdf` with its expected record `x.gold.json` beside it, in a folder or below it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.errors import UsageError

GOLD = ".gold.json"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Labelled:
    """One publication and what it should give."""

    name: str
    """Path below the folder, without suffix."""
    pdf: Path
    gold: Mapping[str, Any]
    accept: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Other right answers by JSON pointer into the gold."""
    optional_entities: Sequence[Sequence[str]] = ()
    """Per profile the texts that may be marked as entities or not."""

    def accepted(self, prefix: str) -> dict[str, Sequence[str]]:
        """Other right answers below `prefix`, by what follows it."""
        return {path.removeprefix(prefix): v for path, v in self.accept.items() if path.startswith(f"{prefix}/")}

    def optional(self, profile: int | None) -> Sequence[str]:
        known = profile is not None and profile < len(self.optional_entities)
        return self.optional_entities[profile] if known and profile is not None else ()


def find_labelled(folder: Path) -> tuple[Labelled, ...]:
    """All labelled publications in and below `folder`, by name.

    A `manifest.json` in the folder may hold, for the publications of a `name`, `accept` and `optional_entities`. Raises
    `UsageError` where there are none or a gold file is no expected record.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    golds = sorted(folder.rglob(f"*{GOLD}"))
    if not golds:
        raise UsageError(f"{folder}: no labelled publications; expected x{GOLD} beside x.pdf")
    manifest = _manifest(folder / MANIFEST)
    found = []
    for path in golds:
        name = path.relative_to(folder).as_posix().removesuffix(GOLD)
        pdf = path.with_name(path.name.removesuffix(GOLD) + ".pdf")
        if not pdf.exists():
            raise UsageError(f"{path}: no {pdf.name} beside it")
        entry = manifest.get(name, {})
        optional = entry.get("optional_entities") or ()
        found.append(Labelled(name, pdf, _gold(path), entry.get("accept") or {}, optional))
    return tuple(found)


def _gold(path: Path) -> Mapping[str, Any]:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(f"{path}: not JSON ({error})") from error
    if not isinstance(gold, dict) or not ("rejection" in gold or {"publication", "profiles"} <= gold.keys()):
        raise UsageError(f'{path}: expected a record with "publication" and "profiles", or a "rejection"')
    return gold


def _manifest(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {entry["name"]: entry for entry in entries}
