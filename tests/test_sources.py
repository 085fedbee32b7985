"""From SOURCE arguments to files at hand, in a fixed order, with a reason for what cannot be had."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.addresses import without_credentials
from pipeline.fetch import fetch
from pipeline.sources import Original, discover, expand, scanned_places
from schemas.errors import UsageError
from schemas.evidence import Rejection
from schemas.settings import Limits

PDF = b"%PDF-1.4 nearly"


class Server(BaseHTTPRequestHandler):
    """Behaves as the address says."""

    def do_GET(self) -> None:
        match self.path.split("?")[0]:
            case "/good.pdf" | "/Profil%20Musterstadt.pdf":
                self._send(200, PDF)
            case "/moved.pdf":
                self.send_response(302)
                self.send_header("Location", "/good.pdf")
                self.end_headers()
            case "/circle.pdf":
                self.send_response(302)
                self.send_header("Location", "/circle.pdf")
                self.end_headers()
            case "/large.pdf":
                self._send(200, bytes(5000))
            case "/empty.pdf":
                self._send(200, b"")
            case "/cut.pdf":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(PDF)
            case _:
                self._send(404, b"no")

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.pdf", "deep/c.PDF", "deep/notes.txt", ".hidden.pdf", ".git/d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def found(*sources: object, into: Path) -> list[Original | Rejection]:
    return list(discover([str(s) for s in sources], fetched=into))


def test_a_folder_is_searched_recursively_in_a_fixed_order(folder: Path, tmp_path: Path) -> None:
    names = [o.file_name for o in found(folder, into=tmp_path)]
    assert names == ["a.pdf", "b.pdf", "c.PDF"]


def test_a_pdf_in_a_folder_needs_no_pdf_name(tmp_path: Path) -> None:
    (tmp_path / "download").write_bytes(b"\n" + PDF)
    (tmp_path / "notes.md").write_text("no PDF")
    assert [o.file_name for o in found(tmp_path, into=tmp_path)] == ["download"]


def test_a_file_is_known_by_its_hash_size_and_address(folder: Path, tmp_path: Path) -> None:
    [original] = found(folder / "a.pdf", into=tmp_path)
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
    results = found(folder / "list.txt", into=tmp_path)
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
        found(tmp_path / "missing.pdf", into=tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xfcbersicht.pdf")).write_bytes(PDF)
    [original] = found(tmp_path, into=tmp_path)
    assert isinstance(original, Original)
    assert original.file_name == "\N{REPLACEMENT CHARACTER}bersicht.pdf"
    assert original.source_uri.endswith("/%FCbersicht.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
def test_a_pipe_is_no_publication(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    [result] = found(tmp_path, into=tmp_path)
    assert isinstance(result, Rejection)
    assert result.code == "not_found"


def test_only_folders_are_looked_through_completely(folder: Path) -> None:
    places = list(scanned_places([str(folder), str(folder / "a.pdf"), "https://example.org/"]))
    assert places == [folder.as_uri() + "/"]


@pytest.mark.parametrize("path", ["/good.pdf", "/moved.pdf"])
def test_an_address_is_fetched(site: str, tmp_path: Path, path: str) -> None:
    [original] = found(site + path, into=tmp_path)
    assert isinstance(original, Original)
    assert original.path.read_bytes() == PDF
    assert original.publication_id == f"sha256:{hashlib.sha256(PDF).hexdigest()}"
    assert (original.file_name, original.source_uri) == (path[1:], site + path)


def test_the_name_of_a_fetched_file_is_readable(site: str, tmp_path: Path) -> None:
    [original] = found(f"{site}/Profil%20Musterstadt.pdf", into=tmp_path)
    assert original.file_name == "Profil Musterstadt.pdf"


@pytest.mark.parametrize(
    ("path", "said"),
    [("/gone.pdf", "404"), ("/circle.pdf", "redirects"), ("/cut.pdf", "incomplete|closed"), ("/empty.pdf", "nothing")],
)
def test_what_cannot_be_fetched_says_why(site: str, tmp_path: Path, path: str, said: str) -> None:
    [result] = found(site + path, into=tmp_path)
    assert isinstance(result, Rejection)
    assert result.code == "fetch_failed"
    assert any(word in result.message for word in said.split("|")), result.message
    assert not list(tmp_path.iterdir())


def test_a_host_that_is_not_there_says_so(tmp_path: Path) -> None:
    [result] = found("http://127.0.0.1:1/a.pdf", into=tmp_path)
    assert isinstance(result, Rejection)
    assert result.code == "fetch_failed"


def test_a_download_stops_at_the_size_limit(site: str, tmp_path: Path) -> None:
    result = fetch(f"{site}/large.pdf", tmp_path, limits=Limits(file_bytes=100))
    assert isinstance(result, Rejection)
    assert (result.code, result.limit) == ("too_large", "file_bytes=100")
    assert not list(tmp_path.iterdir())


def test_credentials_and_signatures_do_not_stay_in_addresses(site: str, tmp_path: Path) -> None:
    secret = site.replace("http://", "http://ada:geheim@") + "/good.pdf?id=7&X-Amz-Signature=geheim&token=geheim"
    [original] = found(secret, into=tmp_path)
    assert original.source_uri == f"{site}/good.pdf?id=7"
    [rejected] = found(secret.replace("good", "gone"), into=tmp_path)
    assert "geheim" not in str(rejected)


@pytest.mark.parametrize("address", ["https://example.org/a.pdf", "https://example.org/get?file=a.pdf&page=2"])
def test_addresses_without_secrets_stay_as_they_are(address: str) -> None:
    assert without_credentials(address) == address
