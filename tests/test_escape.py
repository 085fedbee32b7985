"""Nasty strings arrive everywhere as the strings that they are: in terminals, JSON, YAML, CSV, Excel, SQL and HTML."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest
import yaml
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.escape import UNSEEN, harmless, json_text, printable
from pipeline.export import export
from pipeline.formats import as_json, as_yaml
from pipeline.show.entities_page import entities_html
from pipeline.warehouse import Warehouse, stage
from schemas.evidence import Rejection
from schemas.profile import Bullet, Contact, Entity, Fact, Profile, Record, Section
from tests import publications
from tests.nasty import NASTY

STORABLE = {name: text for name, text in NASTY.items() if name != "half a character"}  # Parquet is UTF-8
TEXTS = list(STORABLE.values())


def nasty_record() -> Record:
    """A record that holds every nasty string wherever a publication can put one."""
    sections = [
        Section(ordinal=n, heading=text, kind="other", text=text, bullets=[Bullet(ordinal=1, level=1, text=text)])
        for n, text in enumerate(TEXTS, 1)
    ]
    contacts = [Contact(kind="person", name=text, role=text, organisation=text, city=text) for text in TEXTS]
    facts = [Fact(label=text, value=text) for text in TEXTS]
    entities = [
        Entity(
            label="PROGRAMME", text=text, normalized=f"={text}", path=f"/profiles/0/sections/{n}/text", start=0,
            end=len(text), origin="rule", score=1.0,
        )
        for n, text in enumerate(TEXTS)
    ]  # fmt: skip
    profile = Profile(
        ordinal=1, pages=[1], municipality=TEXTS[0], headline=TEXTS[1], contacts=contacts,
        sections=sections, facts=facts, entities=entities,
    )  # fmt: skip
    honest = publications.record(0)
    named = {"title": TEXTS[0], "series": TEXTS[4], "file_name": f"{NASTY['terminal']}.pdf", "publisher": TEXTS[5]}
    return honest.model_copy(
        update={
            "publication": honest.publication.model_copy(update=named),
            "profiles": [profile],
            "evidence": [],
            "findings": [],
        }
    )


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty") / "warehouse"
    rejected = Rejection(
        code="damaged", message=NASTY["markup"], publication_id=publications.publication_id("rejected"),
        file_name=NASTY["terminal"], source_uri="file:///x.pdf", extractor_version="0",
    )  # fmt: skip
    held = Warehouse(folder)
    with held.staging("run-1") as directory:
        staged = stage(
            [nasty_record(), rejected], directory, run_id="run-1", extracted_at=publications.NOON, rejection_key="k"
        )
        held.commit([staged.path], run=publications.run(), seen=[publications.seen(0)])
    return folder


def said(*arguments: str | Path) -> Result:
    ran = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "400"})
    assert ran.exit_code == 0, ran.output
    return ran


def obeyed(text: str) -> set[str]:
    """The characters that a terminal would obey, but for the ends of lines."""
    return {c for c in text if unicodedata.category(c) in UNSEEN and c != "\n"}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_line_for_a_terminal_steers_nothing(text: str) -> None:
    assert obeyed(printable(text)) == set()
    assert "\n" not in printable(text)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_json_loses_nothing_and_steers_nothing(text: str) -> None:
    written = json_text({"key": text, text: [text]})
    assert json.loads(written) == {"key": text, text: [text]}
    assert obeyed(written) == set()
    written.encode()


def test_a_record_is_the_same_in_json_and_yaml() -> None:
    record = nasty_record()
    plain = record.model_dump(mode="json")
    assert json.loads(as_json(record)) == plain
    assert yaml.safe_load(as_yaml(record)) == plain
    assert obeyed(as_json(record)) | obeyed(as_yaml(record)) == set()


def test_umlauts_stay_readable() -> None:
    assert json_text({"Größe": "Köln – „so“"}) == '{"Größe": "Köln – „so“"}'


@pytest.mark.parametrize("begin", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_begins_like_a_formula(begin: str) -> None:
    assert harmless(begin) == f"'{begin}"


@pytest.mark.parametrize("value", ["+49 3535 463000", "-3,5", "2012", "Ziele = Wege", None, 7, ""])
def test_what_is_no_formula_stays_as_it_is(value: object) -> None:
    assert harmless(value) == value


def test_tables_of_the_command_line_steer_no_terminal(warehouse: Path) -> None:
    for sql in ("SELECT * FROM contacts", "SELECT * FROM publications", "SELECT * FROM rejections"):
        assert obeyed(said("query", sql, "--warehouse", warehouse).stdout) == set()


def test_console_markup_is_printed_as_it_stands(warehouse: Path) -> None:
    shown = said("query", "SELECT name FROM contacts", "--warehouse", warehouse).stdout
    assert NASTY["console markup"] in shown


def test_json_of_a_query_holds_the_strings(warehouse: Path) -> None:
    shown = said("query", "SELECT name FROM contacts", "--warehouse", warehouse, "--format", "json").stdout
    assert {row["name"] for row in json.loads(shown)} >= set(TEXTS)
    assert obeyed(shown) == set()


@pytest.mark.parametrize("way", ["query", "export"])
def test_no_cell_of_a_csv_file_is_a_formula(warehouse: Path, tmp_path: Path, way: str) -> None:
    if way == "query":
        text = said("query", "SELECT * FROM facts", "--warehouse", warehouse, "--format", "csv").stdout
    else:
        text = (export(warehouse, "csv", tmp_path / "csv") / "facts.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    values = [value for row in rows for value in row.values()]
    assert len(rows) == len(TEXTS)
    assert [v for v in values if v[:1] in "=+-@\t\r" and v and not re.fullmatch(r"[-+\d .,]+", v)] == []
    assert f"'{NASTY['formula']}" in values


def test_a_workbook_holds_neither_formulas_nor_links(warehouse: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="needs the extra excel")
    book = zipfile.ZipFile(export(warehouse, "xlsx", tmp_path / "book.xlsx"))
    sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not [sheet for sheet in sheets if re.search(r"<f[ >]|<hyperlink", sheet)]
    assert any(NASTY["formula"].partition("(")[0] in sheet for sheet in sheets)


@pytest.mark.parametrize("target", ["sqlite", "duckdb"])
def test_databases_hold_the_strings_and_all_their_tables(warehouse: Path, tmp_path: Path, target: str) -> None:
    file = export(warehouse, target, tmp_path / f"it's.{target}")  # type: ignore[arg-type]
    connection = sqlite3.connect(file) if target == "sqlite" else duckdb.connect(str(file))
    assert {name for (name,) in connection.execute("SELECT name FROM contacts").fetchall()} >= set(TEXTS)
    assert connection.execute("SELECT count(*) FROM bullets").fetchall() == [(len(TEXTS),)]
    connection.close()


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}
        self.addresses |= {value or "" for name, value in attrs if name in {"src", "href", "action"}}


def pages(warehouse: Path, folder: Path) -> Iterator[str]:
    said("report", warehouse, "--out", folder / "report.html")
    yield (folder / "report.html").read_text("utf-8")
    record = nasty_record()
    yield entities_html(record.profiles, title=NASTY["markup"])


def test_pages_hold_no_element_that_a_publication_wrote(warehouse: Path, tmp_path: Path) -> None:
    for page in pages(warehouse, tmp_path):
        found = Elements(page)
        assert found.tags & {"script", "img", "iframe", "object", "b"} == set()
        assert found.handlers == set()
        assert not [address for address in found.addresses if not address.startswith("#")]
        assert "&lt;script&gt;alert(1)" in page


def test_complaints_steer_no_terminal(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["run", NASTY["terminal"], "--out", str(tmp_path / "w")])
    assert isinstance(ran.exception, Exception)
    assert obeyed("\n".join(printable(line) for line in str(ran.exception).splitlines())) == set()


def test_a_run_tells_of_nasty_file_names_in_lines_that_are_json(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [text.replace("/", "").replace("\x00", "") for text in (*TEXTS, "-rf", "a\nb")]
    for name in names:
        (folder / f"{name}.pdf").write_bytes(b"%PDF-1.7\n" + name.encode())
    ran = said("run", folder, "--out", tmp_path / "w", "--direct", "--log-format", "json")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {line["file_name"] for line in lines if line["event"] == "publication"} == {f"{n}.pdf" for n in names}
    assert obeyed(ran.stdout) == set()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "w"]
