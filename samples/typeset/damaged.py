"""A sheet whose download broke off: the first third of a sound file, without pages and cross-reference table."""

from __future__ import annotations

from samples.typeset import elbe_elster
from samples.typeset.content import Sample


def sample() -> Sample:
    whole = elbe_elster.sample().pdf
    return Sample("rejected/damaged.pdf", whole[: len(whole) // 3], rejection="damaged")
