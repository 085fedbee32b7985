"""What a section is about, by the words of its heading: phrases first, then the head of each compound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from schemas.profile import SectionKind

PHRASES: tuple[tuple[SectionKind, str], ...] = (
    # Question-like and sentence-like headings, whose nouns mislead.
    (
        "goals",
        r"was .{0,20}(?:erreichen|bewirken|bewegen|leitet|antreibt|vorhaben|wollen|möchten)|wohin "
        r"(?:wir|es|die)|wofür wir|worum (?:es|geht)|unser anspruch|"
        r"warum wir|wozu|was uns wichtig ist|woran wir glauben|das wollen wir|was (?:wir "
        r")?vorhaben|dahin wollen|^für wen\\b",
    ),
    (
        "results",
        r"was .{0,30}(?:erreicht|gelungen|geschafft|bewirkt|bewegt|gelernt|gebracht|gut lief|"
        r"funktioniert|wurde|geworden)|(?:das|was) (?:hat sich|hat es|sich) (?:bewährt|verändert|"
        r"gebracht)|"
        r"wie (?:es )?wirkt|wirkt wie|bisher erreicht|schon geschafft|das haben wir|(?:schon|"
        r"bereits) gelungen|lessons learned|was bleibt|unterm strich|stolpersteine",
    ),
    (
        "outlook",
        r"wie (?:es|geht es|gehts|wir) weiter|(?:so )?geht(?:'s| es)? weiter|was (?:als |kommt "
        r")?(?:nächstes|noch)|was (?:noch )?(?:kommt|ansteht|folgt|geplant)|"
        r"nächste(?:n|r)? (?:schritt|etappe|vorhaben)|wo (?:wir|es|die reise) .{0,20}hin|blick "
        r"nach vorn|nach vorn|in zukunft|was vor uns liegt|noch zu tun|die kommenden",
    ),
    (
        "background",
        r"wo(?:her)? wir (?:stehen|kommen|herkommen|starten)|wie (?:alles|es) (?:begann|anfing|"
        r"dazu kam|entstand)|warum (?:es|das|ein|handeln)|worauf .{0,15}(?:reagier|bau)|"
        r"der anlass|was uns bewegt|zur lage|lage vor ort|die kommune$|über (?:die|den|uns)|"
        r"(?:wer|was) (?:sind wir|wir sind)|vor welcher|kommune im überblick|was vorher",
    ),
    (
        "structures_and_strategies",
        r"wie wir .{0,20}(?:organisiert|arbeiten|aufgestellt|zusammenarbeiten|steuern|"
        r"entscheiden)|wie .{0,20}(?:organisiert|gesteuert|aufgebaut|zusammengearbeitet)|"
        r"so (?:sind|arbeiten|ist) .{0,20}(?:organisiert|aufgestellt|zusammen)|wer (?:steuert|"
        r"entscheidet|lenkt|koordiniert|macht was)|wer was macht|bezug auf bildungsarmut",
    ),
    (
        "measures",
        r"was wir (?:tun|machen|anbieten|konkret)|das (?:tun|machen|bieten) wir|was (?:konkret |"
        r"vor ort |hier )?(?:passiert|geschieht|läuft|getan wird|gibt es|wird getan)|so helfen "
        r"wir|das bieten",
    ),
    (
        "implementation",
        r"wie wir (?:vorgehen|gehen|es machen|das machen|umsetzen)|(?:so|wie) (?:geht|gehen wir|setzen|wird|"
        r"funktioniert|läuft) .{0,25}(?:um|vor|praxis|es)$|so (?:geht es|gehts|machen wir)|"
        r"schritt für schritt zum|in die (?:tat|praxis)|weg zum ziel",
    ),
    (
        "partners",
        r"wer (?:macht|ist|wirkt|war|sind) .{0,12}(?:mit|dabei|beteiligt)|wer (?:mitmacht|"
        r"mitwirkt|dabei ist|dahinter|hilft mit)|mit wem|an unserer seite|gemeinsam mit|(?:mit )?im boot|im bunde|"
        r"starke seite",
    ),
    (
        "funding",
        r"(?:woher|wie) .{0,20}(?:geld|bezahlt|finanziert)|was (?:es|das) kostet|wer (?:be)?zahlt|wer das bezahlt",
    ),
    (
        "contact",
        r"so erreichen sie|wer (?:weiter)?hilft|sie (?:haben|möchten) .{0,20}(?:fragen|kontakt)|"
        r"noch fragen|ihr draht|schreiben sie uns|ansprechbar|rufen sie|sprechen sie uns|impressum",
    ),
    (
        "materials",
        r"zum (?:weiter|nach)lesen|zum nachschlagen|(?:zum )?mehr (?:lesen|erfahren|wissen|dazu|"
        r"informationen|infos)|(?:weitere|weiterführende|nähere) (?:infos?|informationen|hinweise|"
        r"quellen)|"
        r"wo (?:es|sie|man) mehr|im netz|zum (?:herunterladen|download|bestellen|mitnehmen)|"
        r"lesetipps?|schon erschienen|bereits erschienen",
    ),
    ("quote", r"(?:das sagen|was .{0,20}(?:sagen|meinen|denken)|so sehen es|wie .{0,15} sehen)"),
)

STEMS: tuple[tuple[SectionKind, str], ...] = (
    (
        "contact",
        r"kontakt\w*|ansprechpartner\w*|ansprechperson\w*|ansprechstellen?|impressum|"
        r"anschrift(?:en)?|adressen?|erreichbarkeit",
    ),
    (
        "materials",
        r"material(?:ien)?|veröffentlichung(?:en)?|publikation(?:en)?|downloads?|links?|"
        r"linktipps?|literatur\w*|broschüren?|dokumente?|medien|quellen?|arbeitshilfen?|"
        r"handreichung(?:en)?|schriften|praxishilfen?|lesetipps?|informationsmaterial|erschienen",
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
        r"geschichte|einleitung|bedarf(?:slage|sanalyse)?|kontext|sozialraum|anfänge?|anstoß|"
        r"ursprung|kurzporträt|porträt|überblick|rückblick|analyse|bestandsaufnahme|"
        r"problemstellung|standort|profil|kurzbeschreibung",
    ),
    (
        "structures_and_strategies",
        r"struktur(?:en)?|strategien?|organisation(?:sform|sstruktur)?|organisiert|gremi(?:en|um)|"
        r"netzwerke?|steuerung(?:sgruppe)?|koordination|koordinierung|aufbau|arbeitsweise|"
        r"zusammenarbeit|kooperation(?:en|sformen)?|"
        r"geschäftsstelle|arbeitsgruppen|bündnisstruktur|verankerung|vernetzung|lenkungs(?:kreis|"
        r"gruppe)|beteiligungsstruktur|konzept(?:ion)?|gesamtkonzept|leitstelle|zuständigkeiten",
    ),
    (
        "implementation",
        r"umsetzung(?:en|sschritte)?|realisierung|durchführung|implementierung|"
        r"vorgehen(?:sweise)?|praxis|ablauf|verlauf|projektverlauf|projektablauf|verfahren|"
        r"meilensteine|arbeitsschritte|vollzug|ausführung|methodik|methoden?",
    ),
    (
        "partners",
        r"partner(?:innen|n|schaften)?|kooperationspartner\w*|beteiligte[nr]?|akteur(?:e|en|"
        r"innen)?|mitwirkende[nr]?|mitglieder|unterstützer\w*|mitstreiter\w*|verbündete[nr]?|"
        r"träger(?:schaft)?|mitmacher",
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
        r"resonanz|lernerfahrungen|erträge|mehrwert",
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
        r"initiativen|praxisbeispiele|module|leuchttürme|arbeit",
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

_PHRASES = tuple((kind, re.compile(rf"\b(?:{pattern})")) for kind, pattern in PHRASES)
_STEMS = tuple((kind, re.compile(rf"(?:{pattern})$")) for kind, pattern in STEMS)
_WORD = re.compile(r"[\w-]+")


def kind_of(heading: str, own: Mapping[str, str] | None = None) -> SectionKind:
    """The kind of section that a heading announces; `other` where no word of it is known.

    `own` (pattern -> kind) are a family's section names; they come first.

    >>> kind_of("Was uns leitet"), kind_of("Projektpartner"), kind_of("Umsetzung der Ziele"), kind_of("Ponyhof")
    ('goals', 'partners', 'implementation', 'other')
    """
    text = " ".join(heading.lower().split()).strip(" :.?!–-□■▪")
    for pattern, kind in (own or {}).items():
        if re.search(pattern, text, re.IGNORECASE):
            return kind  # type: ignore[return-value]  # families are checked by `test_families`
    return _generic(text)


@lru_cache(maxsize=2048)
def _generic(text: str) -> SectionKind:
    for kind, pattern in _PHRASES:
        if pattern.search(text):
            return kind
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
