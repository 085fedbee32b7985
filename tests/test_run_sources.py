"""Runs over the sources of a sources.toml: what is new is ingested, what fails or falls silent is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from pipeline.cli import app
from pipeline.runs import plan as planning
from pipeline.runs import run as runs
from pipeline.runs.forecast import forecast
from pipeline.runs.looks import alarms
from pipeline.runs.run import Report
from pipeline.warehouse import Warehouse, forget
from pipeline.warehouse.originals import Originals
from pipeline.warehouse.visits import Visits
from schemas.parameters import RunParameters
from tests import stand_in
from tests.site import Site, a_site
from tests.stand_in import write_publications

MANY = 300


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as site:
        publish(site, "Adorf", "Bstadt", "Cberg")
        yield site


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "extraction_key", stand_in.key)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "warehouse"


def publish(site: Site, *names: str, says: str = "") -> None:
    """Puts publications on the site, and a page that lists all of them."""
    for name in names:
        site.pages[f"/{name}.pdf"] = f"{says or name} ({name}) %PDF-1.4".encode()
    listed = sorted(path for path in site.pages if path.endswith(".pdf"))
    site.pages["/list"] = "".join(f'<a href="{path}">x</a>' for path in listed).encode()


def sources(folder: Path, site: Site, more: str = "", **keys: Any) -> Path:
    """A sources.toml with the site's page, some keys of it and whatever else is wanted."""
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())
    path = folder / "sources.toml"
    head = f"""
        [fetch]
        allow = ["127.0.0.0/8"]
        attempts = 1

        [sources.site]
        kind = "page"
        at = "{site.address}/list"
        delay = 0
    """
    path.write_text(dedent(head) + lines + dedent(more), encoding="utf-8")
    return path


def run(path: Path, out: Path, **options: Any) -> Report:
    return runs.run(asked(path, out, **options), target=stand_in.TARGET)


def asked(path: Path, out: Path, **options: Any) -> RunParameters:
    return RunParameters.model_validate({"sources": [str(path)], "out": out, "workers": 1, **options})


def column(out: Path, table: str, name: str) -> list[Any]:
    return sorted(Warehouse(out).table(table)[name].dropna())


def test_what_a_page_lists_is_ingested_and_kept(tmp_path: Path, site: Site, out: Path) -> None:
    report = run(sources(tmp_path, site, series="Kommunen im Porträt"), out)
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg"]
    assert [(one.name, one.links, one.new, one.fetched) for one in report.looked] == [("site", 3, 3, 3)]
    assert column(out, "publication_sources", "source") == ["site"] * 3
    assert column(out, "publication_sources", "series") == ["Kommunen im Porträt"] * 3
    kept = {path.stem for path in (out / "originals").glob("*.pdf")}
    assert {f"sha256:{name}" for name in kept} == set(column(out, "publications", "publication_id"))


def test_many_unchanged_publications_are_not_downloaded_again(tmp_path: Path, site: Site, out: Path) -> None:
    publish(site, *(f"Ort{n:03}" for n in range(MANY)))
    path = sources(tmp_path, site, concurrency=16)
    assert run(path, out).rows["publications"] == MANY + 3
    site.asked.clear()
    report = run(path, out)
    assert (report.unchanged, report.rows, report.looked[0].fetched) == (MANY + 3, {}, 0)
    assert site.paths(200) == ["/list"]
    assert len(site.paths(304)) == MANY + 3


def test_originals_that_are_not_kept_are_not_needed(tmp_path: Path, site: Site, out: Path) -> None:
    path = sources(tmp_path, site)
    path.write_text(path.read_text().replace("[fetch]\n", "[fetch]\noriginals = false\n"))
    run(path, out)
    assert list((out / "originals").glob("*.pdf")) == []
    site.asked.clear()
    assert run(path, out).unchanged == 3
    assert site.paths(200) == ["/list"]
    assert run(path, out, settings={"reader": "pdfplumber"}).rows["publications"] == 3
    assert list((out / "originals").glob("*.pdf")) == []


def test_new_bytes_at_an_address_take_the_place_of_the_old(tmp_path: Path, site: Site, out: Path) -> None:
    path = sources(tmp_path, site)
    run(path, out)
    publish(site, "Adorf", says="Neudorf")
    report = run(path, out)
    assert report.looked[0].new == 1
    assert column(out, "profiles", "municipality") == ["Bstadt", "Cberg", "Neudorf"]


def test_only_the_source_that_is_asked_for_is_looked_at(tmp_path: Path, site: Site, out: Path) -> None:
    write_publications(tmp_path / "in", "Ddorf")
    path = sources(tmp_path, site, '[sources.folder]\nkind = "folder"\nat = "in"\n')
    run(path, out, only=["folder"])
    assert column(out, "profiles", "municipality") == ["Ddorf"]
    assert site.asked == []


