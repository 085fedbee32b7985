"""Profiles whose titles are made alike: called the same with another place each, or each ending with whom to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.family import Family
from extractors.generic.kinds import kind_of
from extractors.generic.place import PlaceTitle, split_designation, type_of
from extractors.values.email import find_emails
from extractors.values.phone import find_phones
from pipeline.profile_start import SAME_STYLE, Start
from schemas.document import Block

FEWEST = 2  # titles called the same
MIN_CALLED = 5  # letters of what they are called
FEWEST_ANSWERED = 3  # titles each of which ends with whom to ask
ANSWERED = 0.75  # of the headings of their style
TOLD = 150  # characters of text that each has
BRIEF = 100  # the same where the titles say what each is
MAX_TITLE = 120  # characters


def called_alike(body: Sequence[Block], apart: set[int], family: Family) -> list[Start]:
    """Headings of one style called the same with a place each: "Bildungsregion Harz", "Bildungsregion Börde"."""
    called: dict[tuple[str, int, int], list[tuple[int, Block, PlaceTitle]]] = defaultdict(list)
    for at, block in _headings(body, apart):
        found = split_designation(block.passage, family.profile_start) if len(block.text) <= MAX_TITLE else None
        # "Stadt Unna" and "Stadt Hamm" are called by their type and nothing else.
        if found is not None and len(found[0]) >= MIN_CALLED and type_of(found[0]) is None:
            called[(found[0].casefold(), block.level, round(block.size))].append((at, block, found[1]))
    rows = [row for row in called.values() if len({place.name.text for _, _, place in row}) >= FEWEST]
    best = max(rows, key=len, default=[])
    spans = _spans(body, apart, [(at, block) for at, block, _ in best], list(_headings(body, apart)))
    told = sum(_told(span) >= BRIEF for span in spans)
    # A directory has titles made alike, too; it tells nothing under them.
    return [Start(at, block, place) for at, block, place in best] if told >= ANSWERED * len(best) else []


def answered_each(body: Sequence[Block], apart: set[int], family: Family) -> list[Start]:
    """Headings of one style, each over a text that ends with how to reach somebody: a brochure of institutions."""
    headings = list(_headings(body, apart))
    styles = dict.fromkeys((b.level, round(b.size)) for _, b in headings)
    for level, size in sorted(styles, key=lambda style: -style[1]):
        row = [(at, b) for at, b in headings if b.level == level and round(b.size) == size]
        titles = [(at, b) for at, b in row if kind_of(b.text, family.section_kinds) == "other"]
        spans = list(_spans(body, apart, titles, headings))
        answered = [Start(at, b, None) for (at, b), span in zip(titles, spans, strict=True) if _is_answered(span)]
        if len(answered) >= FEWEST_ANSWERED and len(answered) >= ANSWERED * len(row):
            return answered
    return []


def _headings(body: Sequence[Block], apart: set[int]) -> Iterator[tuple[int, Block]]:
    return ((at, b) for at, b in enumerate(body) if b.role == "heading" and id(b) not in apart)


def _spans(
    body: Sequence[Block], apart: set[int], titles: Sequence[tuple[int, Block]], headings: Sequence[tuple[int, Block]]
) -> Iterator[list[Block]]:
    """What stands between each title and the next heading that is as large."""
    for at, title in titles:
        stop = next((n for n, b in headings if n > at and b.size > title.size - SAME_STYLE), len(body))
        yield [b for b in body[at + 1 : stop] if id(b) not in apart]


def _told(span: Sequence[Block]) -> int:
    """How many characters a text has that say more than how to reach somebody."""
    return sum(len(text) for text in _texts(span) if not (find_emails(text) or find_phones(text)))


def _is_answered(span: Sequence[Block]) -> bool:
    """Whether somebody can be reached by a text, and it tells more than that."""
    return any(find_emails(text) or find_phones(text) for text in _texts(span)) and _told(span) >= TOLD


def _texts(span: Sequence[Block]) -> list[str]:
    return [t for b in span for t in (b.text, *(c.text for c in b.cells))]
