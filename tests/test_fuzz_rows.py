"""Whatever stands in a sound record arrives in the warehouse as it was; any other does not get out of a worker."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.guarded.sound import faults
from pipeline.rows import period, rows
from pipeline.warehouse import stage
from schemas.columns import Table
from schemas.evidence import Evidence, Finding, Rejection
from schemas.profile import BlockText, Bullet, Contact, Entity, Fact, Material, Profile, Quote, Record, Section
from schemas.tables import EXTRACTED, TABLES
from tests import publications
from tests.nasty import NASTY

EXAMPLES = int(os.environ.get("STECKBRIEF_FUZZ_EXAMPLES", "25"))
fuzzed = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

texts = st.text(min_size=1, max_size=30) | st.sampled_from([t for n, t in NASTY.items() if n != "half a character"])
maybe = st.none() | texts
numbers = st.floats(allow_nan=True, allow_infinity=True) | st.floats(0, 1)
counts = st.integers(-3, 9) | st.integers()
places = st.builds(
    "/{}/{}/{}/{}".format,
    st.sampled_from(["profiles", "publication", "", "evidence"]),
    st.integers(-1, 3).map(str) | texts,
    st.sampled_from(["contacts", "sections", "headline", "funders"]) | texts,
    st.integers(-1, 3).map(str) | texts,
)

bullets = st.builds(Bullet, ordinal=counts, level=counts, text=texts)
sections = st.builds(
    Section, ordinal=counts, heading=maybe, kind=st.just("other"), text=maybe, bullets=st.lists(bullets, max_size=3)
)
profiles = st.builds(
    Profile,
    ordinal=counts,
    pages=st.lists(counts, max_size=3),
    municipality=maybe,
    headline=maybe,
    summary=maybe,
    ags=maybe,
    contacts=st.lists(st.builds(Contact, kind=st.just("person"), name=maybe, role=maybe, email=maybe), max_size=2),
    quotes=st.lists(st.builds(Quote, speaker=maybe, role=maybe, text=texts), max_size=2),
    sections=st.lists(sections, max_size=3),
    materials=st.lists(st.builds(Material, text=texts, urls=st.lists(texts, max_size=2)), max_size=2),
    facts=st.lists(st.builds(Fact, label=texts, value=texts, unit=maybe, amount=st.none() | numbers), max_size=2),
    entities=st.lists(
        st.builds(
            Entity, label=st.just("LAW"), text=texts, normalized=maybe, path=places, start=counts, end=counts,
            origin=st.just("rule"), score=numbers,
        ),
        max_size=2,
    ),
)  # fmt: skip
boxes = st.lists(st.tuples(numbers, numbers, numbers, numbers), max_size=2)
records = st.builds(
    lambda found, evidence, findings, blocks, date, title: publications.record(0).model_copy(
        update={
            "publication": publications.record(0).publication.model_copy(update={"published_on": date, "title": title}),
            "profiles": found, "evidence": evidence, "findings": findings, "blocks": blocks,
        }
    ),
    st.lists(profiles, max_size=2),
    st.lists(
        st.builds(Evidence, path=places, page=counts, boxes=boxes, rule=texts, raw=texts, confidence=numbers),
        max_size=2,
    ),
    st.lists(st.builds(Finding, code=texts, severity=st.just("info"), path=places, message=texts), max_size=2),
    st.lists(
        st.builds(
            BlockText, page=counts, ordinal=counts, role=st.just("paragraph"), level=counts, text=texts,
            profile=st.none() | counts, section=st.none() | counts,
        ),
        max_size=2,
    ),
    st.none() | texts | st.dates().map(str) | st.from_regex(r"\A\d{4}-\d{2}-\d{2}\Z"),
    maybe,
)  # fmt: skip


def stored(result: Record | Rejection) -> dict[str, list[dict[str, object]]]:
    """The rows of all tables as they are read back from a staged chunk."""
    with tempfile.TemporaryDirectory() as folder:
        staged = stage([result], Path(folder), run_id="r", extracted_at=publications.NOON, rejection_key="k")
        return {table: pq.read_table(staged.path / f"{table}.parquet").to_pylist() for table in held(staged.path)}


def held(chunk: Path) -> list[str]:
    return [table for table in EXTRACTED if (chunk / f"{table}.parquet").exists()]


def mended(record: Record) -> Record:
    """The record with its texts, but with numbers and places that exist."""
    found = []
    for ordinal, profile in enumerate(record.profiles, 1):
        numbered = [
            section.model_copy(
                update={
                    "ordinal": n,
                    "bullets": [b.model_copy(update={"ordinal": i}) for i, b in enumerate(section.bullets, 1)],
                }
            )
            for n, section in enumerate(profile.sections, 1)
        ]
        facts = [f.model_copy(update={"amount": None}) for f in profile.facts]
        changes = {"ordinal": ordinal, "pages": [1], "sections": numbered, "facts": facts, "entities": []}
        found.append(profile.model_copy(update=changes))
    evidence = [
        e.model_copy(
            update={"path": "/publication/page_count", "page": 2, "boxes": [(0.0, 1.0, 2.0, 3.0)], "confidence": 0.5}
        )
        for e in record.evidence
    ]
    blocks = [b.model_copy(update={"page": 1, "ordinal": n, "level": 0}) for n, b in enumerate(record.blocks, 1)]
    return record.model_copy(update={"profiles": found, "evidence": evidence, "blocks": blocks})


@fuzzed
@given(record=records)
def test_a_sound_record_comes_back_from_the_tables(record: Record) -> None:
    record = mended(record)
    assume(not any(faults(record)))
    made = rows(record, run_id="r", extracted_at=publications.NOON)
    for table, found in stored(record).items():
        expected = [plain(TABLES[table], row) for row in made[table]]
        assert [plain(TABLES[table], row) for row in found] == expected


def plain(table: Table, row: dict[str, object]) -> str:
    """A row with all its columns as text; of boxes lists and tuples are the same."""
    return json.dumps({c.name: row.get(c.name) for c in table.columns}, default=str, sort_keys=True)


@fuzzed
@given(record=records)
def test_what_is_wrong_with_a_record_can_always_be_said(record: Record) -> None:
    assert all(isinstance(fault, str) for fault in faults(record))


@fuzzed
@given(message=texts, name=texts, uri=maybe, size=st.none() | st.integers(0, 2**62), limit=maybe)
def test_a_rejection_comes_back(message: str, name: str, uri: str | None, size: int | None, limit: str | None) -> None:
    rejection = Rejection(
        code="crashed", message=message, file_name=name, source_uri=uri, size_bytes=size, limit=limit,
        extractor_version="0",
    )  # fmt: skip
    (row,) = stored(rejection)["rejections"]
    assert (row["message"], row["file_name"], row["size_bytes"], row["limit"]) == (message, name, size, limit)


@fuzzed
@given(text=st.text(max_size=12) | st.from_regex(r"\A\d{4}(-\d{1,3}){0,3}\Z"))
def test_any_date_is_a_period_or_none(text: str) -> None:
    begin, end = period(text)
    assert (begin is None) == (end is None)
    assert begin is None or end is None or begin <= end


@fuzzed
@given(text=st.text(max_size=20), junk=st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_an_answer_of_a_worker_that_was_taken_over_is_no_record(text: str, junk: object) -> None:
    try:
        record = Record.model_validate({"publication": junk, "profiles": [junk], text: junk})
    except ValidationError:
        return
    raise AssertionError(record)
