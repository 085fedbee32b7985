"""The area code of a number and the town that it belongs to."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from importlib.resources import files

import phonenumbers

from extractors.values.gazetteer import Municipality, base_name, fold_place, places

MOBILE = re.compile(r"\+491[567]")
_PADDINGS = ("", "00", "0000", "000000")
"""Short invented numbers: the numbering plan knows the exchange, but not so few digits behind it."""

_BEYOND = {
    "030": ("Brandenburg",),
    "040": ("Niedersachsen", "Schleswig-Holstein"),
    "0421": ("Niedersachsen",),
    "0471": ("Niedersachsen",),
    "0621": ("Rheinland-Pfalz",),
    "0731": ("Bayern",),
}
"""Local networks that reach over the border of a Land: Norderstedt and Neu Wulmstorf have the code of Hamburg."""


def area_code_of(e164: str) -> str | None:
    """The area code with its leading 0; None for mobile, foreign and service numbers.

    >>> area_code_of("+493535463000"), area_code_of("+4915155000942")
    ('03535', None)
    """
    digits = _german(e164)
    if not digits or MOBILE.match(e164) or not digits.isascii() or not digits.isdigit():
        return None
    for padding in _PADDINGS:
        number = parsed(f"+49{digits}{padding}")
        if number is not None and (length := phonenumbers.length_of_geographical_area_code(number)):
            return "0" + digits[:length]
    return None


def town_of(e164: str) -> str | None:
    """The town of the exchange in German, from the geocoding data of libphonenumber; None where there is none.

    >>> town_of("+493535463000")
    'Herzberg Elster'
    """
    code = area_code_of(e164)
    digits = _german(e164)
    if code is None:
        return None
    towns = _towns()
    return next((towns[digits[:n]] for n in range(len(code) + 1, 1, -1) if digits[:n] in towns), None)


def exchange(e164: str) -> tuple[Municipality, ...]:
    """Entries of the official list that the exchange of a number is named after; none where it is open.

    >>> [m.name for m in exchange("+493535463000")]
    ['Herzberg (Elster)']
    """
    town = town_of(e164)
    if town is None:
        return ()
    return places(town) or places(re.split(r"[ -](?=[A-ZÄÖÜ])", town)[0])


def states_beyond(e164: str) -> frozenset[str]:
    """Länder into which the local network of a number reaches beside its town's own.

    >>> sorted(states_beyond("+4940123456")), states_beyond("+493535463000")
    (['Niedersachsen', 'Schleswig-Holstein'], frozenset())
    """
    return frozenset(_BEYOND.get(area_code_of(e164) or "", ()))


@lru_cache(maxsize=256)
def area_code_of_town(town: str) -> str | None:
    """The area code of a town, for numbers that are printed without one; None where it has none or several.

    >>> area_code_of_town("Berlin"), area_code_of_town("Düsseldorf"), area_code_of_town("Neustadt")
    ('030', '0211', None)
    """
    wanted = fold_place(town)
    short = fold_place(base_name(town))
    exact: set[str] = set()
    begins: set[str] = set()
    for prefix, name in _towns().items():
        folded = fold_place(name)
        if folded == wanted:
            exact.add("0" + prefix)
        elif folded == short and short != wanted:
            begins.add("0" + prefix)
    found = exact or begins
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    """Area code without its 0 → town. The geocoder of `phonenumbers` holds the world and takes 0.6 s to load."""
    packed = (files("extractors.values.data") / "area_codes.csv.gz").read_bytes()
    return dict(line.split(";", 1) for line in gzip.decompress(packed).decode("utf-8").split("\n"))


def _german(e164: str) -> str:
    return e164[3:] if e164.startswith("+49") else ""


@lru_cache(maxsize=4096)
def parsed(digits: str) -> phonenumbers.PhoneNumber | None:
    """The number of E.164 digits; None where they are none."""
    try:
        return phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return None
