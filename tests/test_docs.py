"""The README tells the truth: its commands run, its record is the real one, its tables are those of the warehouse."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import extract
from schemas.profile import Record
from schemas.tables import TABLES
from tests import test_questions as questions

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    return [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines() if line.strip()]


def tables() -> str:
    rows = [
        f"| `{table.name}` | {table.description} | {', '.join(f'`{key}`' for key in table.key)} |"
        for table in TABLES.values()
    ]
    return "\n".join(["| table | rows | key |", "| --- | --- | --- |", *rows])


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("typeset", "__pycache__"))
    return folder


def test_the_record_is_what_the_sample_gives() -> None:
    (shown,) = blocks("json")
    record = extract(ROOT / "samples/chancengerechtigkeit/elbe-elster.pdf")
    assert isinstance(record, Record)
    assert_within(json.loads(shown), json.loads(record.model_dump_json()), "")


def assert_within(shown: Any, real: Any, path: str) -> None:
    if isinstance(shown, dict):
        for key, value in shown.items():
            assert_within(value, real[key], f"{path}/{key}")
    elif isinstance(shown, list) and shown and isinstance(shown[0], dict):
        for n, value in enumerate(shown):
            assert_within(value, real[n], f"{path}/{n}")
    else:
        assert shown == real, path


def test_the_tables_are_those_of_the_warehouse() -> None:
    written = re.search(r"<!-- tables:.*?-->\n(.*?)<!-- /tables -->", README, re.DOTALL)
    assert written is not None
    assert written.group(1).strip() == tables(), f"put this into README.md:\n{tables()}"


def test_the_questions_are_those_that_are_tested() -> None:
    asked = [
        textwrap.dedent(value).strip()
        for name, value in vars(questions).items()
        if name.isupper() and "SELECT" in str(value)
    ]
    assert len(asked) == 6
    assert [block.strip() for block in blocks("sql")] == asked


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {c.split()[1] for c in commands() if c.startswith("make ")} | set(re.findall(r"`make ([\w-]+)", README))
    assert named
    for target in named:
        assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target


def test_commands_and_snippets_run(workplace: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for command in commands():
        if "steckbrief " in command:
            ran = subprocess.run(
                ["bash", "-c", command], cwd=workplace, env=environment, capture_output=True, text=True, check=False
            )
            assert ran.returncode == 0, f"{command}\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}"
            assert ran.stdout.strip() or "--out" in command, command
    for snippet in blocks("python"):
        ran = subprocess.run(
            [sys.executable, "-c", snippet],
            cwd=workplace,
            env={**environment, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{snippet}\n{ran.stderr[-2000:]}"


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (ROOT / target).exists(), target
