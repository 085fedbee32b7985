"""E-mail addresses, also written "(at)", hyphenated over lines or run into the next label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from email_validator import EmailNotValidError, validate_email

from extractors.values import Hit
from extractors.values.plain import plain

_AT = r"(?:[ ]?[\[({<][ ]?(?:at|ät|ett)[ ]?[\])}>][ ]?|[ ]?@[ ]?|[ ]at[ ](?=[\w-]+[ ]?(?:\.|[\[(]dot|dot )))"
_DOT = r"(?:\.|[ ]?[\[({][ ]?(?:dot|punkt|\.)[ ]?[\])}][ ]?|[ ]dot[ ])"
_ATOM = r"[A-Za-z0-9ÄÖÜäöüß!#$%&'*+=?^_`{|}~-]"
# A break stands after a hyphen, an underscore, a dot or the @, or before the @ or a dot; elsewhere it could as well be
# a new word.
_BREAK = r"[ ]?\n[ ]?"
# The dot at the end of a line may be that of an abbreviation: "Netzwerk Muster e.V." over "info@muster.example".
_NO_ABBREVIATION = r"(?<!\b[A-Z]\.)(?<![Ss]tr\.)(?<!\bTel\.)(?<!\bDr\.)(?<!\bAbt\.)(?<!\bReg\.)"
_BROKEN_LOCAL = (
    rf"\.(?:{_NO_ABBREVIATION}{_BREAK}(?=[a-z0-9_.+-]+\Z))?|"
    rf"(?<=[-_]){_BREAK}(?=[\w.+-]+\Z)|{_BREAK}(?=\.[\w.+-]+\Z)"
)
_LOCAL = rf"{_ATOM}+(?:(?:{_BROKEN_LOCAL}){_ATOM}+)*"
_LABEL = r"[A-Za-z0-9ÄÖÜäöüß](?:[A-Za-z0-9ÄÖÜäöüß-]*[A-Za-z0-9ÄÖÜäöüß])?"
_HOST = (
    rf"{_LABEL}(?:(?:-{_BREAK}|{_BREAK}-|{_DOT}(?:{_BREAK}(?=[0-9-]*[a-z][a-z0-9-]*(?:\.[a-z]{{2,}})?\b))?|{_BREAK}(?=\.[a-z])\.)"
    rf"{_LABEL})+"
)
_SPLIT_HOST = rf"{_LABEL}\n(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{{2,}}\b){_LABEL}(?:\.{_LABEL})+"
# Read outwards from the sign in windows of bounded length, so that no string takes long.
_SIGN = re.compile(rf"(?:{_BREAK})?(?P<at>{_AT})(?:{_BREAK})?")
_LEFT = re.compile(rf"(?<![\w.@+-])(?P<local>{_LOCAL})\Z")
_RIGHT = re.compile(rf"(?P<host>{_HOST}|{_SPLIT_HOST})")
MAX_LOCAL, MAX_HOST = 70, 120  # code points, line breaks included; the standard allows 64 before the sign
_ENDING = re.compile(r"\.(?:[a-z]{2,12})$", re.IGNORECASE)
_TOP_LEVEL = (
    "de com org net eu info at ch biz berlin hamburg bayern nrw saarland ruhr koeln cologne gmbh online schule "
    "education museum social kids bund city town email uk fr nl be dk pl cz lu it es li io tv me cc gov edu int "
    "example test jetzt digital team tech global support center club care family foundation ngo ong network academy "
    "school swiss wien"
)
ENDINGS = frozenset(_TOP_LEVEL.split())
"""Endings that a host may have where nothing but its ending says that it is one."""

_FUNCTION = re.compile(
    r"^(?:info|kontakt|contact|post|poststelle|mail|email|e-mail|buero|büro|office|zentrale|verwaltung|rathaus|stadt|"
    r"gemeinde|kreis|landkreis|landratsamt|lra|presse|pressestelle|redaktion|webmaster|web|service|hallo|hello|team|"
    r"sekretariat|sek|schulleitung|jugend\w*|sozial\w*|schul\w*|bildung\w*|familie\w*|kultur\w*|dezernat\w*|"
    r"fachbereich\w*|fb\d*|amt\w*|buergermeister\w*|bürgermeister\w*|landrat|landraetin|stadtrat|kreistag|gemeinderat|kinder\w*|beratung\w*|projekt\w*|"
    r"koordin\w*|integration\w*|migration\w*|gleichstellung\w*|vorstand|geschaeftsstelle|geschäftsstelle|verein|"
    r"stiftung\w*|bibliothek|museum|kita\w*|hort|buendnis\w*|bündnis\w*|netzwerk\w*|ehrenamt\w*|pflege\w*|senioren\w*|"
    r"gesundheit\w*|wirtschaft\w*|tourist\w*|kommunal\w*|lokal\w*|praevention\w*|prävention\w*|datenschutz|bewerbung\w*|"
    r"klima\w*|umwelt\w*|natur\w*|energie\w*|mobil\w*|sport\w*|verkehr\w*|wohn\w*|digital\w*|"
    r"personal\w*|anmeldung\w*|bestell\w*|vertrieb|publikation\w*|impressum|hauptamt|ordnungsamt|buergerbuero|"
    r"bürgerbüro|stab\w*|referat\w*|abteilung\w*|ministerium|kommune\w*|region\w*|agentur\w*|kreisverband\w*|ev|kv)$",
    re.IGNORECASE,
)
_OFFICE_STEM = re.compile(
    r"(?:amt|stelle|buero|büro|zentrum|verein|verwaltung|schule|haus|dezernat|bereich|hilfe|beratung|leitung|dienst|"
    r"arbeit|bildung|planung|foerderung|förderung|management|koordination|beauftragte|soziales|redaktion|netzwerk|"
    r"verband|stiftung|kita|projekt|buendnis|bündnis|familie|jugend)[n\d]*$",
    re.IGNORECASE,
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


_PATTERN_PART = re.compile(r"vorname|nachname|name|v", re.IGNORECASE)
_PATTERN = re.compile(r"(?:(?:vorname|v)[._-]?(?:nach)?name|nachname(?:[._-]?vorname)?)", re.IGNORECASE)
"""What stands for everybody's names: "vorname.nachname", "v.name"."""


