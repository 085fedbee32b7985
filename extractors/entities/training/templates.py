"""Sentences of the domain made of gazetteers: invented people in real places, with names of offices and clubs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from extractors.entities.gazetteer import STATES, given_names, lines, places
from extractors.entities.training.corpus import Labelled, unmark

WORDS = Path(__file__).parent / "template_words.txt"
LEGAL = (" e. V.", " e.V.", " e.V.", "", "", " gGmbH", " GmbH", " eG")


@cache
def words(heading: str) -> tuple[str, ...]:
    """One list of the words file."""
    found: list[str] = []
    current = ""
    for line in WORDS.read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            current = line.strip("[]")
        elif line and not line.startswith("#") and current == heading:
            found += [line] if heading == "SENTENCES" else line.split("|")
    return tuple(found)


@cache
def _towns() -> tuple[str, ...]:
    clear, _ = places()
    return tuple(sorted(n for n in clear if len(n) > 3 and n not in STATES))


@cache
def _long_towns() -> tuple[str, ...]:
    return tuple(n for n in lines("places.txt") if " " in n and "," not in n and "/" not in n and len(n) < 30)


@cache
def _first_names() -> tuple[str, ...]:
    return tuple(sorted(given_names()))


@cache
def _older_names() -> tuple[str, ...]:
    return tuple(" ".join(lines("given_names_older.txt")).split())


def town(rng: random.Random) -> str:
    return rng.choice(_long_towns()) if rng.random() < 0.08 else rng.choice(_towns())


def surname(rng: random.Random) -> str:
    """An invented surname, now and then a double or a noble one."""
    name = rng.choice(words("SURNAME_STARTS")) + rng.choice(words("SURNAME_ENDS"))
    if rng.random() < 0.1:
        name += "-" + rng.choice(words("SURNAME_STARTS")) + rng.choice(words("SURNAME_ENDS"))
    return rng.choice(("von ", "van ", "de ", "von der ", "zu ")) + name if rng.random() < 0.05 else name


def person(rng: random.Random) -> str:
    given = rng.choice(_older_names() if rng.random() < 0.6 else _first_names())
    if rng.random() < 0.08:
        given += "-" + rng.choice(_older_names())
    return f"{given} {surname(rng)}"


def office(rng: random.Random) -> str:
    """An authority: alone, with its subject, with its town."""
    pick = rng.random()
    if pick < 0.35:
        name = rng.choice(words("OFFICES"))
    elif pick < 0.55:
        name = f"Amt für {topics(rng)}"
    elif pick < 0.65:
        name = f"{rng.choice(('Ministerium', 'Landesamt', 'Staatsministerium', 'Bundesministerium'))} für {topics(rng)}"
    elif pick < 0.75:
        first, second = rng.sample(words("TOPICS"), 2)
        name = f"{first}- und {second}amt" if first.isalpha() and second.isalpha() else rng.choice(words("OFFICES"))
    else:
        name = rng.choice(words("SHORT"))
    pick = rng.random()
    if pick < 0.12:
        return f"{name} des Landkreises {town(rng)}"
    if pick < 0.24:
        return f"{name} der Stadt {town(rng)}"
    return f"{name} {town(rng)}" if pick < 0.34 else name


def topics(rng: random.Random) -> str:
    names = rng.sample(words("TOPICS"), rng.choice((1, 2, 2, 3)))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {rng.choice(('und', 'sowie'))} {names[-1]}"


def club(rng: random.Random) -> str:
    """A club, a company, a school, a foundation."""
    pick = rng.random()
    if pick < 0.25:
        return (
            f"{rng.choice(words('CLUBS'))} {rng.choice((town(rng), rng.choice(words('BRIDGES'))))}{rng.choice(LEGAL)}"
        )
    if pick < 0.45:
        return f"{rng.choice(words('FACILITIES'))} {rng.choice(words('NAMED_AFTER'))}"
    if pick < 0.6:
        link = rng.choice((" Kreisverband ", " ", " Ortsverein ", "-Kreisverband "))
        return f"{rng.choice(words('ACRONYMS'))}{link}{town(rng)}"
    if pick < 0.7:
        return f"{surname(rng)}-{rng.choice(('Stiftung', 'Schule', 'Gymnasium', 'Werk', 'Haus'))}"
    if pick < 0.8:
        return f"{person(rng)} {rng.choice(('Stiftung', 'GmbH', 'Schule'))}"
    if pick < 0.9:
        kind = rng.choice(("Verein", "Stiftung", "Bündnis", "Förderverein"))
        return f"{kind} „{rng.choice(words('BRIDGES'))}{rng.choice(LEGAL)}“"
    return rng.choice(words("ACRONYMS"))


def noun(rng: random.Random) -> str:
    """A compound that is no name, which is what most capitalised words of German are."""
    return rng.choice(words("NOUN_STARTS")) + rng.choice(words("NOUN_ENDS"))


FILL: dict[str, Callable[[random.Random], str]] = {
    "PER": person,
    "SURNAME": lambda rng: f"[PER {surname(rng)}]",
    "OFFICE": office,
    "ORG": lambda rng: office(rng) if rng.random() < 0.5 else club(rng),
    "LOC": town,
    "STATE": lambda rng: rng.choice(STATES),
    "ROLE": lambda rng: (
        rng.choice(words("ROLES"))
        + (f" {rng.choice(('für', 'für den Bereich'))} {topics(rng)}" if rng.random() < 0.3 else "")
    ),
    "PROGRAMME": lambda rng: rng.choice(words("PROGRAMMES")),
    "YEAR": lambda rng: str(rng.randint(1998, 2024)),
    "TOPICS": topics,
    "NOUN": noun,
    "N": lambda rng: str(rng.randint(2, 400)),
}
LABEL = {
    "PER": "PER",
    "OFFICE": "ORG",
    "ORG": "ORG",
    "LOC": "LOC",
    "STATE": "LOC",
    "ROLE": "ROLE",
    "PROGRAMME": "PROGRAMME",
    "YEAR": "DATE",
}


def sentences(count: int, *, seed: int) -> Iterator[Labelled]:
    """`count` labelled sentences; the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        line = ""
        for number, part in enumerate(rng.choice(words("SENTENCES")).split("*")):
            if number % 2 == 0:
                line += part
            else:
                value = FILL[part](rng)
                line += f"[{LABEL[part]} {value}]" if part in LABEL else value
        yield unmark(line)
