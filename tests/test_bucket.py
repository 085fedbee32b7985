"""Publications in an object store, against a local one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import fs

from pipeline.fetch.bucket import Object, Store
from pipeline.fetch.web import Web
from pipeline.runs.original import Original, Unchanged
from pipeline.sources.asked import Asked
from pipeline.sources.listing import Listing, listing_of, shown
from pipeline.warehouse.originals import Originals
from schemas.evidence import Rejection
from schemas.settings import Limits
from schemas.sources import Bucket, Fetching
from tests.site import PDF

NAMES = ("2012/Stadt Ä.pdf", "2012/deep/b.PDF", "2012/notes.txt", "old.pdf")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A local S3 with some objects in one bucket."""
    server = pytest.importorskip("moto.server", reason="moto[server] is not installed").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AWS_ACCESS_KEY_ID", "testing")
        patched.setenv("AWS_SECRET_ACCESS_KEY", "testing")
        files = fs.S3FileSystem(endpoint_override=f"{host}:{port}", scheme="http", allow_bucket_creation=True)
        files.create_dir("profiles")
        for name in NAMES:
            with files.open_output_stream(f"profiles/{name}") as stream:
                stream.write(PDF)
        yield f"http://{host}:{port}"
    server.stop()


def bucket(endpoint: str, at: str = "s3://profiles/2012") -> Bucket:
    return Bucket.model_validate({"kind": "bucket", "name": "store", "at": at, "endpoint": endpoint})


def listed(source: Bucket) -> Listing:
    with Web(Fetching()) as web:
        return listing_of(Asked(source, Fetching()), web)


def test_a_bucket_lists_its_pdfs(endpoint: str) -> None:
    found = listed(bucket(endpoint))
    assert [shown(one) for one in found.places] == [
        "s3://profiles/2012/Stadt%20%C3%84.pdf",
        "s3://profiles/2012/deep/b.PDF",
    ]
    assert found.scanned == ("s3://profiles/2012/",)


def test_a_bucket_that_is_not_there_says_so(endpoint: str) -> None:
    assert "nowhere" in str(listed(bucket(endpoint, "s3://nowhere/x")).problem)


def test_an_object_is_fetched_once_and_within_limits(endpoint: str, tmp_path: Path) -> None:
    source = bucket(endpoint)
    first = listed(source).places[0]
    assert isinstance(first, Object)
    store = Store(source)
    with Originals(tmp_path) as originals:
        originals.open()
        refused = store.fetch(first, originals, limits=Limits(file_bytes=3), needless=lambda key: False)
        assert isinstance(refused, Rejection)
        assert refused.code == "too_large"
        original = store.fetch(first, originals, limits=Limits(), needless=lambda key: False)
        assert isinstance(original, Original)
        assert (original.file_name, original.path.read_bytes()) == ("Stadt Ä.pdf", PDF)
        again = store.fetch(first, originals, limits=Limits(), needless=lambda key: False)
        assert isinstance(again, Original)
        assert not again.transferred
        original.path.unlink()
        assert isinstance(store.fetch(first, originals, limits=Limits(), needless=lambda key: True), Unchanged)
