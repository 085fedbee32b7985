"""The keys of a `sources.toml` as a table, made of the models that check it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic.fields import FieldInfo

from pipeline.sources.toml_file import KINDS
from schemas.sources import Fetching

SHARES = frozenset({"budget"})


def keys() -> str:
    """Markdown: every key with the kinds that have it, what it means and what holds without it."""
    kinds = ", ".join(f"`{kind}`" for kind in KINDS)
    lines = ["| key | of | meaning | unless said |", "| --- | --- | --- | --- |"]
    lines.append(f"| `kind` | all | What the source is: {kinds}. | needed |")
    lines += [_line(f"`{name}`", of, name, field) for name, of, field in _of_sources()]
    return "\n".join([*lines, *(_line(f"`{n}`", "`[fetch]`", n, field) for n, field in Fetching.model_fields.items())])


def _of_sources() -> Iterator[tuple[str, str, FieldInfo]]:
    """Keys of sources in their order; one line for the kinds that mean the same by it."""
    found: dict[tuple[str, str], tuple[FieldInfo, list[str]]] = {}
    for kind, model in KINDS.items():
        for name, field in model.model_fields.items():
            if name not in {"name", "kind"}:
                found.setdefault((name, f"{field.description} {field.default!r}"), (field, []))[1].append(kind)
    for (name, _), (field, kinds) in found.items():
        yield name, "all" if len(kinds) == len(KINDS) else ", ".join(kinds), field


def _line(key: str, of: str, name: str, field: FieldInfo) -> str:
    meaning = " ".join((field.description or "").split()).replace("|", "\\|")
    return f"| {key} | {of} | {meaning} | {_default(name, field)} |"


def _default(name: str, field: FieldInfo) -> str:
    value: Any = field.default
    if field.is_required():
        return "needed"
    if value is None or value == ():
        return ""
    if isinstance(value, timedelta):
        return f"`{value.total_seconds():g}s`"
    if name in SHARES:
        return f"`{value:.0%}`"
    text = str(value).lower() if isinstance(value, bool) else str(value).replace("|", "\\|")
    return f"`{text}`" if text else ""
