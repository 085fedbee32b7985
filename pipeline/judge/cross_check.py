"""Two readers, one truth: where the second reader leads to another value, the first one's is less probable."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz.fuzz import ratio

from schemas.evidence import Evidence, Finding
from schemas.profile import Profile, Publication, Record
from schemas.settings import READERS, ReaderName

DISAGREED = 0.85
"""Factor of the probability of a value that the second reader does not confirm."""
SAME = 40.0  # of 100: members of two lists less alike than this are not the same
SHOWN = 80  # characters of a reading in a finding
NOT_READ = frozenset(
    {"publication_id", "file_name", "source_uri", "producer", "pdf_created_at", "text_sha256", "family"}
    | {"extractor_version", "extraction_key", "has_text_layer", "page_count", "ordinal", "pages", "entities"}
)
"""What is said of the file or follows from other values, not read from the pages."""


class Difference(NamedTuple):
    """A value at a path of the first record and what the second reader makes of it; None is nothing."""

    path: str
    first: Any
    second: Any


def second_reader(first: ReaderName) -> ReaderName:
    """The reader that checks `first`."""
    return next(reader for reader in READERS if reader != first)


def differences(first: Record, second: Record) -> tuple[Difference, ...]:
    """Every value in which two records of one publication differ but for blanks, at its path in the first."""
    parts: Sequence[tuple[str, Any, Any]] = [
        ("/publication", _plain(first.publication), _plain(second.publication)),
        ("/profiles", [_plain(p) for p in first.profiles], [_plain(p) for p in second.profiles]),
    ]
    return tuple(d for path, a, b in parts for d in _differ(path, a, b))


def cross_checked(record: Record, other: Record, *, readers: tuple[str, str]) -> Record:
    """The record with a finding and a lower probability for every value that the second reader does not confirm."""
    found = differences(record, other)
    unsure = {d.path for d in found}
    findings = [
        Finding(
            code="readers_disagree",
            severity="warning" if d.first is not None else "info",
            path=d.path,
            message=f"{readers[0]} reads {_shown(d.first)}, {readers[1]} reads {_shown(d.second)}.",
        )
        for d in found
    ]
    return record.model_copy(
        update={
            "evidence": [_less(e) if e.path in unsure else e for e in record.evidence],
            "findings": [*record.findings, *findings],
        }
    )


def _less(entry: Evidence) -> Evidence:
    return entry.model_copy(update={"confidence": round(entry.confidence * DISAGREED, 4)})


def _plain(part: Publication | Profile) -> dict[str, Any]:
    return {k: v for k, v in part.model_dump(mode="json").items() if k not in NOT_READ}


def _differ(path: str, a: Any, b: Any) -> Iterator[Difference]:
    if isinstance(a, Mapping) or isinstance(b, Mapping):
        left, right = a or {}, b or {}
        for key in dict.fromkeys([*left, *right]):
            if key not in NOT_READ:
                yield from _differ(f"{path}/{key}", left.get(key), right.get(key))
    elif isinstance(a, list) or isinstance(b, list):
        left, right = a or [], b or []
        pairs = _pairs(left, right)
        for n, member in enumerate(left):
            yield from _differ(f"{path}/{n}", member, right[pairs[n]] if n in pairs else None)
        for m in sorted(set(range(len(right))) - set(pairs.values())):
            # It has no place in the first record, so the finding stands at its list.
            yield Difference(path, None, _said(right[m]))
    elif _text(a) != _text(b):
        yield Difference(path, a, b)


def _pairs(left: Sequence[Any], right: Sequence[Any]) -> dict[int, int]:
    """Places of members that answer to each other, the most alike first."""
    a, b = [_said(x) for x in left], [_said(x) for x in right]
    alike = sorted(
        ((ratio(x, y) - abs(n - m) / 1000, n, m) for n, x in enumerate(a) for m, y in enumerate(b)), reverse=True
    )
    pairs: dict[int, int] = {}
    for likeness, n, m in alike:
        if likeness >= SAME and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def _said(value: Any) -> str:
    """All that a member of a list says, as one text."""
    if isinstance(value, Mapping):
        return " ".join(filter(None, (_said(v) for k, v in value.items() if k not in NOT_READ)))
    if isinstance(value, list):
        return " ".join(map(_said, value))
    return _text(value)


def _text(value: Any) -> str:
    return "" if value is None else " ".join(unicodedata.normalize("NFC", str(value)).split())


def _shown(value: Any) -> str:
    text = _text(value)
    if not text:
        return "nothing"
    return f'"{text[:SHOWN]}…"' if len(text) > SHOWN else f'"{text}"'
