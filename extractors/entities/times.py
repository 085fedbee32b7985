"""Dates and durations in running text, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mention import Mention, Passage

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "Januar|Jänner|Jan.|Jan",
            "Februar|Feb.|Feb",
            "März|Mrz.|Mär.",
            "April|Apr.|Apr",
            "Mai",
            "Juni|Jun.|Jun",
            "Juli|Jul.|Jul",
            "August|Aug.|Aug",
            "September|Sept.|Sep.|Sept",
            "Oktober|Okt.|Okt",
            "November|Nov.|Nov",
            "Dezember|Dez.|Dez",
        ],
        start=1,
    )
    for name in names.split("|")
}
MONTH = "(?:" + "|".join(re.escape(m) for m in sorted(MONTHS, key=len, reverse=True)) + ")"
SEASONS = {
    "Frühjahr": (3, 5),
    "Frühling": (3, 5),
    "Sommer": (6, 8),
    "Herbst": (9, 11),
    "Winter": (12, 14),
    "Anfang": (1, 4),
    "Mitte": (5, 8),
    "Ende": (9, 12),
}
"""Parts of a year: their first and last month, counted on into the next year."""
SEASON = "(?:" + "|".join(SEASONS) + ")"
YEAR = r"(?:1[89]\d\d|20\d\d)"
DASH = r"\s?(?:-|–|—|bis(?: zum)?)\s?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])\."
ONE = (
    rf"(?:{DAY}\s?(?:0?[1-9]|1[0-2])\.\s?(?:{YEAR}|\d\d(?!\d))|{DAY}\s?{MONTH}(?:\s{YEAR})?|{MONTH}\s{YEAR}"
    rf"|{MONTH}\s?/\s?{MONTH}\s{YEAR}|(?:0?[1-9]|1[0-2])/{YEAR}|(?:I|II|III|IV|[1-4])\.\s?Quartal\s{YEAR}"
    rf"|{SEASON}\s{YEAR}(?:/\d\d(?!\d))?|(?:Anfang|Mitte|Ende)\s{MONTH}\s{YEAR}|{YEAR}-\d\d-\d\d)"
)
DATE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<from>{DAY}\s?(?:(?:0?[1-9]|1[0-2])\.)?|{MONTH}){DASH}(?P<to>{ONE})"
    rf"|(?P<pair>{DAY}(?: und |\s?[/+&]\s?){DAY}\s?{MONTH} {YEAR})|(?P<decade>{YEAR}er(?: Jahren?)?)(?!\w)"
    rf"|(?P<start>{ONE}|{YEAR}){DASH}(?P<stop>{ONE}|{YEAR}|heute)"
    rf"|(?P<school>{YEAR}\s?/\s?(?:{YEAR}|\d\d))|(?P<one>{ONE})|(?P<year>{YEAR}))(?![\w/]|[.,]\d|-\d|"
    rf"\s?(?:€|Euro\b|EUR\b|%|Prozent|km|Kinder|Jugendliche|Einwohner|Personen|Menschen|Haushalte|Familien\b|"
    rf"Plätze|Schüler|Besuche|Mitglieder|Stunden|Seiten|Teilnehm|Exemplare|m²|Quadratmeter))"
)
BEFORE_NUMBER = re.compile(
    r"(?:Tel\.?|Telefon|Fax|Nr\.|Nummer|rund|etwa|ca\.|über|knapp|fast|mehr als|insgesamt|PLZ|Postfach|§)\s?:?\s?$"
)
UNITS = {
    "Sekunde": "TS",
    "Minute": "TM",
    "Stunde": "TH",
    "Tag": "D",
    "Woche": "W",
    "Monat": "M",
    "Quartal": "Q",
    "Halbjahr": "H",
    "Schuljahr": "Y",
    "Jahr": "Y",
    "Jahrzehnt": "X",
}
NUMBERS = {
    word: number
    for number, words in {
        0.5: "halbe halben halbes halber",
        1: "ein eine einem einen einer eines",
        1.5: "eineinhalb anderthalb",
        2: "zwei zweier",
        2.5: "zweieinhalb",
        3: "drei dreier",
        3.5: "dreieinhalb",
        4: "vier",
        5: "fünf",
        6: "sechs",
        7: "sieben",
        8: "acht",
        9: "neun",
        10: "zehn",
        11: "elf",
        12: "zwölf",
        13: "dreizehn",
        14: "vierzehn",
        15: "fünfzehn",
        16: "sechzehn",
        18: "achtzehn",
        20: "zwanzig",
        24: "vierundzwanzig",
        30: "dreißig",
    }.items()
    for word in words.split()
}
NUMBER = r"(?:\d{1,3}(?:,\d)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
UNIT = r"(?:Minute|Stunde|Tag|Woche|Monat|Schuljahr|Jahrzehnt|Jahr|Halbjahr)(?:e?s|en|e|n)?"
DURATION = re.compile(
    rf"(?<![\w,./-])(?P<number>(?:ein(?:em|en|er|es|e)? )?{NUMBER})(?:{DASH}(?P<more>{NUMBER})| (?:bis|oder|"
    rf"und) (?P<most>{NUMBER}))?(?: (?:volle|ganze|weitere|aufeinanderfolgende)[nrs]?)?[ -](?P<unit>{UNIT})(?![\w-])"
)
BIRTHDAY = re.compile(
    r"(?:\d{1,2}\.|(?:erst|zweit|dritt|viert|fünft|sechst|siebt|zehnt|zwölft|vierzehnt|sechzehnt|"
    r"achtzehnt)en) (?:Geburtstage?s?|Lebensjahre?s?)"
)
ORDINALS = {
    "erst": 1,
    "zweit": 2,
    "dritt": 3,
    "viert": 4,
    "fünft": 5,
    "sechst": 6,
    "siebt": 7,
    "zehnt": 10,
    "zwölft": 12,
    "vierzehnt": 14,
    "sechzehnt": 16,
    "achtzehnt": 18,
}
EVERY = re.compile(
    r"\b(?:alle|aller|jede[nrms]?|pro|(?<!für )je|täglich|wöchentlich|monatlich|jährlich|mal (?:in|am)|mal im|"
    r"Alle)(?: (?:mehr als|über|etwa|rund|bis zu|ca\.|nur|mindestens))?\s$"
)
AGE_BEFORE = re.compile(
    r"(?:(?:im )?Alter(?:n)? (?:von|ab|zwischen|bis)(?: etwa| rund)?(?: (?:\w+) (?:und|bis))?|(?:Kinder\w*|"
    r"Jugendliche\w*|Mädchen|Jungen|Menschen|Schüler\w*|Personen|Frauen|Männer|Mütter|Väter|"
    r"Heranwachsende\w*) (?:von|ab|unter|über|bis|bis zu|zwischen)(?: (?:\w+) (?:und|bis))?|\b(?:unter|ab)|"
    r"(?:unter|über|ab) )\s$"
)
AGE_AFTER = re.compile(r"\s?(?:alte?[nrs]?\b|und älter|jung)")


def dates(passage: Passage) -> Iterator[Mention]:
    """Days, months, years, school years and ranges of them; "seit" and "bis" leave the interval open."""
    text = passage.text
    for hit in DATE.finditer(text):
        before = text[: hit.start()]
        if BEFORE_NUMBER.search(before) and (hit["year"] or hit["start"]):
            continue
        value = _interval(hit, before)
        if value is None:
            continue
        yield Mention("DATE", hit[0], hit.start(), hit.end(), value, "rule:date", 0.95 if hit["year"] else 0.97)


def _interval(hit: re.Match[str], before: str) -> str | None:
    if hit["school"]:
        first, _, second = re.sub(r"\s", "", hit["school"]).partition("/")
        second = first[:2] + second if len(second) == 2 else second
        return f"{first}/{second}" if int(second) > int(first) else None
    if hit["decade"]:
        return f"{hit['decade'][:3]}0/{hit['decade'][:3]}9"
    if hit["pair"]:
        first_day, last = re.split(r"\s?(?:und|[/+&])\s?", hit["pair"], maxsplit=1)
        end = iso(last)
        return f"{end[:8]}{int(first_day[:-1]):02}/{end}" if end else None
    if hit["to"]:
        end = iso(hit["to"])
        if end is None:
            return None
        start = hit["from"].strip()
        if start in MONTHS:
            return f"{end[:4]}-{MONTHS[start]:02}/{end}"
        numbers = re.findall(r"\d+", start)
        month = int(numbers[1]) if len(numbers) > 1 else int(end[-5:-3]) if len(end) > 7 else int(end[5:7])
        return f"{end[:4]}-{month:02}-{int(numbers[0]):02}/{end}" if not end.startswith("-") else None
    if hit["start"]:
        start_day, end_day = iso(hit["start"]), iso(hit["stop"])
        return f"{start_day}/{'..' if hit['stop'] == 'heute' else end_day}"
    value = iso(hit["one"] or hit["year"])
    if value is None:
        return None
    lead = before.rstrip().rsplit(" ", 2)[-2:]
    if lead and (
        lead[-1].lower() in {"seit", "ab"}
        or (len(lead) > 1 and lead[0].lower() in {"seit", "ab"} and lead[-1].lower() in {"dem", "jahr"})
    ):
        return f"{value.split('/')[0]}/.."
    if lead and (
        lead[-1].lower() == "bis" or (len(lead) > 1 and lead[0].lower() == "bis" and lead[-1].lower() == "zum")
    ):
        return f"../{value.split('/')[-1]}"
    return value


def iso(printed: str) -> str | None:
    """ISO 8601 of one date; a day without a year keeps its form with two dashes.

    >>> iso("3. März 2012"), iso("März 2012"), iso("2012"), iso("01.10.12"), iso("10/2012"), iso("II. Quartal 2011")
    ('2012-03-03', '2012-03', '2012', '2012-10-01', '2012-10', '2011-04/2011-06')
    >>> iso("Ende 2012"), iso("Mitte März 2012"), iso("Winter 2012/13")
    ('2012-09/2012-12', '2012-03', '2012-12/2013-02')
    """
    year = re.search(rf"{YEAR}(?!\d)", printed)
    rest = printed[: year.start()] if year else printed
    months = re.findall(MONTH, rest)
    if year and not months and (season := re.match(SEASON, printed)):
        first, last = SEASONS[season[0]]
        start = int(year[0])
        return f"{start}-{first:02}/{start + (last > 12)}-{(last - 1) % 12 + 1:02}"
    if "Quartal" in printed and year:
        quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(printed.split(".", maxsplit=1)[0], 0) or int(printed[0])
        return f"{year[0]}-{3 * quarter - 2:02}/{year[0]}-{3 * quarter:02}"
    if re.fullmatch(rf"{YEAR}-\d\d-\d\d", printed):
        return printed
    numbers = [int(n) for n in re.findall(r"\d+", rest)]
    if months:
        if len(months) > 1 and year:
            return f"{year[0]}-{MONTHS[months[0]]:02}/{year[0]}-{MONTHS[months[1]]:02}"
        day = f"-{numbers[0]:02}" if numbers else ""
        return f"{year[0] if year else '-'}-{MONTHS[months[0]]:02}{day}"
    if not year and len(numbers) == 3:
        return f"20{numbers[2]:02}-{numbers[1]:02}-{numbers[0]:02}"
    if year and len(numbers) == 2:
        return f"{year[0]}-{numbers[1]:02}-{numbers[0]:02}"
    if year and len(numbers) == 1:
        return f"{year[0]}-{numbers[0]:02}"
    return year[0] if year else None


def durations(passage: Passage) -> Iterator[Mention]:
    """Lengths of time; neither what recurs ("alle drei Monate") nor an age ("Kinder von drei bis sechs Jahren")."""
    text = passage.text
    for hit in DURATION.finditer(text):
        before, after = text[: hit.start()], text[hit.end() :]
        years = "ahr" in hit["unit"]
        if EVERY.search(before) or (years and (AGE_BEFORE.search(before) or AGE_AFTER.match(after))):
            continue
        words = hit["number"].split()
        if words[-1] in {"ein", "eine", "einen", "einem", "einer"} and not _lasting(before, after):
            continue
        if words[-1] == "eines" and re.search(r"\b(?:Ende|Anfang|Mitte|Beginn|Lauf|Laufe)\s$", before):
            continue
        if years and re.match(r"\s?(?:bis|und|oder)\s", after) is None and re.search(r"\bdes \w+ $", before):
            continue
        value = _period(hit)
        if value:
            yield Mention("DURATION", hit[0], hit.start(), hit.end(), value, "rule:duration", 0.9)
    for hit in BIRTHDAY.finditer(text):
        if re.search(r"\b(?:bis|ab|nach|vor)\b[^.;]*$", text[: hit.start()]):
            digits = re.match(r"\d+", hit[0])
            years_old = (
                int(digits[0]) if digits else next(n for s, n in ORDINALS.items() if hit[0].startswith(s + "en"))
            )
            yield Mention("DURATION", hit[0], hit.start(), hit.end(), f"P{years_old}Y", "rule:duration_age", 0.7)


def _lasting(before: str, after: str) -> bool:
    """Whether "ein Jahr" is a length and not "ein Tag der offenen Tür"."""
    return bool(
        (
            re.search(
                r"(?:innerhalb|binnen|für|nach|über|von|dauer[t]?n?|länger als|mindestens|höchstens|Laufzeit|"
                r"laufzeit|vor|seit|etwa|rund|auf|um|jeweils|zunächst|erst|in)\s$",
                before,
            )
            and not re.match(r"\s(?:der|des|voller|mit)\b", after)
        )
        or re.match(r"\s(?:lang|später|zuvor|Laufzeit|vor|nach|alt)\b", after)
    )


def _period(hit: re.Match[str]) -> str | None:
    def amount(word: str) -> float:
        word = word.rsplit(maxsplit=1)[-1]
        return NUMBERS[word] if word in NUMBERS else float(word.replace(",", "."))

    unit = next(
        u for u in UNITS if hit["unit"].startswith(u) and not (u == "Jahr" and hit["unit"].startswith("Jahrzehnt"))
    )
    last = hit["more"] or hit["most"]
    values = [amount(hit["number"]), *([amount(last)] if last else [])]
    return "/".join(_iso_period(value, UNITS[unit]) for value in values)


def _iso_period(value: float, unit: str) -> str:
    """One ISO 8601 duration; halves go to the next smaller unit.

    >>> _iso_period(1.5, "Y"), _iso_period(0.5, "Y"), _iso_period(6, "M"), _iso_period(2, "TH")
    ('P18M', 'P6M', 'P6M', 'PT2H')
    """
    if unit == "X":
        return _iso_period(10 * value, "Y")
    if unit == "H":
        return _iso_period(6 * value, "M")
    smaller = {"Y": (12, "M"), "TH": (60, "TM"), "W": (7, "D"), "D": (24, "TH")}
    if value != int(value) and unit in smaller:
        factor, below = smaller[unit]
        return _iso_period(value * factor, below)
    number = f"{value:g}"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"
