"""A folder of labelled publications: `pdf/`, `gold/` and the scorer `score.py` that lies beside them.

Two kinds are known by what their scorer offers: gold made of the authors' own tags ("layout": order, roles and text of
every block) and gold made by hand ("pages": headings, items, running matter and snippets in order).
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal


@dataclass(frozen=True)
class Corpus:
    folder: Path
    kind: Literal["layout", "pages"]
    scorer: ModuleType
    gold: dict[str, dict[str, Any]]
    """By identifier, in the order of the file names."""

    @property
    def name(self) -> str:
        return self.folder.name

    def pdf(self, identifier: str) -> Path:
        return self.folder / "pdf" / f"{identifier}.pdf"


def load(folder: Path, *, only: tuple[str, ...] = ()) -> Corpus:
    """The corpus in `folder`, or those of its publications whose identifier begins with one of `only`."""
    script = folder / "score.py"
    if not script.exists():
        raise SystemExit(f"{folder}: no score.py; a corpus has pdf/, gold/ and score.py")
    spec = importlib.util.spec_from_file_location(f"score_{folder.name.replace('-', '_')}", script)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = {}
    for path in sorted((folder / "gold").glob("*.json")):
        identifier = path.name.removesuffix(".json").removesuffix(".gold")
        if not only or identifier.startswith(only):
            gold[identifier] = json.loads(path.read_text(encoding="utf-8"))
    if not gold:
        raise SystemExit(f"{folder}: no gold for {', '.join(only) or 'any publication'}")
    return Corpus(folder.resolve(), "layout" if hasattr(scorer, "score_doc") else "pages", scorer, gold)
