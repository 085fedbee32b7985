"""Reads a `sources.toml`; errors name the line and what would have been right."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractors import discover
from pipeline.sources.addresses import is_address
from pipeline.sources.folder import path_of
from pipeline.toml_lines import line_of
from schemas.errors import UsageError
from schemas.sources import Bucket, Feed, Fetching, Folder, Page, Sitemap, Source, Sources, Urls

KINDS: dict[str, type[Source]] = {
    "folder": Folder, "urls": Urls, "page": Page, "sitemap": Sitemap, "feed": Feed, "bucket": Bucket,
}  # fmt: skip


def read_sources(path: Path) -> Sources:
    """The sources of a file; relative paths in it count from its folder.

    Raises:
        UsageError: with one line `FILE, line N: key: what is wrong` for each thing that is.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = Sources.model_validate(tomllib.loads(text))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: TOML is UTF-8 text; byte {error.start} is not") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}") from error
    except ValidationError as error:
        raise UsageError("\n".join(_said(path, text, one) for one in error.errors())) from error
    if wrong := [
        f"{path}, line {line_of(text, where)}: {'.'.join(where)}: {message}"
        for where, message in _unknown_families(found)
    ]:
        raise UsageError("\n".join(wrong))
    return found.model_copy(update={"sources": {n: _from(path.parent, s) for n, s in found.sources.items()}})


def _from(folder: Path, source: Source) -> Source:
    if not isinstance(source, Folder | Urls):
        return source
    return source.model_copy(
        update={"at": tuple(at if is_address(at) else str(folder / path_of(at)) for at in source.at)}
    )


def _unknown_families(found: Sources) -> Iterable[tuple[tuple[str, ...], str]]:
    known = sorted(discover())
    for name, source in found.sources.items():
        if source.family is not None and source.family not in known:
            near = difflib.get_close_matches(source.family, known, n=1) or known
            yield ("sources", name, "family"), f'there is no family "{source.family}"; known: {", ".join(near)}'


def _said(path: Path, text: str, error: Mapping[str, Any]) -> str:
    where = [part for n, part in enumerate(error["loc"]) if not (n == 2 and part in KINDS)]  # pydantic names the kind
    place = f"{path}, line {line}" if (line := line_of(text, where)) else str(path)
    return f"{place}: {'.'.join(map(str, where)) or 'the file'}: {_message(error, where)}"


def _message(error: Mapping[str, Any], where: list[Any]) -> str:
    kinds = ", ".join(f'"{kind}"' for kind in KINDS)
    match error["type"]:
        case "union_tag_not_found":
            return f"kind is missing; it is one of {kinds}"
        case "union_tag_invalid":
            return f"no such kind; it is one of {kinds}"
        case "missing" if where == ["sources"]:
            return "is missing; a source is a table, as [sources.stiftung], with kind and at"
        case "missing":
            return "is missing"
        case "tuple_type":
            return f"a list, as [{json.dumps(error['input'], ensure_ascii=False, default=str)}], would be right"
        case "dict_type" | "model_type" | "model_attributes_type":
            table = [*map(str, where), *(["stiftung"] if where == ["sources"] else [])]
            return f"a table, as [{'.'.join(table)}], would be right"
        case "extra_forbidden":
            known = _keys(error)
            near = difflib.get_close_matches(str(where[-1]), known, n=1, cutoff=0.6)
            return f'no such key; is "{near[0]}" meant?' if near else f"no such key; there are {', '.join(known)}"
        case "value_error":
            return str(error["msg"]).removeprefix("Value error, ")
    return f"{error['msg']}, not {error['input']!r}"


def _keys(error: Mapping[str, Any]) -> list[str]:
    loc = error["loc"]
    model = Sources if len(loc) == 1 else Fetching if loc[0] == "fetch" else KINDS.get(str(loc[2]), Folder)
    return [key for key in model.model_fields if key != "name" or model is Sources]
