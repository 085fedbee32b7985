"""The house stays as it was drawn: imports point one way, one package prints, a file is one idea."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("schemas", "extractors", "pipeline", "flows")
"""From the bottom to the top: each imports itself and what stands before it."""
MOST_LINES = 400
NAMES_OF_NOTHING = {"utils", "util", "common", "helpers", "helper", "misc", "shared", "base"}
HEAVY = {"prefect", "pandas", "duckdb", "pyarrow", "httpx", "spacy", "pypdfium2", "pdfplumber", "yaml", "phonenumbers"}

HEAVY_OF_OURS = {"pipeline.runs.run", "pipeline.extract", "pipeline.query"}


def sources(*folders: str) -> list[Path]:
    return sorted(f for folder in folders for f in (ROOT / folder).rglob("*.py") if "__pycache__" not in f.parts)


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """(top-level package, line) of every import, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno


def prints(file: Path) -> Iterator[int]:
    """Lines that write to standard output or standard error."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "pprint"}:
            yield node.lineno
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"}:
            yield node.lineno


def is_script(file: Path) -> bool:
    """Scripts that make data are run by a person and tell what they do; nothing imports them."""
    return any(
        isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"
        for node in ast.parse(file.read_text(encoding="utf-8")).body
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :]) | {"tests", "samples"}
    wrong = [
        f"{name_of(file)}:{line} imports {package}"
        for file in sources(layer)
        for package, line in imports(file)
        # The command starts the flow: the one arrow that points up, taken only when a run is asked for.
        if package in above and not (package == "flows" and "cli" in file.parts)
    ]
    assert not wrong, wrong


def test_only_the_command_prints() -> None:
    wrong = [
        f"{name_of(file)}:{line}"
        for file in sources(*LAYERS)
        if file.parent != ROOT / "pipeline" / "cli" and not is_script(file)
        for line in prints(file)
    ]
    assert not wrong, wrong


def test_files_are_one_idea_each() -> None:
    long = {name_of(f): n for f in sources(*LAYERS) if (n := len(f.read_text("utf-8").splitlines())) > MOST_LINES}
    assert not long, f"more than {MOST_LINES} lines; which heading inside is the next file's name? {long}"


def test_every_file_says_in_its_first_line_what_it_is() -> None:
    silent = [
        name_of(file)
        for file in sources(*LAYERS)
        if (text := file.read_text(encoding="utf-8").strip()) and not ast.get_docstring(ast.parse(text))
    ]
    assert not silent, silent


def test_names_say_something() -> None:
    empty = [name_of(f) for f in sources(*LAYERS) if f.stem in NAMES_OF_NOTHING or f.parent.name in NAMES_OF_NOTHING]
    assert not empty, empty


def test_only_the_readers_open_a_pdf() -> None:
    wrong = [
        name_of(file)
        for file in sources(*LAYERS)
        for package, _ in imports(file)
        if package in {"pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer"}
        and file.relative_to(ROOT).parts[:2] != ("pipeline", "read")
        and file.name != "show.py"
        and "show" not in file.parts
    ]
    assert not wrong, wrong


def test_prefect_is_for_flows_only() -> None:
    wrong = [
        name_of(file) for file in sources(*LAYERS[:3]) for package, _ in imports(file) if package in {"prefect", "dask"}
    ]
    assert not wrong, wrong


def test_the_command_starts_without_what_it_may_not_need() -> None:
    found = {
        f"{name_of(file)} imports {alias}"
        for file in sources("pipeline/cli")
        if file.name != "shown.py"  # imported by commands when they run
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in ([node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
        if alias and (alias.split(".")[0] in HEAVY or alias in HEAVY_OF_OURS)
    }
    assert not found, found
