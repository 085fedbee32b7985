from datetime import date
from typing import Any

import pytest

from pipeline.cells import cell
from pipeline.rows import Row, period, rows
from pipeline.warehouse.arrow import to_arrow
from schemas.profile import Bullet, Record
from schemas.tables import EXTRACTED, TABLES
from tests.publications import NOON, record, rejection


def of(result: Any) -> dict[str, list[Row]]:
    return rows(result, run_id="r", extracted_at=NOON)


def test_every_row_has_only_columns_of_its_table_and_fits_their_types() -> None:
    found = of(record(1))
    for table in EXTRACTED:
        names = {column.name for column in TABLES[table].columns}
        nested = {"municipalities", "contacts", "quotes", "sections", "bullets", "materials", "facts", "entities"}
        assert all(row.keys() - nested <= names for row in found[table])
        assert len(to_arrow(table, found[table])) == len(found[table])
        assert table == "rejections" or found[table]


def test_keys_are_made_of_the_publication_and_ordinals() -> None:
    one = record(1)
    found = of(one)
    key = one.publication.publication_id
    assert [r["profile_id"] for r in found["profiles"]] == [f"{key}#1"]
    assert [r["section_id"] for r in found["sections"]] == [f"{key}#1/s1", f"{key}#1/s2"]
    assert [r["bullet_id"] for r in found["bullets"]][:2] == [f"{key}#1/s1/b1", f"{key}#1/s1/b2"]
    assert found["quotes"][0]["quote_id"] == f"{key}#1/q1"
    assert found["facts"][0]["fact_id"] == f"{key}#1/f1"
    assert found["entities"][0]["entity_id"] == f"{key}#1/e1"
    assert [r["block_id"] for r in found["blocks"]] == [f"{key}/x{n}" for n in (1, 2, 3)]


def test_the_publishers_contact_belongs_to_no_profile() -> None:
    one = record(1)
    imprint, contact = of(one)["contacts"]
    assert imprint["contact_id"] == f"{one.publication.publication_id}/c1"
    assert imprint["profile_id"] is None
    assert imprint["municipality"] is None
    assert contact["contact_id"] == f"{one.publication.publication_id}#1/c1"


def test_nested_bullets_name_the_one_above() -> None:
    found = of(record(1))["bullets"]
    assert [r["parent_bullet_id"] for r in found[:3]] == [None, None, found[1]["bullet_id"]]


def test_child_rows_repeat_what_names_the_profile() -> None:
    found = of(record(0))
    for table in ("quotes", "sections", "bullets", "materials", "facts", "entities", "evidence", "findings"):
        row = found[table][0]
        assert (row["family"], row["municipality"], row["ags"]) == ("leaflets", "Sonnental", "12099"), table
        assert row["federal_state"] == "Brandenburg"


def test_a_gemeinde_has_the_key_of_its_kreis() -> None:
    found = of(record(1))
    assert found["profiles"][0]["kreis_ags"] == "09999"
    assert found["municipalities"][0]["kreis_ags"] == "09999"
    assert found["municipalities"][0]["ags"] == "09999123"


def test_a_profile_has_the_nuts_code_of_its_kreis() -> None:
    one = record(1)
    one.profiles[0].ags = "05978004"
    assert of(one)["profiles"][0]["nuts3"] == "DEA5C"


def test_a_material_names_the_bullet_in_which_it_stands() -> None:
    one = record(1)
    assert of(one)["materials"][0]["bullet_id"] == f"{one.publication.publication_id}#1/s2/b1"
    one.profiles[0].materials[0].text = "Ein anderer Bericht"
    assert of(one)["materials"][0]["bullet_id"] is None


def test_two_materials_with_the_same_text_stand_in_two_bullets() -> None:
    one = record(1)
    section = one.profiles[0].sections[1]
    section.bullets.append(Bullet(ordinal=2, level=1, text=section.bullets[0].text))
    one.profiles[0].materials *= 2
    assert [r["bullet_id"][-2:] for r in of(one)["materials"]] == ["b1", "b2"]


