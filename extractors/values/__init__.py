"""German values: pure functions from a string to values, each file a small grammar with doctests.

Every `find_*` function returns hits in reading order whose spans do not overlap. None of them raises, whatever the
string; a line feed in the string is a printed line break.
"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A value and where in the string it was read: `text[start:stop]`, counted in code points."""

    value: T
    start: int
    stop: int
