"""The text of a contact block cut into people, roles and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.generic.contacts.texts import Token
from extractors.values import Hit
from extractors.values.gazetteer import is_place
from extractors.values.name_lists import fold_name, given_name_weight
from extractors.values.nominative import nominative
from extractors.values.organisation import is_organisation
from extractors.values.person import Person, find_persons, parse_person, surname_first
from extractors.values.person_name import is_noun, is_person_name
from extractors.values.role import is_role, role_at
from schemas.passage import Passage

_SPOKEN = re.compile(
    r"\b(?:wir|sie|uns|stehen|steht|ist|sind|finden|erreichen|erhalten|gibt|wird|werden|"
    r"können|haben|bitte)\b|\b(?:unter|bei|an|für|und)$|©|\. [A-ZÄÖÜ]\w+ ",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    passage: Passage
    what: str  # person, role, organisation, other
    person: Person | None = None
    field: str | None = None
    said: str | None = None
    """The value where it is not what is printed: an office out of a sentence, in the nominative."""


_SHAPE = re.compile(
    r"(?:(?:Frau|Herrn?|Dr\.|Prof\.)\s+)*(?P<name>(?!(?:Frau|Herrn?)\s)[A-ZÄÖÜ][\w'-]+(?:\s(?:von|van|zu|de|der|"
    r"den|tho|ter|el|al|bin))*(?:\s[A-ZÄÖÜ][\w'-]+){1,2})(?=$|,)"
)


def _named_by_mail(text: str, mails: Sequence[str]) -> Person | None:
    """A name that no list has but an e-mail address of the block: "w.tho-rahde@…" names Wiebke tho Rahde."""
    hit = _SHAPE.match(text)
    if not hit or is_role(hit["name"]) > 0.4:
        return None
    if any(is_noun(word) for word in hit["name"].split()[:-1]):
        return None  # "Mobile Jugendarbeit FRANZ" at franz@…
    # "Birgit Althaus" ends like an office, but no office begins with a given name and has a mail address of its own.
    if is_organisation(hit["name"]) > 0.6 and given_name_weight(hit["name"].split()[0]) < COMMON:
        return None
    parts = [fold_name(part) for part in hit["name"].split()[-1].split("-")]  # one of them may stand for both
    if not any(part in fold_name(mail) for mail in mails for part in parts if len(part) > 2):
        return None
    title = re.match(r"(?:Frau |Herrn? )?((?:Dr\.|Prof\.)(?:\s(?:Dr\.))*)", text)
    return Person(hit["name"], title[1] if title else None, None, None, (("name", hit.start("name"), hit.end("name")),))


def _better(known: Hit[Person], shaped: Person) -> bool:
    """Whether a name of the lists goes before the mail address's: it is no shorter, or only a role stands before it."""
    before = shaped.name.removesuffix(known.value.name)
    return len(known.value.name) >= len(shaped.name) or (
        before != shaped.name and (known.value.role is not None or is_role(before) > 0.5)
    )


SURE_OFFICE = 0.85
SURNAMED = 0.45  # of `is_person_name` where the lists have the surname alone
_BUILDING = re.compile(r"(?:Alte|Neue|Große|Kleine)[sr]?\s|(?:Villa|Haus|Hof|Gut|Schloss|Burg|Markt|Forum|Campus)\s")
COMMON = 4  # of `given_name_weight`
_ASKS = re.compile(r"\b(?:wer|wie|was|wissen|mehr|fragen?|gern|hilft|weiß|kennt|sie|ihnen|uns)\b", re.IGNORECASE)
# "Ada Beispiel ist Referentin für Kultur in der Stadtverwaltung"
_IS = re.compile(
    r"ist\s+(?:(?:die|der|unsere?|eine?)\s+)?(?P<role>[A-ZÄÖÜ][^.,;(]*?)"
    r"(?:\s+(?:in|bei|an|von)\s+(?:der|dem|den)\s|\s+(?:im|beim|am|vom)\s|(?=\s*[.,;(]|$))"
)
_ANSWERS = re.compile(
    r"\b(?:beantworte[nt]|berät|beraten|erteil(?:t|en)|gibt|geben|informier(?:t|en)|hilft|helfen|weiß|wissen|betreut|"
    r"bearbeitet|wenden Sie sich an|ist|sind)(?:\s(?:Ihnen|Sie|gerne?|auch|Frau|Herrn?))*$"
)
"""In front of who does so: "Fragen zur Sanierung beantwortet Dr. Ada Beispiel, Telefon …"."""
MAX_TOPIC = 6  # words that say what a person is to be asked about
_EDITS = re.compile(
    r"\b(?:Redaktion|Verantwortlich\w*|V\. ?i\. ?S\. ?d\. ?P\.?|ViSdP|Texte?|Fotos?|Gestaltung)[^.:]{0,30}:?$"
)
_PART = re.compile(
    r",\s+(?:Region|Bereich|Bezirk|Gebiet|Sozialraum|Planungsraum|Stadtgebiet)\s"
    r"(?:(?:Nord|Süd|Ost|West)(?:ost|west|en)?|Mitte|[IVX]{1,4}|\d{1,2}|[A-F])(?=$|[\s,;)])"
)
_CALLS = re.compile(
    r"(?:(?:[A-ZÄÖÜ][^.!?,;|@\d]{3,40}[!?]\s+)+|(?:Herausgeber(?:in)?|Hrsg\.)\s+|"
    r"(?:Bezugs(?:stelle|quelle|adresse)|Bestelladresse|Vertrieb):\s+|(?:Bitte\s)?[sS]enden\b[^:@]{5,80}\ban:\s+)"
    r"(?=[A-ZÄÖÜ])"
)
"""What leads up to an office in the same line: "Nachmachen? Anrufen! Stadt Unna, Familienbüro"."""
_PUBLISHED = re.compile(r"(?:Herausgegeben|Veröffentlicht) (?:vom|(?:von|durch)(?: (?P<article>der|dem|den))?)\s+")
_STOP = re.compile(r"[a-zäöüß]{3}\.\s(?=[A-ZÄÖÜ])")
_SENTENCES = re.compile(r"[a-zäöü]\. [A-ZÄÖÜ]")


