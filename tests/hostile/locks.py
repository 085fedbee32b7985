"""Locks that fit no key."""

from __future__ import annotations

import re

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST
from tests.hostile.encryption import locked
from tests.small_pdf import small_pdf

LOCK = b"/Encrypt << /Filter /%b /V %d /R %d /Length %d /P -1 /O (%b) /U (%b) >> /ID [(a) (a)] /Info 3 0 R"


def lock(handler: bytes = b"Standard", v: int = 2, r: int = 3, length: int = 128, key: bytes = b"x" * 32) -> bytes:
    """An honest file that claims to be locked."""
    return small_pdf(HONEST).replace(b"/Info 3 0 R", LOCK % (handler, v, r, length, key, key))


@ends("encrypted", "damaged")
def of_an_unknown_handler() -> bytes:
    return lock(b"Acme.DRM")


@ends("encrypted", "damaged")
def by_certificates() -> bytes:
    return lock(b"Adobe.PubSec")


@ends("encrypted", "damaged")
def of_an_unknown_version() -> bytes:
    return lock(v=99, r=99)


@ends("encrypted", "damaged", RECORD)
def of_no_length() -> bytes:
    return lock(length=0)


@ends("encrypted", "damaged")
def of_endless_length() -> bytes:
    return lock(length=2**31 - 1)


@ends("encrypted", "damaged")
def without_keys() -> bytes:
    return lock(key=b"")


@ends("encrypted", "damaged", RECORD)
def that_is_no_dictionary() -> bytes:
    return small_pdf(HONEST).replace(b"/Info 3 0 R", b"/Encrypt (yes) /Info 3 0 R")


@ends("encrypted", "damaged", RECORD, "no_text_layer", "empty")
def that_locks_itself() -> bytes:
    """The encryption dictionary lies in the file and is said to be in a stream that it encrypts."""
    return re.sub(rb"/Encrypt \d+ 0 R", b"/Encrypt 1 0 R", locked(4, user=""))


@ends("encrypted", "damaged", RECORD, "no_text_layer", "empty")
def with_a_key_cut_short() -> bytes:
    """AES data that is no multiple of a block."""
    return re.sub(rb"/Length \d+", b"/Length 17", locked(6, user=""))
