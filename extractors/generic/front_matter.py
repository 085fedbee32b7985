"""Headings in front of what a publication is about: contents, forewords. They name neither it nor a profile."""

from __future__ import annotations

import re

CONTENTS = re.compile(r"^(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|contents)\s*:?$", re.IGNORECASE)
FOREWORD = re.compile(
    r"^(?:vorwort|vorab|grußwort|geleitwort|zum geleit|editorial|einführung|zu dieser (?:broschüre|sammlung|reihe)|"
    r"über (?:diese|das|die) (?:broschüre|heft|programm|reihe|initiative|publikation)|liebe leser\w*.*)\s*:?$",
    re.IGNORECASE,
)


def is_front_matter(heading: str) -> bool:
    """Whether a heading announces what stands before the matter itself.

    >>> is_front_matter("Vorwort"), is_front_matter("Vom Projekt zur Struktur")
    (True, False)
    """
    return bool(CONTENTS.match(heading) or FOREWORD.match(heading))
