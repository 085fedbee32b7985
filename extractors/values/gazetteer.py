"""The official list of Kreise, towns and Gemeinden, looked up by name in any spelling."""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from extractors.values.states import STATE_BY_KEY

MunicipalityType = Literal["Landkreis", "Kreisfreie Stadt", "Stadt", "Gemeinde", "Verband", "Region"]
TYPES: dict[str, MunicipalityType] = {
    "K": "Landkreis",
    "S": "Kreisfreie Stadt",
    "T": "Stadt",
    "G": "Gemeinde",
    "V": "Verband",
    "R": "Region",
}
EDITIONS = ("2011-12-31", "2018-12-31")
REFORM = "2016-11-01"  # Göttingen and Osterode became one: the only Kreise whose keys differ between the editions
DISSOLVED = frozenset(
    {"03152", "03156"}
)  # their Gemeinden have other keys since; no newer list of Gemeinden is at hand


class Municipality(NamedTuple):
    """One entry of the official list."""

    name: str
    """The bare official name: "Elbe-Elster", "Frankfurt (Oder)", "Saale-Orla-Kreis"."""
    type: MunicipalityType
    state: str
    ags: str
    """Official key: 5 digits for a Kreis or a kreisfreie Stadt, 8 for others."""
    edition: str
    """Day of the edition of the list that the key is taken from."""
    nuts3: str | None
    """NUTS 3 code of the Kreis; None where the Kreis stands in the older edition alone."""

    @property
    def kreis_ags(self) -> str:
        """The key of the Kreis or kreisfreie Stadt."""
        return self.ags[:5]


_SHORT = (
    (r"\bst\.?[ ]", "sankt "),
    (r"\ba\.? ?m\.?(?=$|\))", "am main"),
    (r"\ba\.? ?rh\.?(?=$|\))", "am rhein"),
    (r"\ba\.? ?n\.?(?=$|\))", "am neckar"),
    (r"\ba\. ?d\. ?", "an der "),
    (r"\bi\. ?d\. ?", "in der "),
    (r"\bv\. ?d\. ?", "vor der "),
    (r"\bo\. ?d\. ?", "ob der "),
    (r"\bb\. ?", "bei "),
    (r"\ba\. ?", "am "),
    (r"\bi\. ?", "im "),
    (r"\bopf\b\.?", "oberpfalz"),
    (r"\bobb\b\.?", "oberbayern"),
    (r"\bndb\b\.?", "niederbayern"),
    (r"\bufr\b\.?", "unterfranken"),
    (r"\bofr\b\.?", "oberfranken"),
    (r"\bmfr\b\.?", "mittelfranken"),
    (r"\brhld\b\.?", "rheinland"),
    (r"\bwestf\b\.?", "westfalen"),
    (r"\bholst\b\.?", "holstein"),
    (r"\boldb\b\.?|\boldenb\b\.?", "oldenburg"),
    (r"\bvogtl\b\.?", "vogtland"),
    (r"\bbrsg\b\.?|\bbreisg\b\.?", "breisgau"),
    (r"\bmeckl\b\.?", "mecklenburg"),
    (r"\bwürtt\b\.?", "württemberg"),
    (r"\bo\. ?l\b\.?", "oberlausitz"),
    (r"\bn\. ?l\b\.?", "niederlausitz"),
    (r"isch(?:er|en|em|es)\b", "ische"),  # "des Märkischen Kreises", "Mecklenburgischen Seenplatte"
)
_SHORT_PATTERNS = tuple((re.compile(pattern), long) for pattern, long in _SHORT)
_NEEDS_SHORT = re.compile(r"\.|isch|\bst |\b(?:opf|rhld|westf|oldb|a m)\b")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER = re.compile(r"[^a-z0-9]+")
_ADDITION = re.compile(r"\s*\(|\s+(?:am?|an|in|im|bei|ob|vor|auf|unter|i|v|b)(?:\.|\s)")


def fold_place(name: str) -> str:
    """The key under which a place name is looked up: one spelling for all.

    >>> fold_place("Neustadt a. d. Weinstraße") == fold_place("Neustadt an der Weinstrasse")
    True
    >>> fold_place("Märkischen Kreis") == fold_place("Märkischer Kreis")
    True
    """
    folded = name.lower()
    if _NEEDS_SHORT.search(folded):
        for pattern, long in _SHORT_PATTERNS:
            folded = pattern.sub(long, folded)
    return _OTHER.sub("", folded.translate(_UMLAUTS))


def base_name(name: str) -> str:
    """A name without what tells it from its namesakes: "Frankfurt (Oder)" and "Frankfurt am Main" are Frankfurt."""
    return _ADDITION.split(name, maxsplit=1)[0]


_HONOUR = re.compile(
    r"(?:(?:Freie und )?Hanse|Luther|Landeshaupt|Universitäts|Reuter|Kreis|Große Kreis|Berg|Kur|Wissenschafts|Bundes|"
    r"Barbarossa|Goethe|Klingen|Brüder-Grimm-|Rolands|Messe|Dom|Wein|Hochschul|Fugger)stadt\s+|(?:Ost|Nord)?[Ss]eebad\s+"
)


