"""Roles of single people: what somebody is in an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.gazetteer import is_given_name
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_grammar import list_of_nouns, owner_at, place_at

HEAD = re.compile(
    r"(?:(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:[Dd]ezernent|[Kk]oordinator|[Rr]eferent|[Kk]onsulent|[Pp]räsident|"
    r"[Pp]räventionslots)(?:in|en|s|e)?"
    r"|(?:Ober|Alt|Orts|Kreis|Samtgemeinde|Verbandsgemeinde)?[Bb]ürgermeister(?:in|s)?|Landrat(?:s|es)?|"
    r"Landrätin|Ministerpräsident(?:in|en)?"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+-?)+(?:minister|senator|rätin|beauftragte[rn]?|sprecher|manager|planer|leiter|"
    r"leitung(?=$)|sachbearbeiter|geschäftsführer|vorsitzende[rn]?|pfleger(?=$)|direktor|lotse|moderator)(?:in|s)?"
    r"|Ministerin?|Senator(?:in)?|Beigeordnete[rn]?|Vorsitzende[rn]?|Vorstandsvorsitzende[rn]?|"
    r"Geschäftsführer(?:in|s)?|Sachbearbeiter(?:in|s)?|Rektor(?:in|s)?|Konrektor(?:in)?"
    r"|Schulrat|Kreisrätin|Stadtkämmerer|Kämmerer|Kämmerin|Leiter(?:in|s)?|Staatssekretär(?:in)?|Direktor(?:in|s)?|"
    r"Dekan(?:in)?|Superintendent(?:in)?|Superintendentin|Sprecher(?:in)?|Beauftragte[rn]?"
    r"|Schirmherr(?:in)?|Intendant(?:in)?|Dezernatsleitung|Stadtdirektor(?:in)?|Kreisdirektor(?:in)?|Stadträtin)$"
)
NOT_ROLES = re.compile(
    r"(?:.*[Bb]egleit|Arbeiter|Reiter|.*arbeiter|Mitarbeiter|Blitzableiter|.*[Kk]inderg|Stadträtin$|"
    r"Ratgeber|.*[Gg]ruppenleiter(?:innen)|Wegbegleiter|Beratungsleiter$|.*[Ss]chwangerschaft)"
)
BEFORE = re.compile(
    r"(?:Erste[rn]?|Zweite[rn]?|Stellvertretende[rn]?|stellvertretende[rn]?|Kommissarische[rn]?|"
    r"kommissarische[rn]?|Ehrenamtliche[rn]?|ehrenamtliche[rn]?|Kommunale[rn]?|kommunale[rn]?|"
    r"Geschäftsführende[rn]?|Leitende[rn]?|leitende[rn]?|Pädagogische[rn]?|pädagogische[rn]?|"
    r"Künstlerische[rn]?|Fachliche[rn]?|Wissenschaftliche[rn]?|Hauptamtliche[rn]?|hauptamtliche[rn]?|"
    r"Regionale[rn]?|Zuständige[rn]?|Technische[rn]?)$"
)
RANK = re.compile(r"[1-3]\.$")  # "1. Beigeordneter"
PLURAL_BEFORE = re.compile(
    r"(?:alle[rn]?|beide[rn]?|viele[rn]?|mehrere[rn]?|einige[rn]?|zwei|drei|vier|fünf|sechs|sieben|acht|"
    r"neun|zehn|zwölf|\d+|\w+innen|innen|neue|zusätzliche|engagierte)$",
    re.IGNORECASE,
)
COUNCILS = frozenset({"Stadtrat", "Kreisrat", "Gemeinderat"})  # unless a name or a rank makes it a person
NEEDS_MORE = frozenset(
    [
        "Leiter",
        "Leiterin",
        "Leiters",
        "Sprecher",
        "Sprecherin",
        "Beauftragte",
        "Beauftragter",
        "Beauftragten",
        "Direktor",
        "Direktorin",
        "Vorsitzende",
        "Vorsitzender",
        "Vorsitzenden",
        "Ministerin",
        "Minister",
        "Senator",
    ]
)
TOPIC = re.compile(
    r"(?:Soziales|Jugend|Bildung|Schulen?|Kultur|Sport|Familien?|Gesundheit|Integration|Kindertages\w+|"
    r"Kitas?|Senioren|Inklusion|Teilhabe|Finanzen|Ordnung|Arbeit|Umwelt|Bauen|Generationen|Kinder|"
    r"Migration|Frauen|Gleichstellung|Jugendhilfe\w*|[A-ZÄÖÜ][a-zäöüß]*(?:ung|wesen|hilfe|arbeit|schutz|"
    r"dienste?|angelegenheiten|entwicklung|förderung|management|monitoring))$"
)


def roles(passage: Passage) -> Iterator[Mention]:
    """A role noun with its complement: "Erste Beigeordnete", "Leiterin des Jugendamtes", "Dezernent für Bildung"."""
    for at, token in enumerate(passage.tokens):
        if not token.capital:
            continue
        word = token.text
        person_follows = is_given_name(passage.word(at + 1)) or passage.word(at + 1) == "Dr."
        stadtrat = word in COUNCILS and (passage.word(at - 1).startswith("Erste") or person_follows)
        if not stadtrat and (not HEAD.match(word) or NOT_ROLES.match(word)):
            continue
        if _plural(passage, at):
            continue
        first = at
        while first > 0 and (BEFORE.match(passage.word(first - 1)) or RANK.match(passage.word(first - 1))):
            first -= 1
        stop = _complement(passage, at)
        named = person_follows or passage.word(at + 1) == ":" or passage.word(at - 1) in {",", "("}
        if stop == at + 1 and first == at and word in NEEDS_MORE and not named:
            continue
        yield passage.mention("ROLE", first, stop, origin="rule:role", score=0.9)


def _plural(passage: Passage, at: int) -> bool:
    """Whether the noun stands for several people: "alle Leiter", "Leiterinnen und Leiter", "der Koordinatoren"."""
    word, before = passage.word(at), passage.word(at - 1)
    if word.endswith(("innen", "oren", "Leitern", "ern")) or PLURAL_BEFORE.match(before):
        return True
    if before in {"und", "oder", "/"} and passage.word(at - 2).endswith("innen"):
        return True
    after = passage.word(at + 1)
    return after in {"und", "oder", "/"} and passage.word(at + 2).endswith(("innen", "räte", "räten"))


def _complement(passage: Passage, at: int) -> int:
    stop = at + 1
    word = passage.word(stop)
    if word == "für":
        end = list_of_nouns(passage, stop + 1)
        if end == stop + 1 and passage.word(stop + 1) in {"den", "die", "das"}:
            end = list_of_nouns(passage, stop + 2)
            end = end if end > stop + 2 else stop + 1
        return end if end > stop + 1 else stop
    if word in {"des", "der"}:
        return _genitive(passage, stop)
    if TOPIC.match(word) and not is_given_name(word):
        return list_of_nouns(passage, stop)
    return stop


def _genitive(passage: Passage, at: int) -> int:
    """Where "des Jugendamtes", "der Stadt Unna", "der Geschwister-Scholl-Schule" that begins at `at` ends."""
    noun = at + 1
    if passage.word(noun).islower() and passage.word(noun).endswith("en") and passage.word(noun + 1)[:1].isupper():
        noun += 1
    if not passage.word(noun)[:1].isupper() and passage.word(noun) not in {"„"}:
        return at
    stop = noun + 1
    if passage.word(noun).endswith("-") and passage.word(stop) == "und":
        stop += 2
    if passage.word(noun) in {
        "Landkreises",
        "Kreises",
        "Stadt",
        "Gemeinde",
        "Landes",
        "Verbandsgemeinde",
        "Samtgemeinde",
        "Region",
    }:
        end = place_at(passage, noun + 1)
        return max(end, noun + 1)
    if passage.word(stop) == "für":
        end = list_of_nouns(passage, stop + 1)
        return end if end > stop + 1 else stop
    if re.match(
        r"(?:Fachbereich|Dezernat|Fachdienst|Abteilung|Amte|Sachgebiet|Referat)", passage.word(noun)
    ) and TOPIC.match(passage.word(stop)):
        return list_of_nouns(passage, stop)
    end = stop
    while (
        re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]*|[IVX]+", passage.word(end))
        and end - stop < 3
        and not is_given_name(passage.word(end))
    ):
        end += 1
    return owner_at(passage, end) if passage.word(end) in {"des", "der"} else end
