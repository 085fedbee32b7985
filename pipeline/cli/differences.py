"""What changed between two snapshots in words: by publication, who left, what is new, which figures changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.warehouse import Change

SHOWN = 40  # publications told one by one; how many more there are is said
LINES = 30  # of one publication
LONGEST = 110  # characters of a quoted text
KINDS: Mapping[str, str] = {
    "background": "background",
    "goals": "goal",
    "structures_and_strategies": "strategy",
    "implementation": "implementation",
    "measures": "measure",
    "partners": "partner",
    "funding": "funding",
    "results": "result",
    "outlook": "outlook",
    "materials": "material",
}
"""What a list item is called by the kind of its section."""
COUNTED = ("profile", "contact", "bullet", "quote", "fact", "material")
UNTOLD = frozenset({"published_from", "published_to", "producer", "pdf_created_at", "source_uri", "file_name"})
"""Columns that another one says, or that say something of the file alone."""
ORDER = (
    "publications", "profiles", "municipalities", "contacts", "facts", "bullets", "sections", "quotes", "materials",
    "rejections",
)  # fmt: skip


def told(changes: Iterable[Change], names: Mapping[str, str]) -> Iterator[str]:
    """Lines for people; `names` are the file names of publications."""
    publications: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        publications[change.publication_id].append(change)
    if not publications:
        yield "No changes."
    for n, (key, found) in enumerate(sorted(publications.items(), key=lambda one: _rank(one[1]))):
        if n == SHOWN:
            yield f"… and {len(publications) - SHOWN:,} more publications; --format json gives everything"
            return
        yield from _publication(found, names.get(key, key), names)
        yield ""


def _rank(found: Sequence[Change]) -> tuple[int, str]:
    """Editions and changes first: what is new or gone as a whole is told by its size."""
    return (1 if _whole(found) else 0, str(next((c.municipality for c in found if c.municipality), "")))


def _whole(found: Sequence[Change]) -> str | None:
    """Whether a publication came or went as a whole."""
    kinds = {change.kind for change in found if change.table == "publications"}
    compared = any(change.edition_of or change.kind == "changed" for change in found)
    return next(iter(kinds & {"added", "removed"}), None) if not compared else None


def _publication(found: Sequence[Change], name: str, names: Mapping[str, str]) -> Iterator[str]:
    places = list(dict.fromkeys(change.municipality for change in found if change.municipality))
    about = ", ".join(places[:3]) + (f" and {len(places) - 3} more" if len(places) > 3 else "")
    if whole := _whole(found):
        rejected = next((c.detail for c in found if c.table == "rejections" and c.kind == "added"), None)
        what = "new" if whole == "added" else f"can no longer be read ({rejected})" if rejected else "gone"
        number = Counter(change.table for change in found if change.kind == whole)
        counts = ", ".join(
            f"{count:,} {noun}{'' if count == 1 else 's'}" for noun in COUNTED if (count := number[f"{noun}s"])
        )
        yield f"{about or name}: {what}, {name}" + (f" with {counts}" if counts else "")
        return
    earlier = next((c.edition_of for c in found if c.edition_of), None)
    held = any(c.earlier_is_held for c in found)
    edition = f", a new edition of {names.get(earlier, earlier)}" if earlier else ""
    yield f"{about or name}: {name}{edition}{', which is held as well' if held else ''}"
    # The printed value says what the amount says.
    printed = {(c.municipality, c.name) for c in found if c.table == "facts" and c.column == "value"}
    shown = (
        c
        for c in found
        if c.column not in UNTOLD and not (c.column == "amount" and (c.municipality, c.name) in printed)
    )
    lines = list(dict.fromkeys(line for c in sorted(shown, key=_order) if (line := _line(c))))
    yield from (f"  {line}" for line in lines[:LINES])
    if not lines:
        yield "  says the same"
    if len(lines) > LINES:
        yield f"  … and {len(lines) - LINES:,} more"


def _order(change: Change) -> tuple[int, int]:
    return ORDER.index(change.table), ("removed", "added", "changed").index(change.kind)


def _line(change: Change) -> str | None:
    """One change in a line; None where another line says it."""
    name, kind = _short(change.name), change.kind
    match change.table:
        case "publications" if kind != "changed":
            return None  # said by the line above
        case "publications" | "profiles" if kind == "changed":
            return f"{_spoken(change.column)}: {_both(change)}"
        case "profiles":
            return f"profile {'new' if kind == 'added' else 'gone'}"
        case "contacts" if kind != "changed":
            role = f", {_short(change.detail)}" if change.detail and change.detail != change.name else ""
            return f"{'new contact' if kind == 'added' else 'left'}: {name}{role}"
        case "contacts":
            return f"{name}: {_spoken(change.column)} {_both(change)}"
        case "facts" if kind == "changed":
            what = "" if change.column in {"value", "amount"} else f"{_spoken(change.column)} "
            return f"figure {name}: {what}{_both(change)}"
        case "facts":
            value = f" {_short(change.detail)}" if change.detail else ""
            return f"{'new figure' if kind == 'added' else 'figure gone'}: {name}{value}"
        case "bullets":
            what = KINDS.get(change.detail or "", "point")
            return _text(change, what)
        case "sections":
            if kind == "changed" and change.column != "text":
                return f"section “{name}”: {_spoken(change.column)} {_both(change)}"
            return (
                f"section “{name}” {'reads otherwise' if kind == 'changed' else 'new' if kind == 'added' else 'gone'}"
            )
        case "quotes":
            return _text(change, f"quote of {change.detail}" if change.detail else "quote")
        case "materials":
            return _text(change, "material")
        case "municipalities":
            return f"municipality {name}: {_both(change)}" if kind == "changed" else f"municipality {name} {kind}"
        case _:
            return (
                f"rejected: {change.detail}" if kind == "added" else "no longer rejected" if kind == "removed" else None
            )


def _text(change: Change, what: str) -> str | None:
    if change.kind != "changed":
        return f"{'new ' + what if change.kind == 'added' else what + ' gone'}: “{_short(change.name)}”"
    if change.column == "text":
        return f"{what} reworded: “{_short(change.old)}” → “{_short(change.new)}”"
    return None if change.column == "level" else f"{what} “{_short(change.name)}”: {change.column} {_both(change)}"


def _both(change: Change) -> str:
    old, new = ("none" if value in (None, []) else _short(value) for value in (change.old, change.new))
    return f"{old} → {new}"


def _spoken(column: str | None) -> str:
    return (column or "").replace("_", " ")


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
