"""Lines of a contact block -> tokens: what the grammars of values read, labels, and the text between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extractors.generic.contacts.captions import with_captions
from extractors.generic.contacts.lines import Line, Region
from extractors.generic.contacts.texts import Token, texts_between
from extractors.generic.labels import REACH_FIELDS, field_for
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.organisation import is_organisation
from extractors.values.phone import Phone, find_phones, parse_phone
from extractors.values.web import find_urls

_INLINE_LABEL = re.compile(
    r"(?:^|(?<=[\n|;•·])|(?<=, )|(?<=\. ))\s*(?P<label>[A-ZÄÖÜ][\w*/:()-]*(?:[ "
    r"/.,-]+[\w*/()-]+){0,5}?|V\.\s?i\.\s?S\.\s?d\.\s?P\.?|E ?- ?Mail|[eE]-?[mM]ail|[TFMEW])\s?:(?!//)(?=\s|$)"
)
_BEGUN = re.compile(r"(\S+-)\s*\n\s*\Z")
_ASK_AT = re.compile(
    r"(?:Ihre? )?(?:Ansprech(?:partner\w*|person(?:en)?)|Kontakt)\s+(?:beim|bei der|im|in der)\s+(?=[A-ZÄÖÜ])"
)
""" "Ansprechpersonen beim Amt X": what names the office is a label too."""
SURE = 0.85  # of `is_organisation`
_PLACE_VALUE = {
    "postcode": re.compile(r"(?:D\s?-\s?)?(\d{5})\b"),
    "city": re.compile(
        r"([A-ZÄÖÜ][^\n,|;:\d@]{1,40}?)(?=\s{2,}|\s*(?:$|[\n,|;]|(?:Telefon|Tel|Telefax|Fax|E-?Mail|Internet|Mobil)\b))"
    ),
    "street": re.compile(
        r"([A-ZÄÖÜ][^\n,|;:@]{2,50}?\d+\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?)(?=\s{2,}|\s*(?:$|"
        r"[\n,|;]|(?:Telefon|Tel|Fax|E-?Mail)\b))"
    ),
    "po_box": re.compile(r"(?:Postfach\s*)?(\d[\d ]{1,9}\d)"),
}


def tokens_of(region: Region, own: Mapping[str, str], *, area_code: str | None = None) -> tuple[Token, ...]:
    """The tokens in reading order; text that belongs together over line ends is one token."""
    whole = region.passage
    text = whole.text
    starts = _line_starts(region.lines)
    found: list[Token] = []
    taken: list[tuple[int, int]] = []

    def line_at(position: int) -> int:
        return max(i for i, s in enumerate(starts) if s <= position)

    def take(kind: str, start: int, stop: int, value: Any) -> None:
        if all(stop <= a or start >= b for a, b in taken):
            taken.append((start, stop))
            found.append(Token(kind, whole[start:stop], value, start=start, line=line_at(start)))

    for hit in find_emails(text):
        take("email", hit.start, hit.stop, hit.value)
    for url in find_urls(text):
        take("website", url.start, url.stop, url.value)
    labels = _labels(region.lines, starts, text, own)
    for address in find_addresses(text):
        parts = {name: whole[a:b] for name, a, b in address.value.spans}
        take("address", address.start, address.stop, (address.value, parts))
    for name, start, stop in _labelled_places(labels, text):
        take(name, start, stop, text[start:stop])
    for start, stop, fax in _second_numbers(labels, text):
        take("fax", start, stop, fax)
    # Numbers that are whole as printed first: "-599" behind "103-500" is its suffix, not a number of the town.
    phones = [*find_phones(text), *(find_phones(text, area_code=area_code) if area_code else ())]
    for phone in phones:
        take(phone.value.kind or _phone_kind(labels, phone.start), phone.start, phone.stop, phone.value)
    for start, stop, field in labels:
        if all(stop <= a or start >= b for a, b in taken):
            taken.append((start, stop))
            found.append(Token("label", whole[start:stop], field, field, start, line_at(start)))
    for token in texts_between(region, starts, taken, whole):
        # "E-Mail-" / "Adresse" is one label.
        begun = _BEGUN.search(text, 0, token.start)
        field = field_for((begun[1] if begun else "") + token.passage.text, own)
        # "Kontakt" alone on its line is a label, whatever stands around it.
        alone = (
            field in {"person", "address", "publisher", "imprint", *REACH_FIELDS}
            and len(token.passage.text.split()) <= 3
        )
        found.append(Token("label", token.passage, field, field, token.start, token.line) if alone else token)
    return tuple(_under_labels(tuple(with_captions(sorted(found, key=lambda t: t.start), region))))


def _line_starts(lines: Sequence[Line]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.passage.text) + 1
    return starts


def _labels(
    lines: Sequence[Line], starts: Sequence[int], text: str, own: Mapping[str, str]
) -> list[tuple[int, int, str | None]]:
    found: list[tuple[int, int, str | None]] = []
    for line, start in zip(lines, starts, strict=True):
        if line.label.text:
            stop = start + len(line.label.text)
            stop += len(text[stop:]) - len(text[stop:].lstrip(": "))
            found.append((start, min(stop, start + len(line.passage.text)), line.field or "unknown"))
    if (asked := _ASK_AT.match(text)) and is_organisation(re.split(r"[\n,]", text[asked.end() :])[0]) > SURE:
        found.append((asked.start(), asked.end(), "person"))
    for hit in _INLINE_LABEL.finditer(text):
        field = field_for(hit["label"], own)
        start = hit.start("label")
        if field and all(hit.end() <= a or start >= b for a, b, _ in found):
            found.append((start, hit.end(), field))
    return found


def _second_numbers(labels: Sequence[tuple[int, int, str | None]], text: str) -> Iterator[tuple[int, int, Phone]]:
    """The fax behind `Telefon / Fax: a / b`, where both are whole numbers."""
    for _, stop, field in labels:
        if field != "phone_fax":
            continue
        end = text.find("\n", stop)
        line = text[stop : end if end >= 0 else len(text)]
        both = re.fullmatch(r"\s*(\S[^/;]*?\S)\s+[/;]\s+(0\S.*?)\s*", line)
        fax = parse_phone(both[2]) if both and parse_phone(both[1]) else None
        if both and fax:
            yield stop + both.start(2), stop + both.end(2), fax


def _labelled_places(labels: Sequence[tuple[int, int, str | None]], text: str) -> Iterator[tuple[str, int, int]]:
    """Postcode, town, street and Postfach behind labels of their own (`PLZ: 24516`, and `Ort: X` further down)."""
    for _, stop, field in labels:
        names = {
            "postcode": ("postcode",),
            "city": ("city",),
            "street": ("po_box", "street"),
            "po_box": ("po_box",),
        }.get(field or "", ())
        for name in names:
            at = stop + len(text[stop:]) - len(text[stop:].lstrip(" \n"))
            hit = _PLACE_VALUE[name].match(text, at)
            if hit and not (name == "po_box" and field == "street" and not hit[0].startswith("Postfach")):
                yield name, hit.start(1), hit.end(1)
                break


def _phone_kind(labels: Sequence[tuple[int, int, str | None]], start: int) -> str:
    before = [label for label in labels if label[1] <= start]
    field = max(before, key=lambda x: x[1])[2] if before else None
    return field if field in {"fax", "mobile"} else "phone"


def _under_labels(tokens: Sequence[Token]) -> Iterator[Token]:
    """Each token with the field of the label under which it stands."""
    field: str | None = None
    at_line = -1
    for token in tokens:
        if token.kind == "label":
            field, at_line = token.field, token.line
            yield token
            continue
        yield replace(token, field=field)
        if (
            token.kind == "text"
            and field in {"person", "organisation", "role", "person_role", "address"}
            and token.line > at_line
        ):
            field = field if field in {"person", "address"} else None
