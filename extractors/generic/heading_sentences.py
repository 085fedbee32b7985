"""Headings that speak: "Was wollen wir erreichen?", "So wurde es umgesetzt", "Wer macht mit?" by what they ask or say.

The nouns of such headings mislead ("Woher das Geld für unsere Ziele kommt") or there are none. Question word, verb and
tense tell: who with whom are partners, what is done are measures, what has come of it are results.
"""

from __future__ import annotations

import re

from schemas.profile import SectionKind

_SPEAKS = re.compile(
    r"^(?:und )?(?:was|wer|wen|wem|wie|wo|woher|wohin|warum|wieso|weshalb|wozu|wofür|womit|wodurch|wovon|worum|woran|"
    r"worauf|worin|mit wem|für wen|an wen|so|das|dies|da|dahin|dafür|darum|dazu|deshalb|hier|damit|daran|darauf|es|"
    r"sie|wir|noch|bisher|schon|bereits|gemeinsam|weiter|zum|mehr|an unserer|ihre?)\b"
    r"|\b(?:wir|uns|sich|sie|man|es)\b|\?$"
)
_PAST = (
    r"\b(?:hat|haben|hatten?|ist|sind|wurden?|war(?:en)?)\b.*\b(?:\w*ge\w{2,}|(?:be|ver|er|ent)\w{3,})(?:t|en)\b|"
    r"\b(?:erreicht|geschafft|gelungen|bewirkt|bewegt|verändert|bewährt|gelernt|gebracht|geworden|gewirkt)\b"
)
_WANT = r"\b(?:wollen|will|wollten|möchten|soll(?:en|te|ten)?)\b"
_STEER = (
    r"steuer|lenk[et]|koordinier|entscheid|verantwort|zuständig|organisier|aufgestellt|aufgebaut|vernetz|"
    r"\b(?:leitet|führt)\b|macht was|wer was|zusammen\b|zusammenarbeit"
)
_DO = r"(?:tun|tut|machen|macht|bieten|anbieten|packen|leisten|unternehmen|helfen|unterstützen|handeln)\b"

