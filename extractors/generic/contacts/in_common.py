"""What the people of one contact block share: office and address; numbers only where they follow all the names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.generic.contacts.draft import PLACE, REACH, Draft
from extractors.generic.contacts.offices import office_of_role
from extractors.values.email import by_pattern, email_kind, is_pattern
from extractors.values.name_lists import fold_name
from schemas.evidence import Candidate

_HELPLINE = ("+49800", "+49116")
"""Free of charge and answered somewhere in the country: a number to keep, no contact of whoever prints it."""
_ORDERS = re.compile(r"(?:Bestell|Anmeld|Abonne|Bezug|Vertrieb|Versand)\w*")
"""Where to order booklets or a seat: nobody to call."""
_HOUSE = re.compile(
    r"\b(?:Stadt|Landkreis|Kreis|Gemeinde|Amt|Markt|Verein|Verband|Stiftung|Landratsamt|Rathaus|e\. ?V\.|g?GmbH|"
    r"\w*(?:haus|schule|zentrum|amt|verwaltung|akademie|kirche|werk))\b"
)
"""What has people of its own and is nothing that somebody does."""
UNIT_WORDS = 3
_UNIT = re.compile(
    r"(?:Amt|Fach(?:bereich|dienst|gebiet|stelle)|Abteilung|Referat|Dezernat|Sachgebiet|Stabs?stelle|Team|Büro|"
    r"(?:Geschäfts|Koordinierungs|Stabs|Presse|Service)stelle|\w*(?:amt|referat|dezernat))\b"
)
"""What is a part of an administration and has its address."""


def shared(drafts: list[Draft]) -> list[Draft]:
    """Contacts with what they share: office and address; numbers only where they follow all the names."""
    if alone := [draft for draft in drafts if draft.alone]:
        return [*shared([draft for draft in drafts if not draft.alone]), *alone]
    drafts = _asked(drafts)
    _fill_pattern(drafts)
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
                _take_mail_from_others(waiting)
            if draft.has(*REACH):
                waiting = []
        kept.append(draft)
    _share_mail(kept)
    _units_as_roles(kept)
    for draft in kept:
        draft.fields |= {name: [number] for name, number in draft.own.items()}
    _share_places(kept)
    _share_office(kept)
    _share_site(kept)
    head = kept[0] if kept else None
    if head is not None and not head.has("name") and len(kept) > 1 and any(d.has("name") for d in kept[1:]):
        # An office in front of its people is their head, no contact of its own unless it has numbers of its own.
        same = [
            d
            for d in kept[1:]
            if d.text("organisation") in {"", head.text("organisation")}
            and d.text("street") in {"", head.text("street")}
        ]
        if len(same) == len(kept) - 1:
            whole = head.has("phone") and head.has("email") and all(d.has("phone", "mobile", "email") for d in kept[1:])
            reached = all(d.has("email") and d.has("phone", "mobile") for d in kept[1:])
            # Where its people need none of its numbers, an office with an address and its own mail is one to ask, too.
            apart = whole or (reached and head.has("email") and head.has("street", "po_box"))
            for draft in kept[1:]:
                for name in PLACE if apart else (*PLACE, *REACH):
                    if head.has(name) and not draft.has(name):
                        draft.fields[name] = [replace(head.fields[name][0], score=0.7)]
            kept = kept if apart else kept[1:]
    for draft in kept:
        _office_from_role(draft)
        if not draft.has("name"):
            draft.fields.pop("role", None)  # somebody's, who is not named
    return [d for d in kept if _is_contact(d)]


def _asked(drafts: list[Draft]) -> list[Draft]:
    """Where a label says whom to ask, who is named in front of it without a number is not: "Landrat: Ada Beispiel"."""
    first = next((n for n, draft in enumerate(drafts) if draft.asked and draft.has(*REACH)), 0)
    return [d for n, d in enumerate(drafts) if n >= first or not d.has("name") or d.has(*REACH)]


def _fill_pattern(drafts: Sequence[Draft]) -> None:
    """ "vorname.nachname@stadt.de" is nobody's address, but says those of all people of a block who have none."""
    patterns = [mail for draft in drafts for mail in draft.fields.get("email", ()) if is_pattern(mail.value)]
    for draft in drafts if patterns else ():
        if own := [mail for mail in draft.fields.pop("email", ()) if not is_pattern(mail.value)]:
            draft.fields["email"] = own
        elif address := by_pattern(patterns[0].value, draft.text("name")):
            draft.add("email", address, patterns[0].evidence, 0.8, "derived:email_pattern")


def _office_from_role(draft: Draft) -> None:
    """Where no office is printed but in the role, the role's is the office: "Beauftragte der Stadt X"."""
    if draft.has("organisation") or not draft.has("role", "name"):
        return
    for role in draft.fields.get("role", [])[:1]:
        if role.evidence.text == role.value and (found := office_of_role(role.evidence)):
            bare, office, where = found
            draft.fields["role"] = [replace(role, value=bare.text, evidence=bare), role]
            draft.fields["organisation"] = [Candidate(office, where, 0.7)]


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


