"""What a result was made by: the version of Steckbrief and a hash of everything that can change a record.

The hash covers the source files that `pipeline.extract` and `pipeline.rows` reach by their imports (found by reading
them, so that a new stage is never forgotten), their data files, the folder of the publication's family, the libraries
that read and judge, and the settings. An edited rule of one family therefore changes the key of that family and of no
other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from extractors.entities.own_model import fingerprint
from pipeline.ocr import engine_version
from schemas.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
MAKERS = ("pipeline.extract", "pipeline.rows")  # what makes a record, and what makes its rows
OURS = ("schemas", "extractors", "pipeline")
SHARED = frozenset({"values", "entities", "generic"})  # folders of extractors/ that every family reads with
LIBRARIES = ("numpy", "phonenumbers", "email-validator", "rapidfuzz", "spacy")
# Much faster than parsing: the key is wanted before the first publication is read.
IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<dots>\.*)(?P<module>[\w.]*)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n#]+)"
    r"|import[ \t]+(?P<plain>[^\n#]+))",
    re.MULTILINE,
)
READER_LIBRARIES = {"pdfium": ("pypdfium2",), "pdfplumber": ("pdfplumber", "pdfminer.six")}


def extractor_version() -> str:
    """The version of the installed distribution."""
    return version("steckbrief")


@lru_cache(maxsize=256)
def extraction_key(family: str, settings: Settings, hint: str | None = None) -> str:
    """32 hex digits: equal exactly where nothing that can change a record of `family` has changed.

    The generic family takes what no other family recognises, so how the others recognise theirs is part of its key.
    `hint` is the family that the publication's source names, which can decide who reads it.
    Limits are no part of it: they decide whether there is a record, not what stands in it (see `rejection_key`).
    """
    chosen = asdict(settings)
    chosen.pop("limits")
    chosen["ner"].pop("batch_size")  # changes how fast entities are found, not which
    if settings.ner.backend == "spacy" and settings.ner.model:
        chosen["ner"]["model"] = fingerprint(settings.ner.model)
    if hint:
        chosen["hint"] = hint
    return _digest(family, chosen, chosen["reader"])


@lru_cache(maxsize=16)
def rejection_key(settings: Settings) -> str:
    """The key of a publication that could not be read: with other limits it is worth another try."""
    chosen = asdict(settings)
    return _digest("generic", chosen, chosen["reader"])


def _digest(family: str, chosen: dict[str, object], reader: object) -> str:
    digest = hashlib.sha256()
    digest.update(json.dumps(chosen, sort_keys=True).encode())
    readers = sorted(READER_LIBRARIES) if chosen.get("cross_check") else [str(reader)]
    if chosen["ocr"] != "never":
        digest.update(f"ocr {engine_version()}\n".encode())
    for library in (*LIBRARIES, *(name for r in readers for name in READER_LIBRARIES[r])):
        digest.update(f"{library} {version(library)}\n".encode())
    for name, content in _shared_files(ROOT):
        digest.update(f"{name} {content}\n".encode())
    for path in _family_files(ROOT, family):
        digest.update(f"{path.relative_to(ROOT).as_posix()} {_hash(path)}\n".encode())
    return digest.hexdigest()[:32]


@lru_cache(maxsize=4)
def _shared_files(root: Path) -> tuple[tuple[str, str], ...]:
    """(path, hash) of all that every family is read with: modules by their imports, data by their folders."""
    modules = set(reachable(root, *MAKERS))
    for name in SHARED:
        # Rules are found by looking into their folder, not by an import that could be followed.
        modules |= set(reachable(root, *_rule_modules(root, name)))
    data = {file for folder in {m.parent for m in modules} for file in folder.iterdir() if _is_data(file)}
    data |= {file for name in SHARED for file in _data(root / "extractors" / name)}
    files = sorted(f for f in modules | data if not _in_family(root, f))
    return tuple((file.relative_to(root).as_posix(), _hash(file)) for file in files)


def _family_files(root: Path, family: str) -> list[Path]:
    """The files of one family; for the generic one what the others recognise their publications by."""
    families = root / "extractors"
    if family in SHARED:
        return sorted(families.glob("*/__init__.py"))
    folder = families / family
    return sorted([*_sources(folder), *_data(folder)]) if folder.is_dir() else []


def _rule_modules(root: Path, name: str) -> list[str]:
    # A family's rules are modules of its folder; entities/ also holds scripts that train, which no record depends on.
    pattern = "**/*.py" if name == "generic" else "__init__.py"
    files = (root / "extractors" / name).glob(pattern)
    return [".".join(f.relative_to(root).with_suffix("").parts) for f in files]


def _in_family(root: Path, file: Path) -> bool:
    parts = file.relative_to(root).parts
    return parts[0] == "extractors" and len(parts) > 2 and parts[1] not in SHARED


def reachable(root: Path, *names: str) -> Iterator[Path]:
    """The source files below `root` that the modules `names` are made of and import, directly or not."""
    seen: set[Path] = set()
    waiting = list(names)
    while waiting:
        file = _module_file(root, waiting.pop())
        if file is None or file in seen:
            continue
        seen.add(file)
        package = file.parent / "__init__.py"
        if package.exists() and package not in seen:
            waiting.append(".".join(file.parent.relative_to(root).parts))
        waiting += [name for name in _imports(file, root) if name.split(".")[0] in OURS]
        yield file


def _imports(file: Path, root: Path) -> Iterator[str]:
    """Names that the file imports, also inside functions; one in a string too many only makes the key more careful."""
    package = file.relative_to(root).parent.parts
    for found in IMPORT.finditer(file.read_text(encoding="utf-8")):
        dots, module, names, plain = found.group("dots", "module", "names", "plain")
        listed = [name.split()[0] for part in (names or plain).split(",") if (name := part.strip("() \t\n"))]
        if plain:
            yield from listed
            continue
        parent = package[: len(package) - len(dots) + 1] if dots else ()
        base = ".".join([*parent, *([module] if module else [])])
        yield base
        yield from (f"{base}.{name}" for name in listed)


def _module_file(root: Path, name: str) -> Path | None:
    """The file of a module or package; None where `name` is an attribute and no module."""
    path = root.joinpath(*name.split("."))
    for candidate in (path.with_name(path.name + ".py"), path / "__init__.py"):
        if candidate.is_file():
            return candidate
    return None


def _sources(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.py")


def _data(folder: Path) -> Iterator[Path]:
    return filter(_is_data, folder.rglob("*"))


def _is_data(file: Path) -> bool:
    return file.suffix not in {".py", ".pyc", ".md"} and file.is_file() and "__pycache__" not in file.parts


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
