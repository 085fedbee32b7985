"""Roles that people hold: head nouns with their gender endings and the grammar of what they are responsible for."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.values import Hit
from extractors.values.name_lists import given_name_weight, surname_weight
from extractors.values.organisation import LEGAL_FORM, is_organisation
from extractors.values.plain import plain, unbreak

# Strong heads are roles wherever they stand; weak ones (anybody's profession) only with what they are for.
_STRONG = (
    "leiter dezernent referent koordinator direktor rektor konrektor bürgermeister vorsteher sprecher präsident "
    "minister senator manager sekretär geschäftsführer intendant superintendent dekan kämmerer schatzmeister "
    "schriftführer sachbearbeiter landrat kanzler prokurist stellvertreter inspektor hauptamtsleiter amtsleiter "
    "projektleiter schulleiter ortsvorsteher kassenwart fachberater fachreferent quartiersmanager bildungsmanager "
    "büroleiter planer"
)
_WEAK = (
    "berater assistent redakteur moderator gründer mitgründer inhaber pfarrer pastor diakon kurator stifter lehrer "
    "erzieher arbeiter mitarbeiter pädagoge pädagog psychologe psycholog ingenieur architekt jurist trainer "
    "betreuer vertreter sozialarbeiter schulsozialarbeiter meister entwickler forscher wissenschaftler soziologe "
    "soziolog politologe designer journalist autor dozent professor student schüler praktikant helfer lotse lotsin "
    "patin soziologin politologin anwältin begleiter mentor pate coach anwalt richter therapeut mediator "
    "bibliothekar pfleger gestalter verwalter fachwirt initiator organisator unternehmer experte expert hausmeister "
    "gärtner händler beobachter coachs streetworker landwirt bäcker trainerin wehrführer zugführer besucher teilnehmer "
    "bewohner anwohner rentner imker winzer wirt förster küster fahrer verkäufer tischler schreiner apotheker optiker"
)
_GENDER = r"(?:(?:[*:_·/]|/-)?(?:in|innen|n|en|s|e)|\(in\)|/in)?"
_FEMININE_E = r"(?:e[rn]?|e/r|e\(r\)|e\*r|e:r|e/-r)"  # nominalised participles: Vorsitzende, Beigeordneter
_PARTICIPLES = (
    r"auszubildend|studierend|beigeordnet|vorsitzend|beauftragt|abgeordnet|verantwortlich|angestellt|"
    r"stadtverordnet|vorgesetzt"
)
_OTHER_STRONG = (
    r"(?:land|kreis|stadtbau|schul|regierungs|studien|ministerial|kirchen|gemeinde|stadt|oberstudien|verwaltungs|medizinal)"
    r"r(?:at|ätin|ats)|vorst(?:and|ändin)|vors\b\.?|geschäftsführung|projektleitung|schulleitung|amtsleitung|fachbereichsleitung|"
    r"projektkoordination|gesamtkoordination|stabsstellenleitung|kita-leitung|obmann|obfrau|amtmann|amtfrau|ombudsmann|ombudsfrau|"
    r"chief(?:[ ]\w+){1,2}[ ]officer|head[ ]of(?:[ ][A-Z]\w+){1,3}|case[ -]manager(?:in)?"
)
_OTHER_WEAK = (
    r"mitglied|leitung|koordination|koordinierung|assistenz|fachkraft|ärztin|arzt|hebamme|mutter|vater|kauffrau|kaufmann|"
    r"kollegin|kollege|teamassistenz|vertretung|oma|opa|rätin|fahrgast|"
    r"wirtschaftsförder(?:er|in|erin)|\w{4,}monitorer(?:in)?|netzwerker(?:in)?|kümmer(?:er|in)|"
    r"(?:kranken|kinder|gemeinde|ober)schwester"
)
_COMPOUND = r"(?:[A-ZÄÖÜ]\w*(?:-\w+){0,5}-?)?"
_STRONG_HEAD = (
    rf"(?:(?i:{'|'.join(sorted(_STRONG.split(), key=len, reverse=True))}){_GENDER}|(?i:landrätin)|"
    rf"(?i:{_PARTICIPLES}){_FEMININE_E}|(?i:{_OTHER_STRONG}))"
)
_WEAK_HEAD = rf"(?:(?i:{'|'.join(sorted(_WEAK.split(), key=len, reverse=True))}){_GENDER}|(?i:{_OTHER_WEAK}))"
_HEAD = re.compile(rf"(?<![\w-])(?P<head>{_COMPOUND}(?:{_STRONG_HEAD}|{_WEAK_HEAD}))(?![\w])")
_STRONG_TAIL = re.compile(rf"{_STRONG_HEAD}\Z")
_PREFIX = re.compile(
    r"(?:(?:[Ee]rste[rn]?|[Zz]weite[rn]?|[Dd]ritte[rn]?|1\.|2\.|[Ss]tellv(?:ertretende[rn]?|\.)|[Ss]tv\.|[Ll]eitende[rn]?|"
    r"[Ww]issenschaftliche[rn]?|[Pp]ädagogische[rn]?|[Kk]aufmännische[rn]?|[Ee]hrenamtliche[rn]?|[Gg]eschäftsführende[rn]?|"
    r"[Kk]ünstlerische[rn]?|[Kk]ommissarische[rn]?|[Ee]hemalige[rn]?|[Hh]auptamtliche[rn]?|[Ff]achliche[rn]?|[Tt]echnische[rn]?|"
    r"[Ss]tändige[rn]?|[Pp]arlamentarische[rn]?|[Zz]uständige[rn]?|[Kk]ommunale[rn]?|[Ss]tädtische[rn]?|[Rr]egionale[rn]?|"
    r"[Hh]auptverantwortliche[rn]?|[Oo]perative[rn]?|[A-ZÄÖÜ]\w*-(?:,[ ]\w+-){0,3}[ ]+(?:und|&|oder)|"
    r"[A-ZÄÖÜ]?[a-zäöüß]+(?:lich|isch|ig|al|ell|iv|gemein)e[rn]?|"
    r"[Ww]iss\.|[Pp]äd\.|[Kk]fm\.|[Tt]echn\.|[Nn]eue[rn]?|[Ff]rühere[rn]?|Leitung,)[ \n]+)+\Z"
)
_LEADING = re.compile(
    r"(?:(?:Projekt|Programm|Schul|Amts|Fachbereichs|Fachdienst|Bereichs|Team|Kita-|Gesamt|Abteilungs|Dienst|Haus|Sach|Referats|"
    r"Stabsstellen|Einrichtungs|Vereins|Büro|Sitzungs|Bildungs|Netzwerk|Standort|Regional|Fach|Geschäfts|Stell)?"
    r"(?:[Ll]eitung|[Kk]oordination|[Kk]oordinierung|[Vv]ertretung|[Aa]ssistenz|[Ff]ührung))"
)
_FUNCTION_WORDS = (
    "der des die den dem das im in ins für von vom zum zur bei beim am an auf über aus mit zu und sowie & u. ob eines "
    "einer zweier dreier seiner ihrer unserer unseres i. a. d."
)
_LINKS = frozenset(_FUNCTION_WORDS.split())
_OPENERS_LIST = "der des die den dem im in für von vom zum zur bei beim am an auf über aus eines einer"
_OPENERS = frozenset(_OPENERS_LIST.split())
_WORD = re.compile(
    r"(?:[a-zA-ZÄÖÜäöüß]+-\n(?!und\b|oder\b|sowie\b)(?=[a-zäöüß]))?"  # "Schulsozial-" / "arbeit"
    r"[^\s,;:|„“”\"»«()\[\]!?…]+"
)
_ITEM = (
    r"(?:(?:für|der|des|die|im|in)[ \n]+)?(?:[a-zäöüß]+(?:e|en|er)[ \n]+)?"
    r"[A-ZÄÖÜ](?:[\w*/-]*[\w*/])?(?:-\n[a-zäöüß]+|-(?!\n))?(?:[ ][A-ZÄÖÜ](?:[\w/-]*[\w/])?(?:-\n[a-zäöüß]+|-(?!\n))?)?"
)
_NAMED = re.compile(r"[„“\"»](?:[^„“”\"»«\n.!?]|\be\.[ ]?V\.){2,40}[“”\"«](?=[ ]*(?:$|[\n,;|()]|und\b|sowie\b))")
_IN_CHARGE = re.compile(r",[ ]*\n?[ ]*(?:zuständig|verantwortlich)[ ]*\n?[ ]*für\b")
ADJECTIVE_END = re.compile(r"\bde[rs][ ][A-ZÄÖÜ]\w+(?:al|ell|ig|isch|iv|lich)en\Z")
"""An adjective in a name that waits for its noun: "des Kommunalen"."""
MAX_WORDS = 24  # of the longest role seen; beyond that it is a sentence


@lru_cache(maxsize=4096)
def is_role(text: str) -> float:
    """How much a whole string looks like a role, 0 to 1.

    >>> is_role("Beigeordneter und Dezernent für Bildung, Jugend, Kultur, Gesundheit und Soziales") > 0.9
    True
    >>> is_role("Erste Kreisrätin") > 0.9, is_role("Koordinierungsstelle Bildung") < 0.3, is_role("Ines Talbach") < 0.1
    (True, True, True)
    >>> is_role("Chief Digital Officer") > 0.9, is_role("Head of Smart City") > 0.9
    (True, True)
    """
    line = unbreak(plain(text)).strip(" ,;:.-|·")
    if not line or len(line.split()) > MAX_WORDS or "@" in line:
        return 0.0
    head = _head_at_start(line)
    if head is None:
        inner = _HEAD.search(line)
        return 0.15 if inner and inner.start() < len(line) / 2 and not LEGAL_FORM.search(line) else 0.0
    stop, strong = _extend(line, head.end(), whole=True), _is_strong(head["head"])
    covered = stop / len(line)
    if covered < 0.999:
        rest = line[stop:].strip(" ,|-/")
        if re.match(r"\s*(?:[,|/]|-\s)", line[stop:]) and is_organisation(rest) > 0.6:
            return 0.75 if strong else 0.6  # "Leiterin, Landkreis X"
        return 0.35 * covered
    if strong:
        return 0.97
    return 0.85 if stop > head.end() else 0.6


def find_roles(text: str) -> list[Hit[str]]:
    """All roles, each whole: with adjectives before it and the enumeration of what it is for.

    A role ends with its line unless the line break stands inside of an enumeration or a phrase.

    >>> [h.value for h in find_roles("Rolf Hagenau, Leiter des Fachbereichs Jugend, Schule, Kultur und \\nSport:")]
    ['Leiter des Fachbereichs Jugend, Schule, Kultur und Sport']
    >>> [h.value for h in find_roles("Bürgermeister Michael Kramer und die Vorsitzende des Elternbeirats")]
    ['Bürgermeister', 'Vorsitzende des Elternbeirats']
    """
    shown = plain(text)
    hits: list[Hit[str]] = []
    end = 0
    for match in _HEAD.finditer(shown):
        if match.start() < end or not _is_noun(match["head"]):
            continue
        prefix = _PREFIX.search(shown[max(end, match.start() - 80) : match.start()])
        start = match.start() - len(prefix[0]) if prefix else match.start()
        stop = _extend(shown, match.end(), whole=False)
        if _is_plural(shown, match):
            continue
        alone = stop == match.end() or shown[match.end() : match.end() + 1] == ","
        if alone and not _is_strong(match["head"]) and not _holds_the_line(shown, start, stop):
            continue
        hits.append(Hit(unbreak(shown[start:stop]), start, stop))
        end = stop
    return hits


def role_at(text: str, at: int) -> Hit[str] | None:
    """The role that begins at `at`, blanks skipped; weak heads count here, because the place says that it is a role."""
    start = at + len(text[at:]) - len(text[at:].lstrip(" \n"))
    head = _head_at_start(text[start:])
    if head is None:
        return None
    stop = _extend(text, start + head.end(), whole=False)
    return Hit(unbreak(text[start:stop]), start, stop)


def begins_with_role(line: str) -> bool:
    """Whether the first noun of a line is a role's."""
    return _head_at_start(line) is not None


