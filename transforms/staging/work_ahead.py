"""Work on the parts of a file, done ahead of who uses it.

Here belongs the thread. What is done with a part is given; it should be one long call of a library that
leaves the interpreter to others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Generic, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

AHEAD = 4
"""So many parts are worked on, wait to be used, or are used, at a time."""


def worked_ahead(parts: Iterator[Part], work: Callable[[Part], Result]) -> Iterator[Result]:
    """What is made of each part, in their order.

    The next ones are taken and made in a thread while the caller uses these; rather than wait for the thread,
    the caller makes one itself. What `parts` raises comes after all that came before it.
    """
    line = _Line(parts, work)
    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            for _ in range(AHEAD):
                thread.submit(line.work_on_next)
            while (first := line.first()) is not None:
                if not first.done():
                    line.work_on_next()
                yield first.result()
                line.is_used()
                thread.submit(line.work_on_next)
        finally:
            line.stop()


class _Line(Generic[Part, Result]):
    """Parts that several take from in turn, and what becomes of them, in the order of the parts."""

    def __init__(self, parts: Iterator[Part], work: Callable[[Part], Result]) -> None:
        self._parts = parts
        self._work = work
        self._results: deque[Future[Result]] = deque()
        self._takes = Lock()
        self._unused = 0
        self._is_ended = False

    def first(self) -> Future[Result] | None:
        """Takes the first result, which may still be made; None after the last."""
        while True:
            is_ended = self._is_ended
            if self._results:
                return self._results.popleft()
            if is_ended:
                return None
            self.work_on_next()

    def is_used(self) -> None:
        """Makes room for another part."""
        with self._takes:
            self._unused -= 1

    def stop(self) -> None:
        """No more parts are taken."""
        self._is_ended = True

    def work_on_next(self) -> None:
        """Takes the next part and works on it, if there is one and room. What goes wrong is a result too."""
        result: Future[Result] = Future()
        with self._takes:
            if self._is_ended or self._unused == AHEAD:
                return
            try:
                part = next(self._parts, None)
            except Exception as raised:
                part = None
                result.set_exception(raised)
            if part is not None or result.done():
                self._results.append(result)
                self._unused += 1
            if part is None:
                self._is_ended = True
                return
        try:
            result.set_result(self._work(part))
        except Exception as raised:
            result.set_exception(raised)
