"""Offices inside of other words: in a sentence ("im Laden des Vereins X"), in a role ("Beauftragte der Stadt Y")."""

from __future__ import annotations

import re

from extractors.values.gazetteer import is_place
from extractors.values.nominative import nominative
from extractors.values.organisation import is_organisation
from schemas.passage import Passage

_ARTICLE = re.compile(r"\b(?P<article>(?:[Dd](?:er|es|em|as|ie))|beim|vom|zum|zur)\s+(?=[A-ZÄÖÜ])")
_WHERE = re.compile(r"(?:,|\s+(?:in der|im|in|am|an der))\s*$")
_OF_THE = re.compile(
    r"\s(?P<article>der|des)\s+(?P<kind>(?:\w*[Ss]tadt|\w*[Gg]emeinde|Landkreises|Kreises|Marktes)\s+)(?P<place>[A-ZÄÖÜ].*)$"
)
_AT = re.compile(r"\s(?P<article>beim|bei der)\s+(?P<office>[A-ZÄÖÜ].*)$")
SURE = 0.85  # of `is_organisation`


def office_in_sentence(passage: Passage) -> tuple[str, Passage] | None:
    """The office with which a text ends whose address follows, in the nominative, and where it stands.

    >>> office_in_sentence(Passage("Besuchen Sie uns im Laden des Netzwerks Nord e. V. in der"))[0]
    'Netzwerk Nord e. V.'
    >>> office_in_sentence(Passage("Anträge richten Sie an das Ministerium für Bildung der Länder"))[0]
    'Ministerium für Bildung der Länder'
    """
    end = _WHERE.search(passage.text)
    stop = end.start() if end else len(passage.text)
    found = [(hit, passage[hit.end() : stop].strip()) for hit in _ARTICLE.finditer(passage.text, 0, stop)]
    offices = [
        (hit, name)
        for hit, name in found
        if is_organisation(name.text) > SURE and not re.search(r"(?<!\be)(?<!V)[.!?]\s", name.text)
    ]
    # The first that begins with what an office is called, else the last: a "Laden des Vereins X" is the Verein's.
    headed = [(hit, name) for hit, name in offices if is_organisation(name.text.split()[0]) > 0.5]
    chosen = headed[:1] or offices[-1:]
    return next(((nominative(name.text, hit["article"]), name) for hit, name in chosen), None)


def office_of_role(role: Passage) -> tuple[Passage, str, Passage] | None:
    """(role, office in the nominative, where it stands) of a role that names whose it is: a municipality, an employer.

    >>> [str(p.text if isinstance(p, Passage) else p) for p in office_of_role(Passage("Beauftragte des Kreises Unna"))]
    ['Beauftragte', 'Kreis Unna', 'Kreises Unna']
    >>> office_of_role(Passage("Quartierskauffrau beim Nachbarschaftsverein Bönen e. V."))[1]
    'Nachbarschaftsverein Bönen e. V.'
    """
    if (at := _AT.search(role.text)) and is_organisation(at["office"]) > SURE:
        office = role[at.start("office") :]
        return role[: at.start()], nominative(office.text, at["article"]), office
    hit = _OF_THE.search(role.text)
    if hit is None or not is_place(hit["place"]):
        return None
    office = role[hit.start("kind") :]
    return role[: hit.start()], nominative(office.text, hit["article"]), office
