"""Whether a record that comes out of a guarded process hangs together, so that whatever takes it on can rely on it.

Types and words are checked by the models; this is what models cannot say: places that exist, numbers that are some.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from schemas.profile import Profile, Record

LARGEST = 2**31 - 1  # in the columns of the tables
DEEPEST = 12  # tokens of a pointer; sections in profiles and bullets in sections need seven


def faults(record: Record) -> Iterator[str]:
    """What is wrong with the record, a sentence for each; nothing where it is sound."""
    pages = record.publication.page_count
    plain = record.model_dump(mode="json", exclude={"evidence", "findings"})
    for number in _numbers(plain):
        if not math.isfinite(number) or (isinstance(number, int) and abs(number) > LARGEST):
            yield f"the number {number} fits no column"
    ordinals = [profile.ordinal for profile in record.profiles]
    if ordinals != list(range(1, len(ordinals) + 1)):
        yield f"profiles are numbered {ordinals}"
    for profile in record.profiles:
        yield from _of_profile(profile, plain)
        if not all(1 <= page <= pages for page in profile.pages):
            yield f"profile {profile.ordinal} stands on pages {profile.pages} of {pages}"
    for block in record.blocks:
        if not 1 <= block.page <= pages or not 0 <= max(block.ordinal, block.level) <= LARGEST:
            yield f"a block stands on page {block.page} of {pages}"
    for entry in record.evidence:
        if value_at(plain, entry.path) is None:
            yield f"evidence of {entry.path}, which has no value"
        if not 1 <= entry.page <= pages or not all(math.isfinite(edge) for box in entry.boxes for edge in box):
            yield f"the evidence of {entry.path} is nowhere on the {pages} pages"
        if not 0 <= entry.confidence <= 1:
            yield f"{entry.path} has the probability {entry.confidence}"
    yield from (f"a finding of {f.path}" for f in record.findings if f.path.count("/") > DEEPEST)


def _of_profile(profile: Profile, plain: dict[str, Any]) -> Iterator[str]:
    numbered = [[section.ordinal for section in profile.sections]]
    numbered += [[bullet.ordinal for bullet in section.bullets] for section in profile.sections]
    if any(ordinals != list(range(1, len(ordinals) + 1)) for ordinals in numbered):
        yield f"the sections or bullets of profile {profile.ordinal} are not numbered from 1"
    for entity in profile.entities:
        text = value_at(plain, entity.path)
        if not isinstance(text, str) or text[entity.start : entity.end] != entity.text or entity.start < 0:
            yield f"an entity stands at {entity.start} of {entity.path}, where it is not"


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)
    elif isinstance(value, int | float):
        yield value


def value_at(plain: Any, path: str) -> Any:
    """What a JSON pointer leads to, None where that is nothing."""
    tokens = path.split("/")[1:]
    if len(tokens) > DEEPEST:
        return None
    for token in tokens:
        if isinstance(plain, list):
            plain = plain[int(token)] if token.isdecimal() and len(token) < 9 and int(token) < len(plain) else None
        else:
            plain = plain.get(token) if isinstance(plain, dict) else None
    return plain
