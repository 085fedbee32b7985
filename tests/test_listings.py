"""What web pages, sitemaps, feeds and buckets list, found without a publication being fetched."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from pipeline.fetch.web import Web
from pipeline.sources.asked import Asked
from pipeline.sources.links import of_feed, of_page, of_sitemap
from pipeline.sources.listing import Listing, listing_of, shown
from schemas.errors import Unreadable
from schemas.sources import AnySource, Fetching
from tests.site import Site, a_site

BASE = "https://example.org/publikationen/"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(1, 9)
    )
)  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as site:
        yield site


def listed(site: Site, kind: str, path: str, **options: Any) -> Listing:
    given = {"kind": kind, "at": site.address + path, "delay": 0, "name": "a", **options}
    source: Any = TypeAdapter(AnySource).validate_python(given)
    fetching = Fetching.model_validate({"allow": ["127.0.0.0/8"], "attempts": 1})
    with Web(fetching) as web:
        return listing_of(Asked(source, fetching), web)


def paths(listing: Listing, site: Site) -> list[str]:
    assert listing.problem is None, listing.problem
    return [shown(place).removeprefix(site.address) for place in listing.places]


def test_links_of_a_page_are_absolute_and_each_once() -> None:
    page = b"""<html><body><a href="a.pdf">A</a> <a href="../b.pdf#page=3">B</a> <a href="a.pdf">A again</a>
        <a href="//cdn.example/c.pdf">C</a> <a href="mailto:x@example.org">x</a> <a href="javascript:void(0)">y</a>
        <a href="http://[broken">z</a> <iframe src="/d.pdf"></iframe> <object data="e.pdf"></object><a>no</a>"""
    assert of_page(page, BASE).links == (
        f"{BASE}a.pdf",
        "https://example.org/b.pdf",
        "https://cdn.example/c.pdf",
        "https://example.org/d.pdf",
        f"{BASE}e.pdf",
    )


def test_a_page_may_say_where_its_links_begin_and_how_it_is_written() -> None:
    page = '<base href="/ablage/"><a href="Übersicht 1.pdf">x</a>'.encode("latin-1")
    assert of_page(page, BASE, encoding="latin-1").links == ("https://example.org/ablage/Übersicht 1.pdf",)


def test_a_sitemap_is_read_as_xml_as_text_and_packed() -> None:
    xml = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc> https://example.org/a.pdf </loc><lastmod>2012-03-15</lastmod></url>
        <url><loc>/b.pdf</loc></url></urlset>"""
    expected = ("https://example.org/a.pdf", "https://example.org/b.pdf")
    assert of_sitemap(xml, BASE).links == expected
    assert of_sitemap(gzip.compress(xml), BASE).links == expected
    assert of_sitemap(b"https://example.org/a.pdf\nhttps://example.org/b.pdf\n", BASE).links == expected


@pytest.mark.parametrize("content", [b"<html><body>no</body></html>", b"<urlset><url>", b"\x1f\x8bgz"])
def test_what_is_no_sitemap_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(Unreadable, match="not a sitemap"):
        of_sitemap(content, BASE)


def test_feeds_name_what_their_entries_link_to_enclose_and_describe() -> None:
    rss = b"""<rss version="2.0"><channel><item><title>A</title><link>https://example.org/news/1</link>
        <enclosure url="https://example.org/a.pdf" type="application/pdf" length="7"/>
        <description>&lt;a href="/b.pdf"&gt;B&lt;/a&gt;</description></item></channel></rss>"""
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/x/"><entry><title>C</title>
        <link href="c.pdf"/></entry></feed>"""
    assert of_feed(rss, BASE).links == tuple(f"https://example.org/{name}" for name in ("news/1", "a.pdf", "b.pdf"))
    assert of_feed(atom, BASE).links == ("https://example.org/x/c.pdf",)
    with pytest.raises(Unreadable, match="not a feed"):
        of_feed(b"<html></html>", BASE)


def test_bombs_do_not_go_off() -> None:
    sitemap = BOMB + b"]><urlset><url><loc>https://example.org/&j;.pdf</loc></url></urlset>"
    with pytest.raises(Unreadable, match="amplification"):
        of_sitemap(sitemap, BASE)
    feed = BOMB + b']><rss version="2.0"><channel><item><link>https://example.org/&j;</link></item></channel></rss>'
    assert len(str(of_feed(feed, BASE))) < 1000


def test_files_of_this_machine_are_not_drawn_in() -> None:
    sitemap = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>
        <urlset><url><loc>https://example.org/&f;.pdf</loc></url></urlset>"""
    assert of_sitemap(sitemap, BASE).links in {(), ("https://example.org/",), ("https://example.org/.pdf",)}


