"""Tokens of a contact block -> contacts: who belongs to which number, and what several people share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.family import Item
from extractors.generic.contact_lines import Token
from extractors.generic.contact_pieces import Piece, pieces_of
from extractors.generic.entry import Entry
from extractors.values.name_lists import fold_name
from extractors.values.person import is_person_name
from schemas.document import Block, Passage
from schemas.evidence import Candidate

REACH = ("email", "phone", "fax", "mobile", "website")
PLACE = ("organisation", "street", "postcode", "city", "po_box")
_LEADING = re.compile(r"^(?:Frau|Herrn?|Hr\.|Fr\.)\s+")


@dataclass
class Draft:
    """A contact while it is put together: for each field its candidates, best first."""

    fields: dict[str, list[Candidate[Any]]] = field(default_factory=dict)
    first_line: int = 0

    def has(self, *names: str) -> bool:
        return any(self.fields.get(n) for n in names)

    def add(self, name: str, value: Any, passage: Passage, score: float, rule: str = "") -> None:
        known = self.fields.setdefault(name, [])
        if all(c.value != value for c in known):
            known.append(Candidate(value, passage, score, rule))

    def text(self, name: str) -> str:
        return str(self.fields[name][0].value) if self.fields.get(name) else ""


def drafts_of(tokens: Sequence[Token]) -> list[Draft]:
    """The contacts of one block: a new one begins with every further person, office or address."""
    mails = [str(t.value).partition("@")[0] for t in tokens if t.kind == "email"]
    drafts: list[Draft] = []
    current = Draft()
    label: str | None = None
    for token in tokens:
        if token.kind == "label":
            label = token.field
            if label in {"person", "person_role"} and (
                current.has("name") or (current.has(*REACH) and current.has("organisation"))
            ):
                current = _close(drafts, current, token.line)
            if label == "person_role" and not current.has("role"):
                current.add("role", token.passage.strip(" :").text, token.passage.strip(" :"), 0.6)
            continue
        if token.kind == "text":
            for piece in pieces_of(token, mails):
                current = _text(drafts, current, piece)
        elif token.kind in {"postcode", "city", "street", "po_box"}:
            current.add(token.kind, token.value, token.passage, 0.93)
        elif token.kind == "address":
            if current.has("street", "postcode", "po_box") and not _second_address(current, token):
                current = _close(drafts, current, token.line)
            _address(current, token)
        else:
            current = _number(drafts, current, token)
    _close(drafts, current, 0)
    return _shared(drafts)


def _close(drafts: list[Draft], current: Draft, line: int) -> Draft:
    if current.fields:
        drafts.append(current)
    return Draft(first_line=line)


def _text(drafts: list[Draft], current: Draft, piece: Piece) -> Draft:
    if piece.what == "person" and piece.person is not None:
        return _person(drafts, current, piece)
    text = piece.passage.text
    if piece.what == "role":
        if not current.has("role"):
            current.add("role", text, piece.passage, 0.9)
        elif current.has("name") and not current.has("organisation", *REACH, "street"):
            first = current.fields["role"][0]
            if first.rule != "label":
                joined = Passage.join([first.evidence, piece.passage], ", ")
                current.fields["role"] = [Candidate(joined.text, joined, 0.6)]
        return current
    if piece.what == "organisation":
        if current.has("organisation"):
            if current.has("street", "po_box", *REACH) and not current.has("name"):
                current = _close(drafts, current, piece.line)
                current.add("organisation", text, piece.passage, 0.85)
            elif not current.has("street", "postcode", *REACH):
                first = current.fields["organisation"][0]
                if text not in first.evidence.text:
                    joined = Passage.join([first.evidence, piece.passage], ", ")
                    current.fields["organisation"] = [Candidate(joined.text, joined, 0.75), first]
        elif current.has(*REACH) and current.has("name"):
            current = _close(drafts, current, piece.line)
            current.add("organisation", text, piece.passage, 0.8)
        else:
            current.add("organisation", text, piece.passage, 0.9)
        return current
    return _unknown(current, piece)


def _unknown(current: Draft, piece: Piece) -> Draft:
    """A text that neither looks like a role nor like an office: told by where it stands, with less certainty."""
    text = piece.passage.text
    if not _short_line(text):
        return current
    if (
        current.has("name")
        and not current.has("role")
        and not current.has("organisation", "street", "postcode", *REACH)
    ):
        current.add("role", text, piece.passage, 0.55)
    elif (
        not current.has("organisation")
        and not current.has("street", "postcode", *REACH)
        and (piece.field in {"person", "address"} or not current.has("name"))
    ):
        current.add("organisation", text, piece.passage, 0.5)
    return current


_FUNCTION = frozenset(
    [
        "der",
        "des",
        "die",
        "das",
        "dem",
        "den",
        "für",
        "und",
        "im",
        "in",
        "am",
        "an",
        "von",
        "vom",
        "zum",
        "zur",
        "bei",
        "beim",
        "mit",
        "&",
        "auf",
        "e.",
        "i.",
    ]
)


def _short_line(text: str) -> bool:
    """A line of nouns, no part of a sentence ("Sie erreichen uns unter der")."""
    words = text.split()
    return (
        3 < len(text) <= 80
        and text[0].isupper()
        and not re.search(r"[.!?]\s|[.!?:]$", text)
        and len(words) <= 9
        and all(w[0].isupper() or not w[0].isalpha() or w in _FUNCTION for w in words)
        and words[-1] not in _FUNCTION
        and words[0]
        not in {"Sie", "Bitte", "Wir", "Gerne", "Weitere", "Unter", "Für", "Oder", "Und", "Mehr", "Alle", "Ihr", "Ihre"}
    )


def _person(drafts: list[Draft], current: Draft, piece: Piece) -> Draft:
    person = piece.person
    assert person is not None
    spans = {what: (a, b) for what, a, b in person.spans}
    # Offsets count in the text that `find_persons` read, which begins where the piece's token begins.
    offset = piece.passage.text.find(person.name)
    name = piece.passage[offset : offset + len(person.name)] if offset >= 0 else piece.passage
    if current.has("name"):
        if current.text("name") == person.name:
            return current
        current = _close(drafts, current, piece.line)
    elif current.has(*REACH) and current.has("organisation") and current.has("street"):
        current = _close(drafts, current, piece.line)
    score = 0.95 if is_person_name(person.name) > 0.8 else 0.8
    current.add("name", person.name, name, score)
    if person.academic_title:
        at = piece.passage.text.find(person.academic_title)
        title = piece.passage[at : at + len(person.academic_title)] if at >= 0 else name
        current.add("academic_title", person.academic_title, title, score)
    if person.role and "role" in spans:
        at = piece.passage.text.find(person.role)
        role = piece.passage[at : at + len(person.role)] if at >= 0 else piece.passage
        if current.has("role") and current.fields["role"][0].score < 0.7:
            current.fields["role"] = []
        current.add("role", person.role, role, 0.93)
    return current


def _second_address(current: Draft, token: Token) -> bool:
    """A postal address of the same office ("Postfach …, 84023 X" beside the street) adds what is missing."""
    address, _ = token.value
    return bool(
        (address.po_box and not current.has("po_box") and not address.street)
        or (address.street and not current.has("street") and not current.has("city"))
        or (address.street and address.street == current.text("street"))
        or (address.street and current.has("po_box") and not current.has("street"))
    )


def _address(current: Draft, token: Token) -> None:
    address, parts = token.value
    if address.street and current.has("po_box") and not current.has("street"):
        for name in ("postcode", "city"):  # those of the street go before those of the Postfach
            current.fields.pop(name, None)
    for name in ("street", "postcode", "city", "po_box"):
        value = getattr(address, name)
        if value and not current.has(name):
            current.add(name, value, parts.get(name, token.passage), 0.95)


def _number(drafts: list[Draft], current: Draft, token: Token) -> Draft:
    value = token.value if isinstance(token.value, str) else token.value.e164
    rule = "derived:area_code" if not isinstance(token.value, str) and token.value.completed else ""
    name = token.kind
    if name == "phone" and re.match(r"\+491[567]", value):
        name = "mobile"
    if current.has(name) and name == "email" and not current.has("name") and current.has("street") and drafts:
        current = _close(drafts, current, token.line)
    score = 0.96 if not rule else 0.7
    unlabelled = not isinstance(token.value, str) and token.value.kind is None
    if name == "phone" and current.has("phone") and not current.has("fax") and token.field == "phone_fax":
        name = "fax"
    if name == "phone" and current.has("phone") and not current.has("fax") and unlabelled and token.field != "phone":
        name, score = "fax", 0.55  # two numbers behind pictures of a telephone and of a fax machine
    if current.has(name):
        current.fields[name].append(Candidate(value, token.passage, 0.3, rule))
    else:
        current.add(name, value, token.passage, score, rule)
    return current


def _shared(drafts: list[Draft]) -> list[Draft]:
    """Contacts with what they share: office and address; numbers only where they follow all the names."""
    kept: list[Draft] = []
    waiting: list[Draft] = []  # names in a row, no number between them
    for draft in drafts:
        if draft.has("name"):
            waiting.append(draft)
            if draft.has(*REACH) and len(waiting) > 1 and all(not d.has(*REACH) for d in waiting[:-1]):
                _dealt_out(waiting)
                for other in waiting[:-1]:
                    for name in (*PLACE, "email", "phone", "fax", "website"):
                        if draft.has(name) and not other.has(name):
                            other.fields[name] = [replace(draft.fields[name][0], score=0.6)]
            if draft.has(*REACH):
                waiting = []
        kept.append(draft)
    _share_places(kept)
    head = kept[0] if kept else None
    if head is not None and not head.has("name") and len(kept) > 1 and any(d.has("name") for d in kept[1:]):
        # An office in front of its people is their head, no contact of its own.
        same = [
            d
            for d in kept[1:]
            if d.text("organisation") in {"", head.text("organisation")}
            and d.text("street") in {"", head.text("street")}
        ]
        if len(same) == len(kept) - 1:
            for draft in kept[1:]:
                for name in (*PLACE, *REACH):
                    if head.has(name) and not draft.has(name):
                        draft.fields[name] = [replace(head.fields[name][0], score=0.7)]
            kept = kept[1:]
    return [d for d in kept if _is_contact(d)]


def _dealt_out(people: Sequence[Draft]) -> None:
    """As many numbers as names before them are one for each: by name where an address names somebody, else in order."""
    last = people[-1]
    for name in REACH:
        found = list(last.fields.get(name, ()))
        if len(found) != len(people):
            continue
        named = [next((c for c in found if _names(c.value, person.text("name"))), None) for person in people]
        own = named if len({id(c) for c in named}) == len(people) and None not in named else found
        for person, candidate in zip(people, own, strict=True):
            if candidate is not None:
                person.fields[name] = [replace(candidate, score=0.8)]


def _names(address: str, person: str) -> bool:
    return len(person) > 0 and fold_name(person.rsplit(maxsplit=1)[-1]) in fold_name(address)


def _share_places(drafts: list[Draft]) -> None:
    """Whoever has no address has that of the block: of the one before, or of the one behind where none came before."""
    source: Draft | None = None
    for draft in drafts:
        if draft.has("street", "po_box", "postcode"):
            source = draft
            continue
        if source is not None and draft.has("name"):
            same = draft.text("organisation") in {"", source.text("organisation")}
            for name in PLACE:
                if source.has(name) and not draft.has(name) and (same or name != "organisation"):
                    draft.fields[name] = [replace(source.fields[name][0], score=0.85)]
    behind: Draft | None = None
    for draft in reversed(drafts):
        if draft.has("street", "po_box", "postcode"):
            behind = draft
        elif behind is not None and draft.has("name"):
            for name in PLACE:
                if behind.has(name) and not draft.has(name):
                    draft.fields[name] = [replace(behind.fields[name][0], score=0.75)]
    last = drafts[-1] if drafts else None
    named = [d for d in drafts[:-1] if d.has("name")]
    everybodys = last is not None and not last.has("name", "email", "phone") and len(named) == len(drafts) - 1 > 0
    if last is not None and everybodys and all(d.text("street") == last.text("street") for d in named):
        # The office at the end of a block is everybody's, no contact of its own.
        for draft in named:
            for name in ("website", "fax"):
                if last.has(name) and not draft.has(name):
                    draft.fields[name] = [replace(last.fields[name][0], score=0.7)]
        drafts.pop()


def _is_contact(draft: Draft) -> bool:
    """Somebody or something that can be reached, or a person that a label names."""
    reach = draft.has("email", "phone", "fax", "mobile", "po_box") or (
        draft.has("street", "postcode") and draft.has("city")
    )
    if draft.has("name"):
        return reach or draft.has("role", "website", "organisation")
    return reach or (draft.has("organisation") and draft.has("website"))


def item_of(draft: Draft, claims: tuple[Block, ...]) -> Candidate[Item]:
    """The draft as a candidate; its evidence are all its passages."""
    passages = [found[0].evidence for found in draft.fields.values() if found]
    score = max((found[0].score for found in draft.fields.values() if found), default=0.5)
    return Candidate(
        Item({name: tuple(found) for name, found in draft.fields.items() if found}, claims=claims),
        Passage.join(passages, "\n"),
        score,
    )


__all__ = ["Draft", "Entry", "drafts_of", "item_of"]
