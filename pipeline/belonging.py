"""Contacts that stand apart from the profiles they belong to: a directory at the end, a box on another page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractors.family import Item
from extractors.values.gazetteer import base_name
from pipeline.fields import Fields
from schemas.evidence import Candidate

CONTACTS = "publication.contacts"
SHORTEST = 4  # letters of a name that is looked for


def with_own_contacts(fields: Sequence[Fields], publication: Fields) -> tuple[tuple[Fields, ...], Fields]:
    """Profiles without contacts with those outside whose office or town bears the name of their municipality alone.

    The publisher's own contact stays: an imprint is never a profile's contact. To the only profile of a publication
    go people of its municipality's office alone ("Vielen Dank für Ihre Aufmerksamkeit" and whom to ask).
    """
    names = [_name(found) for found in fields]
    fields = _dealt_out(fields, names)
    given: dict[int, list[Candidate[Item]]] = {}
    rest: list[Candidate[Item]] = []
    publisher = publication.best("publication.publisher")
    for contact in publication.lists.get(CONTACTS, ()):
        office = str(contact.value.value("organisation") or "")
        own = publisher is not None and bool(office) and (office in publisher.value or publisher.value in office)
        fitting = [n for n, name in enumerate(names) if _of(contact, name)]
        if len(fields) == 1:
            own = False
            fitting = [n for n in fitting if contact.value.value("name") and _holds(office, names[n])]
        if len(fitting) == 1 and not own and not fields[fitting[0]].lists.get("contacts"):
            given.setdefault(fitting[0], []).append(contact)
        else:
            rest.append(contact)
    if not given:
        return tuple(fields), publication
    moved = tuple(
        replace(found, lists={**found.lists, "contacts": tuple(given[n])}) if n in given else found
        for n, found in enumerate(fields)
    )
    return moved, replace(publication, lists={**publication.lists, CONTACTS: tuple(rest)})


def _dealt_out(fields: Sequence[Fields], names: Sequence[str]) -> Sequence[Fields]:
    """A directory behind the last profile is everybody's: what names one other profile's place alone is that one's."""
    given: dict[int, list[Candidate[Item]]] = {
        n: list(found.lists.get("contacts", ())) for n, found in enumerate(fields)
    }
    for n, found in enumerate(fields):
        own = [c for c in found.lists.get("contacts", ()) if _of(c, names[n])]
        for contact in found.lists.get("contacts", ()):
            others = [k for k, name in enumerate(names) if k != n and name and _of(contact, name)]
            if own and contact not in own and len(others) == 1 and not fields[others[0]].lists.get("contacts"):
                given[n].remove(contact)
                given[others[0]].append(contact)
    return [replace(f, lists={**f.lists, "contacts": tuple(given[n])}) for n, f in enumerate(fields)]


def _of(contact: Candidate[Item], name: str) -> bool:
    """Whether a contact's office or town bears the name of a place."""
    office, town = (str(contact.value.value(part) or "") for part in ("organisation", "city"))
    return bool(name) and (_holds(office, name) or base_name(town) == name)


def _name(found: Fields) -> str:
    best: Candidate[Any] | None = found.best("municipality")
    name = base_name(str(best.value)) if best else ""
    return name if len(name) >= SHORTEST else ""


def _holds(office: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}(?:s|er)?\b", office) is not None
