"""A record, a rejection or a whole publication as text: JSON, YAML, markdown."""

from __future__ import annotations

import re
from typing import Any, Literal

from pipeline.escape import escaped, json_text
from pipeline.fingerprint import extractor_version
from schemas.errors import Unreadable
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Settings

Format = Literal["json", "yaml", "markdown"]

# "04916" and "+493535463000" are strings; a reader of YAML that does not see quotes may take them for numbers.
_LIKE_A_NUMBER = re.compile(r"[-+.]?[\d_][\d_.:,eE+-]*")


def as_json(result: Record | Rejection) -> str:
    """The contract's JSON, keys in its order, one line break at the end."""
    return json_text(_plain(result), indent=2) + "\n"


def as_yaml(result: Record | Rejection) -> str:
    """The same as YAML 1.2; strings that look like numbers are quoted."""
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    def string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        style = '"' if escaped(text) != text else "'" if _LIKE_A_NUMBER.fullmatch(text) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, string)
    return escaped(yaml.dump(_plain(result), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110))


def _plain(result: Record | Rejection) -> dict[str, Any]:
    plain = result.model_dump(mode="json")
    return {"rejection": plain} if isinstance(result, Rejection) else plain


def as_markdown(source: bytes, *, settings: Settings, file_name: str, source_uri: str | None = None) -> str | Rejection:
    """The whole publication in reading order; called like `pipeline.extract.extract`, so that it is guarded alike."""
    from pipeline.layout import arrange
    from pipeline.markdown import markdown
    from pipeline.read import read_as

    try:
        document = read_as(settings, source, file_name=file_name)
    except Unreadable as error:
        return Rejection(
            code=error.code,
            message=error.message,
            file_name=file_name,
            source_uri=source_uri,
            limit=error.limit,
            extractor_version=extractor_version(),
        )
    return markdown(arrange(document))
