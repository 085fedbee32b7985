"""Lines around the profiles: running heads, footers, covers and imprints, cut into the names and dates they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.generic.labels import field_of
from extractors.generic.line_ends import begins_with_address, begins_with_date
from extractors.generic.publication.genres import PERIODICALS, SHEETS
from extractors.generic.publication.imprint_dates import is_date_line
from extractors.profile_blocks import PublicationBlocks
from extractors.values.open_ends import WAITING
from extractors.values.person import is_person_name
from extractors.values.states import STATES
from extractors.values.street import parse_street
from schemas.document import RUNNING, Block
from schemas.kept import kept
from schemas.passage import Passage

WIDE_GAP = 2.5  # of the type size; wider gaps part what stands left and right in a running head
MAX_ROW_LABEL = 30  # characters
MAX_NAME = 90  # characters of a series or a publisher
_PARTS = re.compile(r"\s+(?:[|·•]|(?<!\d )/|/(?! \d))\s+|\t|\s{3,}")  # "03643 / 58 11-70" is one number
_DASH = re.compile(r"\s[–—]\s")
_SIGN = re.compile(
    r"^(?:©|\(c\)|Copyright)\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?|"
    r"\s*,?\s*(?:©\s*)?(?:(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s)?"
    r"(?:19|20)\d\d$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"^(?:Seite\s*)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?$", re.IGNORECASE)
_TRAILING_PAGE = re.compile(
    r"\s+(?:Seite\s*)?\d{1,3}\s*(?:[/|]|von)\s*\d{1,3}$|\s+Seite\s*\d{1,4}$|(?<=\d{4})\s+\d{1,3}$", re.IGNORECASE
)
INITIATIVE = re.compile(
    r"(?:^|[.\n]\s*)(?:Eine?|Ein gemeinsames?)\s+(?:gemeinsame\s+)?(?:Initiative|Projekt|"
    r"Programm|Angebot|Publikation|Veröffentlichung|"
    r"Schriftenreihe|Reihe|Service|Aktion|Broschüre)\s+(?P<article>der|des|von|"
    r"vom)\s+(?P<name>.+?)(?=\.(?:\s|$)|\s*[;|]|,?\s+(?:gefördert|unterstützt|ermöglicht|finanziert)|$)"
)
_OPEN = re.compile(rf"(?:,|-|&|\b{WAITING})$")
_NO_NAME = re.compile(
    r"(?:straße|strasse|str\.|platz|allee|gasse)(?:\s+\d+\w?)?$|^(?:Postfach|Seite|Drucksache|Stand)\b"
    r"|(?:referat|amt|dezernat|abteilung|fachbereich|fachdienst|sachgebiet)\s+(?:\d+\w?|[IVX]+)$",
    re.IGNORECASE,
)
PERSON = 0.6  # of `is_person_name`
NEXT_WORD = 30.0  # points that a line may be shorter than the next one and yet be full
_BODY = re.compile(
    r"\b(?:Service-?stelle|Fachstelle|Koordinierungsstelle|Geschäftsstelle|\w*[Mm]inisterium|"
    r"\w*(?:[Ss]tiftung|STIFTUNG)|\w*[Vv]erein|\w*[Aa]gentur|"
    r"\w*[Ii]nstitut|\w*[Vv]erlag|\w*amt|\w*[Aa]kademie|\w*[Vv]erband|\w*[Gg]esellschaft|"
    r"\w*[Kk]ammer|Senatsverwaltung|Landkreis|"
    r"Stadt|Gemeinde|Landeshauptstadt|Foundation|Hochschule|Universität|(?!Netzwerk)\w*werk|\w*zentrale|"
    r"Werkstatt|Forum|Arbeitskreis|Bundesarbeitsgemeinschaft|Landesarbeitsgemeinschaft|"
    r"\w*(?:service|netzwerk|kontakt|beratungs|koordinations|transfer|leit|anlauf|kompetenz)stelle|Netzwerkstelle|"
    r"(?:Kontakt|Beratungs|Koordinations|Transfer|Leit|Anlauf)stelle|Landesforum|\w*[Zz]entrum|\w*büro|Regionalverband)\b"
    r"|\b\w+bund\b|\be\.\s?V\.|\bg?GmbH\b|\bgAG\b|\bAöR\b"
)
_GOVERNED = re.compile(
    r"(?:^|\s)(?:der|die|das|des|dem|den|ein\w{0,2}|vom|beim|zum|zur|im|am|von|bei|für|durch|mit|in|an)\s+$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:ist|sind|war|waren|hat|haben|hatten?|wird|werden|wurden?|kann|können|konnten?|soll|sollen|gibt|gab)\b"
    r"|[?!;]|\.\s?\.|(?<!V)(?<!\b[a-zA-Z])\.$"
)
_QUOTED = re.compile(r"[„»][^“«]*[“«]")
_PAYS = re.compile(r"gefördert|unterstützt|finanziert|Unterstützung|Förderung (?:von|durch)", re.IGNORECASE)
_LABELLED = re.compile(r"(?:[A-ZÄÖÜ][\w.-]*\s){0,2}[A-ZÄÖÜ][\w.-]+:\s")
"""A line with a label of its own: "Impressum: …", "Stand: …"."""
_SERIES = re.compile(
    rf"\b(?:Bündnisse|Reihe|Schriftenreihe|{SHEETS}|Arbeitshilfen?|Heft|Band|Ausgabe)\b"
    rf"|^(?:Der |Die |Das )?{PERIODICALS}\b"
)


def running_parts(publication: PublicationBlocks) -> list[Passage]:
    """The parts of all running heads, footers and logos, page numbers left out, in the order of the pages."""
    return [part for parts in running_lines(publication) for part in parts]


def running_lines(publication: PublicationBlocks) -> list[list[Passage]]:
    """As `running_parts`, the parts of each block together."""
    found = []
    for block in publication.running:
        if block.role == "page_number":
            continue
        parts: list[Passage] = []
        above = ""
        for line in block.lines or (block.passage,):
            pieces = [part for part in map(_without_page, wide_parts(line)) if part.text and not _PAGE.match(part.text)]
            # "… gefördert vom" in the line above: no name of its own, but the end of a sentence
            if parts and len(pieces) == 1 and parts[-1].text == above and _ends_name(parts[-1], pieces[0]):
                parts[-1] = Passage.join([parts[-1], pieces[0]])
            else:
                parts += pieces[1:] if pieces and _GOVERNED.search(above + " ") else pieces
            above = line.text
        found.append(parts)
    return found


def _ends_name(above: Passage, below: Passage) -> bool:
    """Whether a line is the rest of a body's name: "Wendland-Stiftung" / "für Kinder", "Landesagentur" / "Hessen"."""
    return _BODY.search(above.text) is not None and (below.text[0].islower() or below.text in STATES)


