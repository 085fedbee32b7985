"""What we know about publications: families, found automatically, and all that a rule author imports."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from extractors.family import FIELDS, Family, Item, Rule, item
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from schemas.document import Block
from schemas.errors import RuleError
from schemas.evidence import Candidate
from schemas.passage import Passage

__all__ = [
    "FIELDS",
    "Block",
    "Candidate",
    "Family",
    "Item",
    "Passage",
    "ProfileBlocks",
    "PublicationBlocks",
    "Rule",
    "discover",
    "item",
]


@lru_cache(maxsize=1)
def discover() -> Mapping[str, Family]:
    """Every family by its name: each folder here whose package has a `family`, its rule modules imported.

    Raises RuleError where two folders name their family alike.
    """
    found: dict[str, Family] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        if not info.ispkg:
            continue
        package = importlib.import_module(f"{__name__}.{info.name}")
        family = getattr(package, "family", None)
        if not isinstance(family, Family):
            continue
        for module in sorted(pkgutil.walk_packages(package.__path__, f"{package.__name__}."), key=lambda m: m.name):
            importlib.import_module(module.name)
        if family.name in found:
            raise RuleError(f'two families are called "{family.name}"')
        found[family.name] = family
    return MappingProxyType(found)