def pieces_of(token: Token, mails: Sequence[str], *, announced: bool = False) -> Iterator[Piece]:
    """A text cut into people, roles and organisations; `announced` right behind the label of a person."""
    passage = token.passage.strip(" ,;:")
    if called := _CALLS.match(passage.text):
        passage = passage[called.end() :]
    text = passage.text
    if (by := _PUBLISHED.match(text)) and is_organisation(text[by.end() :]) > SURE_OFFICE:
        office = passage[by.end() :]
        yield Piece(office, "organisation", field=token.field, said=nominative(office.text, by["article"] or "dem"))
        return
    if token.field == "person" and (turned := surname_first(text)):  # below "Name, Vorname"
        yield Piece(passage, "person", turned, token.field)
        behind = passage[turned.spans[0][2] :].strip(" ,;")
        if behind.text:
            yield from _without_person(behind, replace(token, field=None), behind=True)
        return
    people = find_persons(text)
    if token.field == "imprint":
        if not people:  # who edits, sets and prints is not whom to call
            yield from _without_person(passage, token)
        return
    shaped = _named_by_mail(text, mails)
    if shaped is not None and not (people and _better(people[0], shaped)):
        yield Piece(passage, "person", shaped, token.field)
        stop = shaped.spans[0][2]
        if stop < len(text):
            yield from _without_person(passage[stop:].strip(" ,"), replace(token, field=None), behind=True)
        return
    if not people and announced and (person := parse_person(text.partition(",")[0], expected=True)):
        yield Piece(passage, "person", person, token.field)
        behind = passage[len(text.partition(",")[0]) :].strip(" ,")
        if behind.text:
            yield from _without_person(behind, replace(token, field=None), behind=True)
        return
    if not people and (person := _named_behind(text)):
        stop = text.rindex(", ")
        yield from _without_person(passage[:stop], token)
        yield Piece(passage[stop + 2 :], "person", person, token.field)
        return
    if not people or (token.field in {"organisation", "role", "address"} and is_organisation(text) > 0.5):
        yield from _without_person(passage, token)
        return
    first = people[0]
    start = min([first.start, *(a for _, a, _ in first.value.spans)])
    before = passage[:start].strip(" ,;:–-")
    labelled = text[:start].rstrip().endswith(":")
    if (ends := list(_STOP.finditer(before.text))) and len(before.text[ends[-1].end() :].split()) < MAX_TOPIC:
        before = before[ends[-1].end() :]  # "… zu erreichen. Vertretung: Ada Beispiel"
    if before.text:
        if labelled and _ASKS.search(before.text):
            pass  # "Wissen, wie's geht: Ada Beispiel"
        elif labelled and len(before.text.split()) <= MAX_TOPIC:
            yield Piece(before, "role")  # "Kita und Schule: Ada Beispiel"
        elif is_organisation(before.text) > 0.6 and is_role(before.text) < 0.6:
            yield from _without_person(before, token)
        elif _EDITS.search(before.text) and _SENTENCES.search(text):
            return  # "… Verantwortlich: Ada Beispiel. Die Agentur wird …" is an imprint's
        elif (
            first.value.role is None
            and first.value.salutation is None
            and is_role(before.text) <= 0.5
            and len(before.text.split()) > 3
            and not _ANSWERS.search(before.text)
        ):
            # A name inside a longer text ("Otto-Hahn-Schule im Ernst-Reuter-Haus") is no person to call.
            yield Piece(passage, "other", field=token.field)
            return
    for n, hit in enumerate(people):
        stop = people[n + 1].start if n + 1 < len(people) else len(text)
        start = min([hit.start, *(a for _, a, _ in hit.value.spans)])
        part = passage[start:stop].strip(" ,;:|–-")
        person = hit.value
        if n == 0 and before.text and person.role is None and is_role(before.text) > 0.5:
            yield Piece(before, "role")
        person = _with_part(person, text[:stop])
        yield Piece(passage[start:stop], "person", person, token.field)
        spoken = max([hit.stop, *(b for _, _, b in person.spans)])
        behind = _whole_brackets(passage[spoken:stop])
        if (
            behind.text
            and behind.text not in {"und", "oder", "sowie", "&"}
            and not part.text.endswith(behind.text + ",")
        ):
            if (told := _IS.match(behind.text)) and is_role(told["role"]) > 0.5:
                yield Piece(behind[told.start("role") : told.end("role")], "role")
                behind = behind[told.end() :].strip(" ,")
            bracketed = passage.text[spoken:stop].strip().startswith("(")
            yield from _without_person(behind, replace(token, field=None), behind=True, bracketed=bracketed)