def _head_at_start(line: str) -> re.Match[str] | None:
    """The head noun if nothing but adjectives stands before it."""
    for match in _HEAD.finditer(line, 0, 160):
        if not _is_noun(match["head"]):
            continue
        before = line[: match.start()]
        return match if not before or _PREFIX.fullmatch(before) else None
    return None


def _is_noun(head: str) -> bool:
    """Whether a head is a role's and not the activity's ("Begleitung") or a crowd's ("Teilnehmer")."""
    if not head[0].isupper() or re.search(r"(?:partner|teilnehmer|bürger|einwohner|nutzer|träger)\w{0,4}$", head):
        return False
    return not head.endswith(("ung", "ation", "enz")) or _LEADING.fullmatch(head) is not None


def _is_strong(head: str) -> bool:
    return _STRONG_TAIL.search(head) is not None


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """ "aller Leiterinnen und Leiter": many people, nobody's role."""
    if re.search(r"(?:innen|er[nN])$", match["head"]) or re.match(r"-?\n?nen\b", text[match.end() :]):
        return True
    return text[: match.start()].endswith(("innen und ", "innen/", "innen und\n"))


def _holds_the_line(text: str, start: int, stop: int) -> bool:
    """Whether the word stands alone in its line or right behind a comma that follows a name."""
    before, after = text[:start].rstrip(" "), text[stop:].lstrip(" ")
    return (not before or before[-1] in "\n,–-(") and (not after or after[0] in "\n:)|")


