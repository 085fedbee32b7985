from __future__ import annotations

import pytest

from schemas.profile import Contact, Fact, Profile, Publication
from schemas.tables import EXTRACTED, TABLES


def test_every_table_of_the_contract_is_there() -> None:
    assert list(TABLES) == [
        "publications", "publication_sources", "profiles", "municipalities", "contacts", "quotes", "sections",
        "bullets", "materials", "facts", "entities", "blocks", "evidence", "findings", "rejections", "runs",
    ]  # fmt: skip
    assert set(TABLES) - set(EXTRACTED) == {"publication_sources", "runs"}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_says_what_it_means(table: object) -> None:
    for column in TABLES[table.name].columns:  # type: ignore[attr-defined]
        assert column.description.endswith("."), column
        assert column.example, column
        assert column.personal in {"none", "direct", "free_text"}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_row_says_where_it_comes_from(table: object) -> None:
    names = [column.name for column in TABLES[table.name].columns]  # type: ignore[attr-defined]
    assert {"extracted_at", "extractor_version", "run_id"} <= set(names)
    assert len(names) == len(set(names))
    assert TABLES[table.name].key  # type: ignore[attr-defined]


def test_columns_of_the_record_keep_their_names() -> None:
    nested = {"contacts", "municipalities", "quotes", "sections", "materials", "facts", "entities"}
    for table, model in {"contacts": Contact, "facts": Fact, "profiles": Profile, "publications": Publication}.items():
        fields = set(model.model_fields) - nested
        assert fields <= {column.name for column in TABLES[table].columns}


def test_child_tables_repeat_what_names_the_profile() -> None:
    children = set(EXTRACTED) - {"publications", "profiles", "rejections", "municipalities"}
    for table in children:
        names = {column.name for column in TABLES[table].columns}
        assert {"family", "municipality", "ags", "federal_state", "publication_id", "profile_id"} <= names, table


def test_types_follow_the_models() -> None:
    assert TABLES["contacts"].column("postcode").type == "string"
    assert TABLES["facts"].column("amount").type == "float64"
    assert TABLES["profiles"].column("pages").type == "list<int32>"
    assert TABLES["evidence"].column("boxes").type == "list<list<float64>>"
    assert TABLES["profiles"].column("federal_state").type == "category"
    assert len(TABLES["profiles"].column("federal_state").values) == 16
    assert TABLES["runs"].column("started_at").type == "timestamp"


def test_what_names_a_person_is_marked() -> None:
    assert {c.name for c in TABLES["contacts"].columns if c.personal == "direct"} == {
        "name", "academic_title", "role", "email", "phone", "fax", "mobile",
    }  # fmt: skip
    assert TABLES["blocks"].column("text").personal == "free_text"


def test_an_unknown_column_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="contact_id"):
        TABLES["contacts"].column("mail")


def test_references_lead_to_keys() -> None:
    for table in TABLES.values():
        for name, (target, column) in table.references.items():
            assert table.column(name)
            assert TABLES[target].key == (column,)
    assert "publication_id" not in TABLES["rejections"].references
