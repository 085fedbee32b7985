from __future__ import annotations

import re
import shutil
import subprocess
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.report import report
from pipeline.report.tiles import TILES
from pipeline.warehouse import Warehouse, stage
from schemas.errors import NoWarehouse
from schemas.profile import Entity
from tests.publications import NOON, record, rejection, run

NASTY = '<script>alert("x")</script><img src=x onerror=y>'
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: three publications, then one of them anew with another e-mail address, and a text with markup."""
    place = tmp_path_factory.mktemp("report")
    first = [record(n) for n in range(3)]
    first[1].publication.series = NASTY
    first[1].profiles[0].entities += [
        Entity(label=label, text=text, normalized=text, path="/profiles/0/summary", start=0, end=1, origin="r", score=1)
        for label, text in (("PROGRAMME", NASTY), ("DATE", "2009/2013"), ("DATE", "2011-03"))
    ]
    for n, results in enumerate([[*first, rejection(9)], [record(0, email=NASTY)]]):
        at = NOON + timedelta(days=n)
        staged = stage(results, place / "staged", run_id=f"run-{n}", extracted_at=at)
        Warehouse(place / "W").commit([staged.path], run=run(f"run-{n}", at=at))
    return place / "W"


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def page(warehouse: Path) -> Page:
    return Page(report(warehouse))


def test_foreign_text_stays_text(page: Page) -> None:
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert page.words.count(NASTY) >= 3  # series, programme, changed e-mail address
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_the_page_asks_for_nothing_else(warehouse: Path, page: Page) -> None:
    links = [
        value or "" for _, attributes in page.tags for name, value in attributes.items() if name in {"href", "src"}
    ]
    targets = {attributes.get("id") for _, attributes in page.tags}
    assert links
    assert all(link.startswith("#") and link[1:] in targets for link in links)
    style = "".join(re.findall(r"<style>(.*?)</style>", report(warehouse), re.DOTALL))
    assert "url(" not in style
    assert "@import" not in style
    assert ("meta", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in [
        (tag, attributes.get("content")) for tag, attributes in page.tags
    ]


def test_charts_have_names_and_tables_behind_them(page: Page) -> None:
    charts = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert len(charts) == 3
    assert all("aria-label" in chart or "aria-labelledby" in chart for chart in charts)
    assert all(attributes.get("role") == "img" for attributes in charts)
    regions = [attributes for _, attributes in page.tags if attributes.get("class") == "scroll"]
    assert all(region.get("tabindex") == "0" and region.get("aria-label") for region in regions)
    assert [tag for tag, _ in page.tags].count("details") == 4


def test_all_laender_have_a_tile_of_their_own() -> None:
    assert len(TILES) == len({short for short, _, _ in TILES.values()}) == 16
    assert len({(column, row) for _, column, row in TILES.values()}) == 16


def test_numbers_are_right(page: Page) -> None:
    said = " ".join(" ".join(page.words).split())
    assert "3 of 16 Länder" in said
    assert "Brandenburg: 1" in said
    for year in (2009, 2011, 2013):  # a period counts by both its ends
        assert f"{year}: 1" in said
    assert "2010: 0" in said
    assert "2,009" not in said  # a year is no amount
    assert "damaged 1 profile-9.pdf: damaged" in said
    assert "missing_role info 3 3" in said
    assert "0.9–1.0: 3" in said
    assert "contacts 0 1 0" in said  # one contact changed since the snapshot before
    assert "ada.beispiel0@example.org" in said


def test_an_earlier_snapshot_and_an_empty_one_have_pages_too(warehouse: Path, tmp_path: Path) -> None:
    first = Warehouse(warehouse).snapshots()[0].snapshot_id
    assert "this is the first snapshot" in report(warehouse, snapshot=first)
    Warehouse(tmp_path / "empty").commit([], run=run())
    assert "no publications" in report(tmp_path / "empty")
    with pytest.raises(NoWarehouse):
        report(tmp_path / "none")


def test_the_command_writes_the_page(warehouse: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["report", str(warehouse), "--out", str(tmp_path / "new" / "page.html")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "new" / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "Example" in CliRunner().invoke(app, ["report", "--help"]).stdout


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_a_browser_shows_it_light_and_dark(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(report(warehouse), encoding="utf-8")
    shades = []
    for scheme in ("1", "0"):  # light, dark
        picture = tmp_path / f"{scheme}.png"
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        arguments += [f"--user-data-dir={tmp_path / 'profile'}", f"--blink-settings=preferredColorScheme={scheme}"]
        arguments += ["--window-size=1200,1600", f"--screenshot={picture}", (tmp_path / "page.html").as_uri()]
        subprocess.run([str(CHROMIUM), *arguments], check=True, capture_output=True, timeout=120)
        with Image.open(picture) as image:
            shades.append(image.convert("L").resize((1, 1)).getpixel((0, 0)))
            colours = image.convert("RGB").getcolors(1 << 24) or []
            assert len(colours) > 50, "an empty page"
    light, dark = shades
    assert light > 200
    assert dark < 80