def _extend(text: str, at: int, *, whole: bool) -> int:
    """Where the role ends whose head noun ends at `at`."""
    stop = at
    first = at
    opened = False  # a "der", "für", "und" waits for its noun
    for _ in range(MAX_WORDS * 2):
        gap = re.compile(r"[ ]*\n?[ ]*").match(text, stop if not opened else at)
        position = gap.end() if gap else at
        broken = "\n" in text[(stop if not opened else at) : position]
        if position >= len(text):
            break
        if not opened and (charge := _IN_CHARGE.match(text, position)):
            opened, at = True, charge.end()
            continue
        if text[position] == "," or (broken and text[position] == ","):
            after = _enumeration(text, position, whole=whole)
            if after is None or opened:
                break
            stop = at = after
            continue
        if not broken and (named := _NAMED.match(text, position)):
            stop = at = named.end()  # "Leiterin des Projekts „Lesen im Park“ und Sprecherin des Vereins"
            if re.match(r"[ \n]+(?:und|sowie)\b", text[stop:]):
                continue
            return stop
        word = _WORD.match(text, position)
        if not word:
            break
        token = word[0]
        bare = token.rstrip(".")
        if broken and not opened and not _goes_on(text, stop, token):
            below = _enumeration_below(text, position) if stop == first else None
            if below is None:
                break
            stop = at = below
            continue
        if token == "vor" and re.match(r"[ ]Ort\b", text[word.end() :]):
            stop = at = word.end() + len(" Ort")  # the programme "Lernen vor Ort"
            opened = False
            continue
        if token == "bis" and text[at - 1].isdigit():
            opened, at = True, word.end()  # "Fachkraft für Kinder von 1 bis 3 Jahren"
            continue
        if token.casefold() in _LINKS or bare in _LINKS:
            if token in ("und", "sowie", "&", "u.") and _person_next(text, word.end()):
                break
            opened, at = True, word.end()
            continue
        if (form := LEGAL_FORM.match(text, position)) and not opened:
            stop = at = form.end()  # "Projektleiterin beim Verein X e. V."
            continue
        if opened and token[0].islower():
            if not re.search(r"(?:en|er|e|es|em|zwei|drei|vier|fünf)$", token) or not re.match(
                r"\s+[\wÄÖÜ]", text[word.end() :]
            ):
                break
            at = word.end()
            continue
        if not (token[0].isupper() or token[0].isdigit() or token in ("e.V.", "e.")):
            break
        if token[0].isdigit() and not opened:
            break
        if not opened and stop == at and _person_next(text, position):
            break
        sentence_end = token.endswith(".") and not re.fullmatch(r"(?:[A-ZÄÖÜ]|St|Dr|Abt|Nr|e\.V|i\.V|stellv)\.", token)
        opened, at = False, word.end() - (1 if sentence_end else 0)
        stop = at
        if sentence_end:
            break
    return stop