class _Index(NamedTuple):
    exact: dict[str, list[str]]
    base: dict[str, list[str]]
    keys: dict[str, str]


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Rows of the table by folded name and by folded base name; 11,700 rows stay strings until they are asked for."""
    packed = (files("extractors.values.data") / "municipalities.csv.gz").read_bytes()
    exact: dict[str, list[str]] = {}
    base: dict[str, list[str]] = {}
    keys: dict[str, str] = {}
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        folded, short, row = line.split(";", 2)
        exact.setdefault(folded, []).append(row)
        if short:
            base.setdefault(short, []).append(row)
        keys.setdefault(row.partition(";")[0], row)
    return _Index(exact, base, keys)


def municipality_of(row: str, published_on: str | None = None) -> Municipality | None:
    """The entry of a row in the edition that fits the date; None where that edition does not have it."""
    ags, name, kind, editions, nuts3 = row.split(";")
    has = int(editions)
    if published_on and ags[:5] in DISSOLVED and _day(published_on) >= REFORM:
        return None
    if published_on and len(ags) == 5:
        wanted = 0 if _day(published_on) < REFORM else 1
        if not has >> wanted & 1:
            return None
    else:
        wanted = 0 if has & 1 else 1
    return Municipality(name, TYPES[kind], STATE_BY_KEY[ags[:2]], ags, EDITIONS[wanted], nuts3 or None)


def _day(date: str) -> str:
    """The end of the stated time, so that "2016" counts as after the reform of that year."""
    return date + "-12-31"[len(date) - 4 :] if len(date) in (4, 7) else date


@cache
def places(name: str) -> tuple[Municipality, ...]:
    """All entries of that name; where the full name is unknown, those whose name begins so with an addition.

    >>> [p.ags for p in places("Elbe-Elster")]
    ['12062']
    >>> {p.state for p in places("Frankfurt")} == {"Hessen", "Brandenburg"}
    True
    """
    exact, others = _rows(name)
    return tuple(found for row in exact or others if (found := municipality_of(row)))


def namesakes(name: str, published_on: str | None = None) -> tuple[Municipality, ...]:
    """All entries that may be meant by a name: of that name first, then of that name with an addition.

    >>> [p.name for p in namesakes("Frankfurt/Oder")], [p.type for p in namesakes("Lutherstadt Wittenberg")]
    (['Frankfurt (Oder)'], ['Landkreis', 'Stadt'])
    """
    exact, others = _rows(name)
    return tuple(found for row in (*exact, *others) if (found := municipality_of(row, published_on)))


def _rows(name: str) -> tuple[list[str], list[str]]:
    folded = fold_place(name) if len(name) <= 80 else ""
    if not folded:
        return [], []
    index = _index()
    exact, base = index.exact.get(folded, []), index.base.get(folded, [])
    if exact or base:
        return exact, base
    if honoured := _HONOUR.match(name):
        return _rows(name[honoured.end() :])
    head, slash, tail = name.partition("/")
    if slash and (end := fold_place(tail)):  # "Halle/Saale", "Frankfurt/Main"
        return [row for row in index.base.get(fold_place(head), []) if fold_place(row.split(";")[1]).endswith(end)], []
    return [], []


def is_shortened(name: str) -> bool:
    """Whether the list spells a name with a full stop at its end, which is no end of a sentence then.

    >>> [is_shortened(name) for name in ("Weiden i. d. OPf.", "Oelsnitz/Erzgeb", "Adorf/Vogtl", "Unna.")]
    [True, True, True, False]
    """
    folded, last = {fold_place(name), fold_place(f"{name}.")}, _last_word(name)
    listed = (p.name for p in (*places(name), *places(f"{name}.")) if p.name.endswith("."))
    return any(fold_place(spelled) in folded and _last_word(spelled) == last for spelled in listed)


def _last_word(name: str) -> str:
    return re.split(r"[\s./]+", name.rstrip(". "))[-1]


def as_listed(name: str) -> str:
    """A name in capitals as the list spells it, or in small letters behind the first one; others as they are.

    What is shortened keeps its full stop.

    >>> as_listed("ELBE-ELSTER"), as_listed("FRANKFURT (ODER)"), as_listed("Unna"), as_listed("Oelsnitz/Erzgeb")
    ('Elbe-Elster', 'Frankfurt (Oder)', 'Unna', 'Oelsnitz/Erzgeb.')
    """
    if not name.isupper():
        return f"{name}." if not name.endswith(".") and is_shortened(name) else name
    wanted = fold_place(name)
    listed = next((p.name for p in places(name) if fold_place(p.name) == wanted), None)
    return listed or re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower(), name)


def is_place(name: str) -> bool:
    """Whether the official list has the name, exactly or with an addition."""
    return any(_rows(name))


def is_listed(name: str) -> bool:
    """Whether the official list has exactly this name: "Markt Erlbach", but not "Hansestadt Rostock"."""
    return len(name) <= 80 and fold_place(name) in _index().exact


def by_ags(ags: str) -> Municipality | None:
    """The entry of an official key; a kreisfreie Stadt is found by its eight digits too.

    >>> by_ags("12062").name, by_ags("06412000").name
    ('Elbe-Elster', 'Frankfurt am Main')
    """
    keys = _index().keys
    row = keys.get(ags) or (keys.get(ags[:5]) if len(ags) == 8 and ags.endswith("000") else None)
    return municipality_of(row) if row else None
