"""The plain form of printed characters: one code point for one, so that offsets into the text stay true."""

from __future__ import annotations

import re

DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\ufffe\u0002"
SPACES = "\t\x0b\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BREAKS = "\r\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_PLAIN = (
    {ord(c): "-" for c in DASHES}
    | {ord(c): " " for c in SPACES}
    | {ord(c): "\n" for c in BREAKS}
    | {ord(c): "/" for c in "\u2044\u2215\uff0f"}
    | {ord(c): "'" for c in "\u2019\u2018\u00b4\u0060"}
    | {ord(c): str(d) for d, c in enumerate("\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19")}
)


def plain(text: str) -> str:
    """The text with every kind of dash as "-", of space as " ", of line break as a line feed; of the same length.

    >>> plain("11\\u2009–\\u200913") == "11 - 13"
    True
    """
    return text.translate(_PLAIN)


def squeeze(text: str) -> str:
    """The text on one line, its runs of blank characters one space each.

    >>> squeeze("Frankfurt\\n am  Main ")
    'Frankfurt am Main'
    """
    return " ".join(text.split())


_SUSPENDED = re.compile(r"(?<=\w)([-\u2010\u2011])[^\S\n]*\n\s*(?=(?:und|oder|bzw|sowie|als)\b)")
_MENDED = re.compile(r"(?<=[a-zäöüß])[-\u2010\u2011\u00ad\ufffe][^\S\n]*\n\s*(?=[a-zäöüß])")
_HYPHEN_BREAK = re.compile(r"(?<=\w)([-\u2010\u2011])[^\S\n]*\n\s*(?=\w)")


def unbreak(text: str) -> str:
    """The text on one line: a hyphen at a line's end stays before a capital and goes before a small letter.

    >>> unbreak("Erich-Kästner-\\nStraße 5"), unbreak("Schulsozial-\\narbeit"), unbreak("Kinder-\\nund Jugendhilfe")
    ('Erich-Kästner-Straße 5', 'Schulsozialarbeit', 'Kinder- und Jugendhilfe')
    """
    return squeeze(_HYPHEN_BREAK.sub(r"\1", _MENDED.sub("", _SUSPENDED.sub(r"\1 ", text))))