def _named_behind(text: str) -> Person | None:
    """Who is named behind an office with a surname that is known: "Stadt Emden, Freiwilligenagentur, Okka Folkerts"."""
    office, comma, name = text.rpartition(", ")
    if not comma or is_organisation(office) < SURE_OFFICE or is_person_name(name) < SURNAMED:
        return None
    return None if is_place(name) or _BUILDING.match(name) else parse_person(name, expected=True)


def _with_part(person: Person, text: str) -> Person:
    """A person whose role says for which part of the area it is held: "Koordinatorin Frühe Hilfen, Region Nord"."""
    spans = {what: (start, stop) for what, start, stop in person.spans}
    part = _PART.match(text, spans["role"][1]) if "role" in spans else None
    if part is None:
        return person
    start = spans["role"][0]
    others = tuple(span for span in person.spans if span[0] != "role")
    return person._replace(role=text[start : part.end()], spans=(*others, ("role", start, part.end())))


def _whole_brackets(passage: Passage) -> Passage:
    """A text without the marks around it; the bracket that closes "Frankenberg (Eder)" is its own."""
    bare = passage.strip(" \n,;:|)(–-")
    end = passage.text.find(bare.text) + len(bare.text)
    open_end = bare.text.count("(") > bare.text.count(")") and passage.text[end : end + 1] == ")"
    return passage[passage.text.find(bare.text) : end + 1] if open_end else bare


def _unknown_role(text: str) -> int | None:
    """Where the office begins behind a word that nobody knows as a role: "Wirtschaftsförderer, Landkreis X, Amt Y"."""
    first, comma, rest = text.partition(", ")
    if (
        comma
        and is_organisation(rest) > 0.85
        and is_organisation(first) < 0.5
        and is_role(rest) < 0.5
        and len(first.split()) <= 4
    ):
        return len(first)
    return None


SURE = 0.85  # of `is_organisation` for an office where a role is as likely


def _without_person(
    passage: Passage, token: Token, *, behind: bool = False, bracketed: bool = False
) -> Iterator[Piece]:
    passage = _without_room(passage)
    text = passage.text
    service = re.fullmatch(r"\w+dienst", text) is not None  # "Ada Beispiel (Fahrdienst)"
    if bracketed and len(text.split()) <= 4 and text[:1].isupper() and (service or is_organisation(text) <= SURE):
        yield Piece(passage, "role")
        return
    if token.field == "role":
        yield Piece(passage, "role")
        return
    if token.field in {"organisation", "address"} or re.match(r"c/o\s", text):
        yield Piece(passage, "organisation", field=token.field)
        return
    role, office = is_role(text), is_organisation(text)
    if behind and (cut := _unknown_role(text)):
        yield Piece(passage[:cut].strip(" ,"), "role")
        yield Piece(passage[cut:].strip(" ,"), "organisation")
        return
    cut = _office_behind(passage)
    if role > 0.5 and (role >= office - 0.2 or cut < len(text)):
        yield Piece(passage[:cut].strip(" ,"), "role")
        if cut < len(text):
            yield Piece(passage[cut:].strip(" ,|"), "organisation")
    elif office > 0.5 and not _SPOKEN.search(text):
        yield Piece(passage, "organisation", field=token.field)
    else:
        yield Piece(passage, "other", field=token.field)


_ROOM = re.compile(
    r"\s*[,|·(]\s*(?:Zimmer|Zi\.|Raum|Gebäude|Haus|Etage|(?:\d\.|I{1,3}\.)\s?(?:OG|Stock|Etage))\s*[\w./-]{0,8}\)?$"
)


def _without_room(passage: Passage) -> Passage:
    """ "Familienbüro, Zimmer 12" is the Familienbüro."""
    room = _ROOM.search(passage.text)
    return passage[: room.start()] if room and room.start() else passage


def _office_behind(passage: Passage) -> int:
    """Where an organisation begins behind a role and a comma ("Leiterin, Landkreis X"), else the end.

    The items of an enumeration are the role's: "Leiter des Fachbereichs Jugend, Schule, Kultur und Sport".
    """
    role = role_at(passage.text, 0)
    for hit in re.compile(r"\s*[,|]\s+|\s[–-]\s").finditer(passage.text, role.stop if role else 0):
        rest = passage.text[hit.end() :]
        if is_organisation(rest) > 0.85 and is_role(rest) < 0.5 and is_role(passage.text[: hit.start()]) > 0.8:
            return hit.start()
    return len(passage.text)
