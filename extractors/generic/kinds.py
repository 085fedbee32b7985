"""What a section is about, by its heading: what it asks or says, else the head of its first telling noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.generic.heading_sentences import spoken_kind
from schemas.profile import SectionKind

STEMS: tuple[tuple[SectionKind, str], ...] = (
    (
        "contact",
        r"kontakt\w*|ansprechpartner\w*|ansprechperson\w*|ansprechstellen?|impressum|"
        r"anschrift(?:en)?|adressen?|erreichbarkeit|auskunft|auskünfte|rückfragen",
    ),
    (
        "materials",
        r"material(?:ien)?|veröffentlichung(?:en)?|publikation(?:en)?|downloads?|links?|"
        r"linktipps?|literatur\w*|broschüren?|dokumente?|medien|quellen?|arbeitshilfen?|"
        r"handreichung(?:en)?|schriften|schriftliches|praxishilfen?|lesetipps?|lesestoff|informationsmaterial|erschienen|"
        r"unterlagen?|merkblätter|flyer|leitfäden|filme|vordrucke|dokumentation(?:en)?|fundstellen|nachweise",
    ),
    ("quote", r"stimmen?|zitate?|o-töne?|statements?|nachgefragt|meinung(?:en)?|wortmeldung(?:en)?"),
    (
        "goals",
        r"ziel(?:e|en|s)?|zielstellung(?:en)?|zielsetzung(?:en)?|zielgruppen?|leitbild(?:er)?|"
        r"leitziele?|leitgedanken?|leitidee|leitlinien?|vision(?:en)?|mission|anliegen|"
        r"absicht(?:en)?|aufgabenstellung|auftrag|selbstverständnis|"
        r"schwerpunkt(?:e|setzung)?|anspruch|motto|leitsätze|idee|grundgedanken?|grundsätze|handlungsziele|motivation",
    ),
    (
        "background",
        r"ausgangs(?:lage|situation|punkt|bedingungen)|hintergr(?:ünde|und|undinformationen)|"
        r"anlass|situation|problemlage|lage|herausforderung(?:en)?|rahmenbedingung(?:en)?|"
        r"vorgeschichte|entstehung(?:sgeschichte)?|"
        r"geschichte|einleitung|bedarf(?:slage|sanalyse)?|kontext|sozialraum|anfänge?|anstoß|anlässe|beweggründe|"
        r"ursprung|kurzporträt|porträt|überblick|rückblick|analyse|bestandsaufnahme|"
        r"problemstellung|standort|profil|kurzbeschreibung",
    ),
    (
        "structures_and_strategies",
        r"struktur(?:en)?|strategien?|organisation(?:sform|sstruktur)?|organisiert|gremi(?:en|um)|"
        r"netzwerke?|steuerung(?:sgruppe)?|koordination|koordinierung|aufbau|arbeitsweise|"
        r"zusammenarbeit|kooperation(?:en|sformen)?|"
        r"geschäftsstelle|arbeitsgruppen|bündnisstruktur|verankerung|vernetzung|lenkungs(?:kreis|"
        r"gruppe)|beteiligungsstruktur|konzept(?:ion)?|gesamtkonzept|leitstelle|zuständigkeiten|aufgabenverteilung|beirat|federführung",
    ),
    (
        "implementation",
        r"umsetzung(?:en|sschritte)?|realisierung|durchführung|implementierung|"
        r"vorgehen(?:sweise)?|praxis|ablauf|verlauf|projektverlauf|projektablauf|verfahren|"
        r"meilensteine|arbeitsschritte|vollzug|ausführung|methodik|methoden?|herangehen(?:sweise)?|arbeitsplan|zeitplan|projektschritte|erprobung",
    ),
    (
        "partners",
        r"partner(?:innen|n|schaften)?|kooperationspartner\w*|beteiligte[nr]?|akteur(?:e|en|"
        r"innen)?|mitwirkende[nr]?|mitglieder|unterstützer\w*|mitstreiter\w*|verbündete[nr]?|"
        r"träger(?:schaft)?|mitmacher|bündnispartner|trägerkreis|trägerverbund",
    ),
    (
        "funding",
        r"förderung(?:en)?|förderer|finanz(?:en|ierung|quellen|mittel|ielles)|mittel|ressourcen|"
        r"kosten|budget|fördermittel|geldgeber|haushalt|geld|sponsoren|ausstattung|fördersumme|"
        r"mittelherkunft|finanzplan",
    ),
    (
        "results",
        r"ergebnis(?:se|sen)?|erfahrung(?:en)?|erfolge?n?|erfolgsfaktoren|wirkung(?:en)?|"
        r"wirksamkeit|bilanz|zwischenbilanz|evaluation|erreichtes|erkenntnisse|nutzen|resultate?|"
        r"fazit|gelingensbedingungen|auswirkungen|errungenschaften|fortschritte?|zwischenstand|"
        r"resonanz|lernerfahrungen|erträge|mehrwert|zwischenfazit|rückmeldungen|lehren|wirkungsmessung",
    ),
    (
        "outlook",
        r"ausblick|perspektiven?|zukunft|pläne|planung(?:en)?|weiterentwicklung|fortsetzung|"
        r"vorhaben|zukunftspläne|verstetigung|nachhaltigkeit|weiterführung|fortführung",
    ),
    (
        "measures",
        r"maßnahmen?(?:paket)?|massnahmen?|angebote?n?|aktivitäten|aktionen|projekte?n?|"
        r"bausteine?|projektbausteine|handlungsfelder?|arbeitsfelder|leistung(?:en)?|tätigkeiten|"
        r"veranstaltung(?:en)?|programme?|inhalte?|beispiele|aufgaben|instrumente|hilfen|"
        r"initiativen|praxisbeispiele|module|leuchttürme|arbeit|formate|handlungsansätze|angebotspalette",
    ),
)
WEAK: frozenset[str] = frozenset(
    {
        "projekt",
        "projekte",
        "projekten",
        "programm",
        "programme",
        "arbeit",
        "idee",
        "praxis",
        "profil",
        "standort",
        "aufgaben",
        "beispiele",
        "links",
        "mittel",
    }
)
"""Heads that decide only where no other word does: "Projekt im Ausblick" is an outlook."""

_STEMS = tuple((kind, re.compile(rf"(?:{pattern})$")) for kind, pattern in STEMS)
_ICON = re.compile(r"^[^\w„»\"(]+")
_WORD = re.compile(r"[\w-]+")


def kind_of(heading: str, own: Mapping[str, str] | None = None) -> SectionKind:
    """The kind of section that a heading announces; `other` where no word of it is known.

    `own` (pattern -> kind) are a family's section names; they come first.

    >>> kind_of("Was uns leitet"), kind_of("Projektpartner"), kind_of("Umsetzung der Ziele"), kind_of("Ponyhof")
    ('goals', 'partners', 'implementation', 'other')
    """
    text = _ICON.sub("", " ".join(heading.lower().split())).strip(" :.!–-")
    for pattern, kind in (own or {}).items():
        if re.search(pattern, text, re.IGNORECASE):
            return kind  # type: ignore[return-value]  # families are checked by `test_families`
    return _generic(text)


@lru_cache(maxsize=2048)
def _generic(text: str) -> SectionKind:
    if spoken := spoken_kind(text):
        return spoken
    weak: SectionKind = "other"
    for word in _WORD.findall(text):
        found = _head(word)
        if found is None:
            continue
        kind, head = found
        # The first word that says something is the head of a German heading: "Umsetzung der Ziele".
        if word not in WEAK and head not in WEAK:
            return kind
        weak = kind if weak == "other" else weak
    return weak


def _head(word: str) -> tuple[SectionKind, str] | None:
    """The kind of a word by the stem at its end ("Projektpartner" is about partners), the longest stem first."""
    best: tuple[SectionKind, str] | None = None
    for kind, pattern in _STEMS:
        hit = pattern.search(word)
        # A stem may stand behind other parts of a compound; "Spiele" is none of "ziele": parts have 3 letters.
        if (
            hit
            and (hit.start() == 0 or (hit.start() >= 3 and len(hit[0]) >= 5))
            and (best is None or len(hit[0]) > len(best[1]))
        ):
            best = (kind, hit[0])
    return best