def _units_as_roles(drafts: Sequence[Draft]) -> None:
    """Behind a name in an office that heads them all, with its address, stands what somebody does there.

    "Stadt X, Fachbereich Bildung, Donaugasse 11" / "Ada Beispiel, Kita-Fachberatung".
    """
    head = drafts[0] if drafts else Draft()
    if list(head.fields)[:1] != ["organisation"] or not head.has("street", "po_box"):
        return
    for draft in drafts[1:]:
        alone = draft.has("name", "organisation") and not draft.has("role", *PLACE[1:])
        unit = draft.text("organisation")
        behind = list(draft.fields)[:2] == ["name", "organisation"]
        if alone and behind and len(unit.split()) <= UNIT_WORDS and not _HOUSE.search(unit):
            draft.fields["role"] = draft.fields.pop("organisation")[:1]


def _share_office(drafts: Sequence[Draft]) -> None:
    """An office in front of the first name is that of everybody at its address who has none."""
    if not drafts or list(drafts[0].fields)[:1] != ["organisation"]:
        return
    head = drafts[0]
    for draft in drafts[1:]:
        there = draft.text("street") in {"", head.text("street")}
        if draft.has("name") and not draft.has("organisation") and there:
            draft.fields["organisation"] = [replace(head.fields["organisation"][0], score=0.7)]


def _share_site(drafts: Sequence[Draft]) -> None:
    """The one website of a block whose people all sit in one office is that of each of them."""
    people = [d for d in drafts if d.has("name")]
    sites = [d for d in people if d.has("website")]
    together = len({(d.text("organisation"), d.text("street")) for d in people}) == 1
    if len(sites) == 1 and together and sites[0].has("organisation", "street"):
        for person in people:
            if person is not sites[0]:
                person.fields["website"] = [replace(sites[0].fields["website"][0], score=0.7)]


def _share_mail(drafts: Sequence[Draft]) -> None:
    """An office's address behind several people with numbers of their own, of whom none has one, is everybody's."""
    people = [d for d in drafts if d.has("name")]
    *others, last = people or [Draft()]
    mail = last.fields.get("email", ())[:1]
    apart = any(d.has("email") for d in others) or any(d.has("street", "po_box") for d in people[1:])
    if not others or not mail or apart or len(last.fields["email"]) > 1:
        return
    order = [name for name in last.fields if name in {"phone", "mobile", "email"}]
    numbered = all(d.has("phone", "mobile") for d in people) and order[-1] == "email"
    if numbered and email_kind(mail[0].value, persons=[d.text("name") for d in people]) == "function":
        for other in others:
            other.fields["email"] = [replace(mail[0], score=0.6)]


def _take_mail_from_others(people: Sequence[Draft]) -> None:
    """An address that names one of several people behind whom it stands is that one's alone."""
    for mail in {person.text("email") for person in people if person.has("email")}:
        if any(_names(mail, person.text("name")) for person in people):
            for person in people:
                if person.text("email") == mail and not _names(mail, person.text("name")):
                    del person.fields["email"]


def _names(address: str, person: str) -> bool:
    return len(person) > 0 and fold_name(person.rsplit(maxsplit=1)[-1]) in fold_name(address)


def _share_places(drafts: list[Draft]) -> None:
    """Whoever has no address has that of the block: of the one before, or of the one behind where none came before."""
    source: Draft | None = None
    for draft in drafts:
        if draft.has("street", "po_box", "postcode"):
            source = draft
            continue
        if source is not None and draft.has("name") and _same_house(draft, source):
            for name in PLACE:
                if source.has(name) and not draft.has(name):
                    draft.fields[name] = [replace(source.fields[name][0], score=0.85)]
    behind: Draft | None = None
    for draft in reversed(drafts):
        if draft.has("street", "po_box", "postcode"):
            behind = draft
        elif behind is not None and draft.has("name") and _same_house(draft, behind):
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


def _same_house(draft: Draft, source: Draft) -> bool:
    """Whether two offices of one block are in one house: none is named, or one is the other or a unit of it.

    "Kienitz Landtechnik GmbH" behind "Landkreis X, Jugendamt" with its address has an address of its own.
    """
    own, other = draft.text("organisation"), source.text("organisation")
    if not own or not other or own in other or other in own:
        return True
    return own.partition(",")[0] == other.partition(",")[0] or _UNIT.match(own) is not None


def _is_contact(draft: Draft) -> bool:
    """Somebody or something that can be reached, or a person that a label names."""
    if draft.text("phone").startswith(_HELPLINE) and not draft.has("name", "email", "street", "po_box"):
        return False
    if _ORDERS.fullmatch(draft.text("organisation")) and not draft.has("name", "street", "po_box"):
        return False
    reach = draft.has("email", "phone", "fax", "mobile", "po_box") or (
        draft.has("street", "postcode") and draft.has("city")
    )
    if draft.has("name"):
        return reach or draft.has("role", "website", "organisation")
    return reach or (draft.has("organisation") and draft.has("website"))
