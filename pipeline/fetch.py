"""From a web address to bytes at hand, within limits of size and time; a refusal says why."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import httpx

from pipeline.addresses import file_name_of, without_credentials
from pipeline.fingerprint import extractor_version
from pipeline.sources import Original, refuse
from schemas.evidence import Rejection
from schemas.settings import Limits

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
FETCH_SECONDS = 600.0  # for the whole of one publication, however steadily it drips
REDIRECTS = 5


def fetch(address: str, folder: Path, *, limits: Limits, client: httpx.Client | None = None) -> Original | Rejection:
    """Download one publication into `folder`, named by its hash; `fetch_failed` or `too_large` with the reason."""
    source_uri = without_credentials(address)
    file_name = file_name_of(address)
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{hashlib.sha256(address.encode()).hexdigest()}.part"
    own = client or httpx.Client(timeout=timeout, follow_redirects=True, max_redirects=REDIRECTS, headers=_identity())
    try:
        with own.stream("GET", address) as response:
            if response.status_code != httpx.codes.OK:
                reason = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
                return refuse("fetch_failed", f"{source_uri}: {reason}", file_name, source_uri)
            digest, size, latest = hashlib.sha256(), 0, time.monotonic() + FETCH_SECONDS
            with partial.open("wb") as stream:
                for part in response.iter_bytes():
                    if time.monotonic() > latest:
                        raise TimeoutError(f"not complete after {FETCH_SECONDS:g} s")
                    size += len(part)
                    if size > limits.file_bytes:
                        message = f"{source_uri}: larger than {limits.file_bytes} bytes"
                        limit = f"file_bytes={limits.file_bytes}"
                        return refuse("too_large", message, file_name, source_uri, size=size, limit=limit)
                    digest.update(part)
                    stream.write(part)
        if not size:
            return refuse("fetch_failed", f"{source_uri}: the server sent nothing", file_name, source_uri)
        path = partial.replace(folder / f"{digest.hexdigest()}.pdf")
        return Original(path, file_name, source_uri, f"sha256:{digest.hexdigest()}", size)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        return refuse("fetch_failed", f"{source_uri}: {reason}", file_name, source_uri)
    finally:
        partial.unlink(missing_ok=True)
        if client is None:
            own.close()


def _identity() -> dict[str, str]:
    return {"User-Agent": f"steckbrief/{extractor_version()}", "Accept": "application/pdf,*/*;q=0.1"}
