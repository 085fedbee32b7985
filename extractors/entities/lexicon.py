"""Programmes and laws: canonical names in data files, and the wordings that announce one that is not listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.entities.gazetteer import lines
from extractors.entities.mention import Mention, Passage

ANNOUNCED = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w-]*)?(?:[Pp]rogramm(?:s|es|e|en)?|[Bb]undesinitiative|[Ll]andesinitiative|"
    r"[Gg]emeinschaftsinitiative"
    r"|[Mm]odellvorhabens?|[Mm]odellprojekte?s?|[Ff]örderlinie|[Ff]örderrichtlinie|"
    r"[Ff]örderschwerpunkte?s?|[Ll]andesförderung"
    r"|[Bb]undesprojekte?s?|[Ll]andesprojekte?s?|[Rr]ahmenprogramms?)"
    r"(?: (?:des Bundes|der EU|des Landes(?: [A-ZÄÖÜ][\w-]+)?|der Europäischen Union|der Länder))?"
    r"\s*(?P<open>[„»\"“‚])(?P<name>[^“”«\"„»‘\n]{2,80}?)[“”«\"‘]"
)
"""„…“ after a word that says that it is a programme."""
NAMED = re.compile(
    r"\b(?:Bundes|Landes|Modell|Sonder|Förder|Investitions|Städtebauförderungs|EU-|ESF-)-?[Pp]rogramm(?:s|es)? "
    r"(?P<name>[A-ZÄÖÜ][\wäöüß-]*"
    r"(?: (?:[A-ZÄÖÜ0-9][\wäöüß-]*(?:\.\d+)?|für|im|in|und|vor|mit|ohne|der|gegen|zur|–)){0,5})"
)
SHORT_FORM = re.compile(r"\s*\([A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,8}\)$")  # "Lernen vor Ort (LvO)": the name stands before it
LOWER_END = re.compile(r"(?: (?:für|im|in|und|vor|mit|ohne|der|gegen|zur|–))+$")
LAW_CODE = (
    r"(?:SGB\s?(?:XII|XI|X|IX|VIII|VII|VI|IV|V|III|II|I|\d{1,2})\b(?:\s?/\s?(?:XII|XI|IX|VIII|II|III)\b)?"
    r"|KJHG|BGB|GG|BKGG|BKiSchG|KKG|BEEG|AufenthG|AsylbLG|AsylG|BAföG|BauGB|KiföG|KiFöG|KitaG|KiTaG|KiBiz|"
    r"UN-BRK|UN-KRK|FamFG|AGG|BTHG|TAG|GKG|NKomVG"
    r"|(?:[A-Z][a-zäöü]{0,5}){1,3}[A-Z]?[a-zäöü]*(?<=[A-Za-zäöü])G\b)"
)
PARAGRAPH = re.compile(
    r"(?:§§?|Art\.|Artikel|Paragr?af(?:en)?|Paragraph(?:en)?)\s?\d+[a-z]?\b"
    r"(?:\s?(?:,|und|bis|–|-|ff?\.|Abs\.|Absatz|Satz|Nr\.|Nummer|S\.|i\.\s?V\.\s?m\.|§§?|"
    r"lit\.)(?:\s?(?:\d+[a-z]?\b|[IVX]+\b|[a-d]\b))?)*"
    rf"(?:\s(?:des |der )?(?P<code>{LAW_CODE}|(?:[A-ZÄÖÜ][a-zäöüß]+ische?[sn]? )?[A-ZÄÖÜ][\wäöüß-]*"
    r"(?:[Gg]esetz|gesetzbuch|ordnung|konvention|verfassung)(?:e?s)?\b(?: \([A-Z][\w ]+\))?|"
    r"Grundgesetze?s?|Sozialgesetzbuche?s? (?:[IVX]+|"
    rf"\([^)]+\))))?"
)
STATUTE = re.compile(
    r"\b(?:(?:Erste[sn]?|Zweite[sn]?|Dritte[sn]?|Achte[sn]?|Zwölfte[sn]?) (?:und (?:Zweite[sn]?|"
    r"Zwölfte[sn]?) )?(?:Buch(?:e?s)? (?:des )?)?Sozialgesetzbuch(?:e?s)?"
    r"|Sozialgesetzbuch(?:e?s)?(?:\s(?:[IVX]+\b|\((?:SGB )?[IVX]+\)|(?:Erstes|Zweites|Drittes|Achtes|"
    r"Neuntes|Zwölftes) Buch))?"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+ische?[sn]? )?Gesetz(?:es)? über (?:d(?:ie|as|en) )?(?:[a-zäöüß]+[en] ){0,2}"
    r"[A-ZÄÖÜ][\wäöüß-]+"
    r"|[A-ZÄÖÜ][a-zäöüß]{4,}verordnung\b"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+ische?[sn]? )?(?:[A-ZÄÖÜ][a-zäöüß]+-? und -?)?"
    r"(?:[A-ZÄÖÜ][\wäöüß]*-?)*(?:[a-zäöüß]{2}gesetz(?:buch)?|-Gesetz)(?:e?s)?\b"
    r"|SGB\s?(?:XII|XI|X|IX|VIII|VII|VI|IV|V|III|II|I)\b(?:\s?(?:/|und)\s?(?:XII|VIII|II|III)\b)?)"
)
LONG_TITLE = re.compile(
    r"\b(?P<title>(?:[A-ZÄÖÜ][a-zäöüß]+)?[Gg]esetz(?:es)? (?:zur|zum|über|für|gegen) [^().;:\n]{5,140}?)"
    r" \((?:[^()]{3,60} ?[–-] )?(?P<short>(?:[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]*-?)+G(?: [A-Z]{2,3})?)\)"
)
"""A title that its abbreviation follows: "Gesetz zur Stärkung von Kindern und Jugendlichen (KJSG)"."""
ROMAN = {"1": "I", "2": "II", "3": "III", "5": "V", "8": "VIII", "9": "IX", "11": "XI", "12": "XII"}
BOOKS = {"Erste": "I", "Zweite": "II", "Dritte": "III", "Achte": "VIII", "Neunte": "IX", "Zwölfte": "XII"}


def inflected(name: str) -> str:
    """A pattern for the name with the endings that German gives to its words.

    >>> bool(re.fullmatch(inflected("Bildungs- und Teilhabepaket"), "Bildungs- und Teilhabepaketes"))
    True
    >>> bool(re.fullmatch(inflected("Europäischer Integrationsfonds"), "Europäischen Integrationsfonds"))
    True
    """
    parts = []
    for word in name.split():
        if re.fullmatch(r"[A-ZÄÖÜ]?[a-zäöüß]+(?:isch|lich|zial|ational|einsam|früh|ut)(?:e|er|es)", word):
            parts.append(re.escape(re.sub(r"(?:e|er|es)$", "", word)) + "e[rsnm]?")
        elif re.fullmatch(r"[\wäöüÄÖÜß-]*[A-ZÄÖÜ][a-zäöüß]{3,}", word) and not word.endswith(("-", "s")):
            parts.append(re.escape(word) + "(?:e?s|en|e|n)?")
        else:
            parts.append(re.escape(word))
    return r"\s".join(parts)


@cache
def programmes() -> tuple[tuple[str, re.Pattern[str], str, bool], ...]:
    """(letters that must occur, pattern, canonical name, whether it needs an announcing word), the longest first."""
    found: list[tuple[str, str, bool]] = []
    for line in lines("programmes.tsv"):
        canonical, needs, *wordings = [*(part.strip() for part in line.split("|")), ""]
        found += [(wording, canonical, needs == "announced") for wording in (canonical, *wordings) if wording]
    found.sort(key=lambda entry: -len(entry[0]))
    return tuple(
        (_probe(w), re.compile(rf"(?<![\w-]){inflected(w)}(?:-Programm(?:s|es)?)?(?!\w)"), c, needs)
        for w, c, needs in found
    )


def _probe(wording: str) -> str:
    """Letters of the longest word that no ending changes: what a text lacks need not be searched for."""
    longest = max(wording.split(), key=len)
    return longest if len(longest) < 6 or not longest.isalpha() else longest[:-2]


ANNOUNCER = re.compile(
    r"(?:[Pp]rogramm\w*|[Ii]nitiative|[Nn]etzwerk\w*|[Pp]rojekt\w*|[Mm]odellvorhaben\w*|[Ff]örderung|"
    r"[Ff]onds|[Mm]ittel[n]?)"
    r"(?: (?:des Bundes|der EU|des Landes(?: [A-ZÄÖÜ][\w-]+)?))?\s*[„»\"“‚]?$"
)


def listed_programmes(passage: Passage) -> Iterator[Mention]:
    """Programmes of the lexicon, in any inflected form."""
    text = passage.text
    taken = [False] * len(text)
    for probe, pattern, canonical, needs in programmes():
        if probe not in text:
            continue
        for hit in pattern.finditer(text):
            start, end = hit.span()
            if any(taken[start:end]) or (needs and not ANNOUNCER.search(text[:start])):
                continue
            taken[start:end] = [True] * (end - start)
            yield Mention("PROGRAMME", text[start:end], start, end, canonical, "rule:programme", 0.95)


def announced_programmes(passage: Passage) -> Iterator[Mention]:
    """What a text itself calls a programme: Landesprogramm „…“."""
    text = passage.text
    if (
        "rogramm" not in text
        and "nitiative" not in text
        and "ördert" not in text
        and "odell" not in text
        and "örder" not in text
    ):
        return
    for hit in ANNOUNCED.finditer(text):
        start, end = hit.span("name")
        yield Mention(
            "PROGRAMME", text[start:end], start, end, _known(text[start:end]), "rule:programme_announced", 0.85
        )
    for hit in NAMED.finditer(text):
        name = LOWER_END.sub("", hit["name"]).rstrip(".")
        start = hit.start("name")
        if len(name) > 2:
            yield Mention("PROGRAMME", name, start, start + len(name), _known(name), "rule:programme_named", 0.75)


def _known(name: str) -> str:
    """The canonical name; "Lernen vor Ort (LvO)" is known by what stands before its abbreviation."""
    bare = SHORT_FORM.sub("", name)
    for _, pattern, canonical, _ in programmes():
        if pattern.fullmatch(bare):
            return canonical
    return " ".join(bare.split())


@cache
def statutes() -> dict[str, str]:
    """Canonical names by every other name of the same law."""
    found: dict[str, str] = {}
    for line in lines("laws.tsv"):
        canonical, *names = (part.strip() for part in line.split("|"))
        for name in (canonical, *names):
            found[name] = canonical
    return found


@cache
def short_titles() -> re.Pattern[str]:
    """The abbreviations of the listed laws that are no words and name nothing else; others need a paragraph."""
    clear = [name for name in statutes() if re.fullmatch(r"[\w+-]{4,}", name) and not name.endswith("gesetz")]
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(clear, key=len, reverse=True))})(?![\w-])"
    )


def canonical_law(name: str) -> str:
    """The usual short name of a law.

    >>> canonical_law("Achten Buches Sozialgesetzbuch"), canonical_law("SGB 8"), canonical_law("Jugendhilfegesetzes")
    ('SGB VIII', 'SGB VIII', 'SGB VIII')
    """
    name = " ".join(name.split())
    if "ozialgesetzbuch" in name or name.startswith("SGB"):
        for ordinal, number in BOOKS.items():
            if ordinal in name:
                return f"SGB {number}"
        if number_found := re.search(r"\b([IVX]+)\b(?:\s?(/|und)\s?([IVX]+)\b)?", name.replace("SGB", "SGB ")):
            return f"SGB {number_found[1]}" + (f"/{number_found[3]}" if number_found[3] else "")
        if digits := re.search(r"\d+", name):
            return f"SGB {ROMAN.get(digits[0], digits[0])}"
        return "Sozialgesetzbuch"
    for form in (name, re.sub(r"(?:es|s)$", "", name)):
        if form in statutes():
            return statutes()[form]
    return re.sub(r"gesetz(?:buch)?(?:es|s)$", lambda m: m[0].removesuffix("s").removesuffix("e"), name)


def laws(passage: Passage) -> Iterator[Mention]:
    """Paragraphs with their law, and laws by name."""
    text = passage.text
    for hit in LONG_TITLE.finditer(text):
        short = hit["short"]
        yield Mention("LAW", hit["title"], *hit.span("title"), canonical_law(short), "rule:law_title", 0.95)
        yield Mention("LAW", short, *hit.span("short"), canonical_law(short), "rule:law", 0.92)
    for hit in short_titles().finditer(text):
        yield Mention("LAW", hit[0], *hit.span(), canonical_law(hit[0]), "rule:law", 0.92)
    if not re.search(r"§|Art|[Gg]esetz|verordnung|SGB|Paragr", text):
        return
    for hit in PARAGRAPH.finditer(text):
        printed = hit[0].rstrip(" ,-–")
        if hit["code"] is None and not printed.startswith("§"):
            continue
        place = (
            " ".join(printed[: len(printed) - len(hit["code"])].split()) if hit["code"] else " ".join(printed.split())
        )
        place = re.sub(r" (?:des|der)$", "", place)
        normal = f"{canonical_law(hit['code'])} {place}" if hit["code"] else place
        yield Mention("LAW", printed, hit.start(), hit.start() + len(printed), normal, "rule:law_paragraph", 0.97)
    for hit in STATUTE.finditer(text):
        if hit[0] in {"Gesetz", "Gesetzes"}:
            continue
        yield Mention("LAW", hit[0], hit.start(), hit.end(), canonical_law(hit[0]), "rule:law", 0.92)
