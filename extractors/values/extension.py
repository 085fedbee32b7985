"""Extensions: "510 - 664 und -211", "46-1210 / 46-1299", "62-4410/11" are numbers that share their beginning."""

from __future__ import annotations

import re

import phonenumbers

from extractors.values.area_code import parsed

SUFFIX = re.compile(
    # "3027-11 (Beispiel) oder -12 (Muster)"
    r"(?:[ ]?\([A-ZÄÖÜ][\w. -]{2,30}\)(?=[^\d]{1,6}-[ ]?\d))?"
    r"[ ]?(?:und|oder|bzw\.|sowie|u\.|o\.|[/,;+])[ ]?\n?[ ]?"
    r"(?P<suffix>(?P<dash>-[ ]?)?\d{1,5})(?![ ]?[\d:]|\.\d|-\d)"
    # "03535 46-1210 / 46-1299" says the stem again
    r"|[ ]?(?:und|oder|bzw\.|sowie|[/,;])[ ]?\n?[ ]?(?P<stem>\d(?:[ ]?\d)*)-(?P<extension>\d{1,5})(?![\d-])"
)
APPARATUS = re.compile(
    r"\b(?:App(?:\.|arat(?:nummer)?\b)|(?:Nebenstelle|Durchwahl|DW)\b)\s?:?\s?-?\s?(?P<extension>\d{1,4})"
    r"(?![ ]?[/.-]?\d)",
    re.IGNORECASE,
)
"""The extension of a number that ends in "-0", further up: "Frau Beispiel, App. 214"."""
EXTENDED = re.compile(r"[ ]?\(?0[\d ]{1,6}\)?[ ]?[ /.-][ ]?(?P<stem>\d(?:[ ]?\d)*)[ ]?-[ ]?\d{1,5}[ ]?(?=/)")
"""A whole number with an extension, and a slash behind it: what follows is the next extension, "62-4410/11"."""
LONG_DIGITS = 13  # as many only where the numbering plan knows them
MAX_DIGITS = 14  # after the country code; longer runs hold more than one number


def counts_on(text: str, run: re.Match[str], base: str) -> bool:
    """Whether a dash and digits end a line as the extension of the number before: "A, 0611 31-3597" / "B, -3598"."""
    extension = re.search(r"-\s?(\d+)$", base)
    return (
        extension is not None
        and re.fullmatch(r"\d+", run[0].strip()) is not None
        and len(run[0].strip()) == len(extension[1])
        and re.search(r"[^\W\d_],?[ ]-[ ]?$", text[: run.start()]) is not None
        and re.match(r"[ ]*(?:\n|$)", text[run.end() :]) is not None
    )


def with_suffix(base: str, suffix: str, *, dashed: bool) -> str | None:
    """The number with its last group replaced: "510 - 664 und -211"; without a dash only where lengths agree."""
    digits, _, printed = base.partition("\n")
    parts = re.split(r"\s?-\s?", printed)
    last = re.sub(r"\D", "", parts[-1]) if len(parts) > 1 else ""
    if dashed and last and len(last) <= 6:
        number = digits[: -len(last)] + suffix
    elif dashed or (last and len(suffix) == len(last)) or len(suffix) <= 2 <= len(last) > len(suffix):
        number = digits[: -len(suffix)] + suffix
    else:
        return None
    return number if is_possible(number) else None


def with_extension(base: str, stem: str, extension: str) -> str | None:
    """The number with its last group replaced where the group before it is said again: "46-1210 / 46-1299"."""
    digits, _, printed = base.partition("\n")
    last = re.search(r"-\s?(\d{1,5})$", printed)
    if last is None or not digits[: -len(last[1])].endswith(stem.replace(" ", "")):
        return None
    number = digits[: -len(last[1])] + extension
    return number if is_possible(number) else None


def is_word_next(text: str, at: int) -> bool:
    """ "0355 1234-567 und 3 Standorte": the suffix belongs to a noun; "-9 Fax" and "-9 oder" do not."""
    after = re.match(r"[ ]?([^\W\d_]+)", text[at:])
    return after is not None and not re.match(
        r"(?i)(?:tele|fax|mobil|e-?mail|mail|und|oder|bzw|internet|web|www)", after[1]
    )


def is_possible(digits: str) -> bool:
    number = parsed(digits)
    if number is None or not phonenumbers.is_possible_number(number):
        return False
    national = len(digits) - 3
    if national >= LONG_DIGITS:  # the long extension of a fax machine: "03421 758-856001"
        return phonenumbers.is_valid_number(number)
    return not digits.startswith("+49") or 6 <= national < LONG_DIGITS
