"""The command as its users meet it: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import yaml

from pipeline.cli import shown
from pipeline.formats import as_json, as_yaml
from pipeline.runs.outcome import outcome
from pipeline.runs.run import Report
from schemas.evidence import Rejection
from schemas.profile import Contact, Profile, Publication, Record

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"
ENCRYPTED = ROOT / "samples" / "rejected" / "encrypted.pdf"
DONE, FAULT, UNUSABLE, REJECTED, OVER_BUDGET = range(5)


def steckbrief(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "160", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two samples, one of them refused, as a warehouse."""
    out = tmp_path_factory.mktemp("run") / "warehouse"
    done = steckbrief("run", SAMPLE, ENCRYPTED, "--out", out, "--direct", "--workers", 1, "--show")
    assert done.returncode == DONE, done.stderr
    (out.parent / "printed.txt").write_text(done.stdout, encoding="utf-8")
    return out


# extract


def test_a_record_is_printed_as_json_in_the_order_of_the_contract() -> None:
    done = steckbrief("extract", SAMPLE)
    assert done.returncode == DONE, done.stderr
    record = json.loads(done.stdout)
    assert list(record) == ["schema_version", "publication", "profiles", "evidence", "findings"]
    contact = record["profiles"][0]["contacts"][0]
    assert (contact["email"], contact["phone"], contact["postcode"]) == (
        "Dezernat-III@lkee.de",
        "+493535463000",
        "04916",
    )


def test_yaml_says_the_same_as_json() -> None:
    by_json = json.loads(steckbrief("extract", SAMPLE).stdout)
    assert yaml.safe_load(steckbrief("extract", SAMPLE, "--format", "yaml").stdout) == by_json


def test_markdown_is_the_whole_text() -> None:
    text = steckbrief("extract", SAMPLE, "--format", "markdown").stdout
    assert text.startswith("<!-- page 1 -->\n")
    assert "# Beispielkommune: Elbe-Elster" in text


@pytest.mark.parametrize("format", ["json", "markdown"])
def test_a_refused_file_gives_its_reason_and_status_3(format: str) -> None:
    done = steckbrief("extract", ENCRYPTED, "--format", format)
    assert done.returncode == REJECTED
    rejection = json.loads(done.stdout)["rejection"]
    assert list(rejection) == [
        "code",
        "message",
        "publication_id",
        "file_name",
        "source_uri",
        "size_bytes",
        "limit",
        "extractor_version",
    ]
    assert (rejection["code"], rejection["file_name"]) == ("encrypted", "encrypted.pdf")
    assert rejection["size_bytes"] == ENCRYPTED.stat().st_size
    assert rejection["publication_id"].startswith("sha256:")


def test_a_file_that_is_not_there_is_a_rejection(tmp_path: Path) -> None:
    done = steckbrief("extract", tmp_path / "nowhere.pdf")
    assert (done.returncode, json.loads(done.stdout)["rejection"]["code"]) == (REJECTED, "not_found")


def test_a_text_file_is_not_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_text("Dear all")
    done = steckbrief("extract", tmp_path / "letter.pdf")
    assert (done.returncode, json.loads(done.stdout)["rejection"]["code"]) == (REJECTED, "not_a_pdf")


def test_extract_imports_nothing_of_runs_and_warehouses() -> None:
    program = (
        "import sys; from pipeline.cli import main\n"
        f"sys.argv = ['steckbrief', 'extract', {str(SAMPLE)!r}]\n"
        "try: main()\n"
        "finally: sys.stderr.write(' '.join(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert not {"prefect", "pandas", "duckdb", "pyarrow", "spacy", "httpx", "pypdfium2"} & set(done.stderr.split())


# Unusable arguments


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "FILE"),
        (["extract", ROOT / "samples"], "is a folder"),
        (["extract", SAMPLE, "--format", "xml"], "xml"),
        (["extract", SAMPLE, "--reader", "poppler"], "poppler"),
        (["run", SAMPLE], "--out"),
        (["run", "no/such/folder", "--out", "{tmp}/w", "--direct"], "no/such/folder: no such file or folder"),
        (["run", SAMPLE, "--out", SAMPLE, "--direct"], "is a file"),
        (["run", SAMPLE, "--out", SAMPLE / "w", "--direct"], "cannot be made there"),
        (["run", SAMPLE, "--out", "{tmp}/w", "--workers", "0"], "workers"),
        (["query", "SELECT 1", "--warehouse", "{tmp}/none"], "not a warehouse"),
        (["describe", "contact"], "contact"),
        (["nonsense"], "nonsense"),
    ],
)
def test_unusable_arguments_give_status_2_and_say_what(arguments: list[object], said: str, tmp_path: Path) -> None:
    done = steckbrief(*(str(a).replace("{tmp}", str(tmp_path)) for a in arguments))
    assert done.returncode == UNUSABLE, done.stderr
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


