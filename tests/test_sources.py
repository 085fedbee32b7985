"""From SOURCE arguments to files at hand, in a fixed order, with a reason for what cannot be had."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.runs.original import Original, at_hand
from pipeline.sources.addresses import file_name_of, without_credentials
from pipeline.sources.arguments import expand, scanned_places
from schemas.errors import UsageError
from schemas.evidence import Rejection

PDF = b"%PDF-1.4 nearly"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.pdf", "deep/c.PDF", "deep/notes.txt", ".hidden.pdf", ".git/d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def found(*sources: object) -> list[Original | Rejection]:
    return [at_hand(place) for place in expand([str(s) for s in sources]) if isinstance(place, Path)]


def test_a_folder_is_searched_recursively_in_a_fixed_order(folder: Path, tmp_path: Path) -> None:
    names = [o.file_name for o in found(folder)]
    assert names == ["a.pdf", "b.pdf", "c.PDF"]


def test_a_pdf_in_a_folder_needs_no_pdf_name(tmp_path: Path) -> None:
    (tmp_path / "download").write_bytes(b"\n" + PDF)
    (tmp_path / "notes.md").write_text("no PDF")
    assert [o.file_name for o in found(tmp_path)] == ["download"]


def test_a_file_is_known_by_its_hash_size_and_address(folder: Path, tmp_path: Path) -> None:
    [original] = found(folder / "a.pdf")
    data = (folder / "a.pdf").read_bytes()
    assert original == Original(
        folder / "a.pdf",
        "a.pdf",
        (folder / "a.pdf").as_uri(),
        f"sha256:{hashlib.sha256(data).hexdigest()}",
        len(data),
    )


def test_a_source_named_twice_is_found_once(folder: Path) -> None:
    assert len(list(expand([str(folder), str(folder / "a.pdf")]))) == 3


def test_a_list_names_sources_relative_to_its_folder(folder: Path, tmp_path: Path) -> None:
    (folder / "list.txt").write_text("# what to read\n\ndeep\nb.pdf\nmissing.pdf\n")
    results = found(folder / "list.txt")
    assert [r.file_name for r in results] == ["c.PDF", "b.pdf", "missing.pdf"]
    assert isinstance(results[2], Rejection)
    assert results[2].code == "not_found"


def test_a_list_that_names_itself_is_said_to(folder: Path) -> None:
    (folder / "list.txt").write_text("list.txt\n")
    with pytest.raises(UsageError, match="name itself"):
        list(expand([str(folder / "list.txt")]))


def test_a_list_that_is_no_text_names_the_byte(folder: Path) -> None:
    (folder / "list.txt").write_bytes(b"a.pdf\n\xff")
    with pytest.raises(UsageError, match="byte 6"):
        list(expand([str(folder / "list.txt")]))


def test_a_missing_argument_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.pdf: no such file or folder"):
        found(tmp_path / "missing.pdf")


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xfcbersicht.pdf")).write_bytes(PDF)
    [original] = found(tmp_path)
    assert isinstance(original, Original)
    assert original.file_name == "\N{REPLACEMENT CHARACTER}bersicht.pdf"
    assert original.source_uri.endswith("/%FCbersicht.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
def test_a_pipe_is_no_publication(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    [result] = found(tmp_path)
    assert isinstance(result, Rejection)
    assert result.code == "not_found"


def test_only_folders_are_looked_through_completely(folder: Path) -> None:
    places = list(scanned_places([str(folder), str(folder / "a.pdf"), "https://example.org/"]))
    assert places == [folder.as_uri() + "/"]


@pytest.mark.parametrize("address", ["https://example.org/a.pdf", "https://example.org/get?file=a.pdf&page=2"])
def test_addresses_without_secrets_stay_as_they_are(address: str) -> None:
    assert without_credentials(address) == address


def test_the_name_of_a_file_on_the_web_is_readable() -> None:
    assert file_name_of("https://example.org/Profil%20Musterstadt.pdf?id=7") == "Profil Musterstadt.pdf"
    assert file_name_of("https://example.org/..%2f..%2fetc") == "etc"
