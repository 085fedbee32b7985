"""Blocks -> candidates: runs the rules of the family and, after them, of the generic family, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from extractors import discover
from extractors.family import PROFILE_FIELDS, PUBLICATION_FIELDS, Family, Item, Rule
from extractors.generic.entries import entries_of
from extractors.generic.head_matter import head_matter
from extractors.generic.materials import materials_of
from extractors.generic.place import names_state
from extractors.generic.quotes_once import once
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from pipeline.resolve import Choice, choose
from pipeline.sections import section_candidates
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Span

LISTS = frozenset(
    {
        "quotes",
        "contacts",
        "facts",
        "sections",
        "materials",
        "municipalities",
        "publication.contacts",
        "publication.funders",
    }
)
"""Fields with many values; of the others there is one."""
MOSTLY = 0.7  # of a block's words that a field must have read to use it up
BEHIND = 0.01  # by which a generic rule's candidate stays behind one of the family's own rules
PLACE_FIELDS = frozenset({"municipality", "members", "federal_state", "municipality_type"})
SECTIONS = Rule[Any]("sections", "layout.sections", section_candidates)
"""The stage that reads sections where a family has no rule for them."""


class Failure(NamedTuple):
    """A rule that raised: what it would have read is missing, all else is there."""

    field: str
    rule: str
    error: str


@dataclass(frozen=True)
class Fields:
    """What the rules found: one choice for each single value, all candidates of the lists."""

    single: Mapping[str, Choice[Any]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Candidate[Any], ...]] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def best(self, name: str) -> Candidate[Any] | None:
        """The chosen candidate of a single value, None where nothing was found."""
        choice = self.single.get(name)
        return choice.best if choice else None


def read_profile(profile: ProfileBlocks) -> tuple[Fields, ProfileBlocks]:
    """All fields of one profile, and the profile with every block claimed that a field used up.

    Fields are read in the order of `PROFILE_FIELDS`: what quotes and contacts claim is no section.
    """
    single: dict[str, Choice[Any]] = {}
    lists: dict[str, tuple[Candidate[Any], ...]] = {}
    failures: list[Failure] = []
    for name in PROFILE_FIELDS:
        found = _run(name, profile.family, profile, failures)
        if name == "quotes":
            found = as_read(once(found), profile.all_blocks)
        if name == "sections" and not found:
            found = tuple(_named(SECTIONS, c) for c in section_candidates(profile))
        if name == "materials" and not found:
            found = tuple(materials_of(lists["sections"]))
        if name in LISTS:
            lists[name] = found
            if name != "sections":
                profile = profile.without(b for c in found if isinstance(c.value, Item) for b in c.value.claims)
            if name == "facts":
                profile = profile.without(_place_lines(profile))
                profile = profile.without(head_matter(profile))
        else:
            single[name] = choose(found)
            best = single[name].best
            if name in {"headline", "summary"} and best is not None:
                profile = profile.without(_used(profile, best))
    return Fields(single, lists, tuple(failures)), profile


def as_read(found: Sequence[Candidate[Any]], blocks: Sequence[Block]) -> tuple[Candidate[Any], ...]:
    """The candidates of several rules in the order in which the pages are read."""
    inside = (b for block in blocks for b in (block, *(inner for cell in block.cells for inner in cell.blocks)))
    spans = (span for block in inside for span in block.passage.spans)
    place = {_end(span): n for n, span in enumerate(spans)}

    def at(candidate: Candidate[Any]) -> int:
        first = next(iter(candidate.evidence.spans), None)
        return place.get(_end(first), len(place)) if first else len(place)

    return tuple(sorted(found, key=at)) if len(found) > 1 else tuple(found)


def _end(span: Span) -> tuple[int, float, float]:
    """Where a word ends: its beginning may be cut off, as a quotation mark is."""
    return span.page, span.box.bottom, span.box.x1


def read_publication(publication: PublicationBlocks) -> Fields:
    """The fields of the publication as a whole."""
    single: dict[str, Choice[Any]] = {}
    lists: dict[str, tuple[Candidate[Any], ...]] = {}
    failures: list[Failure] = []
    for name in PUBLICATION_FIELDS:
        found = _run(name, publication.family, publication, failures)
        if name in LISTS:
            lists[name] = found
        else:
            single[name] = choose(found)
    return Fields(single, lists, tuple(failures))


def rules_for(name: str, family: Family) -> tuple[tuple[Rule[Any], ...], ...]:
    """The rules of a field in the order of asking: the family's own, then the generic ones."""
    generic = discover()["generic"]
    groups = [family.rules.get(name, [])]
    if family.name != generic.name:
        groups.append(generic.rules.get(name, []))
    return tuple(tuple(g) for g in groups if g)


def _run(
    name: str, family: Family, blocks: ProfileBlocks | PublicationBlocks, failures: list[Failure]
) -> tuple[Candidate[Any], ...]:
    """All candidates for a field; of a list only those of the first group of rules that finds any.

    A rule that raises is added to `failures`: its mistake costs its own values, not the publication.
    """
    found: list[Candidate[Any]] = []
    for group in rules_for(name, family):
        own = max((c.score for c in found), default=1.0)
        for rule in group:
            try:
                read = [_named(rule, candidate) for candidate in rule.read(blocks)]
            except MemoryError:
                raise  # a limit of the process, and no mistake of the rule
            except Exception as error:
                failures.append(Failure(name, rule.name, f"{type(error).__name__}: {error}"))
                continue
            # What the family itself reads goes before what anybody would read.
            found += [replace(c, score=min(c.score, own - BEHIND)) if own < 1 else c for c in read]
        if found and name in LISTS:
            break
    return tuple(found)


def _named(rule: Rule[Any], candidate: Candidate[Any]) -> Candidate[Any]:
    """The candidate with the rule's name on it and, where it has parts, on them."""
    value = candidate.value
    if isinstance(value, Item):
        value = Item(
            {
                part: tuple(c if c.rule else replace(c, rule=rule.name) for c in found)
                for part, found in value.parts.items()
            },
            {part: tuple(_named(rule, c) for c in found) for part, found in value.lists.items()},
            value.claims,
        )
    return replace(candidate, value=value, rule=candidate.rule or rule.name)


def _used(profile: ProfileBlocks, candidate: Candidate[str]) -> Iterable[Block]:
    """The blocks that went into a headline or a summary, at least for the most part."""
    boxes = {(s.page, s.box) for s in candidate.evidence.spans}
    for block in profile.blocks:
        spans = block.passage.spans
        inside = sum((s.page, s.box) in boxes for s in spans)
        whole = bool(block.text) and block.text in candidate.value and not spans
        if block.passage is candidate.evidence or whole or (spans and inside >= MOSTLY * len(spans)):
            yield block


def _place_lines(profile: ProfileBlocks) -> Iterable[Block]:
    """Lines that state municipality and state: read by their rules, no text of a section."""
    for entry in entries_of(
        [b for b in profile.all_blocks if b is not profile.title and b.role != "list_item"], profile.family.labels
    ):
        if entry.field in PLACE_FIELDS and not entry.source.cells:
            yield from entry.claims
    for block in profile.blocks[:4]:
        # A state alone above or below the title.
        if block is not profile.title and block.role in {"heading", "paragraph"} and names_state(block.text):
            yield block
