"""Tokens of a contact block -> drafts: a new one begins with every further person, office or address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.generic.contacts.draft import PLACE, REACH, Draft
from extractors.generic.contacts.extent import STREET_LINE
from extractors.generic.contacts.offices import office_in_sentence
from extractors.generic.contacts.pieces import Piece, pieces_of
from extractors.generic.contacts.signs import says_when
from extractors.generic.contacts.texts import Token
from extractors.values.gazetteer import is_place
from extractors.values.organisation import LEGAL_FORM
from extractors.values.person import find_persons, is_person_name
from extractors.values.person_name import plausible
from extractors.values.states import STATES
from extractors.values.street import parse_street
from schemas.evidence import Candidate
from schemas.passage import Passage

_FUNCTION_WORDS = "der des die das dem den für und im in am an von vom zum zur bei beim mit & auf plus e. i."
_LEADS_UNIT = re.compile(
    r"(?:Fachbereichs|Fachdienst|Amts|Abteilungs|Referats|Dezernats|Sachgebiets|Bereichs|Team|Projekt)leit(?:erin|er|ung)$|"
    r"\b(?:Dezernent|Referent)(?:in)?$"
)
"""A role that waits for what the unit is for: "Fachbereichsleiterin" / "Bildung und Freizeit"."""
_EVERYBODYS = re.compile(r"\b(?:[Bb]eiden?|[Aa]llen?|[Gg]emeinsame[rsn]?)\b(?![^:]*\bbei\b)")
"""In front of a number of all people of a block: "Telefax für beide", "gemeinsames Postfach"."""
NAME_WORDS = 4  # of a name with its title
_FUNCTION = frozenset(_FUNCTION_WORDS.split())

_SURNAME = re.compile(r"\((?P<surname>[\w-]+)\)?(?:\s(?:und|oder|bzw\.))?")
"""Behind a number whose it is: "-11 (Beispiel) oder"."""


def drafts_of(tokens: Sequence[Token]) -> list[Draft]:
    """The contacts of one block: a new one begins with every further person, office or address."""
    mails = [str(t.value).partition("@")[0] for t in tokens if t.kind == "email"]
    drafts: list[Draft] = []
    current = Draft()
    named: Token | None = None
    for n, token in enumerate(tokens):
        if token is named:
            continue
        if token.kind == "label":
            if _begins_another(token.field, current, tokens[n + 1 : n + 2]):
                current = _close(drafts, current)
            current.asked = current.asked or (token.field == "person" and "nsprech" in token.passage.text)
            if token.field == "person_role" and not current.has("role"):
                current.add("role", token.passage.strip(" :").text, token.passage.strip(" :"), 0.6)
            continue
        if token.kind == "text":
            heads = _heads_an_address(tokens[n:])
            text = token
            if token.field == "imprint" and not heads:
                if not _can_be_asked(tokens, n):
                    continue  # who edits, sets and prints is not whom to call
                current = _close(drafts, current)
                current.alone = True
                label = tokens[n - 1].passage.strip(" :")
                current.add("role", label.text, label, 0.8)
                text = replace(token, field="person")
            announced = n > 0 and tokens[n - 1].kind == "label" and _names_a_person(tokens[n - 1])
            for piece in _pieces((text, *tokens[n + 1 : n + 2]), mails, announced=announced):
                done = _is_whole(current) or (heads and current.has("organisation") and current.has(*REACH))
                titled = token.titled and current.has("street", "po_box", *REACH)
                ahead = piece.what == "role" and token.titled and current.has("name") and current.has(*REACH)
                if ahead or (piece.what == "organisation" and (done or titled)):
                    current = _close(drafts, current)
                current = _text(drafts, current, piece)
        elif token.kind in {"postcode", "city", "street", "po_box"}:
            current.add(token.kind, token.value, token.passage, 0.93)
        elif token.kind == "address":
            if current.has("street", "postcode", "po_box") and not _second_address(current, token):
                current = _close(drafts, current)
            _address(current, token)
        elif n and _EVERYBODYS.search(tokens[n - 1].passage.text) and (people := _named([*drafts, current])):
            for person in people:
                person.own[token.kind] = Candidate(_reach(token), token.passage, 0.8)
        elif owner := _owner([*drafts, current], tokens[n : n + 2]):
            owner.own[token.kind] = Candidate(_reach(token), token.passage, 0.9)
            named = tokens[n + 1]
        else:
            current = _number(drafts, current, token, beside=n > 0 and tokens[n - 1].kind == "phone")
    _close(drafts, current)
    return drafts


def _named(drafts: Sequence[Draft]) -> list[Draft]:
    """The people of a block, where they are several."""
    people = [draft for draft in drafts if draft.has("name")]
    return people if len(people) > 1 else []


def _can_be_asked(tokens: Sequence[Token], n: int) -> bool:
    """Whether somebody whom an imprint names behind a label has a number or an address right behind the name."""
    behind, name = tokens[n + 1 : n + 2], tokens[n].passage.text
    asked = n > 0 and tokens[n - 1].kind == "label" and any(token.kind in REACH for token in behind)
    return asked and len(name.split()) <= NAME_WORDS and bool(find_persons(name))


def _begins_another(label: str | None, current: Draft, following: Sequence[Token]) -> bool:
    """Whether a label begins the next contact; "Kontakt:" before a number says how to reach the one before it."""
    if label == "office":
        return current.has("street", "po_box", *REACH)
    if label not in {"person", "person_role"}:
        return False
    if label == "person" and following and following[0].kind in REACH and not current.has(*REACH):
        return False
    return current.has("name") or (current.has(*REACH) and current.has("organisation"))


def _names_a_person(label: Token) -> bool:
    """Behind "Ansprechpartnerin:" or "Hausleitung:" stands somebody; behind "Kontakt:" an office as well."""
    text = label.passage.text
    if label.field == "person_role":
        return text.rstrip().endswith(":")
    return label.field == "person" and re.search(r"nsprech|[Nn]ame\b|[Pp]erson\b|^Wer\b", text) is not None


def _pieces(tokens: Sequence[Token], mails: Sequence[str], *, announced: bool) -> Iterator[Piece]:
    """The pieces of the first token; in a sentence that ends at an address, which is the second, its office.

    So is a line in another type over an address, in whatever words.
    """
    ahead = len(tokens) > 1 and tokens[1].kind == "address"
    for piece in pieces_of(tokens[0], mails, announced=announced):
        if tokens[0].titled and ahead and piece.what in {"other", "role"} and _short_line(piece.passage.text):
            yield replace(piece, what="organisation")
            continue
        told = ahead and piece.what == "other"
        office = office_in_sentence(piece.passage) if told and not _short_line(piece.passage.text) else None
        if office:
            yield replace(piece, what="organisation", said=office[0], passage=office[1])
        elif told and piece.field is None and not re.search(r"\d", piece.passage.text):
            yield replace(piece, field="address")  # whose address it is stands over it, in whatever words
        else:
            yield piece


def _close(drafts: list[Draft], current: Draft) -> Draft:
    if current.fields:
        drafts.append(current)
    return Draft()


def _text(drafts: list[Draft], current: Draft, piece: Piece) -> Draft:
    if piece.what == "person" and piece.person is not None:
        return _person(drafts, current, piece)
    text = piece.said or piece.passage.text
    if piece.what == "role":
        if not current.has("role"):
            current.add("role", text, piece.passage, 0.9)
        elif current.has("name") and not current.has("organisation", *REACH, "street"):
            first = current.fields["role"][0]
            if first.rule != "label":
                joined = Passage.join([first.evidence, piece.passage], ", ")
                current.fields["role"] = [Candidate(joined.text, joined, 0.6)]
        elif current.has("name") and current.has(*REACH):  # "Leitung" over one name, "Assistenz" over the next
            current = _close(drafts, current)
            current.add("role", text, piece.passage, 0.8)
        return current
    if piece.what == "organisation":
        if current.has("organisation"):
            if current.has("street", "po_box", *REACH) and not current.has("name"):
                current = _close(drafts, current)
                current.add("organisation", text, piece.passage, 0.85)
            elif not current.has("street", "postcode", *REACH):
                first = current.fields["organisation"][0]
                if first.evidence.text in text.split(", "):  # "Bildungsbüro" over "Stadt Unna, Bildungsbüro"
                    current.fields["organisation"] = [Candidate(text, piece.passage, 0.85), first]
                elif text not in first.evidence.text:
                    joined = Passage.join([first.evidence, piece.passage], " " if _ends_a_name(text) else ", ")
                    current.fields["organisation"] = [Candidate(joined.text, joined, 0.75), first]
        elif current.has(*REACH) and current.has("name"):
            current = _close(drafts, current)
            current.add("organisation", text, piece.passage, 0.8)
        else:
            current.add("organisation", text, piece.passage, 0.9)
        return current
    return _unknown(current, piece)


def _ends_a_name(text: str) -> bool:
    """Whether a line goes on with the name above it in a narrow column: "Kreisvolkshochschule" / "Musterhausen",
    "Arbeitsgemeinschaft Kommunen" / "Niedersachsen/Bremen e. V."."""
    places = LEGAL_FORM.sub("", text).strip().split("/")
    return all(is_place(place) or place in STATES for place in places)


def _heads_an_address(tokens: Sequence[Token]) -> bool:
    """Whether nothing but text stands between the first of the tokens and an address."""
    value = next((t for t in tokens if t.kind not in {"text", "label"}), None)
    return value is not None and value.kind == "address"


def _is_whole(draft: Draft) -> bool:
    """Whether nothing is missing of a contact: what follows is the next one's."""
    named = draft.has("name") and draft.has("organisation")
    return named and draft.has("street", "po_box") and draft.has("email") and draft.has("phone", "mobile")


