"""Blocks as the page shows them -> blocks as the words mean them.

Layout sees type and places. What only words tell is mended here, one mistake a file: labels and values that were read
as two columns, lists without markers, headings in bold type or in the margin, titles that go on with a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.generic.footnote_marks import with_text_unmarked
from pipeline.regroup.announced_lists import with_announced_lists
from pipeline.regroup.bold_headings import with_bold_headings
from pipeline.regroup.broken_tables import with_tables_mended
from pipeline.regroup.captioned_figures import with_captioned_figures
from pipeline.regroup.counted_rows import with_rows_uncounted
from pipeline.regroup.fact_rows import with_fact_rows
from pipeline.regroup.far_figures import with_far_figures_apart
from pipeline.regroup.hanging_leads import with_hanging_lists
from pipeline.regroup.label_columns import with_label_tables
from pipeline.regroup.labelled_lists import with_labelled_lists
from pipeline.regroup.margin_headings import with_margin_headings
from pipeline.regroup.named_heads import with_named_heads
from pipeline.regroup.open_boxes import with_boxes_open
from pipeline.regroup.parted_heads import with_parted_heads
from pipeline.regroup.parted_tables import with_tables_parted
from pipeline.regroup.quotes_apart import with_quotes_apart
from pipeline.regroup.readopted import readopted
from pipeline.regroup.stacked_rows import with_stacked_rows
from pipeline.regroup.title_lines import with_title_lines
from pipeline.regroup.told_rows import with_told_rows
from pipeline.regroup.typed_rules import with_typed_rules
from schemas.document import Block

__all__ = ["regroup"]


PASSES: tuple[Callable[[Sequence[Block]], tuple[Block, ...]], ...] = (
    # What stands where: running heads, frames, and what was taken for either.
    with_parted_heads,
    with_far_figures_apart,
    with_tables_mended,
    with_boxes_open,
    with_tables_parted,
    with_text_unmarked,
    readopted,
    # Labels and values become tables: figures over captions and grids first, which a column of labels would cut up.
    with_labelled_lists,
    with_rows_uncounted,
    with_typed_rules,
    with_captioned_figures,
    with_stacked_rows,
    with_fact_rows,
    with_label_tables,
    # Tables that are none become headings and text again, then the lines that only their words make headings.
    with_told_rows,
    with_margin_headings,
    with_bold_headings,
    with_title_lines,
    with_named_heads,
    # Lists without markers: below headings that are known by now.
    with_hanging_lists,
    with_announced_lists,
    with_quotes_apart,
)
"""In this order; each takes all blocks of a publication in reading order and gives them back."""


def regroup(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a publication after all passes; only run-in headings are left, as they need the family."""
    for mended in PASSES:
        blocks = mended(blocks)
    return tuple(blocks)
