"""What names the publication: series, publisher, title, date, rights, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.headline import slogan_heading
from extractors.generic.place import read_place
from extractors.profile_blocks import PublicationBlocks
from extractors.values.dates import find_dates
from schemas.document import RUNNING, Block, Passage
from schemas.evidence import Candidate

WIDE_GAP = 2.5  # of the type size; wider gaps part what stands left and right in a running head
MAX_BESIDE = 20  # characters beside a date in a running head that is the publication's
MAX_NAME = 90  # characters of a series or a publisher
_PARTS = re.compile(r"\s+[|·•/]\s+|\t|\s{3,}")
_DASH = re.compile(r"\s[–—]\s")
_SIGN = re.compile(
    r"^(?:©|\(c\)|Copyright)\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?|\s*,?\s*(?:©\s*)?(?:19|20)\d\d$", re.IGNORECASE
)
_PAGE = re.compile(r"^(?:Seite\s*)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?$", re.IGNORECASE)
_TRAILING_PAGE = re.compile(
    r"\s+(?:Seite\s*)?\d{1,4}\s*(?:/|von)\s*\d{1,4}$|\s+Seite\s*\d{1,4}$|(?<=\d{4})\s+\d{1,3}$", re.IGNORECASE
)
_INITIATIVE = re.compile(
    r"(?:^|[.\n]\s*)(?:Eine?|Ein gemeinsames?)\s+(?:gemeinsame\s+)?(?:Initiative|Projekt|"
    r"Programm|Angebot|Publikation|Veröffentlichung|"
    r"Schriftenreihe|Reihe|Service|Aktion|Broschüre)\s+(?P<article>der|des|von|"
    r"vom)\s+(?P<name>.+?)(?=\.(?:\s|$)|\s*[;|]|,?\s+(?:gefördert|unterstützt)|$)"
)
_PUBLISHER = re.compile(
    r"(?:Herausgeber(?:in)?(?: und Redaktion| und Copyright)?|Herausgegeben (?:von|vom|durch)|"
    r"Hrsg\.?|Verantwortlich(?:er Herausgeber)?)"
    r"\s*:?\s*(?:\n\s*)?(?P<article>der|dem|des)?\s*(?P<name>[A-ZÄÖÜ„][^\n]*)"
)
_STAND = re.compile(
    r"(?:Stand(?:\s+der\s+\w+)?|Erschienen(?: im)?|Veröffentlicht(?: am| im)?|"
    r"Erscheinungs(?:datum|jahr|termin)|Datum|Ausgabe|Redaktionsschluss|"
    r"Auflage)\s*:?\s*(?:vom\s+|im\s+)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|\(c\)\s|Copyright|Alle Rechte vorbehalten|Creative Commons|\bCC[ -](?:BY|0)|Nachdruck", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:Service-?stelle|Fachstelle|Koordinierungsstelle|Geschäftsstelle|\w*[Mm]inisterium|"
    r"\w*[Ss]tiftung|\w*[Vv]erein|\w*[Aa]gentur|"
    r"\w*[Ii]nstitut|\w*[Vv]erlag|\w*amt|\w*[Aa]kademie|\w*[Vv]erband|\w*[Gg]esellschaft|"
    r"\w*[Kk]ammer|Senatsverwaltung|Landkreis|"
    r"Stadt|Gemeinde|Landeshauptstadt|Foundation|Hochschule|Universität|\w*werk|\w*zentrale|"
    r"\w*[Ww]erkstatt|Forum|Arbeitskreis|Bundesarbeitsgemeinschaft|Landesarbeitsgemeinschaft|"
    r"Landesservicestelle|\w*servicestelle|\w*[Zz]entrum|\w*büro|Regionalverband)\b"
    r"|\be\.\s?V\.|\bg?GmbH\b|\bgAG\b|\bAöR\b"
)
_SERIES = re.compile(
    r"\b(?:Bündnisse|Praxisblätter|Reihe|Schriftenreihe|Steckbriefe|Profile|Porträts|"
    r"Arbeitshilfen?|Heft|Band|Ausgabe)\b"
)
_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "in",
        "den",
        "von",
        "zu",
        "mit",
        "sich",
        "des",
        "auf",
        "für",
        "ist",
        "im",
        "dem",
        "nicht",
        "ein",
        "eine",
        "als",
        "auch",
        "es",
        "an",
        "werden",
        "aus",
        "er",
        "hat",
        "dass",
        "sie",
        "nach",
        "wird",
        "bei",
        "einer",
        "um",
        "am",
        "sind",
        "noch",
        "wie",
        "einem",
        "über",
        "einen",
        "so",
        "zum",
        "haben",
        "nur",
        "oder",
        "aber",
        "vor",
        "zur",
        "bis",
        "mehr",
        "durch",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "that",
        "for",
        "with",
        "as",
        "on",
        "are",
        "this",
        "be",
        "by",
        "from",
        "at",
        "or",
        "an",
        "it",
        "was",
        "which",
    ]
)


def running_parts(publication: PublicationBlocks) -> list[Passage]:
    """The parts of all running heads, footers and logos, page numbers left out, in the order of the pages."""
    parts = []
    for block in publication.running:
        if block.role == "page_number":
            continue
        for line in block.lines or (block.passage,):
            for piece in wide_parts(line):
                found = _TRAILING_PAGE.search(piece.text)
                piece = piece[: found.start()] if found else piece  # noqa: PLW2901
                if piece.text and not _PAGE.match(piece.text):
                    parts.append(piece)
    return parts


def wide_parts(line: Passage) -> list[Passage]:
    """A line cut at bars, dots and dashes between blanks, and where two words stand far apart."""
    cuts = [(m.start(), m.end()) for m in _PARTS.finditer(line.text)]
    for dash in _DASH.finditer(line.text):
        # "Auf einen Blick – Kommunen integrieren" is one name; a series and its publisher are two.
        sides = (line.text[: dash.start()], line.text[dash.end() :])
        if any(is_publisher(side) for side in sides) or is_date_line(sides[1]):
            cuts.append((dash.start(), dash.end()))
    for a, b in zip(line.spans, line.spans[1:], strict=False):
        if a.page == b.page and b.box.x0 - a.box.x1 > WIDE_GAP * max(a.size, b.size, 1.0):
            cuts.append((a.stop, b.start))
    parts, at = [], 0
    for start, stop in sorted(cuts):
        if start >= at:
            parts.append(line[at:start].strip())
            at = max(at, stop)
    parts.append(line[at:].strip())
    return [p for p in parts if p.text]


def head_lines(publication: PublicationBlocks) -> list[Passage]:
    """Short lines above the first title of a sheet, or on the cover of a brochure, that are no headings of it."""
    lines: list[Passage] = []
    first = publication.profiles[0] if publication.profiles else None
    for block in publication.blocks:
        if first is not None and block is first.title:
            break
        if block.page > 1:
            break
        if block.role in RUNNING or block.cells:
            continue
        if block.role in {"paragraph", "heading"} and len(block.lines) <= 3:
            lines += [part for line in block.lines for part in wide_parts(line)]
    return lines


@family.rule("publication.series")
def own_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The series that the family stands for, where the pages print it."""
    name = publication.family.series
    if name:
        for block in publication.blocks:
            if (at := block.text.casefold().find(name.casefold())) >= 0:
                yield Candidate(name, block.passage[at : at + len(name)], 0.98)
                return


