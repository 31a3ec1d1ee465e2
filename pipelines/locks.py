"""One at a time: the system's locks on an output folder.

Here belongs only taking and letting go of them. The system lets a lock go also when its holder is killed, so
none is ever left behind. A run and a publication have a lock each: a publication is part of a run, and may
also be asked for by itself, from the command line or from Dagster's pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.wrong_use import WrongUseError
from transforms.warehouse import Warehouse


@contextmanager
def alone(warehouse: Warehouse) -> Iterator[None]:
    """Hold the output folder for a run.

    Raises:
        WrongUseError: another run holds it.
    """
    with _held(warehouse, "run.lock", "another run is working on"):
        yield


@contextmanager
def publishing_alone(warehouse: Warehouse) -> Iterator[None]:
    """Hold what is in force for whoever builds, puts in force, rolls back or removes editions.

    Raises:
        WrongUseError: another one holds it.
    """
    with _held(warehouse, "publish.lock", "another publication is under way in"):
        yield


@contextmanager
def _held(warehouse: Warehouse, name: str, says: str) -> Iterator[None]:
    path = warehouse.restricted / name
    with path.open("a", encoding="utf-8") as lock:
        try:
            _hold(lock.fileno())
        except OSError:
            raise WrongUseError(f"{says} {warehouse.output}; wait until it ends") from None
        yield


def _hold(descriptor: int) -> None:
    """Take the system's lock on an open file, or raise OSError at once."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl  # noqa: PLC0415 - everywhere else

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
