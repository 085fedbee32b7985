"""A family: a publication series that looks alike, as data and a few rules."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from schemas.document import Block
from schemas.errors import RuleError
from schemas.evidence import Candidate

if TYPE_CHECKING:
    from extractors.profile_blocks import ProfileBlocks, PublicationBlocks

T = TypeVar("T")

PROFILE_FIELDS = (
    "quotes",
    "contacts",
    "municipality",
    "municipality_type",
    "federal_state",
    "municipalities",
    "facts",
    "headline",
    "summary",
    "sections",
    "materials",
)
"""What rules read from one profile, in the order of reading: what one claims, the next does not see."""
PUBLICATION_FIELDS = (
    "publication.contacts",
    "publication.series",
    "publication.publisher",
    "publication.funders",
    "publication.title",
    "publication.published_on",
    "publication.rights",
    "publication.language",
)
"""What rules read from the publication as a whole."""
FIELDS = (*PROFILE_FIELDS, *PUBLICATION_FIELDS)


@dataclass(frozen=True)
class Item:
    """A value that has parts: a contact, a quote, a section, a material, a fact.

    `parts` gives for every part the candidates, best first; `lists` holds items of its own (the bullets of a section);
    `claims` the blocks that it uses up, so that they are read as nothing else.
    """

    parts: Mapping[str, tuple[Candidate[Any], ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Candidate[Item], ...]] = field(default_factory=dict)
    claims: tuple[Block, ...] = ()

    def best(self, part: str) -> Candidate[Any] | None:
        """The first candidate of a part, None where there is none."""
        found = self.parts.get(part, ())
        return found[0] if found else None

    def value(self, part: str) -> Any:
        """The value of the first candidate of a part, None where there is none."""
        found = self.best(part)
        return found.value if found else None


def item(claims: Iterable[Block] = (), **parts: Candidate[Any] | None) -> Item:
    """An item with one candidate for each part that is not None."""
    return Item({name: (c,) for name, c in parts.items() if c is not None}, claims=tuple(claims))


ProfileRule = Callable[["ProfileBlocks"], Iterable[Candidate[Any]]]
PublicationRule = Callable[["PublicationBlocks"], Iterable[Candidate[Any]]]
R = TypeVar("R", bound=Callable[..., Iterable[Candidate[Any]]])


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A function that proposes candidates for one field; its name is what the evidence says."""

    field: str
    name: str
    read: Callable[..., Iterable[Candidate[T]]]


@dataclass(frozen=True)
class Family:
    """A series of publications: how to recognise it, how it names things, and its special rules.

    Patterns are regular expressions, searched without regard to case. What a family does not say, the generic family
    knows: its section names, label spellings and rules come after the family's own.
    """

    name: str
    recognise: tuple[str, ...] = ()
    """Each must be found somewhere in the publication's text; a family without patterns is never recognised."""
    series: str | None = None
    """Name of the series, where running heads do not print it whole."""
    publisher: str | None = None
    """The publisher in the nominative, used where the pages name it in any form."""
    publisher_patterns: tuple[str, ...] = ()
    """What names the publisher on the pages."""
    profile_start: tuple[str, ...] = ()
    """A heading that matches begins a profile; the group `name` is the municipality."""
    section_kinds: Mapping[str, str] = field(default_factory=dict)
    """Pattern of a heading -> section kind."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Pattern of a label (whole, normalised: see `labels.normalise`) -> field of the lexicon."""
    rules: dict[str, list[Rule[Any]]] = field(default_factory=dict, repr=False)

    def rule(self, field_name: str) -> Callable[[R], R]:
        """Decorator: the function below reads `field_name`. Raises RuleError for a field that does not exist."""
        if field_name not in FIELDS:
            near = difflib.get_close_matches(field_name, FIELDS, n=3, cutoff=0.4) or list(FIELDS)
            raise RuleError(f'{self.name}: no field "{field_name}" to read; the nearest are {", ".join(near)}')

        def register(read: R) -> R:
            rule = Rule[Any](field_name, f"{self.name}.{getattr(read, '__name__', field_name)}", read)
            rules = self.rules.setdefault(field_name, [])
            if any(r.name == rule.name for r in rules):
                raise RuleError(f'{self.name}: two rules for "{field_name}" are called {rule.name}')
            rules.append(rule)
            return read

        return register

    def recognises(self, text: str) -> bool:
        """Whether all recognition patterns occur in the publication's text."""
        return bool(self.recognise) and all(re.search(p, text, re.IGNORECASE) for p in self.recognise)
