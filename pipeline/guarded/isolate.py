"""One publication = one guarded process: a pool of warm workers in which a death takes one publication with it.

Every worker has a channel of its own: pools that share one pipe and its locks stop for good when a worker is killed in
the middle of an answer.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from pipeline.guarded.guard import Failure, Fault, Guard, reject
from pipeline.guarded.nursery import Nursery
from pipeline.runs.original import Original
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Settings

EXTRACT = "pipeline.extract:extract"


class Workers:
    """`count` guarded processes that read publications; safe to use from several threads.

    `target` is the function "module:name" that is called in the worker as `extract(data, settings=…, file_name=…,
    source_uri=…)` and gives a `Record`, a `Rejection` or a string. Workers start when they are first needed.
    """

    def __init__(self, count: int = 1, *, settings: Settings | None = None, target: str = EXTRACT) -> None:
        self.count = count
        self.settings = settings or Settings()
        self._target = target
        self._nursery = Nursery(target, self.settings)
        self._idle: queue.LifoQueue[Guard | None] = queue.LifoQueue()
        self._all: set[Guard] = set()
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(count):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, at work or not, and wait until they are gone."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.kill()
        self._nursery.close()

    def extract(self, original: Original) -> Record | Rejection:
        """Read one publication; whatever happens to the worker, there is a result."""
        return self._result(self.read(original), original)

    def extract_all(
        self,
        originals: Sequence[Original],
        *,
        progress: Callable[[Record | Rejection], None] = lambda result: None,
        spent: Callable[[float], None] = lambda seconds: None,
    ) -> Iterator[Record | Rejection]:
        """Read many with all workers; the results in the order of `originals`.

        `progress` hears of each as it is ready, `spent` of the seconds of CPU that it took.
        """

        def one(original: Original) -> Record | Rejection:
            read, seconds = self._read(original)
            spent(seconds)
            result = self._result(read, original)
            progress(result)
            return result

        threads = ThreadPoolExecutor(self.count, thread_name_prefix="guard")
        try:
            yield from threads.map(one, originals)
        finally:
            # After Ctrl-C nobody waits for what is still being read: `close` ends the workers.
            threads.shutdown(wait=False, cancel_futures=True)

    def read(self, original: Original) -> Record | Rejection | Failure | str:
        """Read one publication and tell our own faults from those of the file.

        A worker that has read others before may owe its death to them (a heap that an earlier file spoilt, memory
        that was not given back): then the publication has a second try in a fresh one.
        """
        return self._read(original)[0]

    def _result(self, read: Record | Rejection | Failure | str, original: Original) -> Record | Rejection:
        if isinstance(read, Failure):
            return read.rejection(original)
        if isinstance(read, str):
            raise TypeError(f"{self._target} gives text and no record")
        return read

    def _read(self, original: Original) -> tuple[Record | Rejection | Failure | str, float]:
        """What came of reading, and the seconds of CPU that it took."""
        most = self.settings.limits.file_bytes
        if original.size_bytes > most:
            message = f"{original.size_bytes} bytes, at most {most} are read"
            return reject(original, "too_large", message, limit=f"file_bytes={most}"), 0.0
        worker, result, seconds = self._idle.get(), None, 0.0
        try:
            if worker is not None and not worker.alive():
                self._drop(worker)
                worker = None
            if worker is None:
                worker = self._start()
            used, before = worker.done > 0, worker.spent
            result = worker.read(original, self.settings)
            if used and isinstance(result, Rejection) and result.code in {"crashed", "memory_limit"}:
                self._drop(worker)
                seconds = worker.spent - before
                worker, before = self._start(), 0.0
                result = worker.read(original, self.settings)
            return result, seconds + worker.spent - before
        finally:
            # What was no ordinary publication leaves no process behind for the next one.
            if worker is not None and not (isinstance(result, Record | str) and worker.fit(self.settings)):
                self._drop(worker)
                worker = None
            self._idle.put(worker)

    def _start(self) -> Guard:
        self._check_open()
        worker = self._nursery.worker()
        with self._lock:
            self._all.add(worker)
        try:
            self._check_open()  # closed in the meantime
        except Fault:
            self._drop(worker)
            raise
        return worker

    def _check_open(self) -> None:
        with self._lock:
            if self._closed:
                raise Fault("the workers were closed")

    def _drop(self, worker: Guard) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.kill()
