"""Persons by a title before or a given name in front of the surname."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.entities.gazetteer import MONTHS, is_given_name, is_place, is_surname
from extractors.entities.mention import Mention, Passage
from extractors.entities.role_words import HEAD, TOPIC
from extractors.entities.word_facts import UNKNOWN, facts_of
from extractors.entities.word_pattern import WordPattern
from extractors.values.name_lists import given_name_weight

ADDRESS = frozenset(["Herr", "Herrn", "Frau", "Dr.", "Prof.", "Fräulein", "Pfarrer", "Pfarrerin", "Pastor", "Pastorin"])
TITLE = WordPattern(
    r"(?:Dr\.|Prof\.|Dipl\.?-[\w.]+|Mag\.|med\.|phil\.|jur\.|h\.c\.|rer\.|nat\.|pol\.|Ing\.|M\.A\.|B\.A\.|"
    r"MdB|MdL|Herrn?|Frau)$"
)
PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "dem",
        "zu",
        "zur",
        "da",
        "di",
        "del",
        "dos",
        "ter",
        "ten",
        "v.",
        "El",
        "el",
        "al",
        "Al",
        "Ben",
        "ben",
        "bin",
        "Le",
        "La",
        "Mc",
        "O'",
    ]
)
NAME = WordPattern(r"[A-ZÄÖÜÁÉŞÇŁŽŠ][\wäöüßéèáàçñşğıłżćńóõãåøæ’'-]*[a-zäöüßéèáàçñşğıłżćńó](?:-[A-ZÄÖÜ][\w’']+)*$")
INITIAL = WordPattern(r"[A-ZÄÖÜ]\.$")
NOUN = WordPattern(
    r".*(?:ung|heit|keit|kammer|forum|zentrale|behörde|ministerium|gesellschaft|akademie|hochschule|klinik|"
    r"amts|schaft|tion|ismus|amt|schule|haus|verein|platz|straße|strasse|preis|stiftung|gymnasium|park|"
    r"kreis|stadt|zentrum|büro|projekt|programm|gruppe|tag|jahr|fest|kirche|kita|verband|gemeinde|rat|tät|"
    r"werk|dienst|stelle|hilfe|arbeit|kurs|treff|bildung|café|paket|konzept|bericht)e?[sn]?$",
)
KIN = frozenset({"Familie", "Ehepaar", "Eheleute", "Oma", "Opa", "Tante", "Onkel", "Schwester", "Pater", "Diakon"})
NOT_NAMES = frozenset(
    [
        "Den",
        "An",
        "Nur",
        "Da",
        "Man",
        "Art",
        "Allen",
        "Ohne",
        "Um",
        "Herr",
        "Frau",
        "Kinder",
        "Eltern",
        "Kita",
        "Uhr",
        "Euro",
        "Schule",
        "Bildung",
        "Familie",
        "Jugend",
        "Kinder-",
        "Stadt",
        "Land",
        "Kreis",
        "Dr.",
        "Prof.",
        "Und",
        "Der",
        "Die",
        "Das",
    ]
)


def persons(passage: Passage) -> Iterator[Mention]:
    """Given name and surname; or a surname after a form of address. Titles are no part of the name."""
    tokens = passage.tokens
    at = 0
    while at < len(tokens):
        word = tokens[at].text
        if word in ADDRESS and at + 1 < len(tokens):
            first = at + 1
            while TITLE.match(passage.word(first)) or HEAD.match(passage.word(first)):
                first += 1
            stop = _names(passage, first)
            if stop > first:
                full = stop - first > 1
                yield passage.mention("PER", first, stop, origin="rule:person_title", score=0.95 if full else 0.9)
                at = stop
                continue
        elif word in KIN and NAME.match(passage.word(at + 1)):
            if _no_noun(passage.word(at + 1)):
                yield passage.mention("PER", at + 1, at + 2, origin="rule:person_title", score=0.75)
        elif _role_before_name(passage, at):
            stop = _names(passage, at + 1)
            if stop > at + 1:
                yield passage.mention("PER", at + 1, stop, origin="rule:person_title", score=0.85)
                at = stop
                continue
        elif _begins_name(passage, at) and passage.word(at - 1) not in {"St.", "Sankt", "-"}:
            stop = _full_name(passage, at)
            if stop > at:
                known = is_surname(passage.word(stop - 1))
                yield passage.mention("PER", at, stop, origin="rule:person_name", score=0.92 if known else 0.75)
                at = stop
                continue
        at += 1


def _no_noun(word: str) -> bool:
    """Whether a capitalised word can be a surname: a listed one, or one that no list of words has."""
    return not NOUN.match(word.lower()) and (is_surname(word) or facts_of(word).found == UNKNOWN)


def _role_before_name(passage: Passage, at: int) -> bool:
    """ "Landrat Müller": a role for one, then a surname that is no subject ("Fachdienstleiter Soziales")."""
    word, after = passage.word(at), passage.word(at + 1)
    return (
        HEAD.match(word)
        and NAME.match(after)
        and is_surname(after)
        and not TOPIC.match(after)
        and _can_be_surname(after)
    )


def _begins_name(passage: Passage, at: int) -> bool:
    """A clear given name; or an initial or a given name that is also a word, before a known surname."""
    word, after = passage.word(at), passage.word(at + 1)
    if is_given_name(word):
        return True
    if not (INITIAL.match(word) or (NAME.match(word) and given_name_weight(word) > 0)) or word in NOT_NAMES:
        return False
    return bool(NAME.match(after)) and is_surname(after) and not NOUN.match(after.lower()) and after not in NOT_NAMES


def _full_name(passage: Passage, first: int) -> int:
    """Where a name that begins with a given name ends; `first` where no surname follows."""
    at = first + 1
    while is_given_name(passage.word(at)) or INITIAL.match(passage.word(at)):
        at += 1
    while passage.word(at) in PARTICLES:
        at += 1
    if _can_be_surname(passage.word(at)):
        return at + 1
    # "Peter Hans Ludwig": the last given name is the surname
    if (
        at - first > 1
        and is_surname(passage.word(at - 1))
        and not INITIAL.match(passage.word(at - 1))
        and passage.word(at - 1) not in PARTICLES
    ):
        return at
    return first


def _can_be_surname(word: str) -> bool:
    if not NAME.match(word) or word in NOT_NAMES or word in MONTHS:
        return False
    if is_surname(word):
        return True
    return not NOUN.match(word.lower()) and not (word.endswith("er") and is_place(word[:-2]))


def _names(passage: Passage, first: int) -> int:
    """Where given names and one surname that begin at `first` end."""
    at = first
    while at - first < 5:
        word, after = passage.word(at), passage.word(at + 1)
        if NAME.match(word) and word not in NOT_NAMES and not HEAD.match(word):
            given = given_name_weight(word) > 0 or (at == first and is_surname(after))
            if is_given_name(word) or (given and _can_be_surname(after) and not HEAD.match(after)):
                at += 1
            elif is_surname(word) or _can_be_surname(word):
                return at + 1
            else:
                break
        elif (INITIAL.match(word) and NAME.match(after)) or (
            word in PARTICLES and (NAME.match(after) or (after in PARTICLES and NAME.match(passage.word(at + 2))))
        ):
            at += 1
        else:
            break
    return at
