"""Fetching against a web site that behaves in every way that servers do."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from tenacity import RetryCallState, Retrying

from pipeline.fetch.healing import Busy, wait_before
from pipeline.fetch.publication import fetch
from pipeline.fetch.web import Manners, Web
from pipeline.runs.original import Original, Unchanged
from pipeline.warehouse.originals import Originals
from schemas.evidence import Rejection
from schemas.settings import Limits
from schemas.sources import Fetching
from tests.site import PDF, Site, a_site

AT_ONCE = Manners(delay=0)
LIMITS = Limits()
LONG = PDF + bytes(range(256)) * 400


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as site:
        site.pages = {"/good.pdf": PDF, "/long.pdf": LONG, "/page.html": b"<p>no PDF</p>" * 100}
        yield site


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.fetch.web.wait_before", lambda state: 0.0)


@pytest.fixture
def originals(tmp_path: Path) -> Iterator[Originals]:
    with Originals(tmp_path) as originals:
        originals.open()
        yield originals


def got(
    site: Site,
    path: str,
    originals: Originals,
    *,
    limits: Limits = LIMITS,
    manners: Manners = AT_ONCE,
    **options: Any,
) -> Original | Unchanged | Rejection:
    needless = options.pop("needless", lambda key: False)
    fetching = Fetching.model_validate({"allow": ["127.0.0.0/8"], "attempts": 3, **options})
    with Web(fetching) as web:
        return fetch(site.address + path, web, originals, limits=limits, manners=manners, needless=needless)


def reason(result: object) -> tuple[str, str]:
    assert isinstance(result, Rejection), result
    return result.code, result.message


def test_a_publication_is_kept_by_its_content(site: Site, originals: Originals) -> None:
    result = got(site, "/good.pdf", originals)
    digest = hashlib.sha256(PDF).hexdigest()
    assert isinstance(result, Original)
    assert (result.publication_id, result.file_name) == (f"sha256:{digest}", "good.pdf")
    assert result.source_uri == f"{site.address}/good.pdf"
    assert result.path == originals.folder / f"{digest}.pdf"
    assert result.path.read_bytes() == PDF


def test_what_has_not_changed_is_not_sent_again(site: Site, originals: Originals) -> None:
    first, sent = got(site, "/good.pdf", originals), site.sent
    again = got(site, "/good.pdf", originals)
    assert isinstance(first, Original)
    assert isinstance(again, Original)
    assert (again.path, again.transferred) == (first.path, False)
    assert site.paths(304) == ["/good.pdf"]
    assert site.sent == sent


def test_what_has_changed_is_fetched(site: Site, originals: Originals) -> None:
    got(site, "/good.pdf", originals)
    site.pages["/good.pdf"] = PDF + b" and more"
    result = got(site, "/good.pdf", originals)
    assert isinstance(result, Original)
    assert result.path.read_bytes() == PDF + b" and more"


def test_without_the_file_only_what_nobody_needs_may_stay_away(site: Site, originals: Originals) -> None:
    first = got(site, "/good.pdf", originals)
    assert isinstance(first, Original)
    first.path.unlink()
    assert isinstance(got(site, "/good.pdf", originals, needless=lambda key: True), Unchanged)
    assert isinstance(got(site, "/good.pdf", originals), Original)
    assert site.paths(200) == ["/good.pdf", "/good.pdf"]


def test_a_broken_download_goes_on_where_it_broke(site: Site, originals: Originals) -> None:
    site.breaks["/long.pdf"] = 70_000
    result = got(site, "/long.pdf", originals)
    assert isinstance(result, Original)
    assert result.path.read_bytes() == LONG
    assert [status for _, path, status in site.asked if path == "/long.pdf"] == [200, 206]
    assert site.sent == len(LONG) - 70_000


def test_the_next_run_goes_on_where_this_one_broke(site: Site, originals: Originals) -> None:
    site.breaks["/long.pdf"] = 70_000
    assert reason(got(site, "/long.pdf", originals, attempts=1))[0] == "fetch_failed"
    assert isinstance(got(site, "/long.pdf", originals), Original)
    assert site.paths(206) == ["/long.pdf"]


def test_other_bytes_are_not_joined_to_the_begun_ones(site: Site, originals: Originals) -> None:
    site.breaks["/long.pdf"] = 70_000
    got(site, "/long.pdf", originals, attempts=1)
    site.pages["/long.pdf"] = other = LONG.replace(b"nearly", b"really")
    result = got(site, "/long.pdf", originals)
    assert isinstance(result, Original)
    assert result.path.read_bytes() == other


def test_an_address_that_two_sources_list_is_fetched_once(site: Site, originals: Originals) -> None:
    with (
        Web(Fetching.model_validate({"allow": ["127.0.0.0/8"], "robots": False})) as web,
        ThreadPoolExecutor(4) as threads,
    ):
        found = list(
            threads.map(
                lambda _: fetch(site.address + "/long.pdf", web, originals, limits=LIMITS, manners=AT_ONCE), range(4)
            )
        )
    assert {one.publication_id for one in found} == {f"sha256:{hashlib.sha256(LONG).hexdigest()}"}
    assert len(site.paths(200)) == 1


def test_what_was_begun_long_ago_is_not_gone_on_with(site: Site, tmp_path: Path) -> None:
    with Originals(tmp_path) as originals:
        originals.open()
        begun = originals.partial("https://example.org/a.pdf")
        begun.write_bytes(PDF)
        os.utime(begun, (0, 0))
    with Originals(tmp_path) as originals:
        originals.open()
        assert not begun.exists()


def test_whoever_waits_for_a_busy_server_is_free_when_the_run_ends(
    site: Site, originals: Originals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.fetch.web.wait_before", lambda state: 600.0)
    site.answers["/good.pdf"] = [503]
    with ThreadPoolExecutor(1) as threads, Web(Fetching.model_validate({"allow": ["127.0.0.0/8"]})) as web:
        waiting = threads.submit(fetch, site.address + "/good.pdf", web, originals, limits=LIMITS, manners=AT_ONCE)
        while not site.paths(503):
            time.sleep(0.01)
        web.close()
        assert isinstance(waiting.result(timeout=60), Rejection)


def test_two_runs_at_once_do_not_share_what_they_have_begun(site: Site, originals: Originals, tmp_path: Path) -> None:
    with Originals(tmp_path) as beside:
        beside.open()
        assert beside.partial(site.address) != originals.partial(site.address)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(site: Site, originals: Originals, status: int) -> None:
    site.answers["/good.pdf"] = [status]
    site.headers["/good.pdf"] = {"Retry-After": "0"}
    assert isinstance(got(site, "/good.pdf", originals), Original)
    assert site.paths() == ["/good.pdf", "/good.pdf"]


def test_whoever_wants_to_be_left_alone_for_long_is(site: Site, originals: Originals) -> None:
    site.answers["/good.pdf"] = [503]
    site.headers["/good.pdf"] = {"Retry-After": "7200"}
    code, message = reason(got(site, "/good.pdf", originals))
    assert (code, "7200 seconds" in message) == ("fetch_failed", True)
    assert site.paths() == ["/good.pdf"]


def test_the_longest_wait_is_what_the_server_asks_for_and_otherwise_grows() -> None:
    def after(error: Exception, attempt: int) -> float:
        state = RetryCallState(Retrying(), None, (), {})
        state.attempt_number = attempt
        state.set_exception((type(error), error, None))
        return wait_before(state)

    assert after(Busy("busy", 7.0), 3) == 7.0
    waits = [after(httpx.ReadTimeout("slow"), attempt) for attempt in (1, 3, 9)]
    assert waits[0] < 3 < waits[1] < 6 < waits[2] <= 30


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500])
def test_what_does_not_heal_is_asked_for_once(site: Site, originals: Originals, status: int) -> None:
    site.answers["/good.pdf"] = [status]
    assert str(status) in reason(got(site, "/good.pdf", originals))[1]
    assert len(site.paths()) == 1


def test_a_silent_server_is_waited_for_so_long_and_so_often(site: Site, originals: Originals) -> None:
    site.slow.add("/slow.pdf")
    code, message = reason(got(site, "/slow.pdf", originals, timeout="100ms"))
    assert (code, "in time" in message) == ("fetch_failed", True)
    assert len(site.paths()) == 3


def test_an_endless_body_ends_at_the_size_limit(site: Site, originals: Originals) -> None:
    site.endless.add("/endless.pdf")
    result = got(site, "/endless.pdf", originals, limits=Limits(file_bytes=20_000))
    assert isinstance(result, Rejection)
    assert (result.code, result.limit) == ("too_large", "file_bytes=20000")
    assert not list(originals.folder.rglob("*.part"))


def test_an_endless_body_ends_when_patience_does(site: Site, originals: Originals) -> None:
    site.endless.add("/endless.pdf")
    assert "not complete after 0.2 s" in reason(got(site, "/endless.pdf", originals, patience="200ms"))[1]


def test_what_is_said_to_be_too_large_is_not_even_begun(site: Site, originals: Originals) -> None:
    assert reason(got(site, "/long.pdf", originals, limits=Limits(file_bytes=1000)))[0] == "too_large"


def test_a_type_is_what_the_bytes_say(site: Site, originals: Originals) -> None:
    site.types = {"/page.html": "application/pdf", "/good.pdf": "text/html"}
    code, message = reason(got(site, "/page.html", originals))
    assert (code, "it calls it application/pdf" in message) == ("not_a_pdf", True)
    assert isinstance(got(site, "/good.pdf", originals), Original)


def test_nothing_is_nothing(site: Site, originals: Originals) -> None:
    site.pages["/empty.pdf"] = b""
    assert "sent nothing" in reason(got(site, "/empty.pdf", originals))[1]


def test_redirects_are_followed_but_not_in_circles(site: Site, originals: Originals) -> None:
    site.moved = {"/moved.pdf": "/good.pdf", "/circle.pdf": "/circle.pdf"}
    moved = got(site, "/moved.pdf", originals)
    assert isinstance(moved, Original)
    assert moved.source_uri.endswith("/moved.pdf")
    assert "redirects" in reason(got(site, "/circle.pdf", originals))[1]


@pytest.mark.parametrize("place", ["http://10.0.0.1/a.pdf", "http://[::1]/a.pdf", "http://169.254.169.254/a.pdf"])
def test_a_redirect_into_a_private_network_is_refused(site: Site, originals: Originals, place: str) -> None:
    site.moved = {"/trap.pdf": place}
    assert "no public address" in reason(got(site, "/trap.pdf", originals))[1]


@pytest.mark.parametrize("place", ["file:///etc/hostname", "ftp://example.org/a.pdf"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, originals: Originals, place: str) -> None:
    site.moved = {"/trap.pdf": place}
    assert reason(got(site, "/trap.pdf", originals))[0] == "fetch_failed"


def test_this_machine_is_no_public_address(site: Site, originals: Originals) -> None:
    assert "no public address" in reason(got(site, "/good.pdf", originals, allow=[]))[1]
    assert site.asked == []


def test_robots_txt_is_respected_and_asked_for_once(site: Site, originals: Originals) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private/\n"
    site.pages["/private/a.pdf"] = PDF
    with Web(Fetching.model_validate({"allow": ["127.0.0.0/8"]})) as web:
        results = [
            fetch(site.address + path, web, originals, limits=Limits(), manners=AT_ONCE)
            for path in ("/good.pdf", "/private/a.pdf", "/private/b.pdf")
        ]
    assert isinstance(results[0], Original)
    assert "robots.txt" in reason(results[1])[1]
    assert [path for _, path, _ in site.asked] == ["/robots.txt", "/good.pdf"]


def test_robots_txt_may_name_us(site: Site, originals: Originals) -> None:
    site.pages["/robots.txt"] = b"User-agent: steckbrief\nDisallow: /\n\nUser-agent: *\nDisallow:\n"
    assert "robots.txt" in reason(got(site, "/good.pdf", originals))[1]
    assert isinstance(got(site, "/good.pdf", originals, robots=False), Original)


def test_without_a_readable_robots_txt_a_host_is_left_alone(site: Site, originals: Originals) -> None:
    site.answers["/robots.txt"] = [500]
    assert "without it" in reason(got(site, "/good.pdf", originals))[1]


def test_a_robots_txt_that_does_not_come_is_waited_for_once(site: Site, originals: Originals) -> None:
    site.slow.add("/robots.txt")
    with Web(Fetching.model_validate({"allow": ["127.0.0.0/8"], "attempts": 2, "timeout": "100ms"})) as web:
        for path in ("/good.pdf", "/long.pdf", "/good.pdf"):
            result = fetch(site.address + path, web, originals, limits=LIMITS, manners=AT_ONCE)
            assert "robots.txt cannot be had" in reason(result)[1]
    assert [path for _, path, _ in site.asked] == ["/robots.txt"] * 2


def test_every_request_says_who_asks(site: Site, originals: Originals) -> None:
    got(site, "/good.pdf", originals, identity="steckbrief (+https://example.org/contact)")
    assert site.agents == {"steckbrief (+https://example.org/contact)"}


def test_a_host_that_is_not_there_is_not_looked_for_again(originals: Originals) -> None:
    with Web(Fetching.model_validate({"allow": ["127.0.0.0/8"], "robots": False})) as web:
        first, second = (
            fetch(f"http://127.0.0.1:1/{n}.pdf", web, originals, limits=Limits(), manners=AT_ONCE) for n in range(2)
        )
    assert reason(first)[0] == "fetch_failed"
    assert "as a moment ago" in reason(second)[1]


def test_credentials_are_used_and_not_kept(
    site: Site, originals: Originals, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.INFO)
    secret = (
        site.address.replace("http://", "http://ada:geheim@") + "/good.pdf?id=7&X-Amz-Signature=geheim&token=geheim"
    )
    with Web(Fetching.model_validate({"allow": ["127.0.0.0/8"]})) as web:
        result = fetch(secret, web, originals, limits=Limits(), manners=AT_ONCE)
        refused = fetch(secret.replace("good", "gone"), web, originals, limits=Limits(), manners=AT_ONCE)
    assert isinstance(result, Original)
    assert result.source_uri == f"{site.address}/good.pdf?id=7"
    assert (site.authorizations["/good.pdf"] or "").startswith("Basic ")
    assert "geheim" not in str(refused)
    assert "/good.pdf" in caplog.text
    assert "geheim" not in caplog.text
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"geheim" not in kept


def test_credentials_do_not_travel_to_another_host(site: Site, originals: Originals) -> None:
    with a_site() as other:
        other.pages["/elsewhere.pdf"] = PDF
        site.moved["/moved.pdf"] = f"{other.address}/elsewhere.pdf"
        got(site, "/moved.pdf", originals, manners=Manners(delay=0, credentials="ada:geheim"))
        assert (site.authorizations["/moved.pdf"] or "").startswith("Basic ")
        assert other.authorizations["/elsewhere.pdf"] is None


def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(originals: Originals) -> None:
    with a_site(encrypted=True) as site:
        site.pages["/good.pdf"] = PDF
        code, message = reason(got(site, "/good.pdf", originals))
        assert (code, "CERTIFICATE_VERIFY_FAILED" in message) == ("fetch_failed", True)
        assert site.asked == []


def test_a_redirect_from_https_to_http_is_refused(site: Site, originals: Originals) -> None:
    with a_site(encrypted=True) as locked, pytest.MonkeyPatch.context() as patched:
        patched.setenv("SSL_CERT_FILE", locked.authority)
        locked.moved["/down.pdf"] = f"{site.address}/good.pdf"
        locked.pages["/good.pdf"] = PDF
        assert isinstance(got(locked, "/good.pdf", originals), Original)
        assert "from https to" in reason(got(locked, "/down.pdf", originals))[1]
    assert site.paths() == []


def test_a_proxy_is_used_and_does_not_lead_inside(
    site: Site, originals: Originals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.address)
    with Web(Fetching()) as web:
        inside = fetch("http://127.0.0.1:9/good.pdf", web, originals, limits=LIMITS, manners=AT_ONCE)
        outside = fetch("http://93.184.215.14/good.pdf", web, originals, limits=LIMITS, manners=AT_ONCE)
    assert "no public address" in reason(inside)[1]
    assert reason(outside)[0] == "fetch_failed"  # our site knows no such path
    assert [path for _, path, _ in site.asked] == ["http://93.184.215.14/robots.txt", "http://93.184.215.14/good.pdf"]


def test_durations_are_what_they_say() -> None:
    assert Fetching.model_validate({"timeout": "1m 30s"}).timeout == timedelta(seconds=90)
