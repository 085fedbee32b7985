"""The generic family: reads any profile by its labels, its headings and its layout."""

from __future__ import annotations

from extractors.family import Family

family = Family(
    name="generic",
    profile_start=(
        r"^(?:beispiel|modell|projekt|bündnis|muster|pilot|referenz|partner|mitglieds|praxis)?"
        r"(?:kommune|gemeinde|landkreis|kreis|stadt|region|standort)\s?:\s*(?P<name>.+)$",
        r"^(?:(?:kurz|projekt|bündnis|kommunen|kommunal|netzwerk|praxis|orts|stadt)-?)?(?:steckbrief|porträt|portrait|profil|kurzprofil)"
        r"(?:\s(?:Nr\.\s?)?\d{1,2})?\s?(?::|–|-|\||der|des)?\s+(?P<name>.+)$",
        r"^[\w -]{0,40}\bim (?:porträt|portrait|profil|steckbrief)\s?(?::|–|-|\|)\s+(?P<name>.+)$",
        r"^[\w -]{0,40}\bstell(?:t|en) sich vor\s?(?::|–|-|\|)\s+(?P<name>.+)$",
        r"^(?:aus der praxis|gute praxis|praxisbeispiel|beispiel(?: aus)?|zu gast in|blick nach|vor ort in|bündnis)"
        r"(?:\s(?:Nr\.\s?)?\d{1,2})?\s?(?::|–|-|\|)?\s+(?P<name>.+)$",
    ),
)
"""It recognises nothing: it takes what no other family does, and reads on where another family has no rule."""
