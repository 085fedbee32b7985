"""Texts that are printed in capitals throughout, read as they would be written otherwise.

"SPRECHSTUNDE DES JUGENDAMTES IN TEMPLIN" says nothing by its capitals, and every rule asks for them. Each word keeps
its length, so that what is found stands at the same place in the text as printed.
"""

from __future__ import annotations

import re

from extractors.entities.word_facts import KNOWN, facts_of

WORD = re.compile(r"[A-ZÄÖÜ]+(?![a-zäöüß])")
BEGINNING = re.compile(r"(?:\A|[.:!?]\s)\W*[a-zäöü]")  # of the text, or after a full stop
ROMAN = re.compile(r"[IVX]+")
LEAST = 2  # words of four letters and more; a single one in capitals is an abbreviation or a word that is stressed
SHORT = 4  # letters, up to which an unknown word in capitals is an abbreviation
MOSTLY_SMALL = 2


def recased(text: str) -> str:
    """The text, or, where it has capitals alone, the way it would be written; as long as it was.

    >>> recased("SPRECHSTUNDE DES JUGENDAMTES IN TEMPLIN"), recased("Die AWO in Unna"), recased("SGB II")
    ('Sprechstunde des Jugendamtes in Templin', 'Die AWO in Unna', 'SGB II')
    """
    if text.upper() != text or sum(len(word) >= SHORT for word in WORD.findall(text)) < LEAST:
        return text
    usual = WORD.sub(lambda found: _usual(found[0]), text)
    return BEGINNING.sub(lambda found: found[0].upper(), usual)


def _usual(word: str) -> str:
    """The usual way to write a word that stands in capitals."""
    if len(word) == 1 or ROMAN.fullmatch(word):
        return word
    small, capital = word.lower(), word.capitalize()
    as_small, as_capital, as_printed = facts_of(small), facts_of(capital), facts_of(word)
    if as_capital.found == KNOWN and as_capital.small < MOSTLY_SMALL:
        stands_for_itself = (
            len(word) <= SHORT and as_printed.found == KNOWN and as_printed.frequency > as_capital.frequency
        )
        return word if stands_for_itself else capital
    if as_small.found == KNOWN:
        return small
    return word if len(word) <= SHORT else capital