def _without_page(passage: Passage) -> Passage:
    page = _TRAILING_PAGE.search(passage.text)
    return passage[: page.start()] if page else passage


def wide_parts(line: Passage) -> list[Passage]:
    """A line cut at bars, dots and dashes between blanks, and where two words stand far apart."""
    cuts = [(m.start(), m.end()) for m in _PARTS.finditer(line.text)]
    for dash in _DASH.finditer(line.text):
        # "Auf einen Blick – Kommunen integrieren" is one name; a series and its publisher are two.
        sides = (line.text[: dash.start()], line.text[dash.end() :])
        if any(is_publisher(side) for side in sides) or is_date_line(sides[1]):
            cuts.append((dash.start(), dash.end()))
    for a, b in zip(line.spans, line.spans[1:], strict=False):
        wide = a.page == b.page and b.box.x0 - a.box.x1 > WIDE_GAP * max(a.size, b.size, 1.0)
        if wide and ":" not in line.text[a.stop - 1 : b.start]:  # which stands between a label and its value
            cuts.append((a.stop, b.start))
    parts, at = [], 0
    for start, stop in sorted(cuts):
        if start >= at:
            parts.append(line[at:start].strip())
            at = max(at, stop)
    parts.append(line[at:].strip(" –—|·•"))
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
        if block.role in RUNNING or block.cells or (first is not None and any(b is block for b in first.all_blocks)):
            continue
        if block.role in {"paragraph", "heading"} and len(block.lines) <= 3:
            lines += [part for line in block.lines for part in wide_parts(line)]
    return lines


def unsigned(part: Passage) -> Passage:
    """The name without copyright sign and year."""
    for _ in range(2):
        if hit := _SIGN.search(part.text):
            part = part[hit.end() :] if hit.start() == 0 else part[: hit.start()]
    return part.strip(" ,")


def outside_passages(publication: PublicationBlocks) -> list[Passage]:
    """Paragraphs that belong to no profile and running matter; those whose sentence goes on below are joined."""
    return [passage for _, passage in outside_paragraphs(publication)]


