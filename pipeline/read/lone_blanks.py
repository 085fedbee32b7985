"""Blanks that a text object draws alone: what they say lies between two words of one line, and nowhere else.

Word processors draw one wherever they have moved the pen: at the end of lines, in empty lines and cells, in any size,
often over the edge of the next word.
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import numpy.typing as npt

from pipeline.read.glyphs import Glyphs

Ints = npt.NDArray[np.int64]

BLANK = 0x20
WIDTH = 0.3  # of the size; a blank before a wide gap is no wider than this
GAP = 3.0  # of the size; a wider gap parts columns, and a blank in it says nothing
LINE = 0.1  # of the size; objects whose baselines differ less stand on one line


def without_lone_blanks(glyphs: Glyphs) -> tuple[Glyphs, Ints]:
    """The glyphs without the runs that are nothing but blanks, and the stream numbers of these."""
    runs, of = np.unique(glyphs.run, return_inverse=True)
    alone = np.bincount(of, glyphs.code != BLANK) == 0
    return (glyphs.take(~alone[of]), runs[alone]) if alone.any() else (glyphs, runs[:0])


def with_lone_blanks(glyphs: Glyphs, numbers: Ints) -> Glyphs:
    """The glyphs and one blank for the lone ones with these stream numbers between two neighbours that stand apart on
    one line: it fills the gap, however wide it was drawn."""
    g = glyphs
    first, last, runs = ends_of_runs(g)
    following, one = np.unique(np.searchsorted(runs, numbers), return_index=True)
    between = (following > 0) & (following < len(runs))
    following, number = following[between], numbers[one[between]]
    before, after = last[following - 1], first[following]
    gap = g.x0[after] - g.x1[before]
    good = (
        (g.angle[before] == 0)
        & (g.angle[after] == 0)
        & (np.abs(g.baseline[before] - g.baseline[after]) <= LINE * g.size[before])
        & (gap > 0)
        & (gap <= GAP * g.size[before])
        & (g.code[before] != BLANK)
        & (g.code[after] != BLANK)
    )
    if not good.any():
        return g
    before, number, gap = before[good], number[good], gap[good]
    new = g.take(before)
    new.code[:] = BLANK
    new.run[:] = number
    new.x0, new.x1 = g.x1[before], g.x1[before] + np.minimum(gap, WIDTH * g.size[before])
    return Glyphs(**{f.name: np.concatenate((getattr(g, f.name), getattr(new, f.name))) for f in fields(Glyphs)})


def ends_of_runs(glyphs: Glyphs) -> tuple[Ints, Ints, Ints]:
    """First and last character of each run, and its number, in stream order."""
    first = np.flatnonzero(np.diff(glyphs.run, prepend=-1))
    last = np.append(first[1:], len(glyphs.run)) - 1
    in_order = np.argsort(glyphs.run[first], kind="stable")
    first, last = first[in_order], last[in_order]
    return first, last, glyphs.run[first]
