"""Headings that are questions or sentences: what they ask for, whatever nouns stand in them."""

from __future__ import annotations

import re

from schemas.profile import SectionKind

_GAP = r"\b.{0,40}?\b"  # what may stand between the question word and the verb
_WHOLE = r"(?:kommune|gemeinde|\w*(?:stadt|kreis|dorf|region)|bezirk|quartier|stadtteil|ort|haus)"

IDIOMS: tuple[tuple[SectionKind, str], ...] = (
    # What has no kind, whatever nouns stand in it: counsel to others, what stood in the way, what a word means.
    (
        "other",
        r"^(?:stolpersteine|hürden|hindernisse|hemmnisse|schwierigkeiten|knackpunkte)\b(?!.*\berfolg)|"
        r"^(?:unsere? |gute[rn]? |\w+ )?(?:rat|ratschläge|tipps?|empfehlung(?:en)?)(?: (?:an|für|zu[mr]?|von)\b.*)?$|"
        r"^(?:was|wozu)\b.{0,20}\b(?:raten|empfehlen)\b|^was\b.{0,25}\banders (?:machen|angehen)\b|"
        r"^was andere\b.{0,20}\b(?:mitnehmen|übernehmen|übertragen|nachmachen)\b|"
        r"^was\b.{0,20}\b(?:schwierig|schwer ?fiel)\b|^w(?:or?an|o) es (?:noch )?(?:hakt|klemmt)\b|"
        r"^was\b.{0,20}\bnicht\b.{0,12}\b(?:gut|funktionier\w*|geklappt|klappte?|gelungen|gelang)$|"
        r"^was (?:ist eine?|sind)\b(?! wir\b)|^für wen\b",
    ),
    (
        "outlook",
        r"^(?:was|das) (?:nehmen wir uns (?:noch )?vor|wir uns (?:noch )?(?:vornehmen|wünschen)|bleiben soll)$|"
        r"^(?:was|das)\b.{0,12}\bwünschen\b(?!.*\b(?:eltern|kinder|jugendliche|familien)\b)|"
        r"^(?:der|die|das|im) (?:nächsten?|kommenden?) (?:jahre?|monate|wochen|sommer|winter|herbst|frühling|frühjahr|"
        r"schuljahr|jahrzehnt|förderphase|runde|zeit)$|"
        r"^wo (?:stehen wir|wollen wir stehen|sehen (?:sie|wir) (?:sich|uns))\b.*\b(?:in \w+ jahren|20\d\d)$|"
        r"^(?:was|das)\b.{0,20}\b(?:steht an|kommt als nächstes|offen (?:ist|bleibt)|fehlt noch|fehlt)$|^wohin es geht|"
        r"^da(?:hin)? (?:geht|soll) .{0,15}\b(?:hin|gehen|hingehen)$|weiter(?:machen|arbeiten)$|^blick in die zukunft",
    ),
    (
        "structures_and_strategies",
        r"^(?:bei )?we[rm]\b.{0,20}\b(?:das sagen hat|sich kümmert|wofür zuständig|zuständig|die fäden)|"
        r"^(?:so|wie) wir uns (?:abstimmen|austauschen|organisieren|treffen)",
    ),
    (
        "partners",
        r"^wer hilft uns\b|^(?:mit )?an bord(?: sind)?$|\bvertreten(?: sind)?$|"
        r"^wer\b(?: (?:uns|mit))? (?:hilft|anpackt|mit anpackt)$|an einem tisch|^hand in hand (?:mit|für)\b|"
        r"^(?:unsere )?partnerschaft(?:en)?$|^wir danken\b|"
        r"^mit uns verbunden$|\bzusammen mit$|^unser netzwerk$|^(?:unsere )?kooperationen$",
    ),
    (
        "materials",
        r"^(?:zum )?(?:nach|weiter)lesen$|^zum (?:vertiefen|nachschlagen|weiter(?:denken|verwenden|geben))$|"
        r"^(?:nachschlagen|nachlesen|lesen) und \w+$|"
        r"^zum (?:an(?:schauen|hören|sehen)|mitnehmen)|\b(?:steht|gibt es) mehr$|"
        r"^schwarz auf weiß|^gedruckt(?:es)?\b|"
        r"^(?:die |weitere )?anlagen?(?: zu[mr]?\b.*)?$|"
        r"^informationen (?:im (?:inter)?netz|online)$|^(?:weitere |nützliche )?hinweise$",
    ),
    (
        "background",
        r"^(?:darum|deshalb) (?:gibt es uns|sind wir da)$|^der anfang$|^wo(?:her)? kommen wir\b(?: her)?|"
        r"^(?:so|wie|womit|wo) .{0,12}\b(?:fing|anfing|begann|losging|kam)(?:'s| es| alles| das)?(?: an| los| dazu)?$|"
        r"^woher (?:der|die|das) \w+ (?:kam|stammt|stammte)$|"
        r"^(?:am|zu) (?:anfang|beginn)$|blick zurück|^am anfang (?:war|stand|waren|standen)\b|"
        r"^was (?:da)?hinter ?(?:steckt|steht|liegt)$|"
        r"^woran es (?:fehlte|mangelte|haperte|hakte|krankte|lag)$|"
        r"^gründe für (?:den|die|das) (?:aufbruch|anfang|gründung|vorhaben|projekt)$|^was (?:uns )?fehlte$|"
        r"^was uns (?:beschäftigt|umtreibt|umgetrieben|bewegt|angetrieben)(?: hat)?$|"
        r"^was (?:uns (?:herausfordert|sorgen macht|fehlt)|"
        r"wir vorfanden|wir vorgefunden haben)$|"
        r"^wo (?:der schuh drückt|drückt der schuh)|^stärken und schwächen|"
        r"(?:kurz vorgestellt|stell(?:t|en) (?:sich|uns) vor)$",
    ),
    (
        "goals",
        r"^(?:da|dort)(?:hin)? (?:wollen|möchten) wir|^(?:unser|der) plan$|^das vorhaben$|^(?:wonach|wofür|dafür|"
        r"wozu) (?:wir )?(?:streben|stehen)|^worauf\b.{0,20}\b(?:hinarbeiten|hinaus|abzielen|zielen)\b|"
        r"^worauf es (?:uns|ihnen) ankommt$|"
        r"^damit\b.*\b(?:bleib[ent]+|werden|wird|gelingt|gelingen|kann|können)$",
    ),
    (
        "results",
        r"^(?:der )?stand der dinge$|"
        r"^was (?:wir|sie|uns|andere) (?:beobachte\w*|feststell\w*|auffällt|spüren|sehen|sagen)$|"
        r"^was\b.{0,30}\b(?:zu sehen|sichtbar|messbar|spürbar|zu spüren)(?: (?:ist|wird|wurde))?$|"
        r"^(?:die )?(?:befunde?|erkenntnisse?|zahlen|daten)\b.{0,12}\b"
        r"(?:auswertung|evaluation|befragung|begleitforschung)$|"
        r"^was sich (?:messen|zählen|sehen|belegen|vorzeigen) lässt$|"
        r"^(?:was|das)\b.{0,20}\b(?:heraus(?:kam|gekommen(?: ist)?)|(?:kam|kommt) (?:dabei )?heraus|(?:hat )?geklappt|"
        r"gelang|"
        r"genützt hat|sich getan hat|hat sich getan|wir heute wissen)$|"
        r"^worauf es ankommt|^das bringt (?:es|uns|allen)\b",
    ),
    (
        "implementation",
        r"^(?:so|wie) (?:es |das )?(?:geht|klappt)(?:'s| es| das)?$|angegangen|"
        r"^in \w+ (?:schritten|phasen|etappen)\b|^schritt für schritt$|"
        r"^vo(?:n der|m) (?:idee|antrag|beschluss|plan|konzept|leitbild|auftrag|papier) (?:zu[mr]?|bis|in)\b|"
        r"^vo[mn] .{2,20} zum? tun$|^so w(?:ird|urde) (?:\w+ )?ge\w+t$",
    ),
    (
        "measures",
        r"^(?:was|das)\b.{0,25}\b(?:finden|bekommen|erhalten)\b|^(?:was|das|hier|da) (?:ist|geht)\b.{0,20}\blos$|"
        r"^woran\b.{0,20}\barbeiten$|^erprobt (?:wurden?|haben wir)$|"
        r"^(?:was|das) erwartet (?:sie|dich|euch)\b|auf die beine|^womit wir (?:helfen|unterstützen)|"
        r"^(?:gute[nr]? (?:praxis|beispiele)|best practice)\b|"
        # What is under way or done is no plan any more; to promote something is no subsidy.
        r"^(?:umgesetzte|abgeschlossene|durchgeführte|realisierte|geförderte|bewilligte|laufende|ausgewählte|beispielhafte)\b"
        r".{0,20}\b(?:vorhaben|planungen)\b|^(?:arbeitsschwerpunkte|schwerpunkte (?:der|unserer) arbeit)\b",
    ),
)
"""How people speak: whole headings, asked for before the questions below."""