def test_the_family_that_a_source_names_is_a_reason_to_read_again(tmp_path: Path, site: Site, out: Path) -> None:
    run(sources(tmp_path, site), out)
    assert run(sources(tmp_path, site, family="generic"), out).rows["publications"] == 3
    assert run(sources(tmp_path, site, family="generic"), out).unchanged == 3


def test_a_source_of_which_too_much_fails_is_stopped_and_the_others_are_not(
    tmp_path: Path, site: Site, out: Path
) -> None:
    write_publications(tmp_path / "in", "Ddorf")
    path = sources(tmp_path, site, '[sources.folder]\nkind = "folder"\nat = "in"\n', budget="20%", concurrency=1)
    del site.pages["/Bstadt.pdf"]
    report = run(path, out)
    assert "1 of 3 failed (fetch_failed 1), more than the 20% allowed" in report.stopped["site"]
    assert "/Cberg.pdf" not in site.paths()
    assert column(out, "profiles", "municipality") == ["Ddorf"]
    assert Warehouse(out).table("rejections").empty
    [finding] = report.findings
    assert (finding["code"], finding["severity"], finding["source"]) == ("source_stopped", "error", "site")
    site.pages["/Bstadt.pdf"] = b"Bstadt (Bstadt) %PDF-1.4"
    assert run(path, out).stopped == {}
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg", "Ddorf"]


def test_what_cannot_be_read_counts_as_failed_too(tmp_path: Path, site: Site, out: Path) -> None:
    publish(site, "Adorf", "Bstadt", says="encrypted")
    report = run(sources(tmp_path, site), out)
    assert "2 of 3 failed (encrypted 2), more than the 50% allowed" in report.stopped["site"]
    assert column(out, "profiles", "municipality") == []
    report = run(sources(tmp_path, site, budget=1.0), out)
    assert report.stopped == {}
    assert column(out, "rejections", "code") == ["encrypted", "encrypted"]


def test_a_source_that_cannot_be_looked_at_is_an_alarm_and_nothing_of_it_is_lost(
    tmp_path: Path, site: Site, out: Path
) -> None:
    path = sources(tmp_path, site)
    run(path, out)
    del site.pages["/list"]
    report = run(path, out)
    assert "404" in report.stopped["site"]
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg"]
    assert Warehouse(out).table("publication_sources")["gone_at"].isna().all()


def test_a_redesigned_page_does_not_look_like_nothing_new(tmp_path: Path, site: Site, out: Path) -> None:
    run(sources(tmp_path, site, min_links=3), out)
    site.pages["/list"] = b"<p>Welcome to our new site!</p>"
    report = run(sources(tmp_path, site, min_links=3), out)
    assert [(f["code"], f["message"]) for f in report.findings] == [
        ("source_few_links", "site: lists 0 publications, fewer than min_links = 3")
    ]
    held = json.loads(Warehouse(out).table("runs").sort_values("started_at")["findings"].iloc[-1])
    assert held[0]["code"] == "source_few_links"


def test_a_page_that_has_lost_most_of_its_links_is_noticed_unasked(tmp_path: Path, site: Site, out: Path) -> None:
    publish(site, *(f"Ort{n}" for n in range(10)))
    run(sources(tmp_path, site), out)
    site.pages["/list"] = b'<a href="/Adorf.pdf">A</a>'
    [finding] = run(sources(tmp_path, site), out).findings
    assert finding["message"] == "site: lists 1 publications instead of 13"


def test_pages_further_on_that_are_gone_are_told_in_one_sentence_and_are_no_alarm(
    tmp_path: Path, site: Site, out: Path
) -> None:
    site.pages["/list"] += b'<a href="/gone/1">x</a><a href="/gone/2">x</a>'
    report = run(sources(tmp_path, site, depth=1), out)
    [finding] = report.findings
    assert (finding["code"], finding["severity"]) == ("source_incomplete", "info")
    assert finding["message"].endswith("/gone/1: the server answered 404 Not Found (and 1 more)")


def test_silence_for_longer_than_expected_is_an_alarm(tmp_path: Path, site: Site, out: Path) -> None:
    path = sources(tmp_path, site, expect_every="90d")
    assert run(path, out).findings == ()
    with Originals(out) as originals:
        originals.open()
        seen = originals.visits.looks()["site"]
        planned = planning.plan(
            asked(path, out), Warehouse(out), originals, run=runs.new_run(asked(path, out).settings)
        )
    assert seen.new_at == seen.last_at
    later = datetime.now(UTC) + timedelta(days=91)
    assert alarms(planned.looked, {"site": seen}, later - timedelta(days=2)) == []
    [alarm] = alarms(planned.looked, {"site": seen}, later)
    assert alarm["code"] == "source_silent"
    assert "expected every 90 days" in alarm["message"]


def test_a_link_that_is_dead_is_news_once(tmp_path: Path, site: Site, out: Path) -> None:
    del site.pages["/Bstadt.pdf"]
    path = sources(tmp_path, site)

    def planned() -> planning.Plan:
        with Originals(out) as originals:
            again = asked(path, out)
            return planning.plan(again, Warehouse(out), originals, run=runs.new_run(again.settings))

    assert not planned().nothing_new
    run(path, out)
    assert planned().nothing_new
    publish(site, "Ddorf")
    assert not planned().nothing_new


