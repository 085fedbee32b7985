"""Phone, fax and mobile numbers in every shape that German publications print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import phonenumbers

from extractors.values import Hit
from extractors.values.area_code import MOBILE, area_code_of, area_code_of_town, parsed, town_of
from extractors.values.extension import (
    APPARATUS,
    EXTENDED,
    MAX_DIGITS,
    SUFFIX,
    counts_on,
    is_possible,
    is_word_next,
    with_extension,
    with_suffix,
)
from extractors.values.plain import plain

__all__ = ["Kind", "Phone", "area_code_of", "area_code_of_town", "find_phones", "parse_phone", "town_of"]

Kind = Literal["phone", "fax", "mobile"]


class Phone(NamedTuple):
    """One number; `kind` is None where neither a label nor the numbering plan says it."""

    e164: str
    kind: Kind | None
    completed: bool
    """The area code is not printed but was given by the caller."""
    valid: bool
    """The official numbering plan knows the number; invented and very new numbers are merely possible."""


class _Label(NamedTuple):
    kinds: tuple[Kind, ...]
    start: int
    stop: int


_WORD: tuple[tuple[Kind, str], ...] = (
    ("fax", r"(?:tele)?fax"),
    ("mobile", r"mobil(?:e|tel(?:efon)?|funk|ruf)?|handy|cell"),
    ("phone", r"tele(?:f|ph)on\w*|fernsprecher|fernruf|hotline|durchwahl|rufnummer|tel|fon|ruf|phone"),
)
_LABEL_WORDS = "|".join(f"(?P<{kind}>{words})" for kind, words in _WORD)
_NUMBER_WORD = r"(?:\s?-?\s?(?:nummern?|nr|no|anschluss)\b)?"
_LABEL = re.compile(
    rf"(?<![^\W_])(?:{_LABEL_WORDS}){_NUMBER_WORD}(?![^\W\d_])"
    r"|(?<![\w.@/-])(?P<letter>[TFM])\s{0,2}(?:[.:|]|(?=\s*[+(]?\s?\(?(?:\+|00?[1-9])))"
    r"|(?P<icon>[\u260e\u260f\u2706\u2121\U0001f4de\u213b\U0001f4e0\U0001f5b7\U0001f4f1\U0001f4f2\uf028\uf095\uf1ac\uf10b\uf3cd])",
    re.IGNORECASE,
)
_ICONS: dict[str, Kind] = dict.fromkeys("\u213b\U0001f4e0\U0001f5b7\uf1ac", "fax")
_ICONS |= dict.fromkeys("\U0001f4f1\U0001f4f2\uf10b\uf3cd", "mobile")
_LETTERS: dict[str, Kind] = {"T": "phone", "F": "fax", "M": "mobile"}

# What may stand between a label and its number: "Telefon (dienstl.): ", "Telefonnummer der Zentrale: ", "Tel .- Nr ".
_FILLER = re.compile(
    r"(?:[\s.:;*|=\-\u2022\u00b7\uf0b7]"
    r"|\((?!\s*[+\d])[^()\n]{1,24}\)"
    r"|\b(?:nummern?|nr|unter|für (?:beide|alle)|unser[em]?|der|die|den|ist|lautet|zentrale|sekretariat|vermittlung|"
    r"durchwahl|direkt|"
    r"dienstlich|dienstl|gesch|privat|büro|d|p|kostenfrei|kostenlos|innen|Ihnen)\b){0,12}\Z",
    re.IGNORECASE,
)
_REJECTING = re.compile(
    r"\b(?:IBAN|BIC|Konto|Kto|BLZ|ISBN|ISSN|Az|Aktenzeichen|DOI|HR[AB]|VR|Drs|Drucksache|Nr|Nummer|PLZ|Postfach|"
    r"Zimmer|Raum|Seiten?|Version|Kennzeichen|Id|Art|Artikel)\b[^\w\n]{0,4}(?:nr|nummer)?[^\w\n]{0,4}\Z",
    re.IGNORECASE,
)

# Not numbers to call: masked before the grammar looks.
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_MASKED = re.compile(
    rf"(?<![\d.])(?:{_DAY}\.\s?-\s?)?{_DAY}\.\s?{_MONTH}\.(?:\s?(?:19|20)\d\d|\d\d)?(?!\d)(?:\s?-\s?{_DAY}\.)?"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])[:.][0-5]\d\s?(?:Uhr\b|h\b)"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])[:.][0-5]\d\s?(?:Uhr\s?)?(?:-|bis)\s?(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d)"
    r"|(?<![\d.])\d{1,2}:\d\d(?!\d)"
    r"|\b[A-Z]{2}\d\d(?:\s?\d{4}){3,7}(?:\s?\d{1,3})?"  # IBAN
    r"|(?<!\d)\d{1,3}(?:\.\d{3})*(?:,\d\d?)?\s?(?:€|EUR\b|Euro\b|Cent\b|%|km)"
)
_GAP = r"(?:[ ]{0,3}\)?[ ]{0,2}[/.\-]?[ ]{0,2}\(?[ ]?|[ ]?\)?[ ]?[-/][ ]?\n[ ]?)"
_RUN = re.compile(
    r"(?<!\w)(?:\(?\+\s?\(?|\()?[ ]?"
    # "Tel.: 03535" / "463000", "+49 (0) 3535" / "463000"
    r"(?:(?:\(?0[\d ]{2,6}\)?|49[ ]?(?:\(0\)[ ]?)?[\d ]{0,6})[ ]?\n(?=[ ]?[1-9]\d[\d -]{2}))?"
    rf"\d(?:{_GAP}?\d)*(?![^\W_])"
)
_POSTCODE_NEXT = re.compile(r"[ ]\d{5}(?=[ ][A-ZÄÖÜ][a-zäöüß])")
_SECOND = re.compile(r"[ ]?/[ ](?=\(?(?:0|\+\d))")
LONGEST = len("+49") + MAX_DIGITS  # only with an extension behind a dash
MIN_DIGITS = 7  # of an unlabelled number with its leading 0; shorter ones are figures
_LONG_EXTENSION = re.compile(r"-(?:\d+|\d\d(?: \d\d)+)$")
MAX_RUN = 60  # code points looked at in one run of digits


def find_phones(text: str, *, area_code: str | None = None) -> list[Hit[Phone]]:
    """All numbers of the text, the label outside of the span.

    A number without its area code is read only after a phone label and with `area_code` ("03535" or "3535"). Without a
    label a number is read only if the numbering plan knows it and its shape is that of a phone.

    >>> [h.value.e164 for h in find_phones("Telefon 06124 - 510 - 664 und -211")]
    ['+496124510664', '+496124510211']
    >>> [(h.value.kind, h.value.e164) for h in find_phones("Tel.: 0611 31-3597, Fax: -3598")]
    [('phone', '+49611313597'), ('fax', '+49611313598')]
    >>> find_phones("Mo-Fr 08.00 - 12.00 Uhr, 04916 Herzberg, 01.10.2012 – 30.09.2014")
    []
    """
    shown = plain(text)
    masked = _MASKED.sub(lambda m: re.sub(r"\d", "x", m[0]), shown)
    labels = list(_labels(masked))
    hits: list[Hit[Phone]] = []
    end, base, base_kinds = 0, "", ()  # type: int, str, tuple[Kind, ...]
    at, nearest = 0, ""
    while run := _RUN.search(masked, at):
        start, stop = run.span()
        at = stop
        if start < end:
            continue
        if masked[start] == "(" and ")" not in masked[start:stop] and masked[stop : stop + 1] in {")", ","}:
            start += 1  # "Jana Lohmann (04401 927-418, lohmann@…)": the brackets hold the whole number
        if (place := _POSTCODE_NEXT.search(masked, start, stop + 3)) and sum(
            map(str.isdigit, masked[start : place.start()])
        ) >= MIN_DIGITS:
            stop = place.start()  # "Tel. 0355 1234 03046 Cottbus"
        if slash := _between_numbers(run):
            stop, at = slash.start(), slash.end()  # "03535 46-12 / 0170 1234567": one run of digits, two numbers
        label = _label_before(labels, masked, start)
        kinds: tuple[Kind, ...] = label.kinds if label else ()
        if not kinds and base and re.fullmatch(r"[\s,;/|+.]*(?:und|oder|sowie|bzw\.?)?\s*", masked[end:start]):
            kinds = base_kinds  # "Telefon: A oder B"
        if not kinds and (
            after := re.match(r"\s?\(\s?(?:(tel\w*\.?)|(fax|telefax)|(mobil|handy))\s?\)", masked[stop:], re.I)
        ):
            kinds = ("phone",) if after[1] else ("fax",) if after[2] else ("mobile",)
        # The number right before knows the area code best: "05542 60331, Fax 60332"; "-332" is its extension.
        dashed = masked[:start].rstrip(" ").endswith("-")
        code = area_code if dashed else nearest or area_code
        found = _read(masked[start : min(stop, start + MAX_RUN)], labelled=bool(kinds), area_code=code)
        if found and not kinds and _REJECTING.search(masked[:start][-40:]):
            found = None
        short = re.fullmatch(r"\d{1,5}", run[0].strip()) if found is None and dashed and kinds and base else None
        if short and (number := with_suffix(base, short[0], dashed=True)):
            found = (number, stop - start, False)  # "Fax: -3598" after "Tel.: 0611 31-3597"
        if found is None and base and counts_on(masked, run, base):
            kinds = base_kinds
            if number := with_suffix(base, run[0].strip(" -"), dashed=True):
                found = (number, stop - start, False)
        if found is None:
            continue
        digits, length, completed = found
        nearest = area_code_of(digits) or nearest
        stop = start + length
        start += len(run[0]) - len(run[0].lstrip(" "))
        hits.append(Hit(_phone(digits, kinds[0] if kinds else None, completed), start, stop))
        base, base_kinds, end = f"{digits}\n{masked[start:stop]}", kinds, stop
        while (more := SUFFIX.match(masked, end)) and not is_word_next(masked, more.end()):
            said = "suffix" if more["suffix"] else "extension"
            number = (
                with_suffix(base, more["suffix"].lstrip("- "), dashed=bool(more["dash"]))
                if more["suffix"]
                else with_extension(base, more["stem"], more["extension"])
            )
            if number is None:
                break
            second: Kind | None = kinds[1] if len(kinds) > 1 else kinds[0] if kinds else None
            start = more.start("suffix") if more["suffix"] else more.start("stem")
            hits.append(Hit(_phone(number, second, completed), start, more.end(said)))
            end = more.end()
    return _with_extensions(hits, masked)


def _with_extensions(hits: list[Hit[Phone]], text: str) -> list[Hit[Phone]]:
    """The numbers with those of which only the extension is printed, behind the one of the exchange."""
    found = list(hits)
    for match in APPARATUS.finditer(text) if hits else ():
        start, stop = match.span("extension")
        if any(hit.start < stop and start < hit.stop for hit in hits):
            continue
        exchange = next((h for h in reversed(hits) if h.stop <= start and text[h.start : h.stop].endswith("-0")), None)
        base = f"{exchange.value.e164}\n{text[exchange.start : exchange.stop]}" if exchange else ""
        if exchange and (number := with_suffix(base, match["extension"], dashed=True)):
            found.append(Hit(_phone(number, "phone", exchange.value.completed), start, stop))
    return sorted(found, key=lambda hit: hit.start)


def parse_phone(text: str, *, area_code: str | None = None) -> Phone | None:
    """The number of a string that is one, as the value of a phone field; other words around it are allowed.

    >>> parse_phone("+49 (0) 6221 / 455-017")
    Phone(e164='+496221455017', kind=None, completed=False, valid=True)
    >>> parse_phone("275 118-4", area_code="030").e164
    '+49302751184'
    """
    hits = find_phones(text, area_code=area_code)
    if hits:
        return hits[0].value
    prefix = "Tel. "
    hits = find_phones(prefix + text, area_code=area_code)
    if not hits:
        return None
    phone = hits[0].value
    return phone if phone.kind == "mobile" else phone._replace(kind=None)


def _between_numbers(run: re.Match[str]) -> re.Match[str] | None:
    """The slash between two whole numbers, each with its area code, or behind an extension: there the number ends."""
    for slash in _SECOND.finditer(run.string, *run.span()):
        halves = run.string[run.start() : slash.start()], run.string[slash.end() : run.end()]
        if all(sum(map(str.isdigit, half)) >= MIN_DIGITS for half in halves):
            return slash
    extended = EXTENDED.match(run.string, *run.span())
    return re.compile("/").match(run.string, extended.end(), run.end()) if extended else None


def _labels(text: str) -> Iterator[_Label]:
    """Labels with their kinds; "Tel./Fax" is one label of two kinds."""
    last: _Label | None = None
    for match in _LABEL.finditer(text):
        if match["icon"]:
            kind = _ICONS.get(match["icon"], "phone")
        elif match["letter"]:
            if match["letter"].islower() and not _opens(text, match.start()):
                continue
            kind = _LETTERS[match["letter"].upper()]
        else:
            kind = next(k for k, _ in _WORD if match[k])
        label = _Label((kind,), match.start(), match.end())
        if last and re.fullmatch(r"[.:]?\s?(?:/|und|u\.|&|\+)\s?-?", text[last.stop : label.start]):
            label = _Label((*last.kinds, kind), last.start, label.stop)
            last = label
            continue
        if last:
            yield last
        last = label
    if last:
        yield last


def _opens(text: str, at: int) -> bool:
    """Whether a small letter there begins a line or stands behind another number or a separator."""
    before = text[:at].rstrip(" ")[-1:]
    return not before or before.isdigit() or before in "\n,;|·•/"


def _label_before(labels: list[_Label], text: str, start: int) -> _Label | None:
    """The label right before the number, with nothing but filler between."""
    for label in reversed(labels):
        if label.stop <= start:
            if start - label.stop > 60 or not _FILLER.match(text[label.stop : start]):
                return None
            return label
    return None


def _read(run: str, *, labelled: bool, area_code: str | None) -> tuple[str, int, bool] | None:
    """Digits in E.164 form, length of the printed number in `run` and whether it was completed."""
    for length in _lengths(run):
        part = run[:length]
        digits = _digits(part)
        if digits is None and area_code and labelled:
            local = re.sub(r"\D", "", part)
            code = re.sub(r"\D", "", area_code).lstrip("0")
            if 3 <= len(local) <= 9 and not local.startswith("0") and code and is_possible(f"+49{code}{local}"):
                return f"+49{code}{local}", length, True
        if digits is None:
            continue
        if labelled and is_possible(digits) and (len(digits) < LONGEST or _LONG_EXTENSION.search(part)):
            return digits, length, False
        if not labelled and _unmistakable(part, digits):
            return digits, length, False
    return None


def _lengths(run: str) -> Iterator[int]:
    """Where the number may end, longest first: never inside a group of digits, never behind an opening bracket."""
    for match in reversed(list(re.finditer(r"\d(?!\d)", run))):
        part = run[: match.end()]
        if part.count("(") == part.count(")") and len(re.sub(r"\D", "", part)) <= MAX_DIGITS + 4:
            yield match.end()


def _digits(part: str) -> str | None:
    """E.164 digits of a number with area code or country code."""
    compact = re.sub(r"[\s/.\-,\n]", "", part)
    if compact.count("(") > 2 or not compact:
        return None
    international = re.match(r"\(?\+\(?(\d{1,3}?)\)?(?=\(|\d)|^\(?00(?=[1-9])", compact)
    bare = re.sub(r"\D", "", compact)
    if international and compact.lstrip("(").startswith("+"):
        if bare.startswith("49"):
            return "+49" + bare[2:].removeprefix("0") if len(bare) > 4 else None
        return "+" + bare if len(bare) >= 8 else None
    if bare.startswith("0049"):
        return "+49" + bare[4:].removeprefix("0")
    if re.match(r"00[1-9]", bare):
        return "+" + bare[2:] if 10 <= len(bare) <= 16 else None
    if bare.startswith("0") and not bare.startswith("00") and "," not in part:
        return "+49" + bare[1:]
    return None


def _unmistakable(part: str, digits: str) -> bool:
    """Whether a number without a label can only be a phone number."""
    compact = re.sub(r"(?<=\d-)[ ]?\n[ ]?(?=\d)", "", part.strip())  # the line ended behind the dash
    if "+" in compact or compact.startswith("00"):
        return _valid(digits)
    if len(re.sub(r"\D", "", compact)) < MIN_DIGITS or re.search(r"\.\d{1,2}\.", compact) or "," in compact:
        return False
    separated = "\n" not in compact and re.match(r"\(?0\d{1,5}\)?\s?[\s/.\-]|\(0|0 \d{2} \d{2}", compact)
    if not separated or re.match(r"0\d{4} ?[-/,] ?0", compact):  # ranges of postcodes: 01067-01069
        return False
    return _valid(digits) and not re.fullmatch(r"0\d{1,2}\.\d{2,3}(?:\.\d{2,3})*", compact)


def _phone(digits: str, kind: Kind | None, completed: bool) -> Phone:
    if MOBILE.match(digits) and kind != "fax":
        kind = "mobile"
    return Phone(digits, kind, completed, _valid(digits))


def _valid(digits: str) -> bool:
    number = parsed(digits)
    return number is not None and bool(phonenumbers.is_valid_number(number))
