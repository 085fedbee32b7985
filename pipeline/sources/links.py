"""Links in what lists publications: web pages, sitemaps and feeds. Bytes in, absolute addresses out."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import feedparser
from lxml import etree, html

from schemas.errors import Unreadable

LARGEST = 50 * 1024**2  # bytes: what the sitemap protocol allows
LINKING = {"a": "href", "area": "href", "iframe": "src", "embed": "src", "object": "data"}


@dataclass(frozen=True, slots=True)
class Listed:
    """What a page, a sitemap or a feed names, in its order and each once."""

    links: tuple[str, ...]
    sitemaps: tuple[str, ...] = ()
    """Further sitemaps, where it is an index of them."""


def of_page(content: bytes, address: str, *, encoding: str | None = None) -> Listed:
    """The links of an HTML page; `encoding` is what the server says.

    >>> of_page(b'<base href="/x/"><a href="a.pdf#page=2">A</a> <a href="mailto:a@example.org">', "https://example.org/")
    Listed(links=('https://example.org/x/a.pdf',), sitemaps=())
    """
    if not content.strip():
        return Listed(())
    known = None
    with suppress(LookupError):  # an encoding that nobody knows: the page may say itself how it is written
        if encoding:
            content, known = content.decode(encoding, "replace").encode(), "utf-8"
    try:
        page = html.document_fromstring(content, parser=html.HTMLParser(encoding=known, huge_tree=False))
    except etree.LxmlError as error:
        raise Unreadable("fetch_failed", f"not a web page: {error}") from error
    base = urljoin(address, next((one.get("href") for one in page.iter("base") if one.get("href")), ""))
    found = (one.get(LINKING[one.tag]) for one in page.iter(*LINKING))
    return Listed(tuple(_absolute((link for link in found if link), base)))


def of_sitemap(content: bytes, address: str) -> Listed:
    """The addresses of a sitemap: XML, gzipped or not, or one address per line. Raises Unreadable for what is none."""
    content = _unpacked(content)
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        lines = content.decode("utf-8", "replace").splitlines()
        return Listed(tuple(_absolute((line for line in lines if line.strip().startswith("http")), address)))
    found: dict[str, list[str]] = {"url": [], "sitemap": []}
    try:
        # Entities stay as they are: neither bombs nor files of this machine are expanded.
        tree = etree.iterparse(io.BytesIO(content), resolve_entities=False, no_network=True, huge_tree=False)
        for _, element in tree:
            kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if kind in found:
                found[kind] += [
                    (part.text or "").strip()
                    for part in element
                    if isinstance(part.tag, str) and etree.QName(part).localname == "loc"
                ]
                element.clear()
        root = etree.QName(tree.root).localname
    except etree.XMLSyntaxError as error:
        raise Unreadable("fetch_failed", f"not a sitemap: {error.msg}") from error
    if root not in {"urlset", "sitemapindex"}:
        raise Unreadable("fetch_failed", f"not a sitemap: its root is <{root}>; <urlset> or <sitemapindex> is right")
    return Listed(tuple(_absolute(found["url"], address)), tuple(_absolute(found["sitemap"], address)))


def of_feed(content: bytes, address: str) -> Listed:
    """What the entries of an RSS or Atom feed link to, enclose and link to in their texts. Raises Unreadable."""
    feed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": address})
    if not feed.version:
        raise Unreadable("fetch_failed", "not a feed: neither RSS nor Atom")
    return Listed(tuple(dict.fromkeys(link for entry in feed.entries for link in _of_entry(entry, address))))


def _of_entry(entry: feedparser.FeedParserDict, address: str) -> Iterator[str]:
    yield from _absolute([link["href"] for link in entry.get("links", []) if link.get("href")], address)
    texts = [entry.get("summary", ""), *(one.get("value", "") for one in entry.get("content", []))]
    for text in texts:
        if "<a" in text:
            yield from of_page(text.encode(), entry.get("link") or address, encoding="utf-8").links


def _absolute(links: Iterator[str] | list[str], base: str) -> Iterator[str]:
    seen = set()
    for link in links:
        try:
            address = urldefrag(urljoin(base, link.strip())).url
        except ValueError:  # "http://[" and the like
            continue
        if address.startswith(("http://", "https://")) and address not in seen:
            seen.add(address)
            yield address


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("fetch_failed", f"not a sitemap: {error}") from error
    if len(content) > LARGEST:
        raise Unreadable("too_large", f"a sitemap of more than {LARGEST} bytes", limit=f"bytes={LARGEST}")
    return content
