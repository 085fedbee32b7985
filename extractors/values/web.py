"""Web addresses: with and without scheme, broken over lines, and the bare domain."""

from __future__ import annotations

import re

from extractors.values import Hit
from extractors.values.email import ENDINGS, find_emails
from extractors.values.plain import plain

_BARE_ENDINGS = "|".join(sorted(ENDINGS - {"me", "it", "be", "is", "team", "at", "es", "test"}, key=len, reverse=True))
_USUAL = frozenset({"de", "com", "org", "net", "eu", "info"})
_LABEL = r"[A-Za-z0-9ÄÖÜäöüß](?:[A-Za-z0-9ÄÖÜäöüß_-]*[A-Za-z0-9ÄÖÜäöüß])?"
_LONG_LABEL = rf"(?=[^.\s]{{2}}){_LABEL}"  # "z.B.", "u.a.de" are no hosts
_URL_CHARACTER = r"(?:(?![,;]\s?(?:www\.|http))[A-Za-z0-9ÄÖÜäöüß\-._~:/?#@!$&'()*+,;=%|])"
_START = re.compile(
    rf"(?<![\w@-])(?<!\w\.)(?:(?P<scheme>https?:[ ]?//[ ]?|ftp://)(?=[\w\[])|(?P<www>www\d?\.[ ]?)(?=\w)"
    rf"|(?P<bare>{_LONG_LABEL}(?:\.{_LONG_LABEL})*\.(?:{_BARE_ENDINGS}))(?=$|[\s/)\],;:!?\"”“'»«>|]|\.(?:\s|$)))",
    re.IGNORECASE,
)


def find_urls(text: str) -> list[Hit[str]]:
    """All web addresses with their scheme ("http://" where none is printed), e-mail addresses left out.

    An address goes on in the next line only where the break shows it: behind a slash, a hyphen, a dot or "=" or "&"
    with a small letter or digit next, or before one of these.

    >>> [h.value for h in find_urls("unter www.lkee.de). Auch: https://www.x.de/familie-\\nund-soziales/; info@y.de")]
    ['http://www.lkee.de', 'https://www.x.de/familie-und-soziales/']
    >>> [h.value for h in find_urls("fdp-ms.de/rat, z.B. am 1.2.")]
    ['http://fdp-ms.de/rat']
    """
    shown = plain(text)
    mails = [(h.start, h.stop) for h in find_emails(text)]
    hits: list[Hit[str]] = []
    end = 0
    for match in _START.finditer(shown):
        start = match.start()
        if start < end or any(a <= start < b for a, b in mails) or text[match.end() : match.end() + 1] == "@":
            continue
        if match["bare"] and _is_name(match["bare"]):
            continue
        stop = _extend(shown, match.end())
        stop = next((a for a, b in mails if start < a < stop), stop)
        stop = _trim(shown, start, stop)
        address = normalise_url(re.sub(r"\s", "", shown[start:stop]))
        if address is None:
            continue
        hits.append(Hit(address, start, stop))
        end = stop
    return hits


def normalise_url(address: str) -> str | None:
    """The address with scheme and a host in lower case; None where it is none.

    >>> normalise_url("www.LKEE.de"), normalise_url("Https://x.de/Pfad"), normalise_url("Rathaus")
    ('http://www.lkee.de', 'https://x.de/Pfad', None)
    """
    match = re.fullmatch(r"(?:(https?|ftp)://)?([^\s/?#:@]+\.[^\s/?#:@.]{2,})(:\d+)?([/?#]\S*)?", address.strip(), re.I)
    if not match or ".." in match[2] or not re.search(r"[^\W\d_]{2,}$", match[2]):
        return None
    return f"{(match[1] or 'http').lower()}://{match[2].lower()}{match[3] or ''}{match[4] or ''}"


def _is_name(bare: str) -> bool:
    """Whether what could be a host is the name of something: "Dorf.Zukunft.Digital", "KL.digital"."""
    ending = bare.rpartition(".")[2]
    return bare != bare.lower() and not bare.isupper() and (ending[:1].isupper() or ending not in _USUAL)


def _extend(text: str, at: int) -> int:
    """The end of the run of URL characters, over line breaks that only an address has."""
    while True:
        run = re.compile(rf"{_URL_CHARACTER}*").match(text, at)
        at = run.end() if run else at
        going_on = re.compile(r"[ ]?\n[ ]?(?=[/?&=#%._~-]?[a-z0-9ÄÖÜäöü])").match(text, at)
        if not going_on:
            return at
        next_word = re.match(r"\S*", text[going_on.end() :])
        rest = next_word[0] if next_word else ""
        if rest.startswith(("http", "www.")):
            return at
        before, after = text[at - 1 : at], rest[:1]
        dotted = before == "." and re.match(r"[a-z0-9-]+(?:\.[a-z]{2,}|/|$|[).,;])", rest)
        if not (
            (before in "/-_=&?%" and before and re.match(r"[a-z0-9]", rest) and _like_path(rest, before))
            or (dotted and not _complete(text, at - 1))
            or (after in "/?&=#" and after and len(rest) > 1)
            or (after in ".-_" and after and re.match(r"[._-][a-z0-9]", rest))
        ):
            return at
        at = going_on.end()


def _like_path(rest: str, before: str) -> bool:
    """After a hyphen any small word goes on; after a slash only what looks like a piece of an address."""
    return before != "/" or bool(re.search(r"[./_=\d-]", rest.rstrip(".,;)")))


def _complete(text: str, stop: int) -> bool:
    """Whether a known ending stands right before `stop`."""
    label = re.search(r"\.([a-z]{2,})$", text[max(0, stop - 20) : stop], re.IGNORECASE)
    return label is not None and label[1].lower() in ENDINGS


def _trim(text: str, start: int, stop: int) -> int:
    """The end without trailing punctuation and without brackets that were opened outside."""
    while stop > start:
        last = text[stop - 1]
        unopened = last == ")" and text.count("(", start, stop) < text.count(")", start, stop)
        if not (unopened or last in ".,;:!?'*|-(&=+" or last.isspace()):
            break
        stop -= 1
    return stop
