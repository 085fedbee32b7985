"""Postal addresses: street or Postfach, postcode, town, and the office that stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.values import Hit
from extractors.values.city import city_end
from extractors.values.gazetteer import is_place, is_shortened
from extractors.values.open_ends import WAITING
from extractors.values.plain import plain, unbreak
from extractors.values.postcode import fits_state, postcode_states
from extractors.values.street import parse_street, street_before

__all__ = ["Address", "find_addresses", "fits_state", "parse_address", "parse_street", "postcode_states"]


class Address(NamedTuple):
    """An address; at least postcode and town are there."""

    street: str | None
    """With house number, as printed."""
    postcode: str
    """Five digits."""
    city: str
    po_box: str | None
    """Its number as printed; "Postfach" where none is."""
    lead: Hit[str] | None
    """What stands before the street in the same run of text: the office, its lines joined by ", "."""
    spans: tuple[tuple[str, int, int], ...] = ()
    """("street" | "po_box" | "postcode" | "city", start, stop) in the text that was read."""


_POSTCODE = re.compile(
    r"(?<![\w/.,+])(?<!\d-)(?:(?:D|DE)[ ]?-[ ]?)?(?P<code>\d{5}|\d{3}[ ]\d{2}|\d{2}[ ]\d{3})"
    r"(?![\w/]|[.,-]?\d|[ ]?[-/][ ]?\d)"
    r"(?P<gap>[ ]*(?:[,·|][ ]*)?\n?[ ]*(?:Ort[ ]?:?[ ]*\n?[ ]*)?)(?=[A-ZÄÖÜ])"
)
_PO_BOX = re.compile(
    r"(?:Postfach|PF|Postf\.|P\.?O\.? ?Box)(?:[ ]?[:-]?[ ]?\d[\d ]{0,9}\d|[ ]?\d{1,2}(?!\d))?"
    r"(?=[\s,·|/;)-]*$|[\s,·|/;)-]+)"
)
_BOX_LABEL = re.compile(r"(?:Postfach|PF|Postf\.|P\.?O\.? ?Box)[ ]?[:-]?[ ]*(?=\d)")
_BEHIND = re.compile(
    r"[ ]?[,|·][ ]?(?P<street>[A-ZÄÖÜ][^\n,|·;:()]{3,60}?\d{1,4}(?:[ ]?[a-z](?!\w))?)(?=[ ]*(?:$|[\n,|·;.()]))"
)
_GLUE = (
    r"(?:[\s,|·•;/()\-]|\b(?:PLZ|Postleitzahl|Postanschrift|Ort|Wohnort|in|Hausanschrift)\b[,/ ]*(?:Ort)?[ ]*:?"
    r"|D[ ]?-)*"
)
_GLUE_END = re.compile(rf"{_GLUE}\Z")
_LABEL_END = re.compile(
    r"(?:(?:Post|Haus|Besucher|Liefer|Dienst)?[Aa]n?(?:schrift|dresse)|Adresse|Kontakt\w*|"
    r"Straße(?:[,/ ]+\w+){0,2}|"
    r"Träger|Sitz|Herausgeber\w*|Ansprechpartner\S*|Organisation|Institution|Impressum|Veranstalter|Ort)[ ]*[:\n]\s*"
    r"|[:\uf0b7•]\s*",
)
_BREAKS_LEAD = re.compile(
    r"@|www\.|https?:|\b(?:Tel|Telefon|Fon|Fax|Telefax|Mobil|E-?Mail|Mail)\b|\d{5}", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<![Ss]tädt)(?<![Ss]taatl)(?<![Ee]vang)(?<![Kk]ath)(?<=[a-zäöüß]{3})[.!?]\s+[A-ZÄÖÜ]")
_OPEN_END = re.compile(rf"(?:\b{WAITING}|[,&-])$")
# "Kreis Herford | Der Landrat" is the authority in its own words
_HEAD_OF_OFFICE = re.compile(
    r"\s*[,|·]\s*(?:Der|Die)\s+(?:(?:Ober)?[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Magistrat)$"
)
MAX_LEAD_LINES = 4
MAX_LEAD = 200  # code points


def find_addresses(text: str) -> list[Hit[Address]]:
    """All addresses; a hit spans from the street or Postfach to the end of the town, the lead stands outside.

    >>> hit = find_addresses("Landkreis Elbe-Elster, Ludwig-Jahn-Straße 2 04916 Herzberg Telefon 03535 46-0")[0]
    >>> hit.value[:4], hit.value.lead.value
    (('Ludwig-Jahn-Straße 2', '04916', 'Herzberg', None), 'Landkreis Elbe-Elster')
    >>> [h.value[:4] for h in find_addresses("Postfach 12 34, D-84023 Landshut")]
    [(None, '84023', 'Landshut', '12 34')]
    >>> find_addresses("20836 Einwohnerinnen und Einwohner")
    []
    """
    shown = plain(text)
    hits: list[Hit[Address]] = []
    floor = 0
    for match in _POSTCODE.finditer(shown):
        if match.start() < floor:
            continue
        hit = _at_postcode(text, shown, match, floor)
        if hit is None:
            continue
        hits.append(hit)
        floor = hit.stop
    return hits


def parse_address(text: str) -> Address | None:
    """The first address of a string; None where it has none.

    >>> parse_address("Q 5, 14 · 681 65 Mannheim")[:3]
    ('Q 5, 14', '68165', 'Mannheim')
    """
    hits = find_addresses(text)
    return hits[0].value if hits else None


def _at_postcode(text: str, shown: str, match: re.Match[str], floor: int) -> Hit[Address] | None:
    postcode = re.sub(r"\D", "", match["code"])
    split = " " in match["code"]
    if not postcode_states(postcode):
        return None
    city_start = match.end()
    stop = city_end(shown, city_start)
    if stop is None:
        return None
    if shown[stop : stop + 1] == "." and is_shortened(unbreak(text[city_start:stop])):
        stop += 1
    city = unbreak(text[city_start:stop])
    known = is_place(city) or is_place(re.split(r"[-(/ ]", city)[0])
    spans: list[tuple[str, int, int]] = []
    before = _GLUE_END.search(shown, floor, match.start())
    street, po_box, start = _street_and_box(shown, floor, before.start() if before else match.start())
    if po_box is None:
        po_box = _box_behind(shown, stop)
    if not street and (not po_box or po_box[0] > stop):
        street = _street_behind(shown, stop)
    if not (street or po_box):
        bare = "-" in match[0] or _line_holds_only(shown, match.start(), stop)
        if (
            split
            or not (known or bare)
            or (postcode.endswith("000") and not bare)
            or not _may_stand_alone(shown, match.start())
        ):
            return None
    if split and not known:
        return None
    labelled = po_box[0] if po_box else match.start()
    if po_box:
        label = _BOX_LABEL.match(shown, po_box[0])
        po_box = (label.end() if label else po_box[0], po_box[1])
        spans.append(("po_box", *po_box))
    if street:
        spans.append(("street", *street))
    code_start = match.start("code")
    spans += [("postcode", code_start, match.end("code")), ("city", city_start, stop)]
    begin = min([s for _, s, _ in spans] + [match.start(), labelled])
    end = max(s for _, _, s in spans)
    lead = _lead(text, shown, floor, start if start is not None else match.start())
    address = Address(
        unbreak(text[slice(*street)]) if street else None,
        postcode,
        city,
        unbreak(text[slice(*po_box)]) if po_box else None,
        lead,
        tuple(spans),
    )
    return Hit(address, begin, end)


def _street_and_box(
    shown: str, floor: int, stop: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int | None]:
    """The street and the Postfach that end at `stop`, in either order, and where the first of them begins."""
    street: tuple[int, int] | None = None
    po_box: tuple[int, int] | None = None
    start: int | None = None
    for _ in range(2):
        if po_box is None and (box := _box_before(shown, floor, stop)):
            po_box, stop, start = box, box[0], box[0]
        elif street is None and (found := street_before(shown[:stop], stop)) and found[0] >= floor:
            street, stop, start = found, found[0], found[0]
        glue = _GLUE_END.search(shown, floor, stop)
        stop = glue.start() if glue else stop
    return street, po_box, start


def _box_before(shown: str, floor: int, stop: int) -> tuple[int, int] | None:
    for match in _PO_BOX.finditer(shown, max(floor, stop - 24), stop):
        if (
            match.end() >= stop - 1
            and match.start() >= floor
            and not shown[match.start() - 1 : match.start()].isalnum()
        ):
            return match.start(), len(shown[: match.end()].rstrip())
    return None


def _street_behind(shown: str, stop: int) -> tuple[int, int] | None:
    """ "10243 Berlin, Lindenthaler Straße 11": the street behind the town in the same line."""
    line = _BEHIND.match(shown, stop)
    if not line or not re.search(
        r"(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|markt)\b", line["street"], re.I
    ):
        return None
    return (line.start("street"), line.end("street")) if parse_street(line["street"]) else None


def _box_behind(shown: str, stop: int) -> tuple[int, int] | None:
    """ "55268 Nieder-Olm, Postfach 1164", or alone in the next line, unless the box has a postcode of its own."""
    gap = re.compile(r"[ ]*(?:[,|·;(]|\n(?=[^\n\d]*\d[\d ]*(?:\n|$)))[ ]*").match(shown, stop)
    box = _PO_BOX.match(shown, gap.end()) if gap else None
    if not box or not re.search(r"\d", box[0]) or re.match(r"[\s,|·;]*\d{5}\b", shown[box.end() :]):
        return None
    return box.start(), len(shown[: box.end()].rstrip())


def _line_holds_only(shown: str, start: int, stop: int) -> bool:
    before = shown[:start].rpartition("\n")[2].strip(" ,|·")
    after = shown[stop:].partition("\n")[0].strip(" .,|·")
    return not before and not after


def _may_stand_alone(shown: str, start: int) -> bool:
    """A postcode and town without a street are an address at a line's begin, behind a separator or an office."""
    before = shown[:start].rstrip(" ")
    return not before or before[-1] in "\n,|·;:/(-•" or bool(re.search(r"(?:[A-ZÄÖÜ][\w.-]+|\bin)$", before))


