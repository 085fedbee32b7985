"""What no grammar took of a contact block: cut at separators, freed of label words, wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extractors.generic.contacts.lines import Line, Region
from extractors.generic.entry import mended
from extractors.generic.place_types import split_type
from extractors.values.gazetteer import is_place
from extractors.values.name_lists import given_name_weight
from extractors.values.open_ends import WAITING
from extractors.values.organisation import LEGAL_FORM, is_organisation
from extractors.values.person import is_person_name
from extractors.values.role import ADJECTIVE_END, is_role
from schemas.passage import Passage

_SEPARATOR = re.compile(r"\s*(?:\s[|•·▪■♦►]\s*|\s*[|•·▪]\s+|;\s+|\t|\s{3,})\s*")
_ADJECTIVE = re.compile(
    r"\s[a-zäöü]\w+(?:end|isch|lich|al|ig)e[rnms]?$|,\s(?!Soziales)[A-ZÄÖÜ]\w+(?:isch|lich|al|iv)es$"
)
"""What waits for its noun in the next line, also in a name: "Kreis Coesfeld, Regionales" / "Bildungsbüro"."""
_MARK = re.compile(r"\s[|•·▪]\s")
_BARE_LABEL = re.compile(
    r"(?:^|(?<=[\s,;(/|·]))(?:Name(?=\s+[A-ZÄÖÜ])|E\s?-\s?Mails?|[eE]-?[mM]ails?|Mails?|Email-Adresse|"
    r"E-Mail-Adresse|Tel(?:efon)?(?:nummer)?|Telefax|Fon|Phone|Fax|[Mm]obil(?:telefon|funk)?|"
    r"Handy|Ruf|Durchwahl|"
    r"Internet|Homepage|Web(?:site|seite)?|WWW|www|URL|Online|PLZ|Postfach|Tel\.-Nr|oder|und|"
    r"unter|per|an|im|bzw|sowie|D|T|F|M|E|W|I|t|f|m|e|w)[.:]*(?=$|[\s,;:)/|·.])",
)
_OPEN_END = re.compile(rf"(?:,|\s[–—-]|/|&|\b{WAITING}|\be\.|\bSt\.|\bc/o)$")
_UNIT_END = re.compile(
    r"(?:^|,\s|\bde[rs]\s|[Ll]eit(?:er|erin|ung)\s)(?:Stabsstelle|(?:Amt|(?:Fach|Geschäfts|Aufgaben|Produkt)?[Bb]ereich|Fachdienst|Fachgebiet|Referat|Dezernat|Sachgebiet|Team)(?:e?s)?|"
    r"Abteilung|\w+stelle)$"
)
"""A unit that waits for its name in the next line: "Landkreis X, Stabsstelle" / "Bildung"."""
_BODY_END = re.compile(
    r"(?:^|\s)(?:(?:Hanse|Kreis|Universitäts|Landeshaupt)?[Ss]tadt|(?:Land)?[Kk]reis|Gemeinde|Amt|Markt|"
    r"\w+verwaltung|Landratsamt|Bürgermeisteramt|Magistrat)$"
)
"""A body that waits for its name: "Landkreis" / "Tübingen, Sozialamt"."""
_OPEN_START = re.compile(r"^(?:[a-zäöü(&]|V\.)")
_EDGE = " ,;:|/·•-–—.▪■►\uf0b7"
_LINKS = ("und", "sowie", "&")  # on a line of their own
_LINK = re.compile(r"(?:und|sowie|&)\s+$")
_UNIT = re.compile(r"(?:OE|FB|FD|SG|Abt\.|Ref\.|Team|AG)\s")
_DEGREE = re.compile(r"\(\w{2,4}\)")  # "Dipl.-Ing. (FH)"
_TITLE = re.compile(r"(?:Prof|Dr|Dipl)\b")
_SALUTATIONS = frozenset({"Frau", "Herr", "Herrn"})
MAX_SURNAME = 3  # words of a surname: "von der Heide"
SURE_NAME = 0.9  # of `is_person_name`
WIDE_GAP = 2.5  # of the type size
FITS = 1.0  # points of slack when asking whether the next word would have fitted


@dataclass(frozen=True)
class Token:
    """A piece of a contact block."""

    kind: str
    """label, email, phone, fax, mobile, website, address, text."""
    passage: Passage
    value: Any = None
    field: str | None = None
    """Of a text or a value: the label under which it stands, None without label or behind the first line of it."""
    start: int = 0
    line: int = 0
    titled: bool = False
    """Whether it is a line in another type than the next one."""


def texts_between(
    region: Region, starts: Sequence[int], taken: list[tuple[int, int]], whole: Passage
) -> Iterator[Token]:
    """What no grammar took, cut at separators, leftovers of labels removed, wrapped lines joined."""
    pieces: list[tuple[int, int, int]] = []
    text = whole.text
    for n, (line, start) in enumerate(zip(region.lines, starts, strict=True)):
        stop = start + len(line.passage.text)
        free = [(start, stop)]
        for a, b in taken:
            free = [p for s, e in free for p in ((s, min(e, a)), (max(s, b), e)) if p[0] < p[1]]
        for s, e in free:
            at = s
            cuts = [hit.span() for hit in _SEPARATOR.finditer(text, s, e)]
            cuts += [(start + a, start + b) for a, b in _wide_gaps(line.passage) if s <= start + a and start + b <= e]
            for first, last in [*sorted(cuts), (e, e)]:
                pieces += _trimmed(text, at, first, n) if first >= at else []
                at = max(at, last)
    group: list[tuple[int, int, int]] = []
    for piece in pieces:
        if group and not _runs_on(whole, group, piece, region=region, taken=taken):
            yield _text_token(region, whole, group)
            group = []
        group.append(piece)
    if group:
        yield _text_token(region, whole, group)


def _wide_gaps(line: Passage) -> Iterator[tuple[int, int]]:
    """Where two words of a line stand so far apart that they are two things."""
    for a, b in pairwise(line.spans):
        same = a.page == b.page and abs(a.box.top - b.box.top) < a.size
        if same and b.box.x0 - a.box.x1 > WIDE_GAP * max(a.size, b.size, 1.0):
            yield a.stop, b.start


def _trimmed(text: str, start: int, stop: int, line: int) -> list[tuple[int, int, int]]:
    """The piece without the label words and punctuation that are left around a number."""
    while True:
        piece = text[start:stop]
        start += len(piece) - len(piece.lstrip(_EDGE))
        stop -= len(piece) - len(piece.rstrip(_EDGE.replace(".", "(")))
        if start >= stop:
            return []
        piece = text[start:stop]
        at_end = [m for m in _BARE_LABEL.finditer(piece) if m.end() == len(piece)]
        at_start = _BARE_LABEL.match(piece)
        if (
            at_end
            and at_end[-1].start() >= 0
            and (at_end[-1].start() == 0 or not re.search(r"^(?:und|oder|an|im|in|per|unter)$", at_end[-1][0]))
        ):
            stop = start + at_end[-1].start()
        elif (
            at_start
            and len(at_start[0]) < len(piece)
            and re.match(r"[.:\s]", piece[at_start.end() :] or " ")
            and not re.match(r"[TFMEWID]$", at_start[0])
        ):
            start += at_start.end()
        else:
            break
    return [(start, stop, line)] if any(c.isalpha() for c in text[start:stop]) else []


def _runs_on(
    whole: Passage,
    group: Sequence[tuple[int, int, int]],
    piece: tuple[int, int, int],
    *,
    region: Region,
    taken: list[tuple[int, int]],
) -> bool:
    """Whether a piece continues the text of the line above instead of beginning something new."""
    last = group[-1]
    between = whole.text[last[1] : piece[0]]
    lines = piece[2] - last[2]
    if not (lines == 1 or (lines == 2 and between.strip() in _LINKS)) or region.lines[piece[2]].label.text:
        return False
    if any(last[1] <= a and b <= piece[0] and b > a for a, b in taken):
        return False
    a, b = whole.text[last[0] : last[1]], whole.text[piece[0] : piece[1]]
    above = whole.text[group[0][0] : last[1]]
    rest = whole.text[last[1] : piece[0]]
    if _is_in_cell(region.lines[: piece[2] + 1]):
        return True
    if ":" in rest or b.startswith("c/o "):
        return False  # "Rufen Sie uns an:" has said what it had to say
    if above.count("(") > above.count(")"):
        return True
    if not rest.strip() and all(_MARK.search(region.lines[n].passage.text) for n in (last[2], piece[2])):
        return True  # marks say where each thing ends, lines break anywhere
    open_end = _OPEN_END.search(a) is not None or "," in rest or re.search(r"[-–]\s*\n", rest) is not None
    tail = above.rpartition(", ")[2]  # "Dr. Beate Muster, Fachdienstleiterin" / "Kindertagesbetreuung und Schule"
    if _ADJECTIVE.search(a):
        return True  # "Dezernentin und stellvertretende" / "Landrätin"
    if b[:1] in "„»“" and is_role(tail) > 0.5:
        return True  # "Projektleiter" / "„Lesekahn“"
    office = is_organisation(" ".join(above.split()))
    # "Fachdienstleiterin" / "und Koordinatorin"; "Ada Beispiel, Beauftragte für Bewegung, Spiel" / "und Sport"
    told = (above[at.end() :] for at in re.finditer(r"^|, ", above))
    if _LINK.search(rest) and (office > 0.5 or any(is_role(text) > 0.5 for text in told)):
        return True
    if _OPEN_START.match(b) or (
        open_end and not (is_person_name(a) > 0.6 and is_role(b) < 0.6 and is_organisation(b) > 0.6)
    ):
        return True
    if ADJECTIVE_END.search(a):
        return True  # "Leiterin des Kommunalen" / "Integrationszentrums"
    if _is_broken_name(a, b):
        return True
    if LEGAL_FORM.search(a[-8:]) or _UNIT.match(b):
        return False
    waits = _UNIT_END.search(above) is not None and re.search(r"\s", above) is not None
    # "Leiter des Fachbereichs" / "Jugend, Schule und Sport" is a role whatever the second line looks like.
    if waits and is_person_name(b) < 0.6 and (is_organisation(b) < 0.85 or is_role(a) > 0.5):
        return True
    if _BODY_END.search(a) and is_place(re.split(r"[, ]", b)[0]):
        return True
    kind, place = split_type(Passage(b))
    if kind is not None and is_place(place.text):
        return False  # "Ada Muster, Gemeindesekretärin" / "Gemeinde Wiesenburg/Mark"
    if is_person_name(a) > 0.6 or is_person_name(b) > 0.6 or is_role(b) > 0.8 or is_organisation(b) > 0.85:
        return False
    if region.lines[last[2]].block is not region.lines[piece[2]].block:
        return False
    # A line that had room for the next word was ended on purpose.
    left_spans, right_spans = whole[last[0] : last[1]].spans, whole[piece[0] : piece[1]].spans
    if not left_spans or not right_spans:
        return False
    others = (s.box.x1 for n, line in enumerate(region.lines) if n != last[2] for s in line.passage.spans)
    room = max(others, default=0.0) - left_spans[-1].box.x1
    if room < 0:
        return False  # the longest line of the block says nothing about how wide the column is
    word = right_spans[0].box.x1 - right_spans[0].box.x0
    begun = is_role(above) > 0.5 or is_organisation(above) > 0.5 or is_role(tail) > 0.5
    return room + FITS < word + 0.25 * left_spans[-1].size and begun


def _is_in_cell(lines: Sequence[Line]) -> bool:
    """Whether the last of these lines goes on in the cell of a table that a label calls somebody's role."""
    labelled = next((line for line in reversed(lines) if line.label.text), None)
    return (
        labelled is not None
        and labelled is not lines[-1]
        and labelled.field == "role"
        and labelled.block is lines[-1].block
        and bool(labelled.block.cells)
    )