@kept
def outside_paragraphs(publication: PublicationBlocks) -> tuple[tuple[Block, Passage], ...]:
    """As `outside_passages`, each with its first block."""
    found: list[tuple[Block, Passage]] = []
    ends: list[Block] = []
    printed = Counter(block.text for block in publication.running)
    for block in (*publication.outside.all_blocks, *publication.running):
        if block.cells:
            found += [(block, row) for row in _labelled_rows(block)]
            ends += [block] * (len(found) - len(ends))
            continue
        if not block.text:
            continue
        # A logo beside it may stand between the two lines of a sentence.
        near = range(len(ends) - 1, max(-1, len(ends) - 4), -1)
        above = next((n for n in near if _goes_on(ends[n], block)), None)
        if above is None or printed[block.text] > 1:  # what every page has at its foot goes on with nothing
            found.append((block, _without_page(block.passage) if block.role in RUNNING else block.passage))
            ends.append(block)
        else:
            first, passage = found[above]
            separator = "\n" if begins_with_address(block.text) else " "
            found[above] = first, Passage.join([passage, block.passage], separator)
            ends[above] = block
    return tuple(found)


def _labelled_rows(table: Block) -> Iterator[Passage]:
    """The rows of a table with labels in its first column, as they would be printed in a line: "Herausgeber: X"."""
    for row in table.rows:
        texts = [cell.passage for cell in row if cell.text]
        if len(texts) == 2 and len(texts[0].text) <= MAX_ROW_LABEL:
            yield Passage.join([texts[0].strip(" :"), texts[1]], ": ")


_CLAIM = re.compile(r"(?:©|\(c\)).*\b(?:19|20)\d\d")
"""Whose the rights are, with the year: whole without a stop."""


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a sentence that does not end in one block is continued right below."""
    return (
        above.page == block.page
        and above.role == block.role
        and abs(above.size - block.size) < 0.2
        and (abs(above.box.x0 - block.box.x0) < block.size or _centred(above, block))
        and 0 <= block.box.top - above.box.bottom < 2.2 * block.size
        and len(above.text) > 40
        and not above.text.rstrip().endswith((".", ":"))
        and not _CLAIM.fullmatch(above.text.strip())
        and not begins_with_date(block.text)
        and not _LABELLED.match(block.text)
        and (block.text[:1].islower() or _OPEN.search(above.text) is not None or _end(above) > block.box.x1 - NEXT_WORD)
    )


def _end(block: Block) -> float:
    """Where the last line of a block ends."""
    last = block.lines[-1].spans if block.lines else ()
    return last[-1].box.x1 if last else block.box.x1


def _centred(above: Block, block: Block) -> bool:
    """Whether two lines share their middle and not their beginning."""
    return abs(above.box.x0 + above.box.x1 - block.box.x0 - block.box.x1) < block.size


def is_publisher(text: str) -> bool:
    """Whether a text is surely the name of a body that publishes: "Bündnisse vor Ort" is as likely a series.

    What stands in quotation marks is a title: "Praxisblätter „Stadt der Kinder“".
    """
    text = _QUOTED.sub("", text)
    return (
        (len(text.split()) > 1 or "-" in text)
        and _BODY.search(text) is not None
        and _SERIES.search(text) is None
        and _PAYS.search(text) is None
    )


def is_body(text: str) -> bool:
    """Whether a whole line is the name of a body that publishes, and does not only speak of one.

    A body behind an article or a preposition is somebody's ("Satzung der Stadt Unna"), and a name has no verb.

    >>> is_body("Ministerium für Bildung des Landes Hessen"), is_body("Satzung der Stadt Unna")
    (True, False)
    """
    body = _BODY.search(text)
    return (
        body is not None
        and is_publisher(text)
        and text[0].isalnum()
        and text[0] == text[0].upper()
        and is_person_name(text.partition(",")[0]) < PERSON
        and _GOVERNED.search(text[: body.start()]) is None
        and _SAYS.search(text) is None
    )


def is_name(text: str) -> bool:
    return (
        4 < len(text) <= MAX_NAME
        and not text.endswith((".", ":", "?", ","))
        and not re.search(
            r"@|www\.|https?:|\d{5}|\+49|Tel|[Gg]efördert|unterstützt|Unterstützung|urheberrechtlich|Rechte", text
        )
        and text.lower() != text
        and (text[0].isupper() or text[0] in "„»" or len(text.split()) > 3)
        and len(text.split()) <= 9
        and not _NO_NAME.search(text)
        and is_person_name(text) < PERSON
        and field_of(text.partition(":")[0] if ":" in text else "") not in {"imprint", "publisher"}
        and parse_street(text) is None
    )
