"""Label columns: labels that were read before their values, paired with them again by their height on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.generic.entry import mended
from extractors.generic.kinds import kind_of
from extractors.generic.labels import field_of
from pipeline.regroup.made_tables import as_block, as_table
from schemas.document import RUNNING, Block
from schemas.passage import Passage

MAX_LABEL = 60  # characters
MIN_LABELS = 3  # in a column; two lines beside two others are no table yet
FEWEST = 2  # where the lexicon knows every label
EDGE = 4.0  # points by which the left edges of one column may differ
MOSTLY = 0.6  # of the labels must have a value on their height


def with_label_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each column of labels and the column of values behind it as one table.

    Tables without vertical rules are read column by column where the labels look like headings.
    """
    found: list[Block] = []
    n = 0
    while n < len(blocks):
        labels = _labels(blocks, n)
        sure = len(labels) >= FEWEST and all(field_of(b.text) is not None for b in labels)
        enough = sure or len(labels) >= MIN_LABELS
        values = _values(blocks, n + len(labels), labels) if enough else []
        parts = [part for value in values for part in _cut_at_labels(value, labels)]
        if parts and _paired(labels, parts):
            found += _tables(labels, parts)
            n += len(labels) + len(values)
        else:
            found.append(blocks[n])
            n += 1
    return tuple(found)


def _labels(blocks: Sequence[Block], n: int) -> list[Block]:
    """The run of short lines from `n` on that begin at one left edge, one below the other."""
    run: list[Block] = []
    for block in blocks[n:]:
        fits = (
            block.role in {"heading", "paragraph"}
            and not block.cells
            and len(block.text) <= MAX_LABEL
            and len(block.lines) <= 3
            and len(block.pages) == 1
        )
        if not fits or (run and not _below(run[-1], block)):
            break
        run.append(block)
    return run


def _below(above: Block, block: Block) -> bool:
    return (
        above.page == block.page and abs(above.box.x0 - block.box.x0) < EDGE and block.box.top >= above.box.bottom - 1
    )


def _values(blocks: Sequence[Block], n: int, labels: Sequence[Block]) -> list[Block]:
    """The blocks right of the labels and not above them that follow in the reading order."""
    right = max(b.box.x1 for b in labels)
    edge = labels[0].box.x0 + EDGE
    run: list[Block] = []
    for block in blocks[n:]:
        if block.role in RUNNING or block.cells or block.page != labels[0].page:
            break
        if (
            block.box.x0 < min(right, edge + 200) - EDGE
            or block.box.x0 <= edge
            or block.box.top < labels[0].box.top - EDGE
        ):
            break
        run.append(block)
    return run


def _paired(labels: Sequence[Block], values: Sequence[Block]) -> bool:
    """Whether most labels are known and have a value on their height, and the values stand in their order."""
    known = sum(field_of(b.text) is not None or kind_of(b.text) != "other" for b in labels)
    if known < MOSTLY * len(labels):
        return False
    met = sum(any(_on_height(label, value) for value in values) for label in labels)
    tops = [v.box.top for v in values]
    return met >= max(min(MIN_LABELS, len(labels)), MOSTLY * len(labels)) and tops == sorted(tops)


def _cut_at_labels(value: Block, labels: Sequence[Block]) -> Iterator[Block]:
    """A paragraph cut where a line of it stands on the height of another label: rows set close run into one."""
    lines = [line for line in value.lines if line.spans]
    if value.role != "paragraph" or len(lines) < 2:
        yield value
        return
    group: list[Passage] = []
    for line in lines:
        top = line.spans[0].box.top
        if group and any(abs(label.box.top - top) < 0.5 * value.size for label in labels):
            yield _part(value, group)
            group = []
        group.append(line)
    yield _part(value, group)


def _part(block: Block, lines: Sequence[Passage]) -> Block:
    return as_block(block, mended(lines, block.text), lines)


def _on_height(label: Block, value: Block) -> bool:
    # A paragraph in a cell begins a little below its label.
    return -0.8 * label.size < value.box.top - label.box.top < 1.6 * label.size


def _tables(labels: Sequence[Block], values: Sequence[Block]) -> Iterator[Block]:
    """Rows of labels with what stands beside them; a label that has nothing beside it stays between the tables."""
    rows: list[tuple[Block, list[Block]]] = []
    for n, label in enumerate(labels):
        stop = labels[n + 1].box.top - 0.4 * label.size if n + 1 < len(labels) else float("inf")
        beside = [v for v in values if label.box.top - 0.8 * label.size <= v.box.top < stop]
        if beside:
            rows.append((label, beside))
            continue
        if rows:
            yield as_table(rows)
            rows = []
        yield label
    if rows:
        yield as_table(rows)
