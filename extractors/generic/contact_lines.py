"""The lines of a contact block as tokens: labels, numbers, addresses, and what is left as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.generic.entry import Entry, mended
from extractors.generic.labels import REACH_FIELDS, field_for
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.organisation import is_organisation
from extractors.values.person import is_person_name
from extractors.values.phone import Phone, find_phones, parse_phone
from extractors.values.role import is_role
from extractors.values.web import find_urls
from schemas.document import Block, Passage

_SEPARATOR = re.compile(r"\s*(?:\s[|•·▪■♦►]\s*|\s*[|•·▪]\s+|;\s+|\t|\s{3,})\s*")
_INLINE_LABEL = re.compile(
    r"(?:^|(?<=[\n|;•·])|(?<=, )|(?<=\. ))\s*(?P<label>[A-ZÄÖÜ][\w*/:()-]*(?:[ "
    r"/.,-]+[\w*/()-]+){0,5}?|V\.\s?i\.\s?S\.\s?d\.\s?P\.?|E ?- ?Mail|[eE]-?[mM]ail|[TFMEW])\s?:(?!//)(?=\s|$)"
)
_BARE_LABEL = re.compile(
    r"(?:^|(?<=[\s,;(/|·]))(?:Name(?=\s+[A-ZÄÖÜ])|E\s?-\s?Mails?|[eE]-?[mM]ails?|Mails?|Email-Adresse|"
    r"E-Mail-Adresse|Tel(?:efon)?(?:nummer)?|Telefax|Fon|Phone|Fax|Mobil(?:telefon|funk)?|"
    r"Handy|Ruf|Durchwahl|"
    r"Internet|Homepage|Web(?:site|seite)?|WWW|www|URL|Online|PLZ|Postfach|Tel\.-Nr|oder|und|"
    r"unter|per|an|im|bzw|sowie|D|T|F|M|E|W|I)[.:]*(?=$|[\s,;:)/|·.])",
)
_OPEN_END = re.compile(
    r"(?:,|\s[–—-]|/|&|\b(?:und|oder|sowie|für|der|des|die|das|dem|den|im|in|am|an|von|vom|"
    r"zum|zur|bei|beim|mit|e\.|auf))$"
)
_OPEN_START = re.compile(r"^(?:[a-zäöü(&]|V\.)")
_EDGE = " ,;:|/·•-–—.▪■►\uf0b7"
_SENTENCE = re.compile(
    r"\b(?:Ansprech\w+|Kontakt\w*) (?:ist|sind|für)\b|"
    r"\b(?:erreichen|erteilt|erteilen|gibt|geben|beantwortet|wenden) (?:Sie|Ihnen|sich|\w+)\b"
)
FITS = 1.0  # points of slack when asking whether the next word would have fitted


@dataclass(frozen=True)
class Line:
    """A printed line, or `Label: value` of a table row."""

    passage: Passage
    """With the label and a colon in front, where there is one."""
    label: Passage
    field: str | None
    block: Block


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


@dataclass(frozen=True)
class Region:
    """A contact block: its lines joined by line feeds."""

    lines: tuple[Line, ...]
    source: str
    """Mended text of its blocks."""
    claims: tuple[Block, ...]

    @property
    def passage(self) -> Passage:
        return Passage.join([line.passage for line in self.lines], "\n")


def region_of(entries: Sequence[Entry], claims: Sequence[Block] = ()) -> Region:
    """The region of consecutive entries, labels in front of their first lines."""
    lines: list[Line] = []
    used: list[Block] = list(claims)
    texts: list[str] = []
    for entry in entries:
        texts += [b.text for b in entry.claims if b.text]
        used += [b for b in entry.claims if all(b is not u for u in used)]
        label = entry.label.strip(" :")
        first = True
        spoken = len(entry.lines) > 1 and not entry.values and _SENTENCE.search(entry.passage.text)
        for passage in ((entry.passage,) if spoken else entry.lines) or ((Passage(""),) if label.text else ()):
            whole = passage
            if first and label.text:
                whole = (
                    Passage.join([label, passage], ": ") if passage.text else Passage.join([label, Passage(" ")], ":")
                )
            lines.append(Line(whole, label if first else Passage(""), entry.field if first else None, entry.source))
            first = False
    return Region(tuple(line for line in lines if line.passage.text), " ".join(texts), tuple(used))


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
    for token in _texts(region, starts, taken, whole):
        field = field_for(token.passage.text, own)
        # "Kontakt" alone on its line is a label, whatever stands around it.
        alone = field in {"person", "address", *REACH_FIELDS} and len(token.passage.text.split()) <= 3
        found.append(Token("label", token.passage, field, field, token.start, token.line) if alone else token)
    return tuple(_under_labels(sorted(found, key=lambda t: t.start)))


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


_PLACE_VALUE = {
    "postcode": re.compile(r"(?:D\s?-\s?)?(\d{5})\b"),
    "city": re.compile(
        r"([A-ZÄÖÜ][^\n,|;:\d@]{1,40}?)(?=\s{2,}|\s*(?:$|[\n,|;]|(?:Telefon|Tel|Telefax|Fax|E-?Mail|Internet|Mobil)\b))"
    ),
    "street": re.compile(
        r"([A-ZÄÖÜ][^\n,|;:@]{2,50}?\d+\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?)(?=\s{2,}|\s*(?:$|"
        r"[\n,|;]|(?:Telefon|Tel|Fax|E-?Mail)\b))"
    ),
    "po_box": re.compile(r"((?:Postfach\s*)?\d[\d ]{1,9}\d)"),
}


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
            if hit and not (name == "po_box" and field == "street" and not hit[1].startswith("Postfach")):
                yield name, hit.start(1), hit.end(1)
                break


def _phone_kind(labels: Sequence[tuple[int, int, str | None]], start: int) -> str:
    before = [label for label in labels if label[1] <= start]
    field = max(before, key=lambda x: x[1])[2] if before else None
    return field if field in {"fax", "mobile"} else "phone"


def _texts(region: Region, starts: Sequence[int], taken: list[tuple[int, int]], whole: Passage) -> Iterator[Token]:
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
            for cut in [*_SEPARATOR.finditer(text, s, e), None]:
                end = cut.start() if cut else e
                pieces += _trimmed(text, at, end, n)
                at = cut.end() if cut else e
    right = max((s.box.x1 for line in region.lines for s in line.passage.spans), default=0.0)
    group: list[tuple[int, int, int]] = []
    for piece in pieces:
        if group and not _runs_on(whole, group, piece, right=right, region=region, taken=taken):
            yield _text_token(region, whole, group)
            group = []
        group.append(piece)
    if group:
        yield _text_token(region, whole, group)


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
    right: float,
    region: Region,
    taken: list[tuple[int, int]],
) -> bool:
    """Whether a piece continues the text of the line above instead of beginning something new."""
    last = group[-1]
    if piece[2] != last[2] + 1 or region.lines[piece[2]].label.text:
        return False
    if any(last[1] <= a and b <= piece[0] and b > a for a, b in taken):
        return False
    a, b = whole.text[last[0] : last[1]], whole.text[piece[0] : piece[1]]
    above = whole.text[group[0][0] : last[1]]
    rest = whole.text[last[1] : piece[0]]
    open_end = _OPEN_END.search(a) is not None or "," in rest or re.search(r"[-–]\s*\n", rest) is not None
    if _OPEN_START.match(b) or (
        open_end and not (is_person_name(a) > 0.6 and is_role(b) < 0.6 and is_organisation(b) > 0.6)
    ):
        return True
    if is_person_name(a) > 0.6 or is_person_name(b) > 0.6 or is_role(b) > 0.8 or is_organisation(b) > 0.85:
        return False
    if region.lines[last[2]].block is not region.lines[piece[2]].block:
        return False
    # A line that had room for the next word was ended on purpose.
    left_spans, right_spans = whole[last[0] : last[1]].spans, whole[piece[0] : piece[1]].spans
    if not left_spans or not right_spans:
        return False
    room = right - left_spans[-1].box.x1
    word = right_spans[0].box.x1 - right_spans[0].box.x0
    tail = above.rpartition(", ")[2]  # "Dr. Beate Muster, Fachdienstleiterin" / "Kindertagesbetreuung und Schule"
    begun = is_role(above) > 0.5 or is_organisation(above) > 0.5 or is_role(tail) > 0.5
    return room + FITS < word + 0.25 * left_spans[-1].size and begun


def _text_token(region: Region, whole: Passage, group: Sequence[tuple[int, int, int]]) -> Token:
    passages = [whole[s:e] for s, e, _ in group]
    # A comma that ended a line belongs to the text, a hyphen to its word.
    for i in range(len(group) - 1):
        gap = whole.text[group[i][1] : group[i + 1][0]]
        tail = re.match(r"[,-]+", gap)
        if tail:
            passages[i] = whole[group[i][0] : group[i][1] + tail.end()]
    passage = mended(passages, region.source)
    return Token("text", passage, passage.text, start=group[0][0], line=group[0][2])


def _under_labels(tokens: Sequence[Token]) -> Iterator[Token]:
    """Each token with the field of the label under which it stands."""
    field: str | None = None
    at_line = -1
    for token in tokens:
        if token.kind == "label":
            field, at_line = token.field, token.line
            yield token
            continue
        yield Token(token.kind, token.passage, token.value, field, token.start, token.line)
        if (
            token.kind == "text"
            and field in {"person", "organisation", "role", "person_role", "address"}
            and token.line > at_line
        ):
            field = field if field in {"person", "address"} else None
