"""A municipality's entry in the official list, from its printed name and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from extractors.values import Hit
from extractors.values.designation import Designation, find_designations, split_designation
from extractors.values.gazetteer import (
    EDITIONS,
    Municipality,
    MunicipalityType,
    by_ags,
    fold_place,
    is_place,
    namesakes,
    places,
)
from extractors.values.postcode import fits_state
from extractors.values.states import STATES, find_state, find_states

__all__ = [
    "EDITIONS",
    "STATES",
    "Designation",
    "Municipality",
    "MunicipalityType",
    "Resolution",
    "by_ags",
    "find_municipalities",
    "find_state",
    "find_states",
    "is_place",
    "places",
    "resolve",
    "split_designation",
]


class Resolution(NamedTuple):
    """What a name was resolved to."""

    best: Municipality | None
    candidates: tuple[Municipality, ...]
    """All entries of that name, also those that type, state or postcode speak against."""
    reason: str
    """Which rule decided, in words for a finding: "only entry of that name", "type", "state", "ambiguous: …"."""
    score: float = 0.0
    """How sure the rule is, 0 to 1; not yet a probability."""


_COMPATIBLE: dict[str, frozenset[str]] = {
    "Landkreis": frozenset({"Landkreis", "Region", "Verband"}),
    "Kreisfreie Stadt": frozenset({"Kreisfreie Stadt"}),
    "Stadt": frozenset({"Stadt", "Kreisfreie Stadt"}),
    "Gemeinde": frozenset({"Gemeinde", "Stadt"}),
    "Verband": frozenset({"Verband"}),
    "Region": frozenset({"Region", "Landkreis"}),
}
_KREIS_WORDS = r"Landkreis(?:es|s)?|Kreis(?:es)?|LK|Landratsamt(?:es)?|Kreisverwaltung|Kreisausschuss(?:es)?"
_TOWN_WORDS = r"\w*[Ss]tadt|Stadtverwaltung|Magistrat der Stadt|Rathaus|Gemeinde"
_KREIS_CLUES = re.compile(
    r"\b(?:Landkreis|Landrat|Landrät|Landratsamt|Kreistag|Kreisverwaltung|Kreisausschuss|kv-|lk-|lra)"
)
_TOWN_CLUES = re.compile(
    r"\b(?:Stadtrat|Stadtverwaltung|Oberbürgermeister|Stadtverordnete|Magistrat|Stadtteil|stadt-|rathaus-)"
)


def resolve(
    name: str,
    *,
    type: str | None = None,
    state: str | None = None,
    postcode: str | None = None,
    published_on: str | None = None,
    context: str = "",
    kreise: Collection[str] = (),
) -> Resolution:
    """The entry of the official list that a printed name means.

    `type` is a type of the contract or a printed word ("Kreis", "Stadtkreis", "kreisfrei"); `context` is the text of
    the profile, whose "Landkreis X" or "Stadt X" decides between namesakes; `kreise` are keys of Kreise to which area
    codes, towns and domains point: where only some namesakes lie there, the others are left out. The rules, in order:
    entries of another type, state or postcode are left out; the exact name beats a name with an addition; "Landkreis X"
    in the context beats "Stadt X" if it is more frequent; a Kreis or kreisfreie Stadt beats Gemeinden elsewhere that
    bear its name, but a Kreis and a town of the same name stay ambiguous, and so do two Kreise.

    >>> resolve("Elbe-Elster").best.ags, resolve("Rostock", type="Landkreis").best.ags
    ('12062', '13072')
    >>> resolve("Rostock").best, resolve("Rostock").reason
    (None, 'ambiguous: Kreisfreie Stadt 13003, Landkreis 13072')
    >>> resolve("Stadt Neustadt", state="Hessen").best.name
    'Neustadt (Hessen)'
    """
    designation = split_designation(name)
    wanted = _contract_type(type) or designation.type
    state = state or designation.state
    candidates = _candidates(designation.name, published_on)
    if not candidates:
        return Resolution(None, (), "not in the official list")
    left = list(candidates)
    rules: list[str] = []
    if wanted == "Verband" and not any(c.type == "Verband" for c in left):
        return Resolution(None, candidates, "associations of Gemeinden have no key in the list")
    for rule, fitting in (
        ("type", [c for c in left if wanted is None or c.type in _COMPATIBLE[wanted]]),
        ("state", [c for c in left if state is None or c.state == state]),
        ("postcode", [c for c in left if postcode is None or fits_state(postcode, c.state) is not False]),
    ):
        kept = [c for c in left if c in fitting]
        if not kept:
            return Resolution(None, candidates, f"no entry of that name fits the {rule}")
        if len(kept) < len(left):
            rules.append(rule)
        left = kept
    there = [c for c in left if c.kreis_ags in kreise]
    if there and len(there) < len(left):
        left, rules = there, [*rules, "where its contacts lie"]
    exact = [c for c in left if fold_place(c.name) == fold_place(designation.name)]
    if exact and len(exact) < len(left):
        left, rules = exact, [*rules, "exact name"]
    if wanted == "Gemeinde" and any(c.type == "Gemeinde" for c in left):
        left = [c for c in left if c.type == "Gemeinde"]
    if len(left) == 1:
        reason = " and ".join(rules) if rules else "only entry of that name"
        unsure = wanted is None and ("exact name" in rules or "where its contacts lie" in rules)
        return Resolution(left[0], candidates, reason, 0.85 if unsure else 0.98)
    return _among_namesakes(left, candidates, context, wanted)


def _candidates(name: str, published_on: str | None) -> tuple[Municipality, ...]:
    """Namesakes, and the three Kreise that carry another word than Kreis in their official names."""
    found = namesakes(name, published_on)
    regions = (namesakes(f"{word} {name}", published_on) for word in ("Region", "Städteregion", "Regionalverband"))
    return (*found, *(m for more in regions for m in more))


def _among_namesakes(
    left: list[Municipality], candidates: tuple[Municipality, ...], context: str, wanted: str | None
) -> Resolution:
    kreise = [c for c in left if c.type in ("Landkreis", "Region", "Verband")]
    towns = [c for c in left if c.type == "Kreisfreie Stadt"]
    others = [c for c in left if c.type in ("Stadt", "Gemeinde")]
    if len(kreise) == 2 and {c.ags for c in kreise} == {"03152", "03159"} and (wanted == "Landkreis" or not others):
        return Resolution(kreise[0], candidates, "the edition of the list is open", 0.5)
    if len(kreise) <= 1 and wanted is None:
        own = [c for c in others if kreise and c.kreis_ags == kreise[0].ags]
        rivals = towns or own
        if kreise and len(rivals) == 1:
            verdict = _kreis_or_town(context, kreise[0].name)
            if verdict:
                chosen = kreise[0] if verdict > 0 else rivals[0]
                return Resolution(chosen, candidates, "words of the context", 0.93 if abs(verdict) > 1 else 0.75)
            return _ambiguous([*rivals, *kreise], candidates)
    top = [*kreise, *towns]
    if len(top) == 1:
        return Resolution(top[0], candidates, "only Kreis or kreisfreie Stadt of that name", 0.93 if wanted else 0.88)
    cities = [c for c in others if c.type == "Stadt"]
    if not top and len(cities) == 1:
        return Resolution(cities[0], candidates, "only town of that name", 0.85 if wanted else 0.7)
    return _ambiguous(left, candidates)


def _ambiguous(left: list[Municipality], candidates: tuple[Municipality, ...]) -> Resolution:
    names = ", ".join(f"{c.type} {c.ags}" for c in left[:4]) + (" …" if len(left) > 4 else "")
    return Resolution(None, candidates, f"ambiguous: {names}")


def _kreis_or_town(context: str, name: str) -> int:
    """2 or 1 for the Kreis, -2 or -1 for the town, 0 where the context does not say: 2 where it names it so."""
    printed = re.escape(name).replace(r"\-", r"-\s*")
    named = len(re.findall(rf"\b(?:{_KREIS_WORDS})\s+{printed}", context)) - len(
        re.findall(rf"\b(?:{_TOWN_WORDS})\s+{printed}", context)
    )
    if named:
        return 2 if named > 0 else -2
    clues = len(_KREIS_CLUES.findall(context)) - len(_TOWN_CLUES.findall(context))
    return (clues > 0) - (clues < 0)


def _contract_type(printed: str | None) -> MunicipalityType | None:
    """The contract's type of a printed one; None for what does not tell ("kreisangehörig")."""
    if not printed:
        return None
    word = printed.casefold().strip(" .:")
    for stems, contract in _PRINTED_TYPES:
        if re.search(stems, word):
            return contract
    return None


