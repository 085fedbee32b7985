"""From the characters of a publication to its blocks with roles, in the order in which a person reads them.

words -> rows that come back at the edges (`margins`) -> chunks -> boxes, ruled tables, gutters -> lines in reading
order (`sheets`) -> paragraphs and items -> footnotes, running matter, headings, pull quotes, list levels -> text that
goes on over columns and pages -> `Block`s with mended text.
"""

from __future__ import annotations

from pipeline.layout.blocks import finished
from pipeline.layout.flow import join_continued, rejoined
from pipeline.layout.folded import unfolded
from pipeline.layout.footnotes import mark_footnotes, notes_last
from pipeline.layout.leading import leading
from pipeline.layout.lists import set_levels, unmark_lone
from pipeline.layout.mend import vocabulary
from pipeline.layout.paragraphs import drafts_of
from pipeline.layout.pull_quotes import mark_pull_quotes
from pipeline.layout.running import mark_running
from pipeline.layout.sheets import sheets
from pipeline.layout.styles import body, mark_headings
from pipeline.layout.tags import promote, set_tagged_levels, with_tags
from pipeline.layout.underlines import underlined_titles
from schemas.document import Block, Document

__all__ = ["arrange"]


def arrange(document: Document) -> tuple[Block, ...]:
    """The blocks of a publication in reading order, running matter included with its own roles."""
    pages = sheets(document.pages)
    lines = [line for page in pages for line in page.lines]
    usual = leading(lines)
    base = body(lines)
    drafts = [draft for page in pages for draft in drafts_of(page, usual)]
    drafts = rejoined(drafts)
    drafts = with_tags(drafts, document.pages)
    mark_footnotes(drafts, {page.number: page.height for page in document.pages}, base)
    drafts = notes_last(drafts)
    drafts = mark_running(drafts, document.pages, base)
    drafts = unfolded(drafts, document.pages)
    unmark_lone(drafts)
    promote(drafts)
    drafts = mark_headings(drafts, base, underlined_titles(drafts, document.pages))
    set_tagged_levels(drafts)
    mark_pull_quotes(drafts, base)
    drafts = join_continued(drafts)
    set_levels(drafts)
    for table in drafts:
        for _, _, cell in table.cells:
            unmark_lone(cell)
            set_levels(cell)
    return finished(drafts, vocabulary(lines))
