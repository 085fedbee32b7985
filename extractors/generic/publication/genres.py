"""What publications call themselves that appear one after the other, as pieces of patterns."""

from __future__ import annotations

SHEETS = r"(?:Steckbriefe|Datenblätter|Praxisblätter|Porträts|Portraits|Profile|Praxisbeispiele|Merkblätter)"
"""Papers of one make about one place or project each."""
PERIODICALS = (
    r"(?:[Rr]undbriefe?|\w+briefe?|\w*[Nn]ewsletter|\w*[Mm]agazin|\w*[Zz]eitschrift|\w*zeitung|\w+hefte|\w+datenbank|"
    r"\w*[Dd]ossiers|Mitteilungen|Nachrichten)"
)
"""Issues of a paper, and collections that grow."""