@family.rule("publication.series")
def running_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """What the running heads or footers repeat and is neither the title nor the publisher."""
    title = cover_title(publication)
    parts = [p for p in running_parts(publication) if _is_name(p.text) and not is_publisher(p.text)]
    counts = Counter(p.text for p in parts)
    sections = {b.text for profile in publication.profiles for b in profile.all_blocks if b.role == "heading"}
    for part in sorted(parts, key=lambda p: -counts[p.text]):
        if (
            is_date_line(part.text)
            or (title and part.text == title.text)
            or part.text in sections
            or _is_profile_name(part, publication)
        ):
            continue
        yield Candidate(part.text, part, 0.9 if counts[part.text] > 1 or publication.page_count == 1 else 0.75)


@family.rule("publication.series")
def head_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """A short line above the title."""
    title = cover_title(publication)
    for line in head_lines(publication):
        if (
            _is_name(line.text)
            and not is_publisher(line.text)
            and line is not title
            and not (title and line.text == title.text)
        ):
            if _INITIATIVE.search(line.text) or is_date_line(line.text) or line.text == line.text.lower():
                continue
            yield Candidate(line.text, line, 0.8)
            return


@family.rule("publication.publisher")
def own_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The publisher of the family's series, where the pages name it in any form."""
    known = publication.family
    for block in publication.blocks if known.publisher else ():
        for pattern in known.publisher_patterns:
            if known.publisher and (hit := re.search(pattern, block.text)):
                yield Candidate(known.publisher, block.passage[hit.start() : hit.end()], 0.97)
                return


