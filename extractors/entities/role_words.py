"""The words by which a role is told, and those that only look like one."""

from __future__ import annotations

import re

from extractors.entities.word_pattern import WordPattern

HEAD = WordPattern(
    r"(?:(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:[Dd]ezernent|[Kk]oordinator|[Rr]eferent|[Kk]onsulent|[Pp]räsident|"
    r"[Pp]räventionslots)(?:in|en|s|e)?"
    r"|(?:Ober|Alt|Orts|Kreis|Samtgemeinde|Verbandsgemeinde)?[Bb]ürgermeister(?:in|s)?|Landrat(?:s|es)?|"
    r"Landrätin|Ministerpräsident(?:in|en)?"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+-?)+(?:minister|senator|rätin|beauftragte[rn]?|sprecher|manager|planer|leiter|"
    r"sachbearbeiter|geschäftsführer|vorsitzende[rn]?|pfleger(?=$)|direktor|lots(?:e|(?=in))|moderator)(?:in|s)?"
    r"|Ministerin?|Senator(?:in)?|Beigeordnete[rn]?|Vorsitzende[rn]?|Vorstandsvorsitzende[rn]?|"
    r"Geschäftsführer(?:in|s)?|Sachbearbeiter(?:in|s)?|Rektor(?:in|s)?|Konrektor(?:in)?"
    r"|Schulrat|Kreisrätin|Stadtkämmerer|Kämmerer|Kämmerin|Leiter(?:in|s)?|Staatssekretär(?:in)?|Direktor(?:in|s)?|"
    r"Dekan(?:in)?|Superintendent(?:in)?|Superintendentin|Sprecher(?:in)?|Beauftragte[rn]?"
    r"|Schirmherr(?:in)?|Intendant(?:in)?|Stadtdirektor(?:in)?|Kreisdirektor(?:in)?|Stadträtin"
    r"|Ortsvorsteher(?:in|s)?|(?:Amts|Verbands|Fachbereichs|Landes|Kreisbau|Regierungs)direktor(?:in|s)?|Ortsamtsleiter(?:in)?"
    r"|(?:Vize)?[Pp]räsident(?:in|en)?|Kreisbrandmeister(?:in)?|Bezirksbürgermeister(?:in|s)?|Bezirksstadtrat|Bezirksstadträtin"
    r"|(?:Landes)?[Bb]ischof|(?:Landes)?[Bb]ischöfin|Schatzmeister(?:in)?|Schriftführer(?:in)?|Amtsvorsteher(?:in|s)?"
    r"|Stadtverordnetenvorsteher(?:in)?|Bundeskanzler(?:in|s)?|Bundespräsident(?:in|en)?|Regierungspräsident(?:in|en)?"
    r"|Generalsekretär(?:in|s)?|Hauptgeschäftsführer(?:in|s)?|Ombudsfrau|Ombudsmann|Kurator(?:in)?|Kanzler(?:in)?)$"
)
NOT_ROLES = WordPattern(
    r"(?:.*[Bb]egleit|Arbeiter|Reiter|(?!.*[Ss]achbearbeiter).*arbeiter|Mitarbeiter|Blitzableiter|"
    r".*[Kk]inderg|Stadträtin$|"
    r"Ratgeber|.*[Gg]ruppenleiter(?:innen)|Wegbegleiter|Beratungsleiter$|.*[Ss]chwangerschaft)"
)
BEFORE = WordPattern(
    r"(?:Erste[rn]?|Zweite[rn]?|Stellvertretende[rn]?|stellvertretende[rn]?|Kommissarische[rn]?|"
    r"kommissarische[rn]?|Ehrenamtliche[rn]?|ehrenamtliche[rn]?|Kommunale[rn]?|kommunale[rn]?|"
    r"Geschäftsführende[rn]?|Leitende[rn]?|leitende[rn]?|Pädagogische[rn]?|pädagogische[rn]?|"
    r"Künstlerische[rn]?|Fachliche[rn]?|Wissenschaftliche[rn]?|Hauptamtliche[rn]?|hauptamtliche[rn]?|"
    r"Regionale[rn]?|Zuständige[rn]?|Technische[rn]?)$"
)
RANK = WordPattern(r"[1-3]\.$")  # "1. Beigeordneter"
PLURAL_BEFORE = re.compile(
    r"(?:alle[rn]?|beide[rn]?|viele[rn]?|mehrere[rn]?|einige[rn]?|zwei|drei|vier|fünf|sechs|sieben|acht|"
    r"neun|zehn|zwölf|\d{1,3}|\w+innen|innen|neue|zusätzliche|engagierte)$",
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
TOPIC = WordPattern(
    r"(?:Soziales|Jugend|Bildung|Schulen?|Kultur|Sport|Familien?|Gesundheit|Integration|Kindertages\w+|"
    r"Kitas?|Senioren|Inklusion|Teilhabe|Finanzen|Ordnung|Arbeit|Umwelt|Bauen|Generationen|Kinder|"
    r"Migration|Frauen|Gleichstellung|Jugendhilfe\w*|[A-ZÄÖÜ][a-zäöüß]*(?:ung|wesen|hilfe|arbeit|schutz|"
    r"dienste?|angelegenheiten|entwicklung|förderung|management|monitoring))$"
)
