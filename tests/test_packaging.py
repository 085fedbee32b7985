"""What is installed is what was tested: the wheel is complete, and every import is a declared dependency."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("schemas", "extractors", "pipeline", "flows")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    [built] = folder.glob("steckbrief-*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(target)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return target


def steckbrief(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command out of the installed wheel, far from the source tree."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "pipeline.cli", *arguments],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_the_wheel_that_is_tested(installed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", "import pipeline; print(pipeline.__file__)"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_the_wheel_holds_every_source_and_data_file(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=False)
    files = tracked.stdout.splitlines() or [
        f.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for f in (ROOT / package).rglob("*")
        if f.is_file() and "__pycache__" not in f.parts
    ]
    missing = [f for f in files if f not in held and (ROOT / f).exists()]
    assert not missing


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_installed_command_helps_and_knows_its_version(installed: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert steckbrief(installed, "--version").stdout.strip() == f"steckbrief {version}"
    helped = steckbrief(installed, "--help")
    assert "extract" in helped.stdout, helped.stderr


def test_the_installed_command_reads_a_sample(installed: Path) -> None:
    sample = ROOT / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"
    done = steckbrief(installed, "extract", str(sample))
    assert done.returncode == 0, done.stderr
    assert '"municipality": "Elbe-Elster"' in done.stdout


def imported(*folders: str) -> set[str]:
    """Top-level packages that are imported, also inside functions."""
    found: set[str] = set()
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {*PACKAGES, "tests", "samples", "benchmarks"}


def declared() -> set[str]:
    """Distributions in the project's requirements and extras, normalised."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [r for extra in project["optional-dependencies"].values() for r in extra]
    return {distribution(requirement) for requirement in (*project["dependencies"], *extras)}


def distribution(requirement: str) -> str:
    return normal(re.split(r"[\s\[<>=!~;(]", requirement)[0])


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_a_declared_dependency() -> None:
    known = packages_distributions()
    undeclared = {
        package
        for package in imported(*PACKAGES)
        if not {normal(d) for d in known.get(package, [package])} & (declared() | BROUGHT_ALONG)
    }
    assert not undeclared


BROUGHT_ALONG = {"distributed", "pdfminer-six", "thinc"}
"""Parts of a declared dependency that have a distribution of their own."""


def test_every_dependency_is_pinned() -> None:
    pins = {}
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        name, _, version = line.partition("==")
        assert re.fullmatch(r"[A-Za-z0-9._-]+", name), f"constraints hold names and versions only: {line!r}"
        assert re.fullmatch(r"[0-9][0-9A-Za-z.+!]*", version), f"constraints hold names and versions only: {line!r}"
        pins[normal(name)] = version
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {distribution(requirement) for requirement in wanted}
    assert names <= pins.keys(), names - pins.keys()
    assert not [name for name, version in pins.items() if version.startswith("999")]