def find_emails(text: str) -> list[Hit[str]]:
    """All addresses; the domain in lower case, the local part as printed.

    >>> [h.value for h in find_emails("Mail: c.spindler-\\njahn@Kreis-X.de, jobcenter(at)kreis-x.de.")]
    ['c.spindler-jahn@kreis-x.de', 'jobcenter@kreis-x.de']
    >>> [h.value for h in find_emails("Netzwerk Muster e.V.\\ninfo@muster.example")]
    ['info@muster.example']
    >>> find_emails("Treffpunkt @ Rathaus")
    []
    """
    shown = plain(text)
    hits: list[Hit[str]] = []
    end = 0
    for sign in _SIGN.finditer(shown):
        if sign.start() < end:
            continue
        left = _LEFT.search(shown[max(end, sign.start() - MAX_LOCAL) : sign.start()])
        right = _RIGHT.match(shown, sign.end(), sign.end() + MAX_HOST)
        if left is None or right is None:
            continue
        local_start = max(end, sign.start() - MAX_LOCAL) + left.start() + _glued_label(left["local"])
        host, stop = _host(right["host"], right.start())
        if sign["at"].strip() == "at" and not re.search(r"\.\w{2,}", host):
            continue
        local = re.sub(r"\s", "", shown[local_start : sign.start()]).strip("'")
        address = _valid(f"{local}@{host}")
        if address is None:
            continue
        hits.append(Hit(address, local_start, stop))
        end = stop
    return hits


def email_kind(address: str, *, persons: Sequence[str] = ()) -> Literal["person", "function"]:
    """Whether an address belongs to a person or to an office.

    `persons` are the names of the people of the same block: a local part that holds a surname of theirs is a person's,
    and a single word that is another name is none.

    >>> email_kind("Dezernat-III@lkee.de"), email_kind("ute.miething@lkee.de")
    ('function', 'person')
    >>> email_kind("neumann@x.de", persons=["Roland Neumann"]), email_kind("familie_und_soziales@x.de")
    ('person', 'function')
    >>> email_kind("forst@x.de", persons=["Ada Muster"]), email_kind("ada@x.de", persons=["Ada Muster"])
    ('function', 'person')
    """
    local = _letters(address.partition("@")[0])
    for person in persons:
        words = [_letters(w) for w in re.split(r"[\s]+", person) if len(w) > 2]
        if words and any(part in local for part in re.split(r"-", words[-1]) if len(part) > 2):
            return "person"
    parts = [p for p in re.split(r"[._+\-\d]+", local) if p]
    if not parts or any(_FUNCTION.match(p) or _OFFICE_STEM.search(p) for p in parts):
        return "function"
    from extractors.values.name_lists import given_name_weight, surname_weight

    if len(parts) >= 2 and len(parts[-1]) > 2 and (len(parts[0]) == 1 or given_name_weight(parts[0]) > 0):
        return "person"
    if len(parts) >= 2 and (given_name_weight(parts[-1]) > 0 or surname_weight(parts[-1]) > 0) and len(parts) <= 3:
        return "person"
    alone = parts[0] if len(parts) == 1 else ""
    if persons:
        return "person" if alone in {_letters(word) for person in persons for word in person.split()} else "function"
    known = len(alone) > 3 and (given_name_weight(alone) > 0 or surname_weight(alone) > 0)
    return "person" if known else "function"


