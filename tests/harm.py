"""Random harm to a PDF: what disks, mail programs, fuzzers and people with a grudge do to files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
from hypothesis import strategies as st

from tests.hostile import corpus

SAMPLES = sorted((Path(__file__).parents[1] / "samples").rglob("*.pdf"))
HARD = [hostile for hostile in corpus() if not hostile.slow and len(hostile.make()) < 20_000]
TOKENS = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"(", b")", b"/Kids", b"/Parent 1 0 R",
    b"/Length 0", b"/Type /Page", b"1 0 R", b"0 0 0 0 0 0 cm ", b"BT ", b"ET ", b"q ", b"Q ", b"3 Tr ", b"Tj ", b"W n ",
    b"-1", b"0", b"99999999999", b"1e38", b"nan", b"\x00", b"\xff\xfe", b"%", b"\n", b"/Rotate 90", b"/Encrypt <<>>",
)  # fmt: skip
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
Harm = tuple[str, float, float, bytes]
"""What is done, where (share of the file), how far (share of 400 bytes), and with which bytes."""

harms = st.lists(
    st.tuples(
        st.sampled_from(("cut", "double", "swap", "put", "flip", "number", "end")),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1),
        st.sampled_from(TOKENS) | st.binary(min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=6,
)
files = st.sampled_from(range(2 * len(SAMPLES) + len(HARD)))


@lru_cache(maxsize=256)
def unharmed(number: int) -> bytes:
    """A sample as it is, a sample with its streams unpacked so that harm meets what is drawn, or a hostile file."""
    if number >= 2 * len(SAMPLES):
        return HARD[number - 2 * len(SAMPLES)].make()
    path = SAMPLES[number // 2]
    if number % 2 == 0 or path.parent.name == "rejected":
        return path.read_bytes()
    out = BytesIO()
    with pikepdf.open(path) as pdf:
        generate = pikepdf.ObjectStreamMode.disable
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                 object_stream_mode=generate, static_id=True)  # fmt: skip
    return out.getvalue()


def _flip(data: bytes, at: int, end: int, token: bytes) -> bytes:
    return data[:at] + bytes([data[at] ^ (token[0] or 1)]) + data[at + 1 :]


def _number(data: bytes, at: int, end: int, token: bytes) -> bytes:
    """The next number becomes another."""
    found = NUMBER.search(data, at)
    return data[: found.start()] + token + data[found.end() :] if found else data


HARMS: Mapping[str, Callable[[bytes, int, int, bytes], bytes]] = {
    "cut": lambda data, at, end, token: data[:at] + data[end:],
    "double": lambda data, at, end, token: data[:end] + data[at:end] * 3 + data[end:],
    "swap": lambda data, at, end, token: data[:at] + data[end : end + 50] + data[at:end] + data[end + 50 :],
    "put": lambda data, at, end, token: data[:at] + token + data[at:],
    "flip": _flip,
    "number": _number,
    "end": lambda data, at, end, token: data[: max(at, len(data) // 2)],
}


def harmed(number: int, done: list[Harm]) -> bytes:
    """A file with harm done to it, one after the other."""
    data = unharmed(number)
    for kind, place, reach, token in done:
        if data:
            at = int(place * len(data))
            data = HARMS[kind](data, at, at + int(reach * 400), token)
    return data