CUES: tuple[tuple[SectionKind, str], ...] = (
    (
        "contact",
        r"\b(?:erreichen|finden|treffen|fragen|melden|schreiben|rufen|sprechen|besuchen) sie\b|ihr draht|für sie da|"
        r"sie uns (?:erreichen|finden)|"
        r"\bsie (?:haben|möchten|wollen|suchen|brauchen)\b.*\b(?:fragen?|kontakt|wissen|mitmachen)|^(?:noch )?fragen\b|"
        r"ansprechbar|ansprechp|wer (?:\w+ )?hilft|wen .*fragen|^an wen|helfen ihnen|auskunft",
    ),
    ("quote", r"^(?:das|was|so) (?:sagen|sehen|meinen|denken|sagt)\b|^was .{0,25}\b(?:sagen|meinen|denken|berichten)$"),
    (
        "funding",
        r"\bgeld\w*|zahlt\b|zahlen\b|\bkostet\b|\bkosten\b|finanzier|\bförder\w*(?:t|n)\b|\bmittel\b|\bsponsor",
    ),
    (
        "materials",
        r"(?:nach|weiter|ein|mehr|zu)\s?(?:zu)?lesen\b|nachschlagen|\bmehr (?:wissen|erfahren|dazu|infos?|"
        r"informationen|darüber)|wo (?:es|sie|man) mehr|im netz\b|herunterladen|zum (?:mitnehmen|bestellen|download)|"
        r"erschienen\b",
    ),
    (
        "outlook",
        r"\bweiter\s?(?:ge(?:ht|hen)|kommt|machen|hin|arbeiten|entwickeln)?(?: soll| wird)?$|"
        r"\bgeh(?:t|en)(?: es|s|'s|’s| wir)? (?:\w+ )?weiter|"
        r"\bals nächstes|\bnoch (?:kommt|kommen|vor|zu tun|fehlt|offen|ansteht|geplant|tun|wollen)|"
        r"was (?:jetzt |nun |noch )?(?:kommt|folgt|ansteht|bevorsteht|fehlt)|künftig|in zukunft|vor uns liegt|"
        r"reise.*\b(?:hin|geht)|steht (?:noch )?(?:an|aus|bevor)|\bgeplant\b|\bplanen\b|kommenden|morgen",
    ),
    ("structures_and_strategies", rf"^(?:und )?wer\b.*(?:{_STEER})"),
    ("background", r"wer (?:wir|sind wir|ist die|ist der)\b(?!.*partner)"),
    ("partners", r"^(?:und )?wer\b|^mit wem\b"),
    (
        "background",
        r"\b(?:begann|begonnen|anfing|angefangen|anfangs|herkommen|dazu kam|entstand)\b|^woher|"
        r"\bkam (?:es )?(?:dazu|zu)|^(?:warum|wieso|weshalb)\b|^wie (?:alles|es|wir) .*(?:kam|kamen|wurden)|"
        r"^wo (?!.*\b(?:wollen|möchten)\b)|^worauf|^vor welche|über (?:uns|die|den|das)\b|"
        r"was (?:uns )?(?:bewegt|beschäftigt|vorher)|\bfrüher\b",
    ),
    (
        "goals",
        rf"{_WANT}|\bvorhaben\b|haben (?:\w+ )?vor$|\bvorgenommen\b|antreibt|\bleitet\b|wichtig ist|\banspruch|"
        r"worum (?:es|geht)|^wofür wir|^wohin|^dahin|^wozu|woran wir (?:glauben|arbeiten)|"
        r"^was .{0,20}\b(?:erreichen|bewirken|bewegen)$|^für wen|^wen .*(?:erreichen|meinen)",
    ),
    ("results", r"^(?:bisher|schon|bereits)\b"),
    (
        "implementation",
        r"umgesetzt|umsetzen|\bum$|\b(?:vorgegangen|vorgehen|angegangen)\b|gehen wir .*vor|"
        r"^wie (?:\w+ ){0,3}(?:mach|tun|gelingt|geht|läuft|abläuft|funktioniert|gemacht)|"
        r"^so (?:geht|gehen|läuft|lief|funktioniert|gelingt|klappt|machen|setzen|wird|wurde)\b|in der praxis",
    ),
    ("structures_and_strategies", rf"^(?:wie|so)\b.*(?:{_STEER}|wir arbeiten|arbeiten wir)"),
    (
        "results",
        rf"{_PAST}|\b(?:wirkt|wirken|bringt|nützt|klappt|gut lief|gut läuft|bleibt|lohnt)\b|"
        r"^was .*funktioniert|daraus gelernt|^das haben wir",
    ),
    ("structures_and_strategies", _STEER),
    (
        "partners",
        r"gemeinsam mit|an unserer seite|im boot|im bunde|\bdabei\b|mitwirk|mitmach|mach(?:t|en) mit|beteiligt|"
        r"unterstütz\w* uns",
    ),
    (
        "measures",
        rf"\bwas\b.*\b(?:{_DO}|passiert|geschieht|läuft|gibt es|konkret|getan wird)|\bwir {_DO}|"
        rf"(?:das|dies|hier|dafür|so|es) (?:gibt|passiert|{_DO})|\bangebot|anpacken",
    ),
    ("background", r"vor ort$|zur lage"),
    ("goals", r"ziele?n?\b"),
)
"""In the order of asking: the first cue that a heading has decides."""

IDIOMS: tuple[tuple[SectionKind, str], ...] = (
    ("outlook", r"\bnächste[nrs]? (?:schritt|etappe|aufgabe|vorhaben|ziel)|blick nach vorn|noch zu tun"),
    ("materials", r"(?:weitere|weiterführende|nähere) (?:infos?|informationen|hinweise|quellen)|schwarz auf weiß"),
    ("implementation", r"schritt für schritt \w|in die (?:tat|praxis)|weg zum ziel"),
    ("results", r"lessons learned|unterm strich|stolpersteine"),
    ("partners", r"starke seite"),
    ("structures_and_strategies", r"bezug auf bildungsarmut"),
)
"""Phrases whose words mislead, in any heading."""

_CUES = tuple((kind, re.compile(pattern)) for kind, pattern in CUES)
_IDIOMS = tuple((kind, re.compile(pattern)) for kind, pattern in IDIOMS)


def spoken_kind(heading: str) -> SectionKind | None:
    """The kind of a heading in small letters that is a question, a sentence or an idiom; None for any other.

    >>> spoken_kind("was wollen wir erreichen"), spoken_kind("wer macht mit"), spoken_kind("ziele und maßnahmen")
    ('goals', 'partners', None)
    """
    text = heading.strip(" .!")
    idiom = next((kind for kind, phrase in _IDIOMS if phrase.search(text)), None)
    if idiom or not _SPEAKS.search(text):
        return idiom
    return next((kind for kind, cue in _CUES if cue.search(text.rstrip("?"))), None)
