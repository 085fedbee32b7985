"""What the commands say of sources, to people and to programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from tests.site import PDF, Site, a_site
from tests.stand_in import write_publications

LISTED = 5


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as site:
        site.pages = {f"/{n}.pdf": PDF for n in range(LISTED)}
        site.pages["/list"] = "".join(f'<a href="/{n}.pdf">x</a>' for n in range(LISTED)).encode()
        yield site


@pytest.fixture
def file(tmp_path: Path, site: Site) -> Path:
    write_publications(tmp_path / "in", "Adorf", "Bstadt")
    path = tmp_path / "sources.toml"
    path.write_text(
        f"""
        [sources.site]
        kind = "page"
        at = "{site.address}/list"
        delay = "10ms"
        schedule = "0 6 * * 1"
        series = "Kommunen im Porträt"
        expect_every = "90d"

        [sources.folder]
        kind = "folder"
        at = "in"
        matching = "/A"
        """,
        encoding="utf-8",
    )
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in (*arguments, "--allow-address", "127.0.0.0/8")])


def test_check_says_what_each_source_would_fetch_and_when(file: Path, site: Site) -> None:
    done = call("sources", "check", file)
    assert done.exit_code == 0, done.output
    assert "✓ site  page: lists 5 publications" in done.output
    assert "At 06:00 on Monday; next on Monday, " in done.output
    assert "every 0.01 s, 2 at once" in done.output
    assert "more than 50% failed, nothing new for 90 days" in done.output
    assert "Kommunen im Porträt" in done.output
    assert f"{site.address}/2.pdf" in done.output
    assert "… and 2 more; --links shows them all" in done.output
    assert "✓ folder  folder: lists 1 publication\n" in done.output
    assert not any(path.endswith(".pdf") for path in site.paths())


def test_check_shows_every_link_of_one_source_where_that_is_asked_for(file: Path, site: Site) -> None:
    done = call("sources", "check", file, "--source", "site", "--links")
    assert all(f"{site.address}/{n}.pdf" in done.output for n in range(LISTED))
    assert "folder" not in done.output


def test_check_ends_with_4_where_a_source_is_to_be_looked_at(file: Path, site: Site) -> None:
    site.pages["/list"] = b"<p>nothing</p>"
    done = call("sources", "check", file)
    assert done.exit_code == 4
    assert "✗ site" in done.output
    assert "! lists no publications; is `matching` right?" in done.output


def test_check_for_programs_is_one_line_for_each_source(file: Path) -> None:
    done = call("sources", "check", file, "--format", "json")
    first, second = map(json.loads, done.output.splitlines())
    assert (first["source"], first["kind"], first["lists"], first["wrong"]) == ("site", "page", LISTED, None)
    assert first["next"].startswith("20")
    assert [Path(one).name for one in second["publications"]] == ["Adorf.pdf"]


def test_a_network_that_is_none_is_said_to_be_none(file: Path) -> None:
    done = CliRunner().invoke(app, ["sources", "check", str(file), "--allow-address", "intranet"])
    assert "10.20.0.0/16 is a network" in str(done.exception)


def test_a_dry_run_is_a_table_and_leaves_nothing_behind(file: Path, tmp_path: Path) -> None:
    done = call("run", file, "--out", tmp_path / "W", "--dry-run")
    assert done.exit_code == 0, done.output
    assert "A run would" in done.output
    assert "this warehouse knows no earlier run" in done.output
    assert not (tmp_path / "W").exists()
    line = json.loads(call("run", file, "--out", tmp_path / "W", "--dry-run", "--log-format", "json").output)
    assert [(one["name"], one["lists"], one["fetched"]) for one in line["sources"]] == [
        ("site", LISTED, LISTED),
        ("folder", 1, 0),
    ]


def test_one_address_inside_is_read_only_where_it_is_allowed(site: Site) -> None:
    refused = CliRunner().invoke(app, ["extract", f"{site.address}/0.pdf"])
    assert refused.exit_code == 3
    assert site.asked == []
    allowed = call("extract", f"{site.address}/0.pdf")
    assert allowed.exit_code == 3
    assert site.paths(200) == ["/0.pdf"]
