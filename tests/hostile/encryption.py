"""Locked in every way that there is."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Literal

import pikepdf

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST
from tests.small_pdf import small_pdf

Revision = Literal[2, 3, 4, 5, 6]


def locked(revision: Revision, *, user: str, owner: str = "owner", aes: bool = True) -> bytes:
    """An honest file, encrypted; without a user's password everybody may open it."""
    how = pikepdf.Encryption(
        owner=owner, user=user, R=revision, aes=aes and revision > 3, metadata=aes and revision > 3
    )
    out = BytesIO()
    with pikepdf.open(BytesIO(small_pdf(HONEST))) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the first draft of AES-256, which files in the world have
        pdf.save(out, encryption=how)
    return out.getvalue()


@ends("encrypted")
def rc4_40() -> bytes:
    return locked(2, user="geheim")


@ends(RECORD)
def rc4_40_for_the_owner_only() -> bytes:
    return locked(2, user="")


@ends("encrypted")
def rc4_128() -> bytes:
    return locked(3, user="geheim")


@ends(RECORD)
def rc4_128_for_the_owner_only() -> bytes:
    return locked(3, user="")


@ends("encrypted")
def aes_128() -> bytes:
    return locked(4, user="geheim")


@ends(RECORD)
def aes_128_for_the_owner_only() -> bytes:
    return locked(4, user="")


@ends("encrypted")
def aes_256() -> bytes:
    return locked(6, user="geheim")


@ends(RECORD)
def aes_256_for_the_owner_only() -> bytes:
    return locked(6, user="")


@ends("encrypted")
def aes_256_as_first_drafted() -> bytes:
    return locked(5, user="geheim")


@ends(RECORD)
def aes_256_as_first_drafted_for_the_owner_only() -> bytes:
    return locked(5, user="")


@ends(RECORD)
def rc4_in_crypt_filters() -> bytes:
    """The revision of AES, but with the older cipher."""
    return locked(4, user="", aes=False)
