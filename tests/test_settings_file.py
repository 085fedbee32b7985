"""A settings file and the options beside it; what is wrong in one is said with its line before anything is read."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.settings import NerBackend, Reader, chosen
from pipeline.fingerprint import extraction_key
from pipeline.settings_file import read_settings
from schemas.errors import MissingExtra, UsageError
from schemas.parameters import RunParameters
from schemas.settings import Limits, Ner, Settings

WHOLE = """
reader = "pdfplumber"
cross_check = true

[ner]
backend = "spacy"
model = "mine"
label_map = { COMPANY = "ORG", ANIMAL = "" }

[limits]
wall_seconds = 60
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "steckbrief.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def own_model(tmp_path: Path) -> Path:
    """A pipeline of somebody else beside the settings file."""
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "COMPANY", "pattern": "Blauhaus"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "mine")
    return tmp_path / "mine"


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path, own_model: Path) -> None:
    pairs = (("ANIMAL", ""), ("COMPANY", "ORG"))
    ner = Ner(backend="spacy", model=str(own_model), label_map=pairs)
    assert read_settings(written(tmp_path, WHOLE)) == Settings(
        reader="pdfplumber", cross_check=True, limits=Limits(wall_seconds=60), ner=ner
    )
    assert read_settings(written(tmp_path, "")) == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[ner]\n\nbackend = "flair"', r"line 3: \[ner\] backend: .*'builtin', 'spacy' or 'none', not 'flair'"),
        (
            '[ner]\nmodell = "x"',
            r"line 2: \[ner\] modell: there is no such setting; there are backend, model, label_map",
        ),
        ("[limits]\npages = 'all'", r"line 2: \[limits\] pages: .*integer, not 'all'"),
        (
            "[nre]\n",
            r"line 1: nre: there is no such setting; there are reader, cross_check, ocr, tags, \[limits\], \[ner\]",
        ),
        ('[ner]\nlabel_map = { COMPANY = "FIRMA" }', r"line 2: \[ner\] label_map: .*'PER', 'ORG'.*not 'FIRMA'"),
        ("[ner]\nbatch_size = 0", r"line 2: \[ner\] batch_size: .*greater than or equal to 1, not 0"),
        ("[ner\n", r"cannot be read as TOML \(.*line 1"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_what_would_be_right(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_settings(written(tmp_path, text))


def test_options_win_over_the_file(tmp_path: Path, own_model: Path) -> None:
    file = written(tmp_path, WHOLE)
    assert chosen(file, reader=Reader.pdfium).reader == "pdfium"
    assert chosen(file, ner=NerBackend.none).ner == Ner(backend="none")
    assert chosen(None, ner_model=str(own_model)).ner == Ner(backend="spacy", model=str(own_model))


def test_a_model_that_nobody_would_ask_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only --ner spacy has a model of your own, not --ner none"):
        chosen(None, ner=NerBackend.none, ner_model="mine")
    with pytest.raises(UsageError, match=r'\[ner\] model is of use only with backend = "spacy"'):
        chosen(written(tmp_path, '[ner]\nmodel = "mine"'))


def test_a_missing_model_is_said_before_anything_is_read() -> None:
    with pytest.raises(MissingExtra, match=r"not installed.*python -m spacy download de_core_news_lg"):
        chosen(None, ner_model="de_core_news_lg")


def test_the_key_of_a_result_knows_the_model_and_not_the_size_of_batches(own_model: Path) -> None:
    def key(ner: Ner) -> str:
        return extraction_key("generic", Settings(ner=ner))

    own = Ner(backend="spacy", model=str(own_model))
    keys = [key(Ner()), key(Ner(backend="none")), key(own), key(Ner("spacy", str(own_model), (("COMPANY", "ORG"),)))]
    assert len(set(keys)) == 4
    assert key(Ner(batch_size=8)) == key(Ner())


def test_settings_of_a_run_travel_as_json(own_model: Path) -> None:
    ner = Ner(backend="spacy", model=str(own_model), label_map=(("COMPANY", "ORG"),))
    parameters = RunParameters(sources=("a.pdf",), out=Path("w"), settings=Settings(ner=ner))
    assert RunParameters.model_validate_json(parameters.model_dump_json()) == parameters


def test_the_command_finds_names_with_a_model_of_ones_own(tmp_path: Path, own_model: Path) -> None:
    file = written(tmp_path, WHOLE)
    ran = CliRunner().invoke(
        app, ["entities", "--model-only", "--settings", str(file)], input=b"Das Blauhaus in Unna\n"
    )
    assert ran.exit_code == 0, ran.output
    assert '"label": "ORG", "text": "Blauhaus"' in ran.stdout
    assert "Unna" not in ran.stdout.split("entities")[1]


def test_the_example_of_the_readme_names_every_setting_with_its_default_limits(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    (example,) = (text for text in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL) if "[limits]" in text)
    settings = read_settings(written(tmp_path, example))
    assert (settings.reader, settings.limits, settings.ner.model) == ("pdfium", Limits(), "models/de")
    assert [key for table in (Settings, Ner, Limits) for key in missing(table, example)] == []


def missing(table: type, example: str) -> list[str]:
    return [field.name for field in fields(table) if not re.search(rf"^\[?{field.name}\b", example, re.MULTILINE)]
