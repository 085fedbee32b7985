"""People: names with their titles, salutations and roles, told from German nouns and offices by lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.values import Hit
from extractors.values.gazetteer import is_place
from extractors.values.name_lists import given_name_weight, surname_weight
from extractors.values.organisation import is_organisation
from extractors.values.person_name import (
    PARTICLE,
    PIECE,
    RUN,
    STREETS,
    THRESHOLD,
    TITLES,
    WORD,
    is_noun,
    is_person_name,
    name_score,
    plausible,
)
from extractors.values.plain import plain, unbreak
from extractors.values.role import find_roles, is_role, role_at

__all__ = ["Person", "find_persons", "given_name_weight", "is_person_name", "parse_person", "surname_weight"]


class Person(NamedTuple):
    """A person as printed."""

    name: str
    """Without title and salutation; the surname alone where nothing else is printed ("Frau Schulze")."""
    academic_title: str | None
    salutation: str | None
    """ "Herr" or "Frau"."""
    role: str | None
    spans: tuple[tuple[str, int, int], ...] = ()
    """("name" | "academic_title" | "role", start, stop) in the text that was read."""


_ROLE_GAP = re.compile(r"[ ]*(?:,|\n|–|-|\||·|\(|:|;)[ ]*\n?[ ]*(?:als[ ])?")


def parse_person(text: str, *, expected: bool = False) -> Person | None:
    """The person that a whole string names, perhaps with title, salutation and role; None for anything else.

    With `expected` (a label says that a person follows) rare names and a surname alone count too.

    >>> parse_person("Frau Dr. Beate Immenroth, Vorsitzende des Elternbeirats")[:4]
    ('Beate Immenroth', 'Dr.', 'Frau', 'Vorsitzende des Elternbeirats')
    >>> parse_person("Bürgermeister Michael Kramer")[:4]
    ('Michael Kramer', None, None, 'Bürgermeister')
    >>> parse_person("Landkreis Friesland") is None
    True
    """
    shown = plain(text)
    hits = find_persons(text)
    if not hits:
        return _surname_alone(shown) or (_rare(text) if expected else None)
    if person := _surname_alone(shown):
        return person
    hit = hits[0]
    person = hit.value
    start = min([hit.start, *(s for _, s, _ in person.spans)])
    stop = max([hit.stop, *(s for _, _, s in person.spans)])
    before = shown[:start].strip(" \n,;:|·-•")
    after = shown[stop:].strip(" \n,;:|·-.)")
    if before and not (is_role(before) > 0.5 and person.role is None):
        return None
    if before:
        person = person._replace(role=unbreak(text[:start].strip(" \n,;:|·-•")))
    if after and person.role is None:
        rest = re.sub(r"^[\s,;:|·()–-]+", "", shown[hit.stop :]).strip(" \n,;:|)")
        if is_role(rest) < 0.5:
            return person if is_organisation(rest) > 0.7 else None
        at = shown.index(rest, hit.stop)
        person = person._replace(
            role=unbreak(text[at : at + len(rest)]), spans=(*person.spans, ("role", at, at + len(rest)))
        )
    elif after and not before:
        return None
    return person


def find_persons(text: str) -> list[Hit[Person]]:
    """All people of the text; the span holds salutation, title and name, the role has its own in `spans`.

    >>> [(h.value.name, h.value.role) for h in find_persons("Schulleiterin: Frau Schulze\\nSekretärin: Frau Barthelt")]
    [('Schulze', 'Schulleiterin'), ('Barthelt', 'Sekretärin')]
    >>> find_persons("Nguyen Thanh Binh, Referent für Bildung")[0].value.name
    'Nguyen Thanh Binh'
    """
    shown = plain(text)
    hits: list[Hit[Person]] = []
    at = 0
    while match := RUN.search(shown, at):
        found = list(_in_run(text, shown, match))
        hits += found
        # What is no name has no title behind it: "Jugendamt, Dipl.-Soz. Ada Beispiel".
        at = match.start("behind") if match["behind"] and not found else match.end()
    return _with_roles(text, shown, hits)


def _in_run(text: str, shown: str, match: re.Match[str]) -> Iterator[Hit[Person]]:
    """The names within one run of capitalised words; a rare name counts where a role follows it."""
    found = list(_known_in_run(text, shown, match))
    name = match["name"]
    if not found and 2 <= len(name.split()) <= 4 and plausible(name) and not is_place(name):
        gap = _ROLE_GAP.match(shown, match.end("name"))
        if gap and "\n\n" not in gap[0] and role_at(shown, gap.end()):
            start, stop = match.span("name")
            found = [Hit(Person(unbreak(text[start:stop]), None, None, None, (("name", start, stop),)), start, stop)]
    yield from found


def _known_in_run(text: str, shown: str, match: re.Match[str]) -> Iterator[Hit[Person]]:
    name_start = match.start("name")
    pieces = [(name_start + p.start(), name_start + p.end(), p[0]) for p in PIECE.finditer(match["name"])]
    honoured = bool(match["salutation"] or match["titles"])
    while pieces:
        found = _best_window(pieces, honoured=honoured)
        if found is None:
            return
        first, last = found
        start, stop = pieces[first][0], pieces[last - 1][1]
        if honoured and first == 0 and last == len(pieces) == 1:
            stop = _surname_below(shown, start, stop)  # "Prof. Dr. Roland" / "Wöller" in a narrow column
        name, spans = unbreak(text[start:stop]), [("name", start, stop)]
        title = salutation = None
        begin = start
        if honoured and first == 0:
            begin = match.start()
            if match["salutation"]:
                salutation = "Frau" if match["salutation"].startswith("Fr") else "Herr"
            if match["titles"]:
                titles = match["titles"].rstrip()
                title = re.sub(r"(?<=\.)(?=(?:Dr|Prof)\.)", " ", unbreak(titles))
                spans.append(("academic_title", match.start("titles"), match.start("titles") + len(titles)))
        if match["behind"] and last == len(pieces):
            printed = match["behind"].lstrip(", ")
            printed = printed.strip("()") if printed.startswith("(") else printed
            at = match.start("behind") + match["behind"].index(printed)
            if title is None:
                title = printed
                spans.append(("academic_title", at, at + len(printed)))
            stop = match.end("behind")
        yield Hit(Person(name, title, salutation, None, tuple(spans)), begin, stop)
        pieces, honoured = pieces[last:], False


def _surname_below(shown: str, start: int, stop: int) -> int:
    """The end of the surname in the next line, where a given name ends its line; otherwise `stop`."""
    below = re.compile(rf"[ ]*\n[ ]*({WORD})").match(shown, stop)
    if not below or min(map(given_name_weight, shown[start:stop].split("-"))) < 3:
        return stop
    return below.end() if surname_weight(below[1]) and not is_noun(below[1]) else stop


def _best_window(pieces: list[tuple[int, int, str]], *, honoured: bool) -> tuple[int, int] | None:
    """First and last + 1 of the pieces that make the likeliest name."""
    best: tuple[float, int, int] | None = None
    for first in range(len(pieces)):
        if re.fullmatch(PARTICLE, pieces[first][2]) and not (honoured and first == 0):
            continue
        for last in range(first + 1, min(len(pieces), first + 6) + 1):
            if re.fullmatch(PARTICLE, pieces[last - 1][2]) and (last - first < 2 or not _is_rank(pieces, last - 1)):
                continue
            behind = pieces[last][2] if last < len(pieces) else ""
            if behind and not re.fullmatch(PARTICLE, behind) and (is_noun(behind) or behind in STREETS):
                continue  # "Robert Bosch Stiftung", "Ernst Thälmann Straße"
            name = " ".join(p[2] for p in pieces[first:last])
            score = name_score(name)
            if honoured and first == 0 and plausible(name):
                score = max(score, 0.7 - 0.01 * last if last == 1 else 0.75)
            score += 0.004 * (last - first)
            if _noble_next(pieces, last):
                score -= 0.12  # "Johannes Nepomuk von Tschiderer"
            if behind and given_name_weight(pieces[last - 1][2]) >= 5 and not is_noun(behind) and not is_place(behind):
                score -= 0.12  # "Florian David Fitz": a given name at the end waits for the surname
            # "Nguyen Thanh Binh": what is as likely a name with all that follows has it for its end
            whole = best is not None and first == best[1] and last == len(pieces) and score > best[0] - 0.02
            if score > THRESHOLD and (best is None or score > best[0] + 0.02 or whole):
                best = (score, first, last)
    return (best[1], best[2]) if best else None


def _is_rank(pieces: list[tuple[int, int, str]], at: int) -> bool:
    """Whether a rank of nobility is a surname: "Anselm Prinz", with no name behind it that it belongs to."""
    if not pieces[at][2][0].isupper() or not surname_weight(pieces[at][2]):
        return False
    return at + 1 == len(pieces) or not (surname_weight(pieces[at + 1][2]) or re.fullmatch(PARTICLE, pieces[at + 1][2]))


def _noble_next(pieces: list[tuple[int, int, str]], at: int) -> bool:
    """Whether "von" and a surname follow, and not "von der Stiftung"."""
    if at + 1 >= len(pieces) or not re.fullmatch(PARTICLE, pieces[at][2]):
        return False
    return pieces[at][2] in ("von", "zu", "van", "de", "von und zu") and not is_noun(pieces[at + 1][2])


def _with_roles(text: str, shown: str, hits: list[Hit[Person]]) -> list[Hit[Person]]:
    """Each person with the role right behind the name or else right before it.

    Where lines of roles and lines of names alternate, the first line says which of them comes first.
    """
    if not hits:
        return []
    roles = find_roles(text)
    above = [_role_before(shown, roles, hit.start) for hit in hits]
    behind = [_role_behind(shown, hits, number) for number in range(len(hits))]
    roles_first = above[0] is not None and behind[-1] is None and len(hits) > 1 and all(above)
    found: list[Hit[Person]] = []
    taken = 0
    for hit, ahead, after in zip(hits, above, behind, strict=True):
        before = ahead if ahead is not None and ahead.start >= taken else None
        role = (before or after) if roles_first else (after or before)
        if role is None:
            found.append(hit)
            continue
        taken = max(role.stop, hit.stop)
        person = hit.value._replace(role=role.value, spans=(*hit.value.spans, ("role", role.start, role.stop)))
        found.append(hit._replace(value=person))
    return found


def _role_behind(shown: str, hits: list[Hit[Person]], number: int) -> Hit[str] | None:
    stop = hits[number].stop
    limit = hits[number + 1].start if number + 1 < len(hits) else len(shown)
    gap = _ROLE_GAP.match(shown, stop)
    role = role_at(shown, gap.end()) if gap else None
    if role is None or gap is None or role.stop > limit:
        return None
    if limit < len(shown) and re.fullmatch(r"[ ]*:?[ ]*", shown[role.stop : limit]):
        return None  # "Frau A" / "Schulleiterin: Frau B"
    if "\n" in gap[0] and re.match(r"[ ]*:[ ]*\S", shown[role.stop :]):
        return None
    return role


def _role_before(shown: str, roles: list[Hit[str]], start: int) -> Hit[str] | None:
    for role in reversed(roles):
        if role.stop <= start:
            gap = shown[role.stop : start]
            if re.fullmatch(r"[ ]*[:,–-]?[ ]*(?:ist[ ]|war[ ])?|[ ]*:?\n[ ]*", gap):
                return role
            break
    word = re.search(r"(?<![\w-])[A-ZÄÖÜ][\w-]+(?=[ ]\Z)", shown[max(0, start - 40) : start])
    if word is None:
        return None
    weak = role_at(shown, max(0, start - 40) + word.start())  # "Pfarrer Johannes Meier"
    return weak if weak and weak.stop == start - 1 else None


def _rare(text: str) -> Person | None:
    """One to four capitalised words that nothing speaks against: a name that no list has."""
    line = unbreak(text).strip(" ,;:")
    match = RUN.fullmatch(plain(line))
    if not match or not plausible(match["name"]) or is_organisation(line) > 0.3 or is_place(line):
        return None
    words = match["name"].split()
    if len(words) > 4 or (len(words) == 1 and not surname_weight(words[0])):
        return None
    start, stop = match.span("name")
    return Person(
        line[start:stop], None, None, None, (("name", text.find(words[0]), text.rfind(words[-1]) + len(words[-1])),)
    )


def _surname_alone(shown: str) -> Person | None:
    person = surname_first(shown)
    return person if person and person.spans[0][2] >= len(shown.rstrip()) else None


def surname_first(shown: str) -> Person | None:
    """The person with whose surname a string begins: "Neumann, Roland", "Dr. Neumann, Roland, Leiter"; else None.

    >>> surname_first("Dr. Habermehl, Simone, Koordinatorin")[:2], surname_first("Roland Neumann, Leiter")
    (('Simone Habermehl', 'Dr.'), None)
    """
    match = _SURNAME_FIRST.match(shown)
    if not match or not surname_weight(match[2]) or is_noun(match[2]):
        return None
    if min(given_name_weight(part) for part in re.split(r"[ -]", match[4])) < 3:
        return None
    title = match[1].strip() or match[3].strip() or None
    return Person(f"{match[4]} {match[2]}", title, None, None, (("name", match.start(2), match.end(4)),))


_SURNAME_FIRST = re.compile(rf"\s*((?:{TITLES})?)({WORD}),[ ]*((?:{TITLES})?)({WORD}(?:[ ]{WORD})?)\s*(?=[,;\n(|]|$)")
