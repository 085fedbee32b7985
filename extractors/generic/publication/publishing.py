"""The words by which pages say who publishes, as pieces of patterns. What a rule makes of them is its own affair."""

from __future__ import annotations

PUBLISHER = r"(?:Herausgeber(?:in)?|Herausgabe|H(?:rs)?g\.?|Wer\s(?:[\w„“]+\s){0,4}herausgibt)"
"""In front of the name, and of nothing else: "Herausgeberin: X"."""
RESPONSIBLE = (
    rf"(?:{PUBLISHER}|Auslober(?:in)?|Auslobende Stelle|Zusammenstellung|Verantwortlich für den Inhalt|"
    r"Verantwortlich(?:er Herausgeber|e Herausgeberin)?)"
)
"""The same, with words that say other things too: a colon or a name has to follow."""
SERIES_OF = (
    r"(?:[^.:;]{3,60}\s(?:ist|sind)\s)?(?:Eine?\s+)?"
    r"(?:Publikation|Veröffentlichung|Druckschrift|Dokumentation|\w*[Rr]eihe|Broschüre|\w*[Bb]latt|\w*[Hh]eft|Flyer|Magazin)\s+"
    r"(?=(?:der|des|von|vom)\s)"
)
""" "Eine Veröffentlichung des X", "Die Porträts sind eine Reihe der X": what the pages are to their publisher."""
EDITOR = r"\((?:Hg\.|Hrsg\.|Herausgeber(?:in)?)\)"
"""Behind the name: "X (Hrsg.)"."""
PUBLISHED_BY = (
    r"(?:[Hh]erausgegeben|[Vv]eröffentlicht)\s+"
    r"(?:(?:im Auftrag\s[^,;:]{5,90}?|wird\s[^,;:]{3,60}?|(?:im|am|zum|zur)\s[^,;:]{3,30}?)\s)?(?:von|vom|durch)"
)
""" "Herausgegeben im Mai 2023 von X", "herausgegeben wird die Reihe Y von X"."""
ANSWERS = r"V\.? ?i\.? ?S\.? ?d\.? ?P\.?"
"""Who answers for it by the law of the press."""
