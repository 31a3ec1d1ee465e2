"""Work on the pieces of a file, some of it beside the caller's own, the results in the pieces' order.

Here belongs only who waits for whom. The libraries that do the work (Arrow, NumPy, Polars) let other threads
run while they are at it, so that two cores are busy with one file.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def side_by_side(pieces: Iterable[Piece], work: Callable[[Piece], Result], ahead: int) -> Iterator[Result]:
    """What the work makes of each piece; so many are worked on while the caller uses the one before.

    `work` runs in one other thread, the pieces in their order; they are taken in the caller's. With more
    threads all would wait for each other between two calls of a library.
    """
    with ThreadPoolExecutor(1) as thread:
        waiting: deque[Future[Result]] = deque()
        for piece in pieces:
            waiting.append(thread.submit(work, piece))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
