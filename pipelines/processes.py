"""Work in processes of its own, for steps that are independent and hold the interpreter.

Here belongs only how such work is started. Processes are started fresh rather than forked, so that no
lock or connection of the parent comes along; that also works where there is no fork.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

MOST_PROCESSES = 4


@contextmanager
def processes(wanted: int) -> Iterator[Executor]:
    """An executor over as many processes as are wanted and the machine has cores for, at most four."""
    count = max(1, min(wanted, os.cpu_count() or 1, MOST_PROCESSES))
    with ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_end_with_parent
    ) as executor:
        yield executor


def _end_with_parent() -> None:
    """End this process when the one that started it is killed; by itself it would wait for work forever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_and_end, args=(parent.join,), daemon=True).start()


def _wait_and_end(wait: Callable[[], object]) -> None:
    wait()
    os._exit(1)
