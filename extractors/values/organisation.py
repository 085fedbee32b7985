"""Organisations: whether a string is the name of an office, an authority, a school, an association or a company."""

from __future__ import annotations

import re

from extractors.values.gazetteer import is_place
from extractors.values.plain import plain, unbreak

LEGAL_FORM = re.compile(
    r"\be\. ?V\.|\be\.?V\b\.?|\b(?:g|gemeinnützige )?GmbH\b|\bmbH\b|\bAG\b|\bKG\b|\bgAG\b|\be\. ?G\.|\beG\b|\bUG\b|"
    r"\bGbR\b|\bAöR\b|\bKdöR\b|\bVVaG\b|\bFoundation\b|\bgUG\b"
)
_HEADS = (
    "amt amtes ämter büro büros stelle stellen stiftung stiftungen verein vereins vereine verband verbands verbände "
    "werk schule schulen gymnasium gymnasiums hochschule universität institut instituts zentrum zentrums center "
    "dezernat dezernats fachbereich fachbereichs fachdienst fachdienstes fachstelle referat referats abteilung "
    "sachgebiet ministerium ministeriums senatsverwaltung behörde verwaltung landkreis landkreises kreisverband "
    "ortsverein landesverband rathaus agentur gesellschaft akademie bibliothek bücherei museum kammer kirche "
    "kirchengemeinde jobcenter kita kitas hort kindergarten kindertagesstätte netzwerk bündnis bündnisse initiative "
    "union fraktion landtag bundestag kreistag stadtrat jugendring kreisjugendring stadtjugendring elternbeirat "
    "beirat club klub forum familienzentrum mehrgenerationenhaus jugendhaus kulturhaus dienst dienste dienststelle "
    "sparkasse bank verlag redaktion polizei feuerwehr klinikum krankenhaus elternschaft elternvertretung "
    "pflegschaft gewerkschaft handwerkskammer arbeitsgemeinschaft genossenschaft geschäftsstelle "
    "koordinierungsstelle beratungsstelle anlaufstelle kontaktstelle servicestelle fachberatung volkshochschule "
    "musikschule grundschule oberschule realschule gesamtschule förderschule berufsschule hilfswerk kreisverwaltung "
    "stadtverwaltung gemeindeverwaltung bezirksregierung regierungspräsidium landratsamt region modellregion "
    "ressort staatskanzlei steuerungsgruppe steuergruppe lenkungskreis arbeitskreis projektgruppe fonds dachverband "
    "trägerverein förderverein wohlfahrtsverband caritasverband kirchenkreis bistum diözese pfarrei gemeinde "
    "samtgemeinde verbandsgemeinde stadt hansestadt landeshauptstadt universitätsstadt kreis stab stabsstelle "
    "kompetenzzentrum informationsdienst druckerei eigenbetrieb betrieb stadtwerke zweckverband "
    "wirtschaftsförderung theater archiv kreisarchiv stadtarchiv partei kreisausschuss magistrat senat gericht "
    "amtsgericht städtetag landkreistag bezirkstag staatsministerium bundesamt landesamt kultusministerium schloss "
    "bundeszentrale landeszentrale verbraucherzentrale krankenkasse pflegekasse unfallkasse rentenversicherung "
    "hausarztpraxis sozialstation diakoniestation pflegestation"
)
BODY = 0.6
"""Of `is_organisation`: what is so likely one is a body where one is expected."""
HEADS = frozenset(_HEADS.split())
"""Words that are an organisation's kind; a compound with one of them at its end is one too."""
_SUFFIX = re.compile(
    r"(?:amt|ämter|büro|stelle|stiftung|verein|verband|schule|gymnasium|institut|zentrum|dezernat|bereich|dienst|referat|"
    r"ministerium|behörde|verwaltung|kreis|agentur|gesellschaft|akademie|bibliothek|bücherei|museum|kammer|kirche|kita|"
    r"kindergarten|(?:tages|bildungs|begegnungs|gedenk)stätte|netzwerk|bündnis|initiative|fraktion|ring|beirat|"
    r"club|forum|haus|sparkasse|bank|verlag|"
    r"redaktion|klinikum|schaft|elternschaft|werk|stadt|gemeinde|universität|hochschule|präsidium|regierung|union|rat|"
    r"verbund|allianz|team|gruppe|konferenz|fonds|betrieb|bund|hilfe|mission|werke|center)(?:s|es|n|en|e)?$"
)
# End like an office and name none: what people do there, when, and which part of the town it is.
_NO_OFFICE = re.compile(
    r"(?:ehrenamt|(?:[ts]o|ee)ring|(?:alt|innen|kern|nord|süd|ost|west|ober|unter|vor)stadt|vorrat|hausrat|inserat|apparat|"
    r"(?:ziel|alters|berufs|personen)gruppe|handwerk|stockwerk|feuerwerk|(?:nach|bei|sofort)hilfe|"
    r"(?:nachbar|freund|land|paten|mitglied|schwanger|leiden)schaft|(?:ver|fahr|besuchs|bereitschafts|freiwilligen)dienst|zuhause)(?:s|es|n|en|e)?$",
    re.IGNORECASE,
)
_PLACED = frozenset({"markt", "flecken", "bezirk"})
"""Are an administration where the name of a place follows ("Markt Indersdorf"), else a square and a district."""
_ABBREVIATIONS_LIST = "AWO DRK DKJS VHS IHK HWK BMFSFJ BMBF DGB GEW NABU BUND KMK ASB DJH LAG FDP SPD CDU CSU AOK"
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LIST.split())
_PROPER_LIST = "caritas diakonie lebenshilfe kolping johanniter malteser arbeiterwohlfahrt volkssolidarität unicef"
_PROPER = frozenset(_PROPER_LIST.split())
_LINKS = frozenset({"und", "für", "der", "des", "&", "im", "in", "von"})
_ARTICLES = frozenset({"der", "die", "das", "eine", "ein", "des", "dem", "den"})


