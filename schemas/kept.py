"""Answers that are kept with what they were asked of: rules ask the same of one block, or of one publication."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def kept(read: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """`read`, which works its answer out once for each thing; a `cached_property` for functions beside a class.

    The thing has a `__dict__` and never changes, nor does its answer, and the answer goes with it: nothing is kept of
    what nobody holds any more.
    """
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def known(thing: Asked) -> Answer:
        memory = thing.__dict__
        if name not in memory:
            memory[name] = read(thing)
        answer: Answer = memory[name]
        return answer

    return known
