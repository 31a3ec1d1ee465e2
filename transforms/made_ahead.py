"""Work that is done side by side, and ahead of the steps that ask for it.

Here belongs only who does what when: a pool that works on, in the order given, while whoever asked for the
first results writes them down. What is made is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from typing import Generic, TypeVar

import duckdb

from transforms.engine import on_all_cores

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class MadeAhead(Generic[Thing, Made]):
    """Things that are made on all cores from now on, the first named first; each is taken once, by name."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        make: Callable[[Thing], Made],
        things: Mapping[str, Thing],
    ) -> None:
        self._stack = ExitStack()
        pool = self._stack.enter_context(on_all_cores(connection))
        self._made: dict[str, Future[Made]] = {
            name: pool.submit(make, thing) for name, thing in things.items()
        }

    def __contains__(self, name: str) -> bool:
        """Whether a thing is being made, or waits to be taken."""
        return name in self._made

    def taken(self, name: str) -> Made:
        """The thing as made, once it is; after the last one the pool ends. Raises what making it raised."""
        try:
            return self._made.pop(name).result()
        finally:
            if not self._made:
                self.close()

    def close(self) -> None:
        """End the pool; what is not begun is not made."""
        for made in self._made.values():
            made.cancel()
        self._made.clear()
        self._stack.close()
