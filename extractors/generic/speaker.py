"""Who says it: "Name, Role", "— Name / Role", "Name (Role)" as a person and a role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.values.person import is_person_name, parse_person
from schemas.document import Passage

LIKELY = 0.6  # of `is_person_name` for what stands where a name is expected
_LEAD = re.compile(r"^[\s\-–—―•|/(]+")
_SAYS = re.compile(
    r"^(?:so|sagt|sagte|erklärt|erklärte|betont|meint|berichtet|findet|ergänzt|freut sich|resümiert|unterstreicht)\s+(?:auch\s+)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:,|;|\||\s[–—-]\s|\n|·|\()\s*")


@dataclass(frozen=True)
class Speaker:
    """A name without title and, where printed, a role."""

    name: Passage
    role: Passage | None
    title: str | None = None


def parse_speaker(passage: Passage) -> Speaker | None:
    """The person at the beginning of an attribution or a lead-in, with what follows as the role; None without person."""
    text = passage.text
    start = len(text) - len(_LEAD.sub("", text))
    said = _SAYS.match(text[start:])
    start += said.end() if said else 0
    stop = len(text.rstrip(" :,\n–—-"))
    for cut in _cuts(text, start, stop):
        person = parse_person(text[start:cut])
        if person is None or is_person_name(text[start:cut]) < LIKELY:
            continue
        name = next(passage[start + a : start + b] for what, a, b in person.spans if what == "name")
        rest = _SEPARATOR.match(text, cut)
        role = passage[rest.end() : stop].strip(" \n,") if rest else Passage("")
        if role.text.endswith(")") and role.text.count("(") < role.text.count(")"):
            role = role[: len(role.text) - 1]
        return Speaker(name, role if role.text else None, person.academic_title)
    return _role_first(passage[start:stop])


def _role_first(passage: Passage) -> Speaker | None:
    """ "Bürgermeister Michael Kramer", "Der Landrat, Michael Kramer"."""
    person = parse_person(passage.text)
    spans = {what: passage[a:b] for what, a, b in person.spans} if person else {}
    if person is None or "name" not in spans:
        return None
    role = spans.get("role")
    if role is None and person.role:
        at = passage.text.find(person.role)
        role = passage[at : at + len(person.role)] if at >= 0 else None
    return Speaker(spans["name"], role, person.academic_title) if role else None


def _cuts(text: str, start: int, stop: int) -> list[int]:
    """Where the name may end: before the first separators, or at the end."""
    found = [m.start() for m in _SEPARATOR.finditer(text, start, stop) if m.start() > start]
    return [*found[:3], stop] if found else [stop]
