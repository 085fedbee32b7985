"""The lexicon of labels: what "Ansprechpartner/in:", "Fon", "Gebietskörperschaft" or "Laufzeit" announce."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.values.role import is_role

_ROLE_NOUNS = (
    r"leiter|\w*leitung|koordinator|koordination|koordinierung|ansprechstelle|referent|geschäftsführer|geschäftsführung|"
    r"geschäftsstelle|vorsitzender?|vorstand|projektbüro|servicestelle|beauftragter?|sprecher"
)
_ABOUT = r"(?: (?:der|des|im|in|vor|am|für|zum|zur|bei|beim|und|aus|rund|auf)\b.{1,50})?"
_BODY = (
    r"(?:kommunen?|gebietskörperschaft(?:en)?|gemeinden?|stadt|städte|(?:land)?kreise?s?|"
    r"region(?:en)?|verbandsgemeinde|samtgemeinde|markt|verband)"
)

LEXICON: tuple[tuple[str, str], ...] = (
    # What the profile is about
    (
        "members",
        r"(?:mitglieds|orts|verbands)(?:gemeinden|kommunen)|zugehörige (?:orts)?gemeinden|mitgliedsstädte"
        r"|(?:kommunen|gemeinden|städte|orte) (?:im|in der|des|der) (?:\w*bündnis(?:ses)?|allianz|\w*verbund(?:e?s)?|"
        r"\w*verband(?:e?s)?|kooperation|arbeitsgemeinschaft|partnerschaft|netzwerks?|region)",
    ),
    (
        "municipality",
        # The Kreisstadt is where the seat of a Kreis is.
        rf"(?!kreisstadt)(?:name |bezeichnung |federführende |beteiligte |weitere |teilnehmende |antragstellende )?"
        rf"(?:der |des |unserer )?(?:beispiel|modell|projekt|partner|bewerber|"
        rf"bündnis|muster|pilot|referenz)?{_BODY}"
        rf"(?: ?(?:/|,|und|oder|bzw)? ?(?:der |des )?{_BODY}){{0,3}}(?:name)?",
    ),
    (
        "municipality",
        r"kommunenname|gemeindename|name des ortes|gebiet|wo|(?:projekt|bündnis|einsatz|stand)ort|"
        r"ort des (?:projekts|bündnisses)|"
        r"beteiligte kommunen?|teilnehmende kommunen?",
    ),
    ("federal_state", r"(?:(?:land)?kreis[,/] ?)?(?:bundes)?land|freistaat|bundesland/region|land/bundesland"),
    (
        "municipality_type",
        r"(?:gemeinde|kommunal|gebiets)?typ|art der kommune|status|kommunaler status|körperschaftsform",
    ),
    (
        "headline",
        r"(?:(?:projekt|wettbewerbs|bündnis)?(?:titel|motto|slogan)|(?:projekt|bündnis)name)"
        r"(?: (?:des|der) .{3,40})?|name (?:des|der) (?:projekte?s|vorhabens|beitrags|maßnahme|bündnisses|initiative)|"
        r"leitspruch|vorhaben|projekt",
    ),
    # Who can be reached
    (
        "person",
        rf"(?:ihre? |unsere? |(?:weitere|kommunale|fachliche|zentrale|zuständige)[rn]? )?"
        rf"ansprech(?:bar|partner(?:in|innen|n)?|person(?:en)?|"
        rf"peron|stelle|personen)(?: und ?(?:partner|innen|ansprechpartner))*{_ABOUT}",
    ),
    (
        "person",
        rf"(?:ihre? |unsere? |weitere[rn]? )?kontakt(?:person(?:en)?|partner(?:in|innen)?|daten|"
        rf"adressen?|stelle|büro|möglichkeiten?|aufnahme|information(?:en)?)?{_ABOUT}",
    ),
    (
        "person",
        r"(?:anmeldung|rückfragen|auskunft|informationen?)(?: und (?:anmeldung|rückfragen|auskunft|informationen?))+|"
        r"kontakte|ansprechpartnerinnen und (?:ansprech)?partner|ansprechpartnerinnen und partner|"
        r"(?:fachlich |inhaltlich |federführend |hierfür )?zuständig(?:e?r?)?|zuständigkeit|federführ(?:end|ung)|"
        r"verantwortlich(?:e?r?)?(?: für .+)?|rückfragen(?: an)?|"
        r"(?:auskunft|auskünfte)(?: erteil(?:t|en)| g(?:ibt|eben)(?: ihnen)?)?|"
        r"bearbeiter(?:in)?|sachbearbeiter(?:in)?|es schreibt ihnen|"
        r"(?:vor |nach)?name(?: der ansprechperson)?|name,? ?vorname|vor und (?:nach|zu)name|vorname name|person|"
        r"(?:ihre? |unsere? )?(?:gesprächs|kontakt)partner(?:in|innen)?|"
        r"nachricht an|weitere informationen(?: bei)?|informationen bei|"
        r"wer (?:ihnen |euch |uns |gerne? )*(?:auskunft gibt|gibt auskunft|hilft|weiter ?hilft|hilft weiter|antwortet|"
        r"mehr weiß|weiß mehr|fragen beantwortet|beantwortet fragen)|an wen kann man sich wenden|wer ist ansprechbar|"
        r"ihr draht zu uns|so erreichen sie uns|noch fragen|fragen an|fragen",
    ),
    (
        "person_role",
        rf"(?:projekt|gesamt|bündnis|fach|bildungs|fachliche |fachbereichs|amts|netzwerk|programm|"
        rf"stellvertretende )?(?:{_ROLE_NOUNS})(?:in|innen|nen)?{_ABOUT}",
    ),
    ("role", r"funktion|position|amtsbezeichnung|dienststellung|stellung|aufgabe|tätigkeit|rolle"),
    (
        "organisation",
        r"dienststelle|einrichtung|institution|organisation|behörde|amt|dezernat|fachbereich|"
        r"fachdienst|abteilung|referat|stelle|firma|büro|einreichende dienststelle",
    ),
    (
        "address",
        r"(?:post|haus|besucher|liefer|dienst|büro|kontakt)?(?:adresse|anschrift)(?: der .+)?|"
        r"(?:die |unsere )?(?:post|besuchs?)?(?:adresse|anschrift) (?:lautet|ist)|"
        r"sitz|dienstsitz|stra(?:ß|ss)e ?[,/] ?(?:plz ?[,/]? ?)?ort|"
        r"straße,? (?:hausnummer,? )?(?:plz,? )?(?:und )?ort|post(?: ?an)?|postalisch|so finden sie uns|"
        r"wo sie uns finden",
    ),
    ("street", r"straße|strasse|str|straße ?[,/]? ?(?:und |u )?(?:hausnummer|hausnr|haus nr|nr|nummer|postfach)"),
    ("postcode", r"plz|postleitzahl"),
    ("postcode_city", r"(?:plz|postleitzahl) ?[,/]? ?(?:und )?(?:wohn)?ort|ort mit plz"),
    ("city", r"(?:wohn|dienst)?ort|stadt ?/ ?ort"),
    ("po_box", r"postfach|pf"),
    (
        "email",
        r"e|e ?post|(?:e ?)?mails?(?: ?(?:adressen?|anschrift(?:en)?|kontakt))?(?: dienstlich)?|"
        r"elektronische post|email ?/ ?web",
    ),
    ("mobile", r"mobil(?:telefon|funk|nummer|nr)?(?: ?(?:nummer|nr))?|handy(?:nummer| nr)?|m"),
    ("fax", r"(?:tele)?fax(?: ?(?:nummer|nr))?|f"),
    ("phone_fax", r"(?:telefon|tel|fon) ?(?:/|und|u) ?(?:tele)?fax"),
    (
        "phone",
        r"(?:telefon|tele?f?|fon|phone|ruf|rufnummer|telefonisch|durchwahl|apparat|nebenstelle|hotline|servicetelefon|"
        r"sekretariat)(?: ?(?:nummer|nr|no|zentrale|durchwahl|\((?:mit durchwahl|dienstlich|tagsüber|zentrale)\)))?|"
        r"telefonkontakt|fernruf|t|"
        r"anruf(?:en)?|telefon ?/ ?mobil",
    ),
    (
        "website",
        r"internet(?:seite|adresse|auftritt|präsenz|portal)?|web(?:site|seite|adresse|auftritt)?|"
        r"w|www|homepage|online|url|im netz|im internet|link|netz(?:auftritt|adresse|seite)?",
    ),
    (
        "hours",
        r"(?:öffnungs|sprech|büro|service|telefon)zeiten?|sprechstunden?|geöffnet|"
        r"(?:telefonisch |persönlich )?erreichbar(?:keit)?",
    ),
    ("room", r"zimmer|raum|gebäude|etage"),
    # Who made it
    (
        "imprint",
        r"redaktion(?:sschluss|steam)?|v ?i ?s ?d ?p(?:resserechts)?|verantwortlich im sinne des presserechts|"
        r"druck(?:erei)?|"
        r"gestaltung|layout|"
        r"satz|herstellung|vertrieb|bezug(?:sadresse)?|fotos?|bildnachweis(?:e)?|auflage|texte?|lektorat|"
        r"konzept(?:ion)? und redaktion|redaktion und gestaltung|gestaltung und satz",
    ),
    (
        "publisher",
        r"herausgeber(?:in|innen)?(?: und redaktion)?|herausgegeben (?:von|vom|durch)(?: de[rmn])?|hrsg|impressum|"
        r"wer (?:\w+ ){0,4}herausgibt",
    ),
    # Figures and short values
    (
        "population",
        r"ew|einw|(?:zahl der |anzahl (?:der )?)?(?:einwohner(?:in|innen|[*:_]innen|zahl(?:en)?)?|"
        r"bevölkerung(?:szahl|sstand)?|menschen(?! (?:mit|ohne|ab|unter|über|aus|die)\b)|"
        r"bewohner(?:innen)?)(?: ?(?:und |, |/ ?)einwohner(?:innen)?)?(?: "
        r"und einwohner)?(?: \(.*\))?(?: .{0,25})?",
    ),
    (
        "area_km2",
        r"(?:gebiets|gemeinde|gemarkungs|kreis|gesamt|flächen)?(?:fläche|größe|grösse|ausdehnung)"
        r"(?! de[rs] (?:programm|projekt|förder|sanierungs|plan|unter))(?: .{0,20})?",
    ),
    (
        "duration",
        r"(?:gesamt|projekt|förder|vertrags|programm|bewilligungs|umsetzungs|durchführungs|vorhabens)?"
        r"(?:laufzeit|dauer|zeitraum|förderdauer|"
        r"projektdauer|zeitrahmen)(?: .{0,30})?|(?:pilot|modell|projekt|förder|erprobungs|test)phase",
    ),
    (
        "budget_eur",
        r"(?:jährliche[rs]? |gesamt|jahres|projekt|förder|(?:leader|eler|efre|esf|eu) ?)?"
        r"(?:budget|kosten|ausgaben|fonds|volumen|summe|"
        r"finanzvolumen|fördersumme|"
        r"fördervolumen|förderhöhe|haushaltsvolumen|jahreshaushalt|investition(?:en|ssumme|skosten)?|"
        r"zuwendung(?:ssumme)?|etat|finanzrahmen|finanzbedarf)(?: "
        r".{0,30})?|(?:eingesetzte |förder|haushalts|projekt|finanz)?"
        r"mittel(?: (?:gesamt|insgesamt|pro jahr|jährlich|im "
        r"jahr))?|\w{4,12}etat|höhe der (?:förderung|mittel)|jahresbudget|kostenrahmen|"
        r"finanzierung (?:pro jahr|im jahr|jährlich|gesamt|insgesamt)",
    ),
    (
        "founded",
        r"(?:(?:\w+ ?)?(?:bündnis|partner|mitglied|netzwerk|region|kommune|stadt|verbund|allianz) ?)?"
        r"(?:(?:es )?(?:besteh(?:t|end)|existiert|arbeitet|läuft|wirkt|gibt es|aktiv|tätig|dabei|am start|im netz) )?"
        r"seit|"
        r"(?:gründung|gegründet|gründungsjahr|"
        r"gründungsdatum|entstehung|start|beginn|projektstart|projektbeginn|startjahr)(?: "
        r".{0,20})?|seit(?: wann)?",
    ),
    (
        "operator",
        r"(?:projekt|maßnahmen|geschäftsführender |verantwortlicher |haupt|freier |rechts)?träger"
        r"(?:schaft|in|verein)?(?: .{0,30})?|durchführende[rs]? (?:träger|stelle|organisation)",
    ),
    (
        "target_group",
        r"(?:haupt)?zielgruppen?(?: (?!und\b).{0,30})?|angebot(?:e)? für|geeignet für|für wen|adressaten?|"
        r"richtet sich an|angesprochen (?:sind|werden)|teilnehmerkreis|teilnehmende",
    ),
)

CONTACT_FIELDS = frozenset(
    {"person", "person_role", "role", "organisation", "address", "street", "postcode", "postcode_city", "city"}
    | {"po_box", "email", "mobile", "fax", "phone_fax", "phone", "website", "hours", "room"}
)
FACT_FIELDS = frozenset({"population", "area_km2", "duration", "budget_eur", "founded", "operator", "target_group"})
REACH_FIELDS = frozenset({"email", "mobile", "fax", "phone", "phone_fax", "website"})

_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in LEXICON)
# Ansprechpartner/in, -/in, *in, :in, _in, (in), (inn)en, Innen: all the plain masculine for the lexicon.
_GENDER = re.compile(
    r"(?<=\w)\s?(?:[*:_·/]\s?-?|\(-?|-\s?/\s?)(?:in|innen|n)\b\)?|(?<=[a-zäöüß])Innen\b|(?<=\w)\(inn\)en"
)
SURE_ROLE = 0.8  # of `is_role` for a label that names whose name stands behind it
MAX_LABEL = 60  # characters; longer ones are sentences


@lru_cache(maxsize=4096)
def normalise(label: str) -> str:
    """A label without colon, gender forms, dots and hyphens, in small letters.

    >>> normalise("Ansprechpartner/-in:"), normalise("E - Mail"), normalise("Tel.-Nr.:")
    ('ansprechpartner', 'email', 'tel nr')
    """
    text = " ".join(label.replace("\u00ad", "").split())
    text = _GENDER.sub("", text).lower()  # not casefold: "Größe" keeps its ß
    text = re.sub(r"^\d\.\s(?=[a-zäöü])", "", text)  # "2. Ansprechperson"
    text = re.sub(r"\be\s?[-\u2010\u2011\u2013]?\s?mail", "email", text)
    text = re.sub(r"[.:?!*|\u2022\u25a0\u25aa>]+|\s?[-\u2010-\u2014]\s?", " ", text)
    text = re.sub(r"\s*([/,])\s*", r"\1", text)
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def field_of(label: str) -> str | None:
    """The field that a label announces, None for one that the lexicon does not know.

    >>> field_of("Gebietskörperschaft:"), field_of("Name der Stadt/der Gemeinde/des Landkreises:")
    ('municipality', 'municipality')
    >>> field_of("Ansprechpartner*innen"), field_of("E - Mail"), field_of("Wetter")
    ('person', 'email', None)
    """
    if len(label) > MAX_LABEL:
        return None
    text = normalise(label)
    return next((field for field, pattern in _COMPILED if pattern.fullmatch(text)), None)


def field_for(label: str, own: Mapping[str, str]) -> str | None:
    """As `field_of`, after the family's own spellings."""
    text = normalise(label)
    found = next((field for pattern, field in own.items() if re.fullmatch(pattern, text)), None) or field_of(label)
    if found is None and len(label) <= MAX_LABEL:
        if is_role(label.strip(" :")) > SURE_ROLE:
            return "person_role"  # "Stellv. Schulleiterin: Frau Lang"
        return _field_of_several(text)
    return found


@lru_cache(maxsize=4096)
def _field_of_several(label: str) -> str | None:
    """The field of a label that announces several parts of a contact: that of the person among them, else the first.

    >>> [_field_of_several(label) for label in ("name, funktion", "einrichtung und anschrift", "amt, ziele")]
    ['person', 'organisation', None]
    """
    parts = [field_of(part) for part in re.split(r"[,/&+]| und ", label)]
    if len(parts) < 2 or not all(part in CONTACT_FIELDS for part in parts):
        return None
    return "person" if "person" in parts else parts[0]
