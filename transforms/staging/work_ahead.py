"""Work on the parts of a file, done ahead of who uses it.

Here belongs the thread. What is done with a part is given; it should be one long call of a library that
leaves the interpreter to the caller.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Generic, TypeVar

from transforms.staging.refusals import RefusedFileError

Part = TypeVar("Part")
Result = TypeVar("Result")

AHEAD = 3
"""So many parts are done, or wait to be used, while another is."""


def worked_ahead(parts: Iterator[Part], work: Callable[[Part], Result]) -> Iterator[Result]:
    """What is made of each part, in their order.

    The next ones are made in a thread while the caller uses these; rather than wait for the thread, the
    caller makes one itself. Parts are taken from their iterator by the caller alone.

    Raises:
        RefusedFileError: by `parts`, once all that comes before it is given out.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        ahead: deque[_Work[Result]] = deque()
        refusal = None
        try:
            for part in parts:
                ahead.append(_Work(partial(work, part), thread))
                if len(ahead) > AHEAD:
                    yield _first_of(ahead)
        except RefusedFileError as found:
            refusal = found
        while ahead:
            yield _first_of(ahead)
        if refusal is not None:
            raise refusal


def _first_of(ahead: deque[_Work[Result]]) -> Result:
    """Takes the first; while the thread is at it, the next that nobody has begun is done here."""
    first = ahead.popleft()
    if not first.is_done():
        any(later.is_done_here() for later in ahead)
    return first.result()


class _Work(Generic[Result]):
    """What is done in a thread, or by who needs it."""

    def __init__(self, work: Callable[[], Result], thread: ThreadPoolExecutor) -> None:
        self._work = work
        self._future = thread.submit(work)

    def is_done(self) -> bool:
        return self._future.done()

    def is_done_here(self) -> bool:
        """Does it, if nobody has begun to."""
        if not self._future.cancel():
            return False
        self._future = Future()
        self._future.set_result(self._work())
        return True

    def result(self) -> Result:
        return self._future.result()
