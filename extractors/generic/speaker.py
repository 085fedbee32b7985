"""Who says it: "Name, Role", "— Name / Role", "Name (Role)" as a person and a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.values.gazetteer import is_place
from extractors.values.name_lists import given_name_weight
from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons, is_person_name, parse_person
from extractors.values.role import is_role
from schemas.passage import Passage

SHAPED = 0.3  # of `is_person_name` for what has the shape of a name and half of it in the lists
LIKELY = 0.6  # of `is_person_name` for what stands where a name is expected
_LEAD = re.compile(r"^[\s\-–—―•|/(,]+")
_OCCASION = re.compile(
    r",?\s(?:beim?|anlässlich|während|zu[rm]?|auf|nach)\s(?:der|des|dem|einer|einem|ihre[mr]?|seine[mr]?)?\s?"
    r"(?:\w+(?:en|er)\s)?(?=\w*(?:[Ee]inweihung|[Ee]röffnung|[Gg]ründung|[Tt]agung|[Vv]erleihung|[Üü]bergabe|"
    r"[Ff]achtag|[Aa]uftakt|[Ff]eier|[Ss]patenstich|[Bb]esuch|[Ff]est|[Rr]ichtfest)\b)"
    r"|,?\s(?:nach|bei|vor|während)\s(?:ihre[mr]|seine[mr])\s(?=\w)"
)
"""When somebody said so: "Bürgermeister X bei der Einweihung des Hofs"."""
SAYING = (
    r"(?:sagt|meint|erklärt|berichtet|betont|erzählt|ergänzt|resümiert|bilanziert|lobt|schwärmt|versichert|schildert|"
    r"mahnt|hofft|urteilt|staunt|fasst|bemerkt|erläutert|unterstreicht|beschreibt|schreibt|findet|verspricht|weiß)(?:e|en)?"
    r"|(?:fand|schrieb|beschrieb|unterstrich|versprach|wusste)|(?:erinnert|freut|wünscht)e? sich|bringt es|drückt es|"
    r"sieht es|ist sich"
)
"""What people do who are quoted: "…“, sagt Ada Beispiel"."""
ANY_VERB = (
    r"(?!(?:dass|wenn|weil|aber|denn|oder|sondern|wobei|damit|beim|nach|über|unter|eine[mnrs]?|keine[mnrs]?)\b)"
    r"[a-zäöüß]{4,}(?:\s(?:damals|heute|später|dazu|nun|auch))?(?=\s(?:[A-ZÄÖÜ]|die\s|der\s))"
)
"""What somebody does who is named right behind it, whatever it is: "gestand Ada Beispiel"."""
_SAYS_BEHIND = re.compile(rf",?\s+(?:{SAYING})\b[^.!?]*$")
# What somebody does or did, and the next sentence, are no part of what they are.
_ROLE_ENDS = re.compile(
    r",\s+(?:hat|hatte|ist|war|wird|sieht|kennt|denkt|glaubt|hofft|will|wollte|kann|lebt|arbeitet|spricht|leitet|hält|"
    r"blickt|geht|kam|kommt)\b|(?<=[a-zäöüß]{3})[.!?]\s+[A-ZÄÖÜ]"
)
_ROLE_AND_NAME = re.compile(
    r"(?:(?:Dazu|So|Auch|Wie)\s+)?(?:(?:Die|Der|die|der)\s+)?(?P<role>[A-ZÄÖÜ][^:]{3,90}?),?\s+(?:Frau\s+|Herr\s+)?"
    r"(?P<name>(?:(?:Prof|Dr)\.\s?)*[A-ZÄÖÜ][\w'-]+(?:\s(?:von|van|zu|de|der|el|al))*\s[A-ZÄÖÜ][\w'-]+),?$"
)
_FROM = re.compile(r"\s+aus\s+[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?$")  # "Ada Beispiel aus Unna"
_AGE = re.compile(r"\s*\(\d{1,3}(?: Jahre)?\)")
_SAYS = re.compile(
    rf"^(?i:so (?:beschreibt|sieht|erzählt|formuliert|sagt)(?: es)?|wie|dazu|so|{SAYING})\s+(?:auch\s+)?|"
    rf"^{ANY_VERB}\s+"
)
"""What stands between a quotation and who said it, whatever the verb is: "bekennt Ada Beispiel"."""
_VERB_ENDS = re.compile(r",?\s+(?:zusammen|hinzu|fest)\s*[:.]?$|,\s+(?:seine|ihre)[nrms]?\s+[A-ZÄÖÜ][\w-]+\s*[:.]?$")
"""The other half of what somebody does: "fasst Ada Beispiel, Landrätin, zusammen"."""
_TOLD = re.compile(r",\s+(?P<role>[^:.!?„]{3,90}),\s+so\s*:$")
_DOES = re.compile(
    r",\s+so$|,\s+(?:über|zu[mr]?)\s[^,]*$|,\s+(?!(?:seit|mit|statt|samt|nicht|erst|zuletzt|derzeit)\b)[a-zäöüß]{3,}te?\s[^,]*$"
)
"""What somebody does or speaks of behind their role in a lead-in: "…, Inhaber der Buchhandlung, zieht Bilanz:"."""
_ANY_VERB = re.compile(r"(?<=[A-ZÄÖÜ][a-zäöüß]{2})[a-zäöüß]*(?P<verb>(?:\s+[a-zäöüß]{2,}){1,5})$")
"""What somebody does in a lead-in with its colon, whatever the verb is: "Ada Beispiel blickt zurück:"."""
_FIRST_NAME = re.compile(
    r"(?P<name>(?P<first>[A-ZÄÖÜ][\w'-]+)(?:\s[A-ZÄÖÜ]\.)?(?:\s(?:und|&)\s[A-ZÄÖÜ][\w'-]+(?:\s[A-ZÄÖÜ]\.)?)?)"
    r"(?:\s*\((?:\d{1,3}(?: Jahre)?)\))?\s*,\s*(?P<role>[^.!?:]{3,120})"
)
_UNNAMED = re.compile(
    r"(?:(?P<article>[Ee]ine?)\s)?(?:[A-ZÄÖÜ]?[a-zäöüß]+[er]\s)?(?P<noun>[A-ZÄÖÜ][\w*:-]+)(?=$|[\s,(])"
)
_ANYBODY = re.compile(
    r"(?:\w*(?:[sS]chüler|[tT]eilnehmer|[bB]ewohner|[nN]utzer|[bB]esucher|[hH]elfer|[eE]hrenamtler)(?:in(?:nen)?)?|"
    r"(?:Anwohner|Patient|Senior)(?:in(?:nen)?)?|\w*(?:mutter|vater|eltern)|Mutter|Vater|Eltern|Großmutter|Oma|Opa|"
    r"(?:Angehörige|Ehrenamtliche|Jugendliche|Geflüchtete|Freiwillige|Engagierte|Betroffene|Auszubildende)[rn]?)$"
)
MAX_UNNAMED = 90  # characters
FREQUENT = 3  # of `given_name_weight`
_SEPARATOR = re.compile(r"\s*(?:,|;|\||\s[–—-]\s|\n|·|\()\s*")


@dataclass(frozen=True)
class Speaker:
    """A name without title and, where printed, a role; somebody who is not named has a role alone."""

    name: Passage | None
    role: Passage | None
    title: str | None = None


def parse_speaker(passage: Passage) -> Speaker | None:
    """The person at the beginning of an attribution or a lead-in, what follows as the role; None without person."""
    found = _parse(passage)
    if (found is None or found.role is None) and passage.text.rstrip().endswith(":"):
        found = named_in(passage) or found
    if found is None or found.role is None:
        return found
    end = _ROLE_ENDS.search(found.role.text)
    if end is None and passage.text.rstrip().endswith(":"):
        end = _DOES.search(found.role.text)
    if end is None:
        return found
    return replace(found, role=found.role[: end.start()].strip(" ,") or None)


def parse_lead_in(passage: Passage) -> Speaker | None:
    """Whom a line in front of a quotation names, also by a first name: "Jürgen P., Lernbotschafter, erzählt:"."""
    said = _SAYS_BEHIND.search(passage.text.rstrip(" :"))
    return parse_speaker(passage) or parse_first_name(passage[: said.start()] if said else passage.strip(" :"))


def named_in(lead_in: Passage) -> Speaker | None:
    """The one person whom a lead-in names, wherever: "Für Regionalmanagerin Ada Beispiel steht fest:"."""
    people = [hit.value for hit in find_persons(lead_in.text)]
    if len(people) != 1 or is_person_name(people[0].name) < LIKELY:
        return None
    spans = {what: lead_in[start:stop] for what, start, stop in people[0].spans}
    at = next(stop for what, _, stop in people[0].spans if what == "name")
    told = _TOLD.match(lead_in.text, at)  # "…, pflegende Tochter aus Unna, so:"
    role = lead_in[told.start("role") : told.end("role")] if told else None
    return Speaker(spans["name"], spans.get("role") or role, people[0].academic_title)


def _parse(passage: Passage) -> Speaker | None:
    text = passage.text
    start = len(text) - len(_LEAD.sub("", text))
    said = _SAYS.match(text[start:])
    start += said.end() if said else 0
    stop = len(text.rstrip(" :,\n–—-"))
    if verb_end := _VERB_ENDS.search(text, start, stop):
        return _parse(passage[start : verb_end.start()])
    if occasion := _OCCASION.search(text, start, stop):
        return _parse(passage[start : occasion.start()])
    if behind := _SAYS_BEHIND.search(text, start, stop):
        return _parse(passage[start : behind.start()])
    if text.rstrip().endswith(":") and (verb := _ANY_VERB.search(text, start, stop)):
        return _parse(passage[start : verb.start("verb")])
    if (home := _FROM.search(text[:stop], start)) and is_person_name(text[start : home.start()]) >= LIKELY:
        return _parse(passage[start : home.start()])
    for cut in _cuts(text, start, stop):
        person = parse_person(text[start:cut])
        if person is None or is_person_name(text[start:cut]) < LIKELY:
            continue
        name = next(passage[start + a : start + b] for what, a, b in person.spans if what == "name")
        age = _AGE.match(text, cut)
        rest = _SEPARATOR.match(text, age.end() if age else cut)
        role = passage[rest.end() : stop].strip(" \n,") if rest else Passage("")
        if role.text.endswith(")") and role.text.count("(") < role.text.count(")"):
            role = role[: len(role.text) - 1]
        return Speaker(name, role if role.text else None, person.academic_title)
    return _role_first(passage[start:stop]) or _introduced(passage[start:stop]) or _unlisted(passage, start, stop)


def parse_first_name(passage: Passage) -> Speaker | None:
    """Somebody known by a first name, as children, parents and patients are quoted: "Mia, 14 Jahre", "Jan K., Vater".

    Only for what stands where a speaker is expected: a first name in front of a comma says little elsewhere.
    """
    text = passage.text
    hit = _FIRST_NAME.fullmatch(text.rstrip(" .)"), len(text) - len(_LEAD.sub("", text)))
    if hit is None or is_place(hit["first"]) or given_name_weight(hit["first"]) < FREQUENT:
        return None
    role = passage[hit.start("role") : hit.end("role")].strip() if hit["role"] else None
    return Speaker(passage[hit.start("name") : hit.end("name")], role)


def parse_unnamed(passage: Passage) -> Speaker | None:
    """Somebody who says what they are but not who: "eine Angehörige aus Soltau", "Mutter zweier Kinder".

    Only for what stands where a speaker is expected.
    """
    found = passage.strip(" \n-–—―•|/(),.")
    hit = _UNNAMED.match(found.text)
    if hit is None or len(found.text) > MAX_UNNAMED or re.search(r"[.!?:]\s", found.text):
        return None
    sure = hit["article"] or _ANYBODY.match(hit["noun"]) or is_role(found.text) >= LIKELY
    return Speaker(None, found) if sure else None


def _introduced(passage: Passage) -> Speaker | None:
    """ "Die Leiterin der Kita, Frau Erika Muster": a role with its article, then the name."""
    hit = _ROLE_AND_NAME.fullmatch(passage.text)
    if hit is None or is_role(hit["role"]) < LIKELY or is_person_name(hit["name"]) < SHAPED:
        return None
    title = re.match(r"(?:(?:Prof|Dr)\.\s?)+", hit["name"])
    begin = hit.start("name") + (title.end() if title else 0)
    role = passage[hit.start("role") : hit.end("role")]
    return Speaker(passage[begin : hit.end("name")], role, title[0].strip() if title else None)


_SHAPE = re.compile(
    r"(?P<title>(?:(?:Prof|Dr|"
    r"Dipl)\.[\w.-]*\s+)*)(?P<name>[A-ZÄÖÜ][\w'-]+(?:\s[A-ZÄÖÜ]\.)?(?:\s(?:von|van|zu|de|der|"
    r"den|tho|ter|el|al|bin))*(?:\s[A-ZÄÖÜ][\w'-]+){1,2})"
)


def _unlisted(passage: Passage, start: int, stop: int) -> Speaker | None:
    """A name that no list has, told by its shape and by the role behind it."""
    hit = _SHAPE.match(passage.text, start, stop)
    if not hit:
        return None
    rest = _SEPARATOR.match(passage.text, hit.end())
    role = passage[rest.end() : stop].strip(" \n,)") if rest and rest.end() < stop else None
    name = hit["name"]
    known = is_person_name(name) >= SHAPED
    if (
        is_organisation(name) > 0.3
        or is_role(name) > 0.3
        or is_place(name)
        or (not known and (role is None or is_role(role.text) < LIKELY))
    ):
        return None
    if rest is None and hit.end() < stop:
        return None
    return Speaker(passage[hit.start("name") : hit.end("name")], role, hit["title"].strip() or None)


def _role_first(passage: Passage) -> Speaker | None:
    """ "Bürgermeister Michael Kramer", "Der Landrat, Michael Kramer"."""
    person = parse_person(passage.text)
    spans = {what: passage[a:b] for what, a, b in person.spans} if person else {}
    if person is None or "name" not in spans:
        return None
    role = spans.get("role")
    if role is None and person.role:
        at = passage.text.find(person.role)
        role = passage[at : at + len(person.role)] if at >= 0 else None
    return Speaker(spans["name"], role, person.academic_title) if role else None


def _cuts(text: str, start: int, stop: int) -> list[int]:
    """Where the name may end: before the first separators, or at the end."""
    found = [m.start() for m in _SEPARATOR.finditer(text, start, stop) if m.start() > start]
    return [*found[:3], stop] if found else [stop]