def test_something_new_ends_the_silence(tmp_path: Path) -> None:
    visits, noon = Visits(tmp_path / "visits.sqlite"), datetime(2024, 5, 1, 12, tzinfo=UTC)
    for day, new in enumerate((True, False, True, False)):
        visits.looked("site", at=noon + timedelta(days=day), links=3, new=new)
    look = visits.looks()["site"]
    assert (look.first_at, look.new_at, look.last_at) == (noon, noon + timedelta(days=2), noon + timedelta(days=3))


def test_the_command_says_its_alarms_and_leaves_with_4(
    tmp_path: Path, site: Site, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del site.pages["/list"]
    with pytest.raises(SystemExit) as left:
        app(["run", str(sources(tmp_path, site)), "--out", str(out), "--direct", "--log-format", "json"])
    said = capsys.readouterr()
    assert left.value.code == 4
    assert "error: site: could not be looked at" in said.err
    assert json.loads(said.out.splitlines()[-1])["stopped"].keys() == {"site"}


def test_a_dry_run_fetches_reads_and_writes_nothing(tmp_path: Path, site: Site, out: Path) -> None:
    path = sources(tmp_path, site)
    first = forecast(asked(path, out))
    [expected] = first.sources
    assert (expected.lists, expected.fetched, expected.read, expected.rewritten) == (3, 3, 3, 0)
    assert expected.fetched_bytes == sum(len(site.pages[f"/{name}.pdf"]) for name in ("Adorf", "Bstadt", "Cberg"))
    assert (first.runs, first.cpu_seconds) == (0, None)
    assert {method for method, path, _ in site.asked if path.endswith(".pdf")} == {"HEAD"}
    assert not out.exists()


def test_a_dry_run_tells_what_has_changed_from_what_is_new_and_what_it_costs(
    tmp_path: Path, site: Site, out: Path
) -> None:
    path = sources(tmp_path, site)
    run(path, out)
    publish(site, "Adorf", says="Neudorf")
    publish(site, "Ddorf")
    found = forecast(asked(path, out))
    [expected] = found.sources
    assert (expected.fetched, expected.read, expected.rewritten, expected.unchanged) == (2, 2, 1, 2)
    assert found.runs == 1
    assert found.cpu_seconds
    assert found.disk_bytes
    again = forecast(asked(path, out, settings={"reader": "pdfplumber"}))
    assert (again.sources[0].fetched, again.sources[0].read, again.sources[0].rewritten) == (2, 4, 3)


def test_a_dry_run_says_what_cannot_be_had(tmp_path: Path, site: Site, out: Path) -> None:
    del site.pages["/Bstadt.pdf"]
    [expected] = forecast(asked(sources(tmp_path, site), out)).sources
    assert (expected.read, len(expected.problems)) == (2, 1)
    assert "/Bstadt.pdf: the server answered 404" in expected.problems[0]


def test_a_forgotten_publication_leaves_no_original_and_none_comes_back(tmp_path: Path, site: Site, out: Path) -> None:
    path = sources(tmp_path, site)
    run(path, out)
    publications = Warehouse(out).table("publications").set_index("file_name")["publication_id"]
    key = publications["Adorf.pdf"]
    done = forget(Warehouse(out), publication=key, reason="withdrawn")
    assert (done.originals, done.searched.places) == (1, [])
    report = run(path, out)
    assert report.rows == {}
    assert not (out / "originals" / f"{key.removeprefix('sha256:')}.pdf").exists()
    assert len(list((out / "originals").glob("*.pdf"))) == 2


def test_a_forgotten_person_leaves_no_original_that_names_them(tmp_path: Path, site: Site, out: Path) -> None:
    publish(site, "Adorf", says="Jördis-Weißkramer")  # the municipality of the record, which shall stand for a name
    path = sources(tmp_path, site)
    run(path, out)
    done = forget(Warehouse(out), person="Jördis Weißkramer", reason="on request")
    assert (done.originals, done.searched.places) == (1, [])
    site.asked.clear()
    run(path, out)
    assert "/Adorf.pdf" in site.paths(304)
    assert len(list((out / "originals").glob("*.pdf"))) == 2
    run(path, out, settings={"reader": "pdfplumber"})
    assert len(list((out / "originals").glob("*.pdf"))) == 2


def test_a_killed_run_does_not_download_again_what_it_had(
    tmp_path: Path, site: Site, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    path = sources(tmp_path, site)
    with monkeypatch.context() as patched:
        patched.setattr(runs, "read_chunk", killed)
        with pytest.raises(KeyboardInterrupt):
            run(path, out)
    site.asked.clear()
    assert run(path, out).rows["publications"] == 3
    assert site.paths(200) == ["/list"]
