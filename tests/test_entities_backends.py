"""Which model stands before the rules, and what a user is told who names one that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from extractors.entities import load
from schemas.errors import MissingExtra, UsageError


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline of somebody else, with labels of its own."""
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Zwetschgenmax"},
            {"label": "COMPANY", "pattern": "Blauhaus"},
            {"label": "ANIMAL", "pattern": "Igel"},
            {"label": "GPE", "pattern": "Jobcenter"},
        ]
    )
    path = tmp_path_factory.mktemp("model") / "pipeline"
    nlp.to_disk(path)
    return path


def test_a_foreign_pipeline_speaks_our_labels(foreign: Path) -> None:
    annotate = load("spacy", str(foreign), label_map={"COMPANY": "ORG"})
    (mentions,) = annotate(["Der Igel besucht Zwetschgenmax im Blauhaus in Herne"])
    assert [(m.label, m.text, m.origin) for m in mentions] == [
        ("PER", "Zwetschgenmax", "model"),
        ("ORG", "Blauhaus", "model"),
        ("LOC", "Herne", "rule:place"),
    ]


def test_rules_overrule_a_foreign_pipeline_where_they_are_sure(foreign: Path) -> None:
    (mentions,) = load("spacy", str(foreign))(["Beratung im Jobcenter Unna"])
    assert [(m.label, m.text) for m in mentions] == [("ORG", "Jobcenter Unna")]


def test_without_rules_only_the_model_speaks(foreign: Path) -> None:
    (mentions,) = load("spacy", str(foreign), rules=False)(["Zwetschgenmax aus Herne"])
    assert [m.text for m in mentions] == ["Zwetschgenmax"]


def test_an_empty_entry_of_the_label_map_drops_a_label(foreign: Path) -> None:
    (mentions,) = load("spacy", str(foreign), label_map={"PERSON": ""}, rules=False)(["Zwetschgenmax"])
    assert mentions == []


def test_a_missing_package_says_what_to_install() -> None:
    with pytest.raises(MissingExtra, match=r"de_core_news_lg.*python -m spacy download de_core_news_lg"):
        load("spacy", "de_core_news_lg")


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingExtra, match="no such folder"):
        load("spacy", str(tmp_path / "nowhere"))


def test_a_folder_that_is_no_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingExtra, match="cannot be loaded"):
        load("spacy", str(tmp_path))


def test_a_pipeline_without_names_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "empty")
    with pytest.raises(UsageError, match="recognises no entities; its components: sentencizer"):
        load("spacy", str(tmp_path / "empty"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"backend": "spacy"}, "needs model ="),
        ({"backend": "flair"}, "there are builtin, spacy, none"),
        ({"label_map": {"COMPANY": "FIRMA"}}, "no label FIRMA; there are PER, ORG"),
    ],
)
def test_wrong_settings_name_what_would_be_right(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load(**arguments)  # type: ignore[arg-type]


def test_loading_twice_gives_the_same_annotator() -> None:
    assert load("none") is load("none")