def _unknown(current: Draft, piece: Piece) -> Draft:
    """A text that neither looks like a role nor like an office: told by where it stands, with less certainty."""
    text = piece.passage.text
    if not _short_line(text):
        return current
    if STREET_LINE.search(text) and parse_street(text):
        if not current.has("street"):  # without a postcode behind it
            current.add("street", text, piece.passage, 0.8)
        return current
    if current.has("role", "name") and _LEADS_UNIT.search(current.text("role")) and not current.has(*PLACE, *REACH):
        first = current.fields["role"][0]
        joined = Passage.join([first.evidence, piece.passage])
        current.fields["role"] = [Candidate(joined.text, joined, 0.7), first]
    elif (
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
    elif (
        list(current.fields)[-1:] == ["organisation"]
        and not current.has("street", "postcode", *REACH)
        and not (plausible(text) and " " in text and "und" not in text.split())
    ):
        # What stands between an office and its address is its unit: "Kreisschulamt X" / "Bildungsmanagement"
        first = current.fields["organisation"][0]
        joined = Passage.join([first.evidence, piece.passage], ", ")
        current.fields["organisation"] = [Candidate(joined.text, joined, 0.6), first]
    return current


def _short_line(text: str) -> bool:
    """A line of nouns, no part of a sentence ("Sie erreichen uns unter der")."""
    words = text.split()
    return (
        3 < len(text) <= 80
        and not says_when(text)
        and (text[0].isupper() or "-" in words[0])
        and not re.search(r"[.!?]\s|[.!?:]$", text)
        and len(words) <= 9
        and all(w[0].isupper() or not w[0].isalpha() or w in _FUNCTION for w in words[1:])
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
        current = _close(drafts, current)
    elif current.has(*REACH) and (current.has("role") or (current.has("organisation") and current.has("street"))):
        current = _close(drafts, current)
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


def _owner(drafts: Sequence[Draft], tokens: Sequence[Token]) -> Draft | None:
    """Whose a number is that has a surname in brackets behind it: "926-12 (Hoffmann)"."""
    behind = _SURNAME.fullmatch(tokens[1].passage.text) if len(tokens) > 1 and tokens[1].kind == "text" else None
    if behind is None:
        return None
    return next((d for d in drafts if d.has("name") and behind["surname"] == d.text("name").split()[-1]), None)


def _reach(token: Token) -> str:
    return token.value if isinstance(token.value, str) else str(token.value.e164)


def _number(drafts: list[Draft], current: Draft, token: Token, *, beside: bool) -> Draft:
    """The contact with one more number, `beside` a phone number where nothing stands between the two."""
    value = _reach(token)
    rule = "derived:area_code" if not isinstance(token.value, str) and token.value.completed else ""
    name = token.kind
    if name == "phone" and re.match(r"\+491[567]", value):
        name = "mobile"
    if current.has(name) and name == "email" and not current.has("name") and current.has("street") and drafts:
        current = _close(drafts, current)
    score = 0.96 if not rule else 0.7
    unlabelled = beside and not isinstance(token.value, str) and token.value.kind is None
    if name == "phone" and current.has("phone") and not current.has("fax") and token.field == "phone_fax":
        name = "fax"
    if name == "phone" and current.has("phone") and not current.has("fax") and unlabelled and token.field != "phone":
        name, score = "fax", 0.55  # two numbers behind pictures of a telephone and of a fax machine
    if current.has(name):
        current.fields[name].append(Candidate(value, token.passage, 0.3, rule))
    else:
        current.add(name, value, token.passage, score, rule)
    return current