PHRASES: tuple[tuple[SectionKind, str], ...] = (
    (
        "outlook",
        rf"(?:wie|so|und){_GAP}weiter(?:geht|gehts|gehen)?(?: soll| kann| wird)?$|(?:so )?geht(?:'s| es)? weiter|"
        r"und (?:dann|danach|morgen|jetzt)$|"
        rf"was{_GAP}(?:als nächstes|demnächst|künftig|geplant|planen|plant|noch (?!gibt|immer)\w+|ansteht|steht an|"
        r"folgt|"
        r"kommt|vor uns liegt)\b|"
        r"wo(?:hin)? (?:wir|es|die reise|der weg) .{0,20}(?:hin|reise geht|hinführt)\b|wohin die reise|"
        r"wo\b.{0,20}\bhin$|^weiter geht|"
        r"(?:nächste|künftige|zukünftige|kommende|geplante|offene)[nrs]? "
        r"(?:schritte?|etappen?|vorhaben|pläne|planung(?:en)?|aufgaben?|maßnahmen|projekte|entwicklung|fragen)\b|"
        r"weitere[nrs]? (?:schritte?|etappen?|vorhaben|pläne|planung(?:en)?|entwicklung)\b|^vorhaben (?:ab|bis|für)\b|"
        r"^weitere[srn]? vorgehen(?:sweise)?$|"
        r"blick nach vorn|nach vorn|in zukunft|noch zu tun|die kommenden|was noch fehlt",
    ),
    (
        "contact",
        rf"(?:so|wie){_GAP}erreich\w* (?:sie|ihr|du)\b|(?:noch|haben sie|bei|ihre) (?:\w+ )?fragen\b|an wen\b|"
        r"wen (?:kann|können|darf|frag)|(?:wer|hier) (?:weiter)?hilft(?: ihnen)?(?: weiter)?$|wer weiterhilft|"
        r"sie (?:haben|möchten) .{0,20}(?:fragen|kontakt)|ihr draht|schreib(?:en sie|t? uns|t? mir)|rufen sie|"
        r"sprechen sie|(?:ihr|dein|der) weg zu uns|"
        r"ansprechbar|impressum|\bherausgibt$|^fragen$|"
        r"^(?:ihre )?(?:rück|an)?fragen (?:an|bei|richten|beantworten|beantwortet)\b|"
        r"^ausk(?:unft|ünfte) (?:geben|gibt|erteilen|erteilt|bei)\b",
    ),
    (
        "materials",
        rf"(?:zum|was|wo){_GAP}(?:weiter|nach)?(?:zu)?(?:lesen|schlagen|schauen|hören|bestellen|mitnehmen|"
        r"herunterladen|download)(?: (?:gibt|ist|kann|können))?\b|"
        r"^(?:noch )?mehr (?:über|zu[mr]?|von|lesen|erfahren|wissen|dazu|infos?|informationen)\b|"
        r"(?:weitere|weiterführende|nähere|ergänzende) (?:infos?|informationen|hinweise|quellen|texte)|"
        r"wo (?:es|sie|man|gibt es|finde(?:n|t)?) (?:\w+ )?mehr|mehr zu(?:m|r)? lesen|mehr (?:erfahren|wissen|dazu|"
        r"infos?|informationen)\b|^im (?:inter)?netz$|"
        r"(?:schon|bereits|bisher|bei uns) erschienen",
    ),
    (
        "results",
        r"was (?:wir|andere|man|sich)? ?(?:daraus |dabei |davon )?(?:(?:dazu)?gelernt|lernen)\b",
    ),
    (
        "goals",
        rf"(?:was|wohin|das){_GAP}(?:woll(?:en|te|ten)?|will|möchten?|sollen?|soll|(?<!das )vorhaben$|vorhat|"
        r"vorgenommen|anstreb\w*|antreibt|leitet|bezweck\w*)\b|(?:was|das) ha(?:ben|t)\b.{0,25}\bvor$|"
        rf"(?:was|wen){_GAP}(?:erreichen|bewirken|bewegen|verändern)\b|"
        r"wohin (?:wir|es|die)|wofür\b|wozu\b|unser anspruch|was uns wichtig ist|woran wir glauben|dahin wollen",
    ),
    (
        "measures",
        rf"(?:was|das){_GAP}(?:getan|gemacht|unternommen|angeboten|angestoßen|angepackt)\b",
    ),
    (
        "implementation",
        rf"^(?:so|wie){_GAP}(?:umgesetzt|umsetzen|(?:setzen|setzt)\b.{{0,20}}\bum|vorgegangen|vorgehen|vorgeht|"
        r"(?:gehen|geht|gingen|ging)\b.{0,20}\bvor|abläuft|läuft|lief|abgelaufen|gelaufen|funktionier\w*|gelingt|"
        r"gelang|gemacht|machen|angehen|anpacken|verwirklich\w*|realisiert)\b|"
        r"^so (?:geht es|gehts|machen wir)|schritt für schritt zu|(?:in die|zur) (?:tat|praxis)\b|weg zum ziel|"
        r"^(?:der|unser|ein|der gemeinsame|unser gemeinsamer) weg(?: (?:zu[mr]?|dahin|dorthin|bis)\b.*)?$",
    ),
    (
        "partners",
        rf"wer{_GAP}(?:mit|mitmacht|mitwirkt|mitarbeitet|mithilft|mitträgt|mitzieht|dabei|dahinter|dahintersteht|"
        r"beteiligt|dazu|dazugehört|am tisch|im boot|unterstützt|trägt|hinter\b.{1,30}\bsteht|steht hinter|"
        r"hilft mit)\b|"
        r"^im (?:bündnis|netzwerk|verbund)$|"
        r"^mit wem|^mit dabei|an unserer seite|gemeinsam mit|(?:mit )?im boot|im bunde?$|im bunde|starke seite",
    ),
    (
        "structures_and_strategies",
        rf"wer{_GAP}(?:entscheide[nt]|steuer[nt]|lenkt|leitet|koordiniert|verantwort\w*|führt|macht was|tut was|"
        r"was (?:macht|tut)|(?:den )?hut auf|fäden)\b|"
        rf"^(?:so|wie){_GAP}(?:organisiert|gesteuert|aufgebaut|aufgestellt|strukturiert|verankert|verzahnt|vernetzt|"
        r"geknüpft|abgestimmt|geführt|entscheiden|entschieden|steuern|zusammenarbeite\w*|zusammengearbeitet|"
        r"arbeite[nt]|zusammenwirk\w*|ineinandergreif\w*)\b|bezug auf bildungsarmut",
    ),
    (
        "funding",
        rf"woher{_GAP}(?:geld|mittel|gelder)\b|^wovon\b|^(?:so|wie)\b.{{0,12}}\b(?:sich|uns) (?:trägt|tragen|rechnet)$|"
        rf"(?:wie|was|wer|das){_GAP}(?:bezahl\w*|zahlt|finanzier\w*|kostet|gekostet)\b|wer\b.{{0,15}}fördert\b|"
        r"^(?:gefördert|finanziert|unterstützt) (?:durch|von|vom|aus|mit)\b",
    ),
    (
        "results",
        rf"^(?:was|das|bisher|bereits|schon|heute|wie){_GAP}(?:erreicht|gelungen|geschafft|bewirkt|bewegt|gelernt|"
        r"gebracht|verändert|bewährt|geworden|entstanden|umgesetzt|verbessert|geändert|ausgezahlt)\b(?! uns)|"
        rf"^was(?!\b.{{0,12}}\buns){_GAP}(?:wirkt|gut (?:läuft|lief|funktioniert|klappt)|läuft gut|lief gut|"
        rf"funktionierte?|"
        r"klappte?|bringt|bleibt|sich lohnt|sich auszahlt|zählt)\b|"
        r"was wurde\b.{0,30}(?:erreicht|bewirkt)|das (?:hat|haben) (?:sich|wir)\b|"
        r"(?:wie )?wirkt (?:es|wie|das)|wie (?:es|das) (?:wirkt|ankommt)|lessons learned|gelohnt|unterm strich|"
        r"was (?:es )?(?:ist|wurde) (?:daraus )?geworden|was daraus wurde|was wurde daraus",
    ),
    (
        "measures",
        r"^(?:ausgewählte|laufende|aktuelle|einzelne|unsere|die) vorhaben$|"
        rf"^(?!.*\bnicht\b)(?:was|das|hier|so){_GAP}(?:tun|tut|machen|macht|bieten|bietet|anbieten|anbietet|leisten|"
        rf"leistet|"
        r"gibt(?: es|'s)?|passiert|geschieht|läuft|anpacken|packen wir an|unternehmen)\b|"
        r"(?:so|wie) (?:wir )?(?:helfen|unterstützen|fördern|begleiten|beraten)(?: wir)?\b|was konkret|"
        r"^was wurden?\b.{0,20}\b(?:\w+iert|erprobt|erneuert|eingeführt|eingerichtet|gebaut|gefördert|gegründet)$",
    ),
    (
        "background",
        r"^(?:warum|weshalb|wieso|weswegen)\b|(?:worum|darum) (?:es )?(?:geht|ging)|"
        rf"wie{_GAP}(?:begann|begonnen|anfing|angefangen|losging|dazu kam|kam es|entstand|entstanden)\b|"
        rf"wo(?:her)? (?:wir|das|die|der|es){_GAP}(?:steh\w*|komm\w*|herkommen|starte\w*)\b|wo (?:stehen|steht|"
        rf"standen)\b|"
        r"worauf .{0,15}(?:reagier|bau)|der anlass|was (?:uns bewegt|war los|war der|vorher|uns fehlte|fehlte)|"
        r"zur lage|lage vor ort|^über (?:die|den|das|uns)\b|(?:wer|was) (?:sind wir|wir sind|ist das)$|vor welche[rn]|"
        r"(?:demogra(?:f|ph)ische|soziale|sozialräumliche|wirtschaftliche|bisherige) "
        r"(?:entwicklung|lage|struktur|situation|wandel)|"
        rf"^(?:der|die|das|unsere?)? ?{_WHOLE}(?: (?:im überblick|in zahlen|heute))?$|"
        rf"^eine? {_WHOLE} (?:an|am|zwischen|im|in|mit|ohne|unter)\b|^einführung(?: in\b.*)?$|in zahlen$|"
        r"(?:zahlen|daten)(?:,| und) (?:daten(?:,| und) )?fakten|[:–-] (?:die )?zahlen$",
    ),
    ("quote", r"(?:das sagen|was .{0,20}(?:sagen|meinen|denken)|so sehen es|wie .{0,15} sehen)"),
)
"""Kind -> pattern, in the order of asking: what is asked next goes before what is asked at all."""

_COMPILED = tuple((kind, re.compile(rf"(?:(?<=\W)|^)(?:{pattern})")) for kind, pattern in (*IDIOMS, *PHRASES))


def asked_for(heading: str) -> SectionKind | None:
    """The kind that a question or a sentence asks for, None for headings that are nouns; small letters, no marks.

    >>> asked_for("wer steht dahinter"), asked_for("was soll sich ändern"), asked_for("projektpartner")
    ('partners', 'goals', None)
    """
    return next((kind for kind, pattern in _COMPILED if pattern.search(heading)), None)