def _lead(text: str, shown: str, floor: int, stop: int) -> Hit[str] | None:
    """The office before the street: back to a label, a blank line, a person, contact data or a sentence."""
    pieces = list(_lead_lines(shown, floor, stop))
    if not pieces:
        return None
    start, end = pieces[-1][0], pieces[0][1]
    value = ""
    for begin, finish in reversed(pieces):
        line = unbreak(text[begin:finish])
        if value and (
            value[-1] in ",-&" or line[0].islower() or value.endswith((" und", " für", " der", " des", " im"))
        ):
            value = f"{value} {line}"
        else:
            value = f"{value}, {line}" if value else line
    value = _HEAD_OF_OFFICE.sub("", value.strip(" ,|·;/-–"))
    return Hit(value, start, end) if value else None


def _lead_lines(shown: str, floor: int, stop: int) -> Iterator[tuple[int, int]]:
    """The lines of the lead from the last to the first, stripped."""
    end = stop
    for number in range(MAX_LEAD_LINES):
        while end > floor and shown[end - 1] in " ,|·;/-(" + ("\n" if number == 0 else ""):
            end -= 1
        begin = max(floor, shown.rfind("\n", floor, end) + 1)
        labels = list(_LABEL_END.finditer(shown, begin, end))
        label = labels[-1] if labels else None
        first = label.end() if label else begin
        first += len(shown[first:end]) - len(shown[first:end].lstrip(" ,|·;/)-"))
        line = shown[first:end]
        above = "" if label or begin <= floor else shown[floor : begin - 1].rpartition("\n")[2].rstrip()
        if not line.strip() or stop - first > MAX_LEAD or not _is_head_line(line, number, above):
            return
        yield first, end
        if label or begin <= floor or shown[begin - 1 : begin] != "\n":
            return
        end = begin - 1


def _is_head_line(line: str, number: int, above: str) -> bool:
    """Whether a line before the street can be (part of) an office's name; `above` is the line before it."""
    from extractors.values.organisation import is_organisation
    from extractors.values.person import parse_person
    from extractors.values.role import is_role

    line = re.sub(r"^c/o\s+", "", line)
    if _BREAKS_LEAD.search(line) or _SENTENCE.search(line) or len(line) > 120 or not re.search(r"[A-ZÄÖÜ]", line):
        return False
    if is_organisation(line) >= 0.6 or (_OPEN_END.search(above) and is_organisation(f"{above} {line}") >= 0.6):
        return True
    if is_role(line) >= 0.5 or parse_person(line) is not None:
        return False
    words = line.split()
    if number == 0:
        titled = len(words) > 1 or "-" in line or line.isupper()
        return titled and len(words) <= 10 and line[0].isupper() and not line.rstrip().endswith((".", "!", "?"))
    return False