def is_organisation(text: str) -> float:
    """How much a string looks like the name of an organisation, 0 to 1.

    >>> is_organisation("Landkreis Friesland") > 0.9, is_organisation("Landkreis X, Koordinierungsstelle Bildung") > 0.8
    (True, True)
    >>> is_organisation("Ines Talbach") < 0.2, is_organisation("Bahnhofstraße 31") < 0.2
    (True, True)
    """
    line = unbreak(plain(text)).strip(" ,;:|·-")
    words = line.split()
    if not words or len(line) > 160 or len(words) > 18 or "@" in line or not any(c.isalpha() for c in line):
        return 0.0
    if LEGAL_FORM.search(line):
        return 0.97
    first, *_ = words
    if re.search(r"\w{4}[.!?]\s+[A-ZÄÖÜ„]", line) and len(words) > 8:
        return 0.05
    score = max((_part_score(part) for part in re.split(r"\s*[,|·–]\s+|\s+-\s+|\s*/\s*", line) if part), default=0.0)
    from extractors.values.role import begins_with_role  # which needs this module for the end of a role

    if begins_with_role(line):
        score *= 0.3
    if first.casefold() in _ARTICLES:
        score *= 0.6
    if line.endswith((".", "!", "?")) and not re.search(r"[a-zäöü]\.$", line[-3:]):
        score *= 0.5
    lower = sum(1 for w in words if w[0].islower())
    if lower > 4 or lower > len(words) / 2:
        score *= 0.4
    return round(score, 3)


def _part_score(part: str) -> float:
    words = [w.strip("().,\"„“”'") for w in part.split()]
    words = [w for w in words if w]
    if not words:
        return 0.0
    folded = [w.casefold() for w in words]
    if folded[0] in _PLACED and len(words) > 1 and any(is_place(name) for name in (part.partition(" ")[2], words[1])):
        return 0.97
    if folded[0] in HEADS and (len(words) > 1 or not is_place(words[0])):
        typed = folded[0] in (
            "landkreis",
            "kreis",
            "stadt",
            "gemeinde",
            "hansestadt",
            "samtgemeinde",
            "verbandsgemeinde",
        )
        return (
            0.97
            if not typed
            else (0.97 if is_place(" ".join(words[1:4])) or is_place(words[min(1, len(words) - 1)]) else 0.7)
        )
    if words[0] in _ABBREVIATIONS or folded[0].partition("-")[0] in _PROPER:
        return 0.9
    heads = [n for n, w in enumerate(words) if w[0].isupper() and (_head(w))]
    if not heads:
        return 0.02 if words[0][0].isupper() else 0.0
    if heads[0] > 1 and words[heads[0] - 1] in {"und", "&"} and not words[heads[0] - 2].endswith("-"):
        return 0.6  # "Ehrenamt und Fahrdienst" is what somebody does, "Kinder- und Jugendbüro" an office
    # The head first ("Familienbüro Greiz"), behind adjectives, or at the end of a name ("Otto-Hahn-Gymnasium")
    if heads[0] == 0 or all(w[0].isupper() or w in _LINKS for w in words[: heads[0]]):
        return 0.9 if heads[0] <= 3 else 0.6
    return 0.4


def _head(word: str) -> bool:
    if _NO_OFFICE.search(word):
        return False
    tail = re.split(r"[-/]", word)[-1]
    return tail.casefold() in HEADS or (len(word) > 5 and bool(_SUFFIX.search(word)) and not _street(word))


def _street(word: str) -> bool:
    return bool(re.search(r"(?:straße|strasse|str\.?|platz|weg|allee|gasse)$", word, re.IGNORECASE))
