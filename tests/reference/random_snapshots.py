"""Snapshots of random children, and what goes wrong with them in files.

Here belongs making a child's removals follow each other, so that files can tell them apart, and damaging
snapshots. What the files should become is in `rebuilt_histories`.
"""

from __future__ import annotations

from dataclasses import replace

from .choices import Choices, days_after, happens
from .histories import Child
from .random_children import random_child
from .snapshots import SUBMISSIONS_1993, Snapshot, snapshots_of


def orderly(child: Child) -> Child:
    """The child with the removals that follow each other: each begins after the one before it ended."""
    kept = []
    for removal in sorted(child.removals, key=lambda r: r.removal_date):
        if kept and (kept[-1].exit_date is None or removal.removal_date < kept[-1].exit_date):
            break
        if removal.exit_date is not None and removal.exit_date <= removal.removal_date:
            break
        kept.append(removal)
    return replace(child, removals=tuple(kept))


def orderly_child(choices: Choices, child_id: str) -> Child:
    """A random child whose removals follow each other."""
    return orderly(random_child(choices, "ZZ", child_id))


def damaged(choices: Choices, snapshot: Snapshot) -> Snapshot:
    """The snapshot with one or two of its facts missing, moved or mistyped."""
    for _ in range(choices.one_of((0, 0, 0, 1, 1, 2))):
        name = choices.one_of(
            (
                *("removed", "removed", "setting_began", "settings", "total", "previous_exit"),
                *("exited", "setting", "reason", "first_removed"),
            )
        )
        value = getattr(snapshot, name)
        if name == "exited" and value is None:  # an exit that the next file may withdraw
            value = days_after(snapshot.end, -choices.one_of((0, 1, 30, 100)))
        elif name in ("setting", "reason") or value is None or happens(choices, 30):
            value = None
        elif name in ("settings", "total"):
            value = max(0, value + choices.one_of((1, -1, 2)))
        else:
            value = days_after(value, choices.one_of((1, -1, 3, -3, 29, 30, 31, -31, 200, -200)))
        snapshot = replace(snapshot, **{name: value})
    return snapshot


def damaged_snapshots(
    choices: Choices, child_id: str, submissions: tuple[str, ...] = SUBMISSIONS_1993
) -> list[Snapshot]:
    """A random child's snapshots, some lost and some damaged."""
    child = random_child(choices, "ZZ", child_id)
    told = [s for s in snapshots_of([child], submissions) if not happens(choices, 10)]
    return [damaged(choices, snapshot) for snapshot in told]
