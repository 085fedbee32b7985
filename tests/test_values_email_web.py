"""E-mail and web addresses, broken, disguised and run into other text."""

from __future__ import annotations

import pytest

from extractors.values.email import email_kind, find_emails
from extractors.values.web import find_urls, normalise_url


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("E-Mail: Dezernat-III@LKEE.de", "Dezernat-III@lkee.de"),
        ("c.spindler-\njahn@x.de", "c.spindler-jahn@x.de"),
        ("buero@\namt.de", "buero@amt.de"),
        ("sek@schule-\nwest.kreis-x.de", "sek@schule-west.kreis-x.de"),
        ("jobcenter(at)kreis-x.de", "jobcenter@kreis-x.de"),
        ("a.b [at] x [dot] de", "a.b@x.de"),
        ("x.y @ kreis.de,", "x.y@kreis.de"),
        ("info@amt.\nde", "info@amt.de"),
        ("t.mann@stadt-x-bsp\n.de", "t.mann@stadt-x-bsp.de"),
        ("x.y@land\nkreis.de", "x.y@landkreis.de"),
        ("familie_und_soziales@x.de.", "familie_und_soziales@x.de"),
        ("sek@schule.kreis-x.de Tel: 030 1", "sek@schule.kreis-x.de"),
        ("info@amt.deTelefon", "info@amt.de"),
        ("<a@b.de>;", "a@b.de"),
        ("info@amt.de\nwww.amt.de", "info@amt.de"),
        ("mailto:a@b.de", "a@b.de"),
    ],
)
def test_every_printed_shape_gives_the_address(printed: str, address: str) -> None:
    assert [h.value for h in find_emails(printed)] == [address]


@pytest.mark.parametrize("text", ["Treffpunkt @ Rathaus", "[email protected]", "am 12. at 4", "@amt", "x@y"])
def test_what_has_no_host_is_no_address(text: str) -> None:
    assert find_emails(text) == []


def test_two_addresses_joined_by_und() -> None:
    assert [h.value for h in find_emails("a.b@x.de und c@x.de")] == ["a.b@x.de", "c@x.de"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("ute.miething@x.de", "person"),
        ("k.luedtke@x.de", "person"),
        ("c.spindler-jahn@x.de", "person"),
        ("info@x.de", "function"),
        ("Dezernat-III@x.de", "function"),
        ("familie_und_soziales@x.de", "function"),
        ("jugendamt@x.de", "function"),
        ("Buendnis@x.de", "function"),
    ],
)
def test_kinds_of_addresses(address: str, kind: str) -> None:
    assert email_kind(address) == kind


def test_a_surname_of_the_block_makes_it_a_persons() -> None:
    assert email_kind("zoellkau@x.de", persons=["Sebastian Zöllkau"]) == "person"


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("(auch unter www.mitmachen.example)", "http://www.mitmachen.example"),
        ("http://www.x.de/\nfamilie-und-soziales/liste", "http://www.x.de/familie-und-soziales/liste"),
        ("www.kreis-\nnord.de", "http://www.kreis-nord.de"),
        ("unter www.x.de/\nund dann", "http://www.x.de/"),
        ("https://x.de/?a=1&b=2,", "https://x.de/?a=1&b=2"),
        ("„www.x.de“", "http://www.x.de"),
        ("facebook.com/kreis", "http://facebook.com/kreis"),
        ("http:// www.X.de", "http://www.x.de"),
        ("http://www.x.de/a_(b)", "http://www.x.de/a_(b)"),
        ("www.stadt-x.\nde", "http://www.stadt-x.de"),
    ],
)
def test_web_addresses_have_a_scheme_and_end_where_they_should(printed: str, url: str) -> None:
    assert [h.value for h in find_urls(printed)] == [url]


@pytest.mark.parametrize("text", ["z.B. u.a.de", "info@kreis-x.de", "bericht.pdf", "am 1.2. in X.Y"])
def test_abbreviations_files_and_mail_hosts_are_no_web_addresses(text: str) -> None:
    assert find_urls(text) == []


@pytest.mark.parametrize("name", ["Geschäftsführerin KL.digital", "Dorf.Zukunft.Digital", "Familie.Team"])
def test_a_name_with_a_dot_is_no_web_address(name: str) -> None:
    assert find_urls(name) == []
    assert [h.value for h in find_urls("Kobra-Netz.de, LKX.DE, stadt.digital")] == [
        "http://kobra-netz.de",
        "http://lkx.de",
        "http://stadt.digital",
    ]


def test_normalising_keeps_the_path() -> None:
    assert normalise_url("HTTPS://X.de/Pfad") == "https://x.de/Pfad"


def test_what_begins_the_next_line_is_no_part_of_a_host() -> None:
    (hit,) = find_emails("ada@rathaus.example\n1 Bericht")
    assert hit.value == "ada@rathaus.example"
    (hit,) = find_emails("ada@rathaus-unna.\nexample")
    assert hit.value == "ada@rathaus-unna.example"
