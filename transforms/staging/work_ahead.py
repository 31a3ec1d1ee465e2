"""Work on the parts of a file, done ahead of who uses it.

Here belongs the thread. What is done with a part is given; it should be one long call of a library that
leaves the interpreter to others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, Semaphore
from typing import Generic, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

AHEAD = 4
"""So many parts are worked on, wait to be used, or are used, at a time; two at least."""


def worked_ahead(parts: Iterator[Part], work: Callable[[Part], Result]) -> Iterator[Result]:
    """What is made of each part, in their order.

    The next ones are taken and made in a thread while the caller uses these; rather than wait for the thread,
    the caller makes one itself. What `parts` raises comes after all that came before it.
    """
    line = _Line(parts, work)
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(line.work_on)
        try:
            while (first := line.first()) is not None:
                yield first.result()
                line.is_used()
        finally:
            line.stop()


class _Line(Generic[Part, Result]):
    """Parts that two take from in turn, and what becomes of them, in the order of the parts."""

    def __init__(self, parts: Iterator[Part], work: Callable[[Part], Result]) -> None:
        self._parts = parts
        self._work = work
        self._results: deque[Future[Result]] = deque()
        self._takes = Lock()
        self._room = Semaphore(AHEAD)
        self._is_ended = False

    def work_on(self) -> None:
        """Works on one part after the other while there is room."""
        while self._room.acquire() and self._work_on_next():
            pass

    def first(self) -> Future[Result] | None:
        """Takes the first result; None after the last. While it is being made, the next part is worked on."""
        while True:
            is_ended = self._is_ended
            if self._results:
                break
            if is_ended:
                return None
            self._room.acquire()
            self._work_on_next()
        result = self._results.popleft()
        if not result.done() and self._room.acquire(blocking=False):
            self._work_on_next()
        return result

    def is_used(self) -> None:
        """Makes room for one more."""
        self._room.release()

    def stop(self) -> None:
        """Ends the work, if parts are left."""
        self._is_ended = True
        self._room.release()

    def _work_on_next(self) -> bool:
        """Takes the next part and works on it; false where there is none. What goes wrong is a result too."""
        result: Future[Result] = Future()
        with self._takes:
            try:
                part = None if self._is_ended else next(self._parts, None)
            except Exception as raised:
                part = None
                result.set_exception(raised)
            self._is_ended = part is None
            if part is not None or result.done():
                self._results.append(result)
        if part is None:
            return False
        try:
            result.set_result(self._work(part))
        except Exception as raised:
            result.set_exception(raised)
        return True
