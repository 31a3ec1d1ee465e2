"""Work in processes of its own, for steps that are independent and hold the interpreter.

Here belongs only how such work is started. Processes are started fresh rather than forked, so that no
lock or connection of the parent comes along; that also works where there is no fork.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread

MOST_PROCESSES = 4
SELDOM = (50_000, 20, 20)
"""After how many new objects, and such rounds, a process looks for those that only hold each other."""

_ahead: list[ProcessPoolExecutor] = []
"""Processes that were started ahead and that nobody has taken yet."""


@contextmanager
def processes(wanted: int) -> Iterator[Executor]:
    """An executor over as many processes as are wanted and the machine has cores for, at most four.

    Where one is wanted and one was started ahead, it is this.
    """
    count = max(1, min(wanted, os.cpu_count() or 1, MOST_PROCESSES))
    with _ahead.pop() if count == 1 and _ahead else _started(count) as executor:
        yield executor


@contextmanager
def process_ahead(module: str) -> Iterator[None]:
    """A process that starts and imports a module while others work; the next who wants one takes it.

    Where one waits already, it is this that imports the module.
    """
    if _ahead:
        _ahead[-1].submit(import_module, module)
        yield
        return
    with _started(1) as executor:
        executor.submit(import_module, module)
        _ahead.append(executor)
        try:
            yield
        finally:
            if executor in _ahead:
                _ahead.remove(executor)


@contextmanager
def borrowed_process() -> Iterator[Executor | None]:
    """The process that was started ahead, which waits for the next afterwards; None where there is none."""
    executor = _ahead.pop() if _ahead else None
    try:
        yield executor
    finally:
        if executor is not None:
            _ahead.append(executor)


def _started(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What a process does before its work: large tables make many objects, of which few hold each other."""
    gc.set_threshold(*SELDOM)
    _end_with_parent()


def _end_with_parent() -> None:
    """End this process when the one that started it is killed; by itself it would wait for work forever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_and_end, args=(parent.join,), daemon=True).start()


def _wait_and_end(wait: Callable[[], object]) -> None:
    wait()
    os._exit(1)
