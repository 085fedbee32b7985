"""Rejected publications are read again, where they were found, with other limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.limits import with_limits
from pipeline.warehouse import Warehouse
from schemas.errors import UsageError
from schemas.settings import Limits
from tests.small_pdf import small_pdf

TEXT = "BT /F1 12 Tf 50 250 Td (Landkreis Sonnental) Tj ET"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Of a run in which a publication of three pages was one page too long, and another file was no PDF."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "long # 100%.pdf").write_bytes(small_pdf(TEXT, TEXT, TEXT))
    (folder / "short.pdf").write_bytes(small_pdf(TEXT))
    (folder / "letter.pdf").write_bytes(b"Sehr geehrte Damen und Herren")
    ran = CliRunner().invoke(app, ["run", str(folder), "--out", str(out), "--direct", "--limits", "pages=2"])
    assert ran.exit_code == 0, ran.output
    return out


def rejections(warehouse: Path) -> dict[str, str]:
    rows = Warehouse(warehouse).table("rejections")
    return dict(zip(rows["file_name"], rows["code"], strict=True))


def test_a_rejection_says_which_limit_it_hit(warehouse: Path) -> None:
    rows = Warehouse(warehouse).table("rejections").set_index("file_name")
    assert rows["code"].to_dict() == {"long # 100%.pdf": "too_many_pages", "letter.pdf": "not_a_pdf"}
    long = rows.loc["long # 100%.pdf"]
    assert (long["limit"], long["size_bytes"]) == ("pages=2", len(small_pdf(TEXT, TEXT, TEXT)))
    assert long["publication_id"].startswith("sha256:")


def test_with_a_higher_limit_the_record_takes_the_place_of_the_rejection(warehouse: Path) -> None:
    options = ["--warehouse", str(warehouse), "--code", "too_many_pages", "--limits", "pages=3", "--direct"]
    ran = CliRunner().invoke(app, ["retry", *options, "--log-format", "json"])
    assert ran.exit_code == 0, ran.output
    assert '"sources": 1' in ran.stdout
    assert rejections(warehouse) == {"letter.pdf": "not_a_pdf"}
    assert set(Warehouse(warehouse).table("publications")["file_name"]) == {"long # 100%.pdf", "short.pdf"}


def test_a_file_that_is_gone_by_now_stops_nothing(warehouse: Path) -> None:
    (warehouse.parent / "in" / "letter.pdf").unlink()
    ran = CliRunner().invoke(app, ["retry", "-w", str(warehouse), "--limits", "pages=3", "--direct"])
    assert ran.exit_code == 0, ran.output
    assert "long # 100%.pdf" not in rejections(warehouse)
    assert rejections(warehouse)["letter.pdf"] in {"not_a_pdf", "not_found"}


def test_where_nothing_fits_the_command_says_what_there_is(warehouse: Path) -> None:
    ran = CliRunner().invoke(app, ["retry", "-w", str(warehouse), "--code", "time_limit"])
    assert ran.exit_code == 0
    assert ran.stdout == "Nothing to try again; rejections in the warehouse: 1 not_a_pdf, 1 too_many_pages\n"


def test_limits_take_the_place_of_those_that_they_name() -> None:
    assert with_limits(Limits(pages=7), "wall=0.5, memory=4G,file=12KiB") == Limits(
        pages=7, wall_seconds=0.5, memory_bytes=4 * 1024**3, file_bytes=12 * 1024
    )
    assert with_limits(Limits(), None) == Limits()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wal=5", "there is no limit 'wal'; limits are wall, cpu"),
        ("wall", "'' is no such value"),
        ("memory=2T", "4G, 512M or a number of bytes"),
        ("pages=1.5", "a number above 0"),
        ("cpu=0", "a number above 0"),
        ("wall=nan", "a number above 0"),
    ],
)
def test_a_limit_that_cannot_be_used_says_what_would_have_been_right(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        with_limits(Limits(), text)
