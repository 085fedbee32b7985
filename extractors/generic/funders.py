"""Who pays: "unterstützt von A, B und C", "Gefördert durch A und B" in initiative lines, footers and imprints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.imprint_lines import is_publisher, nominative, outside_passages
from extractors.profile_blocks import PublicationBlocks
from schemas.document import Passage
from schemas.evidence import Candidate

_FUNDED = re.compile(
    r"(?:unterstützt|gefördert|finanziert|ermöglicht|bezuschusst|"
    r"kofinanziert)(?:\s+wird\s+\w+)?\s+(?:von|vom|durch|aus Mitteln|mit Mitteln|im "
    r"Rahmen)(?:\s+(?:der|des|dem|den|die|das))?\s+"
    r"|mit (?:freundlicher |finanzieller )*(?:Unterstützung|Förderung|Mitteln)\s+(?:von|vom|"
    r"durch|der|des)\s*:?\s+(?:(?:der|dem|den)\s+)?"
    r"|(?:Förderer|Fördermittelgeber|Gefördert durch|Gefördert von|Gefördert vom|Unterstützt "
    r"von|Partner und Förderer|Förderung)\s*:\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:sowie\s+|und\s+)?(?:(?:von|vom|durch)\s+)?(?:(?P<article>der|des|dem|den|die|das)\s+)?", re.IGNORECASE
)
_COMMA = re.compile(r"\s*[,;|]\s*|\s*\n\s*")
_AND = re.compile(r"\s+(?:und|sowie|&)\s+(?=(?:(?:von|vom|durch)\s+)?(?:der|des|dem|den|die|das)\s+[A-ZÄÖÜ]|[A-ZÄÖÜ])")
_OFFICE = re.compile(
    r"^[\w-]*(?:ministerium|senatsverwaltung|behörde|dezernat|referat)s?\s+(?:für|der|des)\b", re.IGNORECASE
)
_PARTED = re.compile(r"\s*[,;|\n]\s*|\s(?:und|sowie|&)\s")
MAX_FUNDERS = 12


@family.rule("publication.funders")
def stated_funders(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The members of the list behind the verb, each in the nominative."""
    seen: set[str] = set()
    for passage in outside_passages(publication):
        for hit in _FUNDED.finditer(passage.text):
            stop = _sentence_end(passage.text, hit.end())
            for part in _members(passage[hit.end() : stop]):
                article = _ARTICLE.match(part.text)
                start = article.end() if article else 0
                name = part[start:].strip(" .,;")
                value = nominative(name.text, ((article["article"] if article else None) or _before(hit[0])).lower())
                if value and value not in seen and _plausible(value) and len(seen) < MAX_FUNDERS:
                    seen.add(value)
                    yield Candidate(value, name, 0.9)


def _members(passage: Passage) -> Iterator[Passage]:
    """The list cut at commas and at an "und" behind which another organisation begins."""
    at = 0
    text = passage.text
    if _OFFICE.match(text) and not any(is_publisher(part) for part in _PARTED.split(text)[1:]):
        yield passage.strip()  # "Ministerium für Familie, Frauen und Jugend" is one
        return
    cuts = [(m.start(), m.end()) for m in _COMMA.finditer(text)]
    for hit in _AND.finditer(text):
        right = _ARTICLE.sub("", text[hit.end() :], count=1)
        article = right != text[hit.end() :]
        # "Ministerium für Jugend und Sport" is one: behind its "und" begins no organisation.
        if article or is_publisher(_PARTED.split(right)[0]) or not re.search(r"\b(?:für|of)\b", text[at : hit.start()]):
            cuts.append((hit.start(), hit.end()))
    for start, stop in sorted(cuts):
        if start > at:
            yield passage[at:start].strip()
        at = stop
    yield passage[at:].strip()


def _sentence_end(text: str, start: int) -> int:
    for hit in re.finditer(r"\.(?=\s|$)|\n\n", text[start:]):
        before = text[start : start + hit.start()]
        if not re.search(r"(?:\be|\bV|\bDr|\bSt|\bz|\bB|\bggm?b?H?)$", before):
            return start + hit.start()
    return len(text)


def _before(lead: str) -> str:
    found = re.findall(r"\b(vom|der|des|dem)\s*$", lead.strip(), re.IGNORECASE)
    return found[0] if found else ""


def _plausible(name: str) -> bool:
    return 3 < len(name) <= 90 and name[0].isupper() and len(name.split()) <= 10 and not re.search(r"\d{4,}|@", name)
