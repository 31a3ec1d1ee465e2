"""An edition by what a person calls it: its name, its folder, its database, or the one in force.

Here belongs finding it by its files, for commands that only read one: they need no ledger, and make no output
folder. What becomes of editions is the matter of `editions.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipelines.wrong_use import WrongUseError
from transforms.publication.names import DATABASE

LATEST = "latest.json"
"""Beside public editions: which of them readers are led to."""

SIDES: Mapping[str, Path] = {"internal": Path("restricted") / "editions", "public": Path("published")}
"""Where the editions of each audience lie in an output folder."""


def edition_in_force(output: Path) -> str:
    """The edition that readers are led to; empty where there is none."""
    latest = output / SIDES["public"] / LATEST
    return str(json.loads(latest.read_text(encoding="utf-8"))["edition"]) if latest.exists() else ""


def named_edition(edition: str, output: Path, audiences: Sequence[str], *, hint: str = "") -> Path:
    """The folder of an edition; of the one in force where nothing is named.

    Of several audiences the first is taken whose side can be read. `hint` is what else could be meant.

    Raises:
        WrongUseError: there is none.
    """
    given = Path(edition)
    if edition and (given / DATABASE).is_file():
        return given.resolve()
    if edition and given.name == DATABASE and given.is_file():
        return given.resolve().parent
    name = edition or edition_in_force(output)
    sides = [output / SIDES[audience] for audience in audiences]
    for side in sides:
        if name and (side / name / DATABASE).is_file():
            return (side / name).resolve()
    known = sorted({path.parent.name for side in sides for path in side.glob(f"*/{DATABASE}")})
    others = f"known: {', '.join(known)}" if known else f"`cwo run --output {output}` makes one"
    what = f"{audiences[0]} edition" if len(audiences) == 1 else "edition"
    raise WrongUseError(f"there is no {what} {edition or 'in force'} in {output}; {others}{hint}")