def by_pattern(address: str, person: str) -> str | None:
    """The address of a person where a publication prints how all of a house are made; None where that is no pattern.

    >>> by_pattern("vorname.nachname@unna.de", "Jörg Müller-Lohse"), by_pattern("v.nachname@unna.de", "Ada Beispiel")
    ('joerg.mueller-lohse@unna.de', 'a.beispiel@unna.de')
    >>> by_pattern("vorname.nachname@unna.de", "Ada von Beispiel"), by_pattern("ada.name@unna.de", "Ada Beispiel")
    (None, None)
    """
    local, _, domain = address.partition("@")
    words = [_letters(word) for word in person.split()]
    if (
        not _PATTERN.fullmatch(local)
        or len(words) != 2
        or not all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", w) for w in words)
    ):
        return None  # nobody knows which of three words such an address holds
    given, surname = words
    parts = {"vorname": given, "v": given[0], "nachname": surname, "name": surname}
    return _PATTERN_PART.sub(lambda part: parts[part[0].casefold()], local) + f"@{domain}"


def is_pattern(address: str) -> bool:
    """Whether an address says how those of all people of a house are made.

    >>> is_pattern("Vorname.Name@unna.de"), is_pattern("name@unna.de")
    (True, False)
    """
    return _PATTERN.fullmatch(address.partition("@")[0]) is not None


def _letters(text: str) -> str:
    return text.casefold().translate(_UMLAUTS)


def _glued_label(local: str) -> int:
    """Length of a label that was set without a space: "E-Mail:x@y.de" splits by itself, "Mail-x@y.de" does not."""
    label = re.match(r"(?:e-?mail|mail(?:to)?)[-_.](?=\w+[.\w])", local, re.IGNORECASE)
    return label.end() if label and re.match(r"(?i)e-?mail-", label[0]) else 0


def _host(printed: str, start: int) -> tuple[str, int]:
    """The host without breaks, and where it ends in the text: a following sentence or label is no part of it."""
    pieces = re.split(r"(\n)", printed)
    stop = len(printed)
    if len(pieces) > 1:
        kept = pieces[0]
        for piece in pieces[2::2]:
            if _known_ending(kept) and not kept.rstrip().endswith("-"):
                break
            kept = f"{kept}\n{piece}"
        stop = len(kept.rstrip())
    host = re.sub(r"[ ]?[\[({][ ]?(?:dot|punkt|\.)[ ]?[\])}][ ]?|[ ]dot[ ]", ".", printed[:stop])
    host = re.sub(r"\s", "", host).rstrip(".-")
    # "cidsnet.deTel", "cidsnet.de.Tel": a label that was run into the host
    glued = re.match(r"(.+?\.(?:de|com|org|net|eu|info))\.?(?:Tel|Fon|Fax|Mobil|Web|Internet|Homepage|www)\w*\b", host)
    if glued:
        return glued[1], start + len(glued[1])
    return host, start + stop


def _known_ending(host: str) -> bool:
    return re.sub(r"\s", "", host).rpartition(".")[2].lower() in ENDINGS and "." in host


def _valid(address: str) -> str | None:
    local, _, host = address.rpartition("@")
    if not _ENDING.search(host) or len(address) > 254:
        return None
    try:
        validate_email(address, check_deliverability=False, test_environment=True, allow_smtputf8=True)
    except EmailNotValidError as error:
        if not host.lower().endswith((".example", ".test", ".invalid", ".local")) or ".." in address:
            return None
        if "special-use" not in str(error):
            return None
    return f"{local}@{host.lower()}"