# run


def test_a_run_shows_profiles_rejections_and_counts(warehouse: Path) -> None:
    printed = (warehouse.parent / "printed.txt").read_text(encoding="utf-8")
    for said in ("Elbe-Elster", "Roland Neumann", "+493535463000", "encrypted", str(warehouse)):
        assert said in printed
    assert re.search(r"bullets\s+11\b", printed)
    assert re.search(r"rejected: encrypted\s+1\b", printed)


def test_the_warehouse_is_read_with_nothing_of_ours(warehouse: Path) -> None:
    pattern = warehouse / "current" / "contacts" / "*.parquet"
    rows = duckdb.execute(f"SELECT municipality, name, email, postcode FROM '{pattern}'").fetchall()
    assert ("Elbe-Elster", "Roland Neumann", "Dezernat-III@lkee.de", "04916") in rows
    assert "04916" in set(pd.read_parquet(warehouse / "current" / "contacts")["postcode"])


def test_a_run_for_machines_gives_one_line_per_publication(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{ENCRYPTED}\nmissing.pdf\n")
    done = steckbrief("run", tmp_path / "list.txt", "--out", tmp_path / "w", "--direct", "--log-format", "json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["event"], line.get("code")) for line in lines] == [
        ("publication", "not_found"),
        ("publication", "encrypted"),
        ("run", None),
    ]
    assert lines[-1]["rejections"] == {"encrypted": 1, "not_found": 1}


def test_too_many_rejections_give_status_4(tmp_path: Path) -> None:
    done = steckbrief("run", ENCRYPTED, "--out", tmp_path / "w", "--direct", "--max-rejected", 50)
    assert done.returncode == OVER_BUDGET
    assert "1 of 1 publications were rejected (encrypted 1)" in done.stderr


# query, describe, version


@pytest.mark.parametrize(
    ("format", "printed"),
    [
        ("csv", '"municipality","postcode"\n"Elbe-Elster","04916"\n'),
        ("json", '[\n  {\n    "municipality": "Elbe-Elster",\n    "postcode": "04916"\n  }\n]\n'),
    ],
)
def test_a_question_is_answered_for_programs(warehouse: Path, format: str, printed: str) -> None:
    sql = "SELECT municipality, postcode FROM contacts WHERE email LIKE 'Dezernat%'"
    assert steckbrief("query", sql, "--warehouse", warehouse, "--format", format).stdout == printed


def test_a_question_is_answered_for_people(warehouse: Path) -> None:
    done = steckbrief("query", "SELECT municipality FROM profiles", "-w", warehouse)
    assert "Elbe-Elster" in done.stdout


def test_a_question_about_an_unknown_column_names_the_nearest(warehouse: Path) -> None:
    done = steckbrief("query", "SELECT emial FROM contacts", "-w", warehouse)
    assert done.returncode == UNUSABLE
    assert "email" in done.stderr


def test_every_column_is_described() -> None:
    assert "Telephone number, E.164" in steckbrief("describe", "contacts").stdout


def test_help_names_every_command_and_examples() -> None:
    overview = steckbrief("--help").stdout
    for command in ("extract", "run", "query", "describe", "show", "evaluate"):
        assert command in overview
        assert "Example" in steckbrief(command, "--help").stdout


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"steckbrief \d+\.\d+\.\d+\n", steckbrief("--version").stdout)


# What is printed


def test_strings_that_look_like_numbers_are_quoted_in_yaml() -> None:
    contact = Contact(kind="office", postcode="04916", phone="+493535463000", street="12")
    record = Record(publication=publication(), profiles=[Profile(ordinal=1, pages=[1], contacts=[contact])])
    text = as_yaml(record)
    assert "postcode: '04916'" in text
    assert "phone: '+493535463000'" in text
    assert yaml.safe_load(text) == json.loads(as_json(record))


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert shown.printable("a\x1b[2Jb\u202ec") == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}c"


def test_lines_for_machines_hold_no_text_of_the_publication() -> None:
    rejection = Rejection(code="damaged", message="near 'Frau Muster'", file_name="x.pdf", extractor_version="0")
    assert "Muster" not in str(shown.outcome_line(outcome(rejection)))
    assert shown.outcome_line(outcome(Record(publication=publication())))["result"] == "extracted"


def test_a_report_for_machines_counts(tmp_path: Path) -> None:
    report = Report("r", tmp_path / "s", sources=2, unchanged=1, rows={"contacts": 3}, rejections={"empty": 1})
    assert shown.report_line(report)["rows"] == {"contacts": 3}


def publication() -> Publication:
    return Publication(
        publication_id="sha256:00",
        file_name="x.pdf",
        page_count=1,
        family="generic",
        has_text_layer=True,
        text_sha256="00",
        extractor_version="0",
        extraction_key="0",
    )
