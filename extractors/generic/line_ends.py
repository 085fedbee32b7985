"""Where lines end because they are over, and where only because the next word did not fit."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.generic.publication.imprint_dates import is_date
from extractors.values.address import find_addresses
from extractors.values.street import parse_street
from schemas.document import Block
from schemas.passage import Passage, Span

BLANK = 0.25  # of the type size: the narrowest gap between two words
SHORTEST = 3  # characters before an address that are no name
SLACK = 2.0  # points by which a line may be shorter and still be full
_LABEL = re.compile(r"[A-ZÄÖÜ][\w./-]*(?: [\w./-]+){0,2}: ")


def with_line_ends(block: Block) -> Passage:
    """The mended text of a block with "\\n" where a line ends although the first word of the next would have fitted.

    So an address keeps its lines, and the lines of running text are joined: "Stiftung Muster-/land" stays one name.
    An address, a date or a label begins a line of its own also where the line above it is full.
    """
    passage = block.passage
    turns = [(above, below) for above, below in pairwise(passage.spans) if _is_next_line(above, below)]
    stops = [below.start for _, below in turns[1:]] + [len(passage.text)]
    text = list(passage.text)
    for (above, below), stop in zip(turns, stops, strict=False):  # of no turn there is no end
        line = passage.text[below.start : stop].strip(" ,")
        own = begins_with_address(line) or begins_with_date(line) or _LABEL.match(line) is not None
        if (own or _would_fit(above, below, block.box.x1)) and below.start - above.stop == 1:
            text[above.stop] = "\n"
    return Passage("".join(text), passage.spans)


def begins_with_address(text: str) -> bool:
    """Whether a line begins with an address, or is a street.

    >>> begins_with_address("Musterweg 14, 26122 Oldenburg"), begins_with_address("Verein X, Musterweg 14")
    (True, False)
    """
    address = next(iter(find_addresses(text)), None)
    return (address is not None and address.start < SHORTEST) or parse_street(text) is not None


def begins_with_date(text: str) -> bool:
    """Whether a line begins with a statement that is a date, with or without a town.

    >>> begins_with_date("Unna, Mai 2014. Alle Rechte vorbehalten."), begins_with_date("Im Mai 2014 war es")
    (True, False)
    """
    return is_date(text.partition(". ")[0]) is not None


def _is_next_line(above: Span, below: Span) -> bool:
    return (
        above.page == below.page
        and below.box.top > above.box.top + 0.5 * above.box.height
        and below.box.x0 < above.box.x1
    )


def _would_fit(above: Span, below: Span, right: float) -> bool:
    return above.box.x1 + BLANK * above.size + below.box.width < right - SLACK