def _goes_on(text: str, stop: int, token: str) -> bool:
    """Whether a role runs on in the next line: what cannot begin a line, or what an adjective waits for."""
    if token[0].isupper() and ADJECTIVE_END.search(text, 0, stop):
        return True  # "Leiterin des Kommunalen" / "Integrationszentrums"
    return token.casefold() in _OPENERS | {"und", "sowie"} and text[stop - 1 : stop] != "."


def _enumeration(text: str, comma: int, *, whole: bool) -> int | None:
    """The end of ", Jugend, Kultur und Soziales": the items of one enumeration, closed by "und".

    Without "und" the items must be the rest of the string, single nouns that are no office, place or person. A second
    role behind the comma ("Beigeordneter, Dezernent für X") belongs to the whole as well.
    """
    item = _ITEM
    closed = re.compile(
        rf",[ ]*\n?[ ]*(?P<first>{item})(?:,[ ]*\n?[ ]*{item}){{0,12}}[ ]*\n?[ ]*(?:und|sowie|&|u\.)[ ]*\n?[ ]*{item}"
    ).match(text, comma)
    if closed and not _person_next(text, comma + 1) and not _is_office(closed["first"]):
        last = re.compile(r"(?:und|sowie|&|u\.)[ ]*\n?[ ]*").search(text, closed.start("first"))
        if last and not _person_next(text, last.end()):
            return closed.end()
    next_role = role_at(text, comma + 1)
    if next_role is not None:
        return next_role.stop
    rest = re.compile(r"(?:,[ ]*\n?[ ]*[A-ZÄÖÜ][a-zäöüß-]+)+(?=[ ]*(?:$|[:|)]))").match(text, comma)
    if rest and (whole or rest[0].count(",") > 1):
        items = [i.strip() for i in rest[0].split(",") if i.strip()]
        if not any(is_organisation(i) > 0.5 or given_name_weight(i) > 3 for i in items):
            return rest.end()
    return None


