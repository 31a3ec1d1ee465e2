"""The progress of a run on stderr: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

COUNTED = re.compile(r"reading (?P<number>\d+) of (?P<total>\d+): (?P<path>.*)")


class Bar:
    """A bar for each part of the run."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.task: TaskID | None = None

    def start(self, part: str, steps: int) -> None:
        """Finish the bar before, and begin one for a part of so many steps."""
        self.finish()
        self.task = self.bars.add_task(part, total=steps, doing="", begun=False)

    def step(self, doing: str) -> None:
        """Tell what is being done now; whatever was told before is done."""
        if self.task is None:
            return
        counted = COUNTED.match(doing)
        if counted:
            number, total = int(counted["number"]), int(counted["total"])
            self.bars.update(self.task, completed=number - 1, total=total, doing=counted["path"])
            return
        task = self.bars.tasks[-1]
        self.bars.update(self.task, advance=int(task.fields["begun"]), doing=doing, begun=True)

    def finish(self) -> None:
        """Fill the bar."""
        if self.task is not None:
            total = self.bars.tasks[-1].total
            self.bars.update(self.task, completed=total, doing="")


@contextmanager
def shown_progress() -> Iterator[Bar]:
    """Show progress while the block runs, where stderr is a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description:<18}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[doing]}", markup=False),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        bar = Bar(bars)
        yield bar
        bar.finish()