@family.rule("publication.publisher")
def initiative(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """ "Eine Initiative der X", in the nominative."""
    for passage in outside_passages(publication):
        hit = _INITIATIVE.search(passage.text)
        if hit and len(hit["name"]) <= MAX_NAME:
            name = _club(passage, hit.start("name"), hit.end("name"))
            yield Candidate(nominative(name.text, hit["article"]), name, 0.9)


@family.rule("publication.publisher")
def imprint_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """`Herausgeber: X` in an imprint."""
    for block in publication.outside.all_blocks + publication.running:
        passage = Passage.join(block.lines or (block.passage,), "\n")
        hit = _PUBLISHER.search(passage.text)
        if hit:
            name = passage[hit.start("name") : hit.end("name")]
            cut = re.search(r",\s(?=.*\d|\w+$)|\s[|·•]\s|\s\(", name.text)
            name = (name[: cut.start()] if cut else name).strip(" ,;")
            if 3 < len(name.text) <= MAX_NAME:
                yield Candidate(nominative(name.text, hit["article"] or ""), name, 0.92)


@family.rule("publication.publisher")
def running_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """An organisation in the running heads, the footers or on the cover."""
    for part in [*running_parts(publication), *head_lines(publication)]:
        name = unsigned(part)
        if (
            is_publisher(name.text)
            and len(name.text) <= MAX_NAME
            and name.text != name.text.lower()
            and not _is_profile_name(name, publication)
        ):
            yield Candidate(name.text, name, 0.85 if name.text == part.text else 0.8)
    for passage in outside_passages(publication):
        if re.match(r"©|\(c\)|Copyright", passage.text, re.IGNORECASE):
            name = unsigned(passage)
            name = name[: (cut.start() if (cut := re.search(r"[.,;](?:\s|$)", name.text)) else len(name.text))].strip()
            if is_publisher(name.text) and len(name.text) <= MAX_NAME:
                yield Candidate(name.text, name, 0.7)


@family.rule("publication.title")
def title_of_cover(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The largest heading in front of the profiles of a brochure; a sheet's own title otherwise."""
    title = cover_title(publication)
    if title:
        yield Candidate(title.text, title, 0.9)
    elif len(publication.profiles) == 1 and (heading := publication.profiles[0].title):
        slogan = slogan_heading(publication.profiles[0])
        if slogan is not None and slogan.size > heading.size:
            heading = slogan  # the municipality is a kicker above the title
        yield Candidate(heading.text, heading.passage, 0.6)


def cover_title(publication: PublicationBlocks) -> Passage | None:
    """The largest heading of the first page outside the profiles, where there are several profiles or none."""
    if len(publication.profiles) == 1 and publication.profiles[0].pages[:1] == (1,):
        return None
    headings = [b for b in publication.outside.all_blocks if b.role == "heading" and b.page == 1]
    if not headings:
        return None
    return max(headings, key=lambda b: b.size).passage


@family.rule("publication.published_on")
def stated_date(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """ "Stand: April 2012" outside the profiles; a date alone on the cover; weakly the year of a copyright line."""
    for passage in outside_passages(publication):
        for hit in _STAND.finditer(passage.text):
            dates = [d for d in find_dates(passage.text) if hit.end() <= d.start <= hit.end() + 12]
            if dates:
                yield Candidate(dates[0].value, passage[dates[0].start : dates[0].stop], 0.92)
    for part in running_parts(publication):
        dates = find_dates(part.text)
        # "Kiel, September 2011", "Ausgabe Oktober 2012": a date with hardly anything beside it.
        if len(dates) == 1 and len(part.text) - (dates[0].stop - dates[0].start) <= MAX_BESIDE:
            yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.8)
    first = [b for b in publication.outside.all_blocks if b.page == 1]
    for block in first:
        for line in block.lines:
            for part in wide_parts(line):
                dates = find_dates(part.text)
                if len(dates) == 1 and dates[0].stop - dates[0].start >= len(part.text.strip(" ,.")) - 12:
                    yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.85)
    for passage in outside_passages(publication):
        for year in re.finditer(r"(?:©|Copyright)\D{0,40}((?:19|20)\d\d)", passage.text):
            yield Candidate(year[1], passage[year.start(1) : year.end(1)], 0.6)


@family.rule("publication.rights")
def rights(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The line with the copyright sign, a licence, or that forbids reprinting."""
    for block in [*publication.outside.all_blocks, *publication.running]:
        for line in block.lines or (block.passage,):
            if _RIGHTS.search(line.text) and len(line.text) < 300:
                yield Candidate(line.text, line, 0.9)


@family.rule("publication.language")
def language(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """German or English by their commonest words."""
    words = Counter(re.findall(r"[a-zäöüß]+", publication.text.lower()))
    german, english = (sum(words[w] for w in known) for known in (_GERMAN, _ENGLISH))
    passages = [p for b in publication.blocks for p in (b.passage, *(c.passage for c in b.cells))]
    longest = max(passages, key=len, default=Passage(""))
    if not longest:
        return
    if german >= english and (german > 2 or re.search(r"[äöüß]", publication.text)):
        yield Candidate("de", longest, 0.98, "derived:language")
    elif english > 5:
        yield Candidate("en", longest, 0.9, "derived:language")


def is_date_line(text: str) -> bool:
    """Whether a text is a date with hardly anything beside it: "Kiel, September 2011", "Ausgabe Oktober 2012"."""
    dates = find_dates(text)
    return len(dates) == 1 and len(text) - (dates[0].stop - dates[0].start) <= MAX_BESIDE


def unsigned(part: Passage) -> Passage:
    """The name without copyright sign and year."""
    for _ in range(2):
        if hit := _SIGN.search(part.text):
            part = part[hit.end() :] if hit.start() == 0 else part[: hit.start()]
    return part.strip(" ,")


def outside_passages(publication: PublicationBlocks) -> list[Passage]:
    """Paragraphs that belong to no profile and running matter; neighbours whose sentence goes on are joined."""
    found: list[Passage] = []
    last: Block | None = None
    for block in (*publication.outside.all_blocks, *publication.running):
        if block.cells or not block.text:
            continue
        goes_on = (
            last is not None
            and last.page == block.page
            and abs(last.size - block.size) < 0.2
            and last.role == block.role
            and not last.text.rstrip().endswith((".", ":"))
            and 0 <= block.box.top - last.box.bottom < 2.2 * block.size
            and len(last.text) > 40
        )
        if goes_on:
            found[-1] = Passage.join([found[-1], block.passage])
        else:
            found.append(block.passage)
        last = block
    return found


def nominative(name: str, article: str) -> str:
    """A name as its title, from behind an article: "der Deutschen Stiftung" → "Deutsche Stiftung".

    >>> nominative("Deutschen Kinder- und Jugendstiftung", "der"), nominative("Stiftung Wegweiser", "der")
    ('Deutsche Kinder- und Jugendstiftung', 'Stiftung Wegweiser')
    """
    if article in {"der", "von der"}:
        return re.sub(r"^([A-ZÄÖÜ][a-zäöüß]+e)n(?=\s+[A-ZÄÖÜ])", r"\1", name)
    if article in {"des", "vom", "dem"}:
        name = re.sub(
            r"^([A-ZÄÖÜ][a-zäöüß]+e)n(?=\s+[A-ZÄÖÜ])",
            r"\1s" if re.search(r"(?:amt|ministerium|werk|institut|netzwerk|zentrum|büro)", name, re.I) else r"\1r",
            name,
        )
    if article == "des":
        return re.sub(
            r"^(\S+?(?:ministerium|amt|verband|verein|institut|werk|zentrum|büro|bund|rat))(?:e?s)\b",
            r"\1",
            name,
            flags=re.IGNORECASE,
        )
    return name


def _club(passage: Passage, start: int, stop: int) -> Passage:
    """The name with its legal form: the dots of "e. V." end no sentence."""
    rest = re.match(r"\s?\.?\s?V\.", passage.text[stop:])
    if passage.text[:stop].endswith(" e") and rest:
        stop += rest.end()
    return passage[start:stop].strip()


def is_publisher(text: str) -> bool:
    """Whether a text is surely the name of a body that publishes: "Bündnisse vor Ort" is as likely a series."""
    return _BODY.search(text) is not None and _SERIES.search(text) is None


def _is_name(text: str) -> bool:
    return (
        4 < len(text) <= MAX_NAME
        and not text.endswith((".", ":", "?", ","))
        and not re.search(r"@|www\.|https?:|\d{5}|\+49|Tel|Gefördert|gefördert|unterstützt", text)
        and text.lower() != text
        and (text[0].isupper() or text[0] in "„»" or len(text.split()) > 3)
        and len(text.split()) <= 9
    )


def _is_profile_name(part: Passage, publication: PublicationBlocks) -> bool:
    if read_place(part) is not None:
        return True
    titles = [p.title.text for p in publication.profiles if p.title]
    return part.text in titles