def _enumeration_below(text: str, at: int) -> int | None:
    """In a narrow column the head stands alone: "Fachdienstleiterin" / "Jugend, Schule und Sport".

    Without a comma it may be the next heading: "Bürgermeisterin" / "Projekte und Maßnahmen".
    """
    items = re.compile(
        rf"{_ITEM}(?:,[ ]*\n?[ ]*{_ITEM}){{1,12}}[ ]*\n?[ ]*(?:und|sowie|&)[ ]*\n?[ ]*{_ITEM}(?=[ ]*(?:$|[\n:,]))"
    ).match(text, at)
    if not items or _person_next(text, at) or is_organisation(items[0]) > 0.5:
        return None
    return items.end()


def _is_office(item: str) -> bool:
    """ "Jugendamt Nord" is one, "Schule" and "Jugend" are what an office is for."""
    return " " in item and is_organisation(item) > 0.8


def _person_next(text: str, at: int) -> bool:
    """Whether a person's name begins here: a title, "Herr", "Frau", or a given name before a surname."""
    words = re.compile(
        r"\s*(?:(Herrn?|Frau|Dr\.|Prof\.|Dipl\.\S*)\s|([A-ZÄÖÜ][\w-]+)\s+(?:(?:von|van|zu|de|der)\s+)*([A-ZÄÖÜ][\w-]+))"
    ).match(text, at)
    if not words:
        return False
    if words[1]:
        return True
    given = min(given_name_weight(part) for part in words[2].split("-"))
    return given >= 3 or (given > 0 and any(surname_weight(part) for part in words[3].split("-")))
