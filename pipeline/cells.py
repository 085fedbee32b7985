"""From a JSON pointer into a record to the cell of the warehouse that holds the value."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from schemas.profile import Profile, Record


class Cell(NamedTuple):
    """The place of a value in the tables; `column` is None where the row as a whole is meant."""

    table: str
    row_id: str
    column: str | None
    profile: Profile | None
    """The profile to which the row belongs."""


# Lists of a profile that are tables, with the letter of their keys. Sections and bullets carry their own ordinals.
LETTERS = {"municipalities": "g", "contacts": "c", "quotes": "q", "materials": "m", "facts": "f", "entities": "e"}

T = TypeVar("T")

_POINTER = re.compile(r"/([^/]*)")


def profile_id(record: Record, profile: Profile) -> str:
    """`<publication_id>#<ordinal>`."""
    return f"{record.publication.publication_id}#{profile.ordinal}"


def cell(path: str, record: Record) -> Cell:
    """The cell to which the JSON pointer `path` leads.

    A pointer that leads nowhere is a mistake of the rule that made it; its row is the nearest one above that exists, so
    that a finding is never lost.
    """
    tokens: list[str] = _POINTER.findall(path)
    publication_id = record.publication.publication_id
    match tokens:
        case ["profiles", position, *rest] if (profile := _at(record.profiles, position)) is not None:
            table, row_id, column = _in_profile(profile, profile_id(record, profile), rest)
            return Cell(table, row_id, column, profile)
        case ["publication", "contacts", position, *rest] if _at(record.publication.contacts, position) is not None:
            return Cell("contacts", f"{publication_id}/c{int(position) + 1}", rest[0] if rest else None, None)
        case ["publication", column, *_]:
            return Cell("publications", publication_id, column, None)
    return Cell("publications", publication_id, None, None)


def _in_profile(profile: Profile, key: str, tokens: list[str]) -> tuple[str, str, str | None]:
    match tokens:
        case []:
            return "profiles", key, None
        case ["sections", position, *rest] if (section := _at(profile.sections, position)) is not None:
            section_id = f"{key}/s{section.ordinal}"
            match rest:
                case ["bullets", place, *last] if (bullet := _at(section.bullets, place)) is not None:
                    return "bullets", f"{section_id}/b{bullet.ordinal}", last[0] if last else None
            return "sections", section_id, rest[0] if rest and rest[0] != "bullets" else None
        case [name, position, *rest] if name in LETTERS and _at(getattr(profile, name), position) is not None:
            return name, f"{key}/{LETTERS[name]}{int(position) + 1}", rest[0] if rest else None
        case [name, *_] if name in LETTERS or name == "sections":
            return "profiles", key, None
        case [name, *_]:
            return "profiles", key, name
    raise AssertionError(tokens)


def _at(items: list[T], position: str) -> T | None:
    return items[int(position)] if position.isascii() and position.isdigit() and int(position) < len(items) else None