def shifted(one: Record) -> Record:
    """The same record after a rule has found one more bullet before the others, and one more profile."""
    other = one.model_copy(deep=True)
    bullets = other.profiles[0].sections[0].bullets
    for bullet in bullets:
        bullet.ordinal += 1
    bullets.insert(0, Bullet(ordinal=1, level=1, text="Ein neuer Punkt"))
    added = one.profiles[0].model_copy(deep=True, update={"municipality": "Neustadt", "ags": None})
    other.profiles[0].ordinal = 2
    other.profiles.insert(0, added)
    return other


def test_content_keys_stay_when_something_is_found_before_them() -> None:
    one = record(1)
    before, after = of(one), of(shifted(one))
    assert before["profiles"][0]["profile_key"] == after["profiles"][1]["profile_key"]
    by_text = {r["text"]: r["bullet_key"] for r in before["bullets"]}
    again = {r["text"]: r["bullet_key"] for r in of(_with_first_bullet(one))["bullets"]}
    assert by_text.items() <= again.items()
    keys = [r["bullet_key"] for r in after["bullets"]]
    assert len(set(keys)) == len(keys)


def _with_first_bullet(one: Record) -> Record:
    other = shifted(one)
    del other.profiles[0]
    return other


@pytest.mark.parametrize(
    ("path", "table", "suffix", "column"),
    [
        ("/publication/title", "publications", "", "title"),
        ("/publication/funders/1", "publications", "", "funders"),
        ("/publication/contacts/0/email", "contacts", "/c1", "email"),
        ("/profiles/0", "profiles", "#1", None),
        ("/profiles/0/ags", "profiles", "#1", "ags"),
        ("/profiles/0/municipalities/0/name", "municipalities", "#1/g1", "name"),
        ("/profiles/0/contacts/0", "contacts", "#1/c1", None),
        ("/profiles/0/sections/1/heading", "sections", "#1/s2", "heading"),
        ("/profiles/0/sections/0/bullets", "sections", "#1/s1", None),
        ("/profiles/0/sections/0/bullets/2/text", "bullets", "#1/s1/b3", "text"),
        ("/profiles/0/materials/0/urls/0", "materials", "#1/m1", "urls"),
        ("/profiles/0/contacts", "profiles", "#1", None),
        ("/profiles", "publications", "", None),
        ("/profiles/7/ags", "publications", "", None),
        ("", "publications", "", None),
    ],
)
def test_a_path_leads_to_a_cell(path: str, table: str, suffix: str, column: str | None) -> None:
    one = record(1)
    found = cell(path, one)
    assert found[:3] == (table, f"{one.publication.publication_id}{suffix}", column)


def test_cells_that_evidence_names_exist() -> None:
    found = of(record(1))
    for row in [*found["evidence"], *found["entities"], *found["findings"]]:
        (key,) = TABLES[row["table"]].key
        (target,) = (r for r in found[row["table"]] if r[key] == row["row_id"])
        assert row["column"] is None or target[row["column"]] is not None


def test_blocks_name_profile_and_section() -> None:
    one = record(1)
    heading, paragraph, imprint = of(one)["blocks"]
    key = f"{one.publication.publication_id}#1"
    assert (heading["profile_id"], heading["section_id"]) == (key, None)
    assert (paragraph["profile_id"], paragraph["section_id"]) == (key, f"{key}/s1")
    assert (imprint["profile_id"], imprint["municipality"]) == (None, None)


def test_a_rejection_is_one_row() -> None:
    found = rows(rejection(3, bytes_read=False), run_id="r", extracted_at=NOON, rejection_key="k")
    (row,) = found.pop("rejections")
    assert not any(found.values())
    assert row["rejection_id"] == row["source_uri"]
    assert row["extraction_key"] == "k"


@pytest.mark.parametrize(
    ("stated", "begin", "end"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-03-15", date(2012, 3, 15), date(2012, 3, 15)),
        ("2012-13", None, None),
        ("im Herbst", None, None),
        (None, None, None),
    ],
)
def test_a_stated_date_is_a_period(stated: str | None, begin: date | None, end: date | None) -> None:
    assert period(stated) == (begin, end)