_PRINTED_TYPES: tuple[tuple[str, MunicipalityType], ...] = (
    (r"kreisfrei|stadtkreis|stadtstaat", "Kreisfreie Stadt"),
    (r"verband|samtgemeinde|\bamt\b|verwaltungsgemeinschaft", "Verband"),
    (r"region", "Region"),
    (r"stadt", "Stadt"),
    (r"landkreis|\bkreis\b|^lk$", "Landkreis"),
    (r"gemeinde|markt|flecken", "Gemeinde"),
)


def find_municipalities(text: str) -> list[Hit[Designation]]:
    """Municipalities that the text names as such, in reading order.

    Read are a type with a name ("Landkreis Uckermark", "der Hansestadt Rostock"), names that carry the word ("des
    Main-Kinzig-Kreises"), names after a label ("Beispielkommune: Elbe-Elster") and lines that hold nothing but a name
    of the list. A place that is merely mentioned ("in Heidelberg") is none.

    >>> find_municipalities("Landkreis Tübingen (Bayern)")
    [Hit(value=Designation(name='Tübingen', type='Landkreis', state='Bayern'), start=0, stop=18)]
    >>> [h.value.name for h in find_municipalities("im Gebiet des Main-Kinzig-Kreises")]
    ['Main-Kinzig-Kreis']
    """
    return find_designations(text)
