"""Who holds the rights and what one may do: the copyright line, the licence, the sentence about reprints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.generic import family
from extractors.generic.publication.statements import Statement, line_starts, statements
from extractors.profile_blocks import PublicationBlocks
from schemas.evidence import Candidate
from schemas.passage import Passage

_RIGHTS = re.compile(
    r"©|\(c\)\s|\bCopyright\b\s*(?:[:©(]|by\b|(?:19|20)\d\d|[A-ZÄÖÜ])"
    r"|\bRechte (?:vorbehalten|(?:liegen )?bei)|\burheberrechtlich geschützt\b"
    r"|\bCreative Commons|\bCC[ -](?:BY|0)|\bLizenz\s*:"
    r"|\bDatenlizenz Deutschland\b"
    r"|\bunter (?:der|einer) (?:freien |offenen )?Lizenz\b"
    r"|(?<!mit )(?:\bNachdruck|\bAbdruck|\bVervielfältigung)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"©|\(c\)\s", re.IGNORECASE)
_STATED = re.compile(r"(?:\d|\.[a-z]{2,})[.,;|·]\s$")
"""A statement about something else that ends in a number or an address: "Tel. 05241 1193. Nachdruck honorarfrei"."""
_TERMS = re.compile(r"(?:\s[–-]\s(?:Namensnennung|Zero|Nicht\s?kommerziell|Weitergabe\b[^–]{0,40}|Version\s[\d.]*\d))+")
"""Of a licence whose name dashes part: "Datenlizenz Deutschland – Namensnennung – Version 2.0"."""
MAX_RIGHTS = 300  # characters of a statement; longer ones are prose that speaks of rights


@family.rule("publication.rights")
def stated_rights(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The statements of one paragraph that speak of rights, one behind the other."""
    run: list[Statement] = []
    for statement in statements(publication):
        speaks = _RIGHTS.search(statement.text) is not None and len(statement.text) <= MAX_RIGHTS
        if speaks and (not run or statement.whole is run[0].whole):
            run.append(statement)
        elif run:
            break
    if run:
        right = _together(run)
        yield Candidate(right.text, right, 0.9)


def states_rights(text: str) -> bool:
    """Whether a text begins to say whose the rights are, or what is allowed: "Nachdruck gestattet"."""
    return _RIGHTS.match(text) is not None


def _together(run: Sequence[Statement]) -> Passage:
    """What the paragraph prints from the first of these statements to the last.

    What stands in front of the sign in one line (links, who pays) is no part of it, nor are lines above the one that
    begins with it.
    """
    whole = run[0].whole
    start = at = whole.text.find(run[0].text)
    for statement in run:
        at = whole.text.find(statement.text, at) + len(statement.text)
    if goes_on := _TERMS.match(whole.text, at):
        at = goes_on.end()
    return whole[start + _begin(run[0]) : at]


def _begin(statement: Statement) -> int:
    """Where in a statement that speaks of rights it begins to do so."""
    if sign := _SIGN.search(statement.text):
        return sign.start()
    right = _RIGHTS.search(statement.text)
    if right is None:
        return 0
    lines = [start for start in line_starts(statement.passage) if start <= right.start()]
    if lines and (lines[-1] == right.start() or _STATED.search(statement.text[: lines[-1]].rstrip() + ". ")):
        return lines[-1]
    return right.start() if _STATED.search(statement.text[: right.start()]) else 0
