"""The processor: how much of it there is, and how much was used."""

from __future__ import annotations

import os
import time


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processor_seconds() -> float:
    """Seconds that this process and the children that it has waited for have used so far."""
    try:
        import resource
    except ImportError:  # Windows knows its children's use no more when they have ended
        return time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
