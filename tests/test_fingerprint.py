"""The extraction key changes with everything that can change a record, and with nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors import discover
from pipeline import fingerprint
from pipeline.fingerprint import ROOT, extraction_key, reachable, rejection_key
from schemas.settings import Limits, Settings


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source tree with two more families."""
    root = tmp_path_factory.mktemp("house")
    for layer in ("schemas", "extractors", "pipeline"):
        shutil.copytree(ROOT / layer, root / layer, ignore=shutil.ignore_patterns("__pycache__", "model"))
    for family in ("amber", "birch"):
        (root / "extractors" / family).mkdir()
        (root / "extractors" / family / "__init__.py").write_text(f'"""The {family} series."""\n')
        (root / "extractors" / family / "headline.py").write_text('"""One rule."""\n')
    return root


@pytest.fixture
def house(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The copy, whose keys are computed as if it were the installed one."""
    monkeypatch.setattr(fingerprint, "ROOT", copied)
    forget()
    yield copied
    forget()


def forget() -> None:
    for cached in (extraction_key, rejection_key, fingerprint._shared_files):
        cached.cache_clear()


def keys() -> dict[str, str]:
    forget()
    return {family: extraction_key(family, Settings()) for family in ("amber", "birch", "generic")}


def changed_by(file: Path, text: str | None = "\n# edited\n") -> set[str]:
    """Families whose key changes when `text` is added to the file, or with None when the file is removed."""
    before, content = keys(), file.read_bytes() if file.exists() else None
    if text is None:
        file.unlink()
    else:
        file.write_bytes((content or b"") + text.encode())
    try:
        after = keys()
    finally:
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
    return {family for family in before if before[family] != after[family]}


ALL = {"amber", "birch", "generic"}


@pytest.mark.parametrize(
    ("file", "families"),
    [
        ("extractors/amber/headline.py", {"amber"}),
        ("extractors/amber/quotes.py", {"amber"}),
        ("extractors/amber/names.csv", {"amber"}),
        # How a series is recognised decides what is left for the generic family.
        ("extractors/amber/__init__.py", {"amber", "generic"}),
        ("extractors/values/phone.py", ALL),
        ("extractors/values/data/list.txt", ALL),
        ("extractors/entities/__init__.py", ALL),
        ("extractors/generic/__init__.py", ALL),
        ("schemas/profile.py", ALL),
        ("pipeline/read/pdfium.py", ALL),
        ("pipeline/layout/__init__.py", ALL),
        ("pipeline/extract.py", ALL),
        ("pipeline/rows.py", ALL),
        ("schemas/tables.py", ALL),
        # How a run goes and how a warehouse is written change no record.
        ("pipeline/runs/run.py", set()),
        ("pipeline/guarded/isolate.py", set()),
        ("pipeline/warehouse/warehouse.py", set()),
        ("pipeline/cli/app.py", set()),
        # Where publications come from and how often a flow runs is said in schemas, too.
        ("schemas/sources.py", set()),
        ("schemas/parameters.py", set()),
        ("pipeline/show/__init__.py", set()),
        ("README.md", set()),
    ],
)
def test_an_edit_changes_the_keys_that_it_can_matter_to(house: Path, file: str, families: set[str]) -> None:
    assert changed_by(house / file) == families


def test_a_removed_rule_changes_the_key(house: Path) -> None:
    assert changed_by(house / "extractors" / "birch" / "headline.py", None) == {"birch"}


def test_the_key_is_the_same_every_time(house: Path) -> None:
    assert keys() == keys()


def test_another_reader_is_another_key() -> None:
    assert extraction_key("generic", Settings()) != extraction_key("generic", Settings(reader="pdfplumber"))


def test_limits_matter_to_rejections_only() -> None:
    patient = Settings(limits=Limits(wall_seconds=600))
    assert extraction_key("generic", Settings()) == extraction_key("generic", patient)
    assert rejection_key(Settings()) != rejection_key(patient)


def test_every_family_is_named_like_its_folder() -> None:
    assert all((ROOT / "extractors" / name).is_dir() for name in discover())


def test_all_ways_of_importing_are_followed(tmp_path: Path) -> None:
    package = tmp_path / "pipeline"
    package.mkdir()
    (package / "__init__.py").touch()
    names = ["plain", "named", "listed", "second", "relative", "inside", "attribute"]
    for name in names:
        (package / f"{name}.py").touch()
    (package / "first.py").write_text(
        "import os, pipeline.plain as p\n"
        "from pipeline import named as n  # why\n"
        "from pipeline import (\n    listed,\n    second as s,\n)\n"
        "from . import relative\n"
        "def later():\n    from pipeline.attribute import of_it\n    from .inside import it\n"
    )
    assert {file.stem for file in reachable(tmp_path, "pipeline.first")} == {"first", "__init__", *names}


def test_the_stages_are_found_by_their_imports() -> None:
    found = {file.relative_to(ROOT).as_posix() for file in reachable(ROOT, "pipeline.extract")}
    assert {
        "pipeline/read/__init__.py",
        "pipeline/layout/__init__.py",
        "pipeline/fields.py",
        "extractors/__init__.py",
        "schemas/document.py",
    } <= found
