"""Postcodes and the Länder that their leading digits belong to."""

from __future__ import annotations

import re

_SH, _HH, _NI, _HB, _NW, _HE, _RP, _BW, _BY, _SL, _BE, _BB, _MV, _SN, _ST, _TH = (
    "Schleswig-Holstein",
    "Hamburg",
    "Niedersachsen",
    "Bremen",
    "Nordrhein-Westfalen",
    "Hessen",
    "Rheinland-Pfalz",
    "Baden-Württemberg",
    "Bayern",
    "Saarland",
    "Berlin",
    "Brandenburg",
    "Mecklenburg-Vorpommern",
    "Sachsen",
    "Sachsen-Anhalt",
    "Thüringen",
)

# First and last of a range of two-digit areas → the Länder that have places in it. Wide on purpose: a state may be
# listed that has one village there, because a false alarm costs more than a missed one.
_RANGES: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (1, 1, (_SN, _BB)),
    (2, 2, (_SN, _BB)),
    (3, 3, (_BB, _SN)),
    (4, 4, (_SN, _ST, _TH, _BB)),
    (6, 6, (_ST, _TH, _BB, _SN)),
    (7, 7, (_TH, _SN, _ST)),
    (8, 8, (_SN, _TH, _BY)),
    (9, 9, (_SN, _TH)),
    (10, 10, (_BE,)),
    (12, 13, (_BE, _BB)),
    (14, 14, (_BE, _BB, _ST)),
    (15, 15, (_BB, _BE)),
    (16, 16, (_BB, _MV)),
    (17, 17, (_MV, _BB)),
    (18, 18, (_MV,)),
    (19, 19, (_MV, _BB, _NI, _SH)),
    (20, 20, (_HH,)),
    (21, 21, (_HH, _NI, _SH)),
    (22, 22, (_HH, _SH)),
    (23, 23, (_SH, _MV, _HH)),
    (24, 25, (_SH,)),
    (26, 26, (_NI,)),
    (27, 27, (_NI, _HB, _HH, _SH)),
    (28, 28, (_HB, _NI)),
    (29, 29, (_NI, _ST, _MV)),
    (30, 31, (_NI, _NW)),
    (32, 32, (_NW, _NI)),
    (33, 33, (_NW,)),
    (34, 34, (_HE, _NI, _NW)),
    (35, 35, (_HE, _NW, _RP)),
    (36, 36, (_HE, _TH, _BY)),
    (37, 37, (_NI, _HE, _TH, _NW, _ST)),
    (38, 38, (_NI, _ST)),
    (39, 39, (_ST, _BB, _NI)),
    (40, 41, (_NW,)),
    (42, 42, (_NW,)),
    (44, 47, (_NW,)),
    (48, 49, (_NW, _NI)),
    (50, 50, (_NW,)),
    (51, 51, (_NW, _RP)),
    (52, 52, (_NW,)),
    (53, 53, (_NW, _RP)),
    (54, 54, (_RP, _SL, _NW)),
    (55, 55, (_RP, _HE, _SL)),
    (56, 56, (_RP, _HE)),
    (57, 57, (_NW, _RP, _HE)),
    (58, 59, (_NW,)),
    (60, 60, (_HE,)),
    (61, 61, (_HE,)),
    (63, 63, (_HE, _BY)),
    (64, 64, (_HE, _BW, _RP, _BY)),
    (65, 65, (_HE, _RP)),
    (66, 66, (_SL, _RP)),
    (67, 67, (_RP, _HE)),
    (68, 68, (_BW, _HE, _RP)),
    (69, 69, (_BW, _HE, _RP)),
    (70, 73, (_BW,)),
    (74, 74, (_BW, _HE, _BY)),
    (75, 75, (_BW,)),
    (76, 76, (_BW, _RP)),
    (77, 77, (_BW,)),
    (78, 79, (_BW,)),
    (80, 87, (_BY, _BW)),
    (88, 88, (_BW, _BY)),
    (89, 89, (_BW, _BY)),
    (90, 94, (_BY,)),
    (95, 95, (_BY,)),
    (96, 96, (_BY, _TH)),
    (97, 97, (_BY, _BW, _HE, _TH)),
    (98, 98, (_TH, _BY)),
    (99, 99, (_TH, _ST, _HE)),
)
# Areas of three digits that are narrower than their two: no place outside of these Länder.
_NARROW: dict[str, tuple[str, ...]] = {
    "010": (_SN,),
    "011": (_SN,),
    "012": (_SN,),
    "013": (_SN,),
    "014": (_SN,),
    "015": (_SN,),
    "016": (_SN,),
    "017": (_SN,),
    "026": (_SN,),
    "027": (_SN,),
    "028": (_SN,),
    "030": (_BB,),
    "031": (_BB,),
    "032": (_BB,),
    "040": (_SN,),
    "041": (_SN,),
    "081": (_SN,),
    "082": (_SN,),
    "083": (_SN,),
    "091": (_SN,),
    "092": (_SN,),
    "093": (_SN,),
    "144": (_BB,),
    "145": (_BB,),
    "146": (_BB,),
    "148": (_BB,),
    "152": (_BB,),
    "153": (_BB,),
    "180": (_MV,),
    "181": (_MV,),
    "201": (_HH,),
    "300": (_NI,),
    "301": (_NI,),
    "304": (_NI,),
    "305": (_NI,),
    "306": (_NI,),
    "391": (_ST,),
    "800": (_BY,),
    "801": (_BY,),
    "803": (_BY,),
    "990": (_TH,),
}
_AREAS: dict[str, frozenset[str]] = {f"{n:02}": frozenset(s) for a, b, s in _RANGES for n in range(a, b + 1)} | {
    area: frozenset(states) for area, states in _NARROW.items()
}


def postcode_states(postcode: str) -> frozenset[str]:
    """The Länder in which a postcode may lie; none for a string that is no German postcode or an unused area.

    >>> sorted(postcode_states("04916"))
    ['Brandenburg', 'Sachsen', 'Sachsen-Anhalt', 'Thüringen']
    """
    digits = re.sub(r"^D\s?-\s?|\s", "", postcode)
    if not re.fullmatch(r"[0-9]{5}", digits):
        return frozenset()
    return _AREAS.get(digits[:3]) or _AREAS.get(digits[:2]) or frozenset()


def fits_state(postcode: str, state: str) -> bool | None:
    """Whether the postcode's area lies in the state; None where the area crosses borders or is unknown.

    >>> fits_state("80331", "Bayern"), fits_state("04916", "Brandenburg"), fits_state("10115", "Hessen")
    (True, None, False)
    """
    states = postcode_states(postcode)
    if not states:
        return None
    if state not in states:
        return False
    return True if len(states) == 1 else None