def _is_broken_name(above: str, below: str) -> bool:
    """Whether a narrow column broke the name of a person: "Dr. Carola" / "Spindler-Jahn"."""
    *titles, given = above.split()
    words = below.partition(",")[0].split()
    titles = [title for title in titles if not _DEGREE.fullmatch(title)]
    if all(title.endswith(".") for title in (*titles, given)):
        return _TITLE.match(above) is not None and below[:1].isupper()
    return (
        all(title.endswith(".") or title in _SALUTATIONS for title in titles)
        and min(map(given_name_weight, given.split("-"))) > 0
        and len(words) <= MAX_SURNAME
        and is_person_name(f"{above} {' '.join(words)}") > SURE_NAME
    )


def _text_token(region: Region, whole: Passage, group: Sequence[tuple[int, int, int]]) -> Token:
    bounds = [[start, stop] for start, stop, _ in group]
    # A comma that ended a line belongs to the text, a hyphen to its word, an "und" to what it links.
    for above, below in pairwise(bounds):
        gap, at = whole.text[above[1] : below[0]], above[1]
        if tail := re.match(r"[,-]+", gap):
            above[1] = at + tail.end()
        if link := _LINK.search(gap):
            below[0] = at + link.start()
    passage = mended([whole[start:stop] for start, stop in bounds], region.source)
    return Token("text", passage, passage.text, start=group[0][0], line=group[0][2])
