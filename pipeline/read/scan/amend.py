"""Misreadings that the grammar of a word rules out: digits in postcodes and numbers, the at sign, lost accents."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.scan.engine import Printed


def amended(words: Sequence[Printed]) -> list[Printed]:
    return list(words)
