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
_AND = re.compile(r"\s+(?:und|sowie|&)\s+(?=(?:(?:von|vom|durch)\s+)?(?:(?:der|des|dem|den|die|das)\s+)?[A-ZÄÖÜ])")
_PARTED = re.compile(r"\s*[,;|\n]\s*|\s(?:und|sowie|&)\s")
_MEANS = re.compile(
    r"(?:aus|mit) (?:\w+ )?Mitteln (?P<article>des|der|vom)\s+(?P<names>[A-ZÄÖÜ][^.;]{3,150}?)\s+"
    r"(?:mit|ko)?(?:gefördert|finanziert|unterstützt)",
)
_DEPARTMENT = re.compile(
    r"(?:ministerium|ministeriums|senatsverwaltung|behörde|dezernat|referat|amt|staatskanzlei)\s+(?:für|der|des)\b.*$",
    re.IGNORECASE,
)
MAX_FUNDERS = 12


@family.rule("publication.funders")
def stated_funders(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The members of the list behind the verb, each in the nominative."""
    seen: set[str] = set()
    for passage in outside_passages(publication):
        for start, stop, before in _lists(passage.text):
            for part in _members(passage[start:stop]):
                article = _ARTICLE.match(part.text)
                name = part[article.end() if article else 0 :].strip(" .,;")
                value = nominative(name.text, ((article["article"] if article else None) or before).lower())
                if value and value not in seen and _plausible(value) and len(seen) < MAX_FUNDERS:
                    seen.add(value)
                    yield Candidate(value, name, 0.9)


def _lists(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the payers are named: behind the verb, or between "aus Mitteln des" and the verb; and the article."""
    for hit in _FUNDED.finditer(text):
        yield hit.end(), _sentence_end(text, hit.end()), _before(hit[0])
    for hit in _MEANS.finditer(text):
        yield hit.start("names"), hit.end("names"), "des" if hit["article"] == "vom" else hit["article"]


def _members(passage: Passage) -> Iterator[Passage]:
    """The list cut at commas and at an "und" behind which another organisation begins."""
    at = 0
    text = passage.text
    cuts = [(m.start(), m.end()) for m in _COMMA.finditer(text)]
    for hit in _AND.finditer(text):
        right = _ARTICLE.sub("", text[hit.end() :], count=1)
        article = right != text[hit.end() :]
        # "Ministerium für Jugend und Sport" is one: behind its "und" begins no organisation.
        if article or is_publisher(_PARTED.split(right)[0]) or not re.search(r"\b(?:für|of)\b", text[at : hit.start()]):
            cuts.append((hit.start(), hit.end()))
    for start, stop in sorted(cuts):
        if start > at and not _in_department(text[at:start], text[stop:]):
            yield passage[at:start].strip()
            at = stop
    yield passage[at:].strip()


def _in_department(left: str, right: str) -> bool:
    """Whether a list goes on with what a ministry is for: "Ministerium für Umwelt" / "Energie und Klimaschutz"."""
    if _DEPARTMENT.search(left) is None:
        return False
    return _ARTICLE.sub("", right, count=1) == right and not is_publisher(_PARTED.split(right)[0])


def _sentence_end(text: str, start: int) -> int:
    for hit in re.finditer(r"\.(?=\s|$)|\n\n", text[start:]):
        before = text[start : start + hit.start()]
        if not re.search(r"(?:\be|\bV|\bDr|\bSt|\bz|\bB|\bggm?b?H?)$", before):
            return start + hit.start()
    return len(text)


def _before(lead: str) -> str:
    found = re.findall(r"\b(vom|der|des|dem|das)\s*$", lead.strip(), re.IGNORECASE)
    return found[0] if found else ""


def _plausible(name: str) -> bool:
    return (
        3 < len(name) <= 100
        and name[0].isupper()
        and len(name.split()) <= 12
        and not re.search(r"\d{4,}|@|^\w*[Mm]itteln?\b", name)
    )
