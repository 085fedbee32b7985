"""Web addresses: which they are, what is said of them, and that no secret in them is kept or shown."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit, urlunsplit

# Names of query parameters that sign or authorise: of S3, Google Cloud Storage, Azure, CloudFront and of web sites.
SECRETS = frozenset(
    {"sig", "se", "sp", "sv", "sr", "st", "expires", "policy", "key-pair-id", "googleaccessid", "awsaccesskeyid"}
)
SECRET_PREFIXES = ("x-amz-", "x-goog-")
SECRET_WORDS = ("token", "signature", "secret", "password", "api_key", "apikey", "auth", "session")


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def without_credentials(address: str) -> str:
    """The address without user, password, query signatures and fragment.

    >>> without_credentials("https://ada:secret@example.org/a.pdf?id=7&X-Amz-Signature=f00#page=2")
    'https://example.org/a.pdf?id=7'
    """
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    query = "&".join(pair for pair in parts.query.split("&") if not _secret(pair.partition("=")[0]))
    return urlunsplit((parts.scheme, host, parts.path, query, ""))


def _secret(name: str) -> bool:
    name = unquote(name).lower()
    return name in SECRETS or name.startswith(SECRET_PREFIXES) or any(word in name for word in SECRET_WORDS)


def file_name_of(address: str) -> str:
    """The name of the file at an address, readable and never to be used as a path."""
    name = PurePosixPath(unquote(urlsplit(address).path)).name
    printable = "".join(c for c in name if c.isprintable() and c not in '/\\:*?"<>|').strip(". ")
    return printable[:200] or urlsplit(address).hostname or "publication.pdf"