def test_a_page_lists_its_pdfs_on_its_own_host(site: Site) -> None:
    site.pages["/list"] = (
        b'<a href="a.pdf">A</a><a href="/x/b.PDF?v=2">B</a><a href="https://other.example/c.pdf">C</a>'
    )
    assert paths(listed(site, "page", "/list"), site) == ["/a.pdf", "/x/b.PDF?v=2"]
    assert "https://other.example/c.pdf" in paths(listed(site, "page", "/list", same_host=False), site)
    assert paths(listed(site, "page", "/list", matching="/x/"), site) == ["/x/b.PDF?v=2"]
    assert [path for path in site.paths() if path.lower().endswith("pdf")] == []


def test_pages_are_followed_as_deep_as_is_asked_for(site: Site) -> None:
    site.pages |= {
        "/list": b'<a href="/list">self</a><a href="/y2011">2011</a><a href="/contact">x</a>',
        "/y2011": b'<a href="/a.pdf">A</a><a href="/y2010">2010</a>',
        "/y2010": b'<a href="/b.pdf">B</a>',
        "/contact": b'<a href="/imprint.pdf">I</a>',
    }
    assert paths(listed(site, "page", "/list"), site) == []
    assert paths(listed(site, "page", "/list", depth=1, follow="/y"), site) == ["/a.pdf"]
    found = listed(site, "page", "/list", depth=2, follow="/y")
    assert (paths(found, site), found.pages) == (["/a.pdf", "/b.pdf"], 3)


def test_a_page_further_on_that_is_gone_is_a_note_and_no_more(site: Site) -> None:
    site.pages["/list"] = b'<a href="/a.pdf">A</a><a href="/gone">x</a>'
    found = listed(site, "page", "/list", depth=1)
    assert paths(found, site) == ["/a.pdf"]
    assert "404" in found.notes[0]


def test_endless_pages_end(site: Site) -> None:
    for n in range(20):
        site.pages[f"/p{n}"] = f'<a href="/p{n + 1}">on</a><a href="/{n}.pdf">x</a>'.encode()
    found = listed(site, "page", "/p0", depth=5, max_pages=3)
    assert len(found.places) == 3
    assert "max_pages = 3" in found.notes[0]


def test_an_index_of_sitemaps_leads_to_its_sitemaps(site: Site) -> None:
    site.pages["/index.xml"] = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>{site.address}/one.xml</loc></sitemap></sitemapindex>""".encode()
    site.pages["/one.xml"] = f"<urlset><url><loc>{site.address}/a.pdf</loc></url></urlset>".encode()
    assert paths(listed(site, "sitemap", "/index.xml"), site) == ["/a.pdf"]


def test_entries_of_a_feed_are_followed_to_their_publications(site: Site) -> None:
    site.pages["/feed"] = f"""<rss version="2.0"><channel><item><link>{site.address}/news</link></item></channel>
        </rss>""".encode()
    site.pages["/news"] = b'<a href="profile.pdf">P</a>'
    assert paths(listed(site, "feed", "/feed", depth=1), site) == ["/profile.pdf"]


def test_a_page_without_end_is_not_taken_in(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sources.crawl.LARGEST", 100_000)
    site.endless.add("/list")
    assert "larger than 100000 bytes" in str(listed(site, "page", "/list").problem)


def test_a_source_that_cannot_be_looked_at_says_why(site: Site) -> None:
    assert "404" in str(listed(site, "page", "/gone").problem)
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /"
    assert "robots.txt" in str(listed(site, "page", "/list").problem)
