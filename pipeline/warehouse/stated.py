"""Which columns say something that was read, and not where a row stands, what made it or what it repeats."""

from __future__ import annotations

from functools import cache

from schemas.tables import TABLES

_POSITION = {"ordinal", "schema_version", "extraction_key", "profile_key", "bullet_key", "supersedes", "text_sha256"}
_PROVENANCE = {"extracted_at", "extractor_version", "run_id"}
_REPEATED = {"family", "municipality", "ags", "federal_state", "profile_ags", "kreis_ags", "nuts3"}
"""What child tables say of their profile, which says it itself."""
_OWN = {"publications": _REPEATED, "profiles": _REPEATED, "municipalities": {"ags"}}


@cache
def stated(table: str) -> tuple[str, ...]:
    """The names of these columns in order."""
    left_out = _POSITION | _PROVENANCE | (_REPEATED - _OWN.get(table, set()))
    names = (column.name for column in TABLES[table].columns)
    return tuple(name for name in names if name not in left_out and not name.endswith("_id"))
