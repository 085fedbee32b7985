"""Where a contact lies, by everything that says so: state, town, postcode, area code, domain. The odd one is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from extractors.values.area_code import area_code_of, exchange, states_beyond, town_of
from extractors.values.domain_place import places_of_domain
from extractors.values.gazetteer import Municipality, namesakes
from extractors.values.postcode import postcode_states
from schemas.evidence import Finding

CODES = {
    "postcode": "postcode_state_mismatch",
    "city": "town_mismatch",
    "phone": "area_code_mismatch",
    "fax": "area_code_mismatch",
    "email": "domain_mismatch",
    "website": "domain_mismatch",
    "state": "postcode_state_mismatch",
}
"""Codes of findings by the part of the contact that is the odd one."""
TRUSTED = ("state", "city", "postcode", "phone", "fax", "email", "website")
"""Of two sides of the same number, the one that has the first of these is believed."""


@dataclass(frozen=True)
class Witness:
    """One thing that says where a contact lies."""

    part: str
    """The part of the contact that says it; "state" is its profile's."""
    says: str
    """In words, for a finding: "the area code 089 (München)"."""
    states: frozenset[str]
    kreise: frozenset[str] = frozenset()
    """Keys of Kreise; none where only states are known."""

    def fits(self, other: Witness) -> bool | None:
        """True in one Kreis, False in different states; None where that is open: neighbours, or no Kreis known."""
        if self.kreise & other.kreise:
            return True
        return None if self.states & other.states else False

    def confirms(self, other: Witness) -> bool:
        return bool(self.fits(other)) or (len(self.states) == 1 and self.states == other.states)


@dataclass(frozen=True)
class Verdict:
    """Witnesses of one contact: those that are believed, and those that contradict them."""

    agreed: tuple[Witness, ...]
    odd: tuple[Witness, ...] = ()

    def is_odd(self, part: str) -> bool:
        return any(w.part == part for w in self.odd)

    def confirms(self, part: str) -> bool:
        """Whether another believed witness places the contact in the same Kreis, or in one and the same state."""
        own = [w for w in self.agreed if w.part == part]
        return any(w.confirms(other) for w in own for other in self.agreed if other.part != part)


def witnesses(contact: Mapping[str, Any], state: str | None) -> Iterator[Witness]:
    """Everything that says where a contact (JSON of the data contract) lies; `state` is that of its profile."""
    if state:
        yield Witness("state", f"the state {state}", frozenset({state}))
    if (city := contact.get("city")) and (found := namesakes(city) or namesakes(city.partition("-")[0])):
        yield _in_list("city", f"the town {city}", found)
    if (postcode := contact.get("postcode")) and (states := postcode_states(postcode)):
        yield Witness("postcode", f"the postcode {postcode}", states)
    for part in ("phone", "fax"):
        number = contact.get(part)
        if number and (found := exchange(number)):
            there = _in_list(part, f"the area code {area_code_of(number)} ({town_of(number)})", found)
            yield replace(there, states=there.states | states_beyond(number))
    for part in ("email", "website"):
        address = contact.get(part)
        if address and (found := places_of_domain(address)):
            yield _in_list(part, f"the {part} {address}", found)


def judge(contact: Mapping[str, Any], state: str | None) -> Verdict:
    """The largest set of witnesses that do not contradict each other is believed, the others are odd."""
    known = tuple(witnesses(contact, state))
    for size in range(len(known), 0, -1):
        sides = [side for side in combinations(known, size) if all(a.fits(b) is not False for a, b in _pairs(side))]
        if sides:
            agreed = min(sides, key=_trust)
            return Verdict(agreed, tuple(w for w in known if w not in agreed))
    return Verdict(())


def whereabouts(contacts: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Keys of the Kreise in which contacts lie by what their own parts agree on."""
    found: set[str] = set()
    for contact in contacts:
        known = [w.kreise for w in judge(contact, None).agreed if w.kreise]
        found |= frozenset.intersection(*known) if known else frozenset()
    return frozenset(found)


def place_finding(contact: Mapping[str, Any], path: str, state: str | None) -> Finding | None:
    """What contradicts where the contact lies, by name; None where nothing does."""
    verdict = judge(contact, state)
    if not verdict.odd:
        return None
    part = min((w.part for w in verdict.odd), key=list(CODES).index)
    odd, agreed = _listed(verdict.odd), _listed(_contradicted(verdict))
    alone = len(verdict.odd) == 1 and len(verdict.agreed) > 1
    message = f"{odd} is the odd one beside {agreed}." if alone else f"{odd} and {agreed} contradict each other."
    return Finding(
        code=CODES[part],
        severity="warning",
        path=path if part == "state" else f"{path}/{part}",
        message=message[0].upper() + message[1:],
    )


def _in_list(part: str, says: str, found: Sequence[Municipality]) -> Witness:
    return Witness(part, says, frozenset(m.state for m in found), frozenset(m.kreis_ags for m in found))


def _pairs(side: Sequence[Witness]) -> Iterator[tuple[Witness, Witness]]:
    yield from combinations(side, 2)


def _trust(side: Sequence[Witness]) -> tuple[int, ...]:
    """Sorts sides by agreement of Kreise, then by the trust that their members deserve."""
    return (-sum(a.fits(b) is True for a, b in _pairs(side)), *sorted(TRUSTED.index(w.part) for w in side))


def _contradicted(verdict: Verdict) -> Sequence[Witness]:
    return [w for w in verdict.agreed if any(w.fits(o) is False for o in verdict.odd)]


def _listed(found: Sequence[Witness]) -> str:
    """ "the town A, the postcode B and the state C"."""
    names = list(dict.fromkeys(w.says for w in found))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
