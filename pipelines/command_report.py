"""`cwo report`: briefings, packs of counties and units, and decks of an edition, made when asked for.

Here belong finding the edition, which places are meant, and where the documents go. What they say stands in
`reports.paper`.

    <output>/reports/<edition>/               made from the public edition: may be passed on
    <output>/restricted/reports/<edition>/    made from the internal one: exact figures, not for release
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from pipelines.command_measures import nearest
from pipelines.named_edition import named_edition
from pipelines.wrong_use import WrongUseError
from reports.edition import Edition
from reports.paper.documents import FORMATS, Format, of_places, of_states
from reports.paper.typesetting import PAPERS, Paper
from reports.places import Place
from reports.reading import read_edition
from transforms.publication.names import DATABASE

REPORTS = "reports"
ALL = "all"
DRAFT = ".draft"
MOST_NAMED = 12


def report(  # noqa: PLR0913, PLR0917 - what may be asked of it
    output: Path,
    edition: str,
    county: str,
    form: str,
    paper: str,
    to: Path | None,
    unit: str = "",
    *,
    is_internal: bool,
) -> str:
    """Write the documents asked for; returns what to tell.

    Raises:
        WrongUseError: there is no such edition, place, format or paper, or the folder is not fit for it.
    """
    if county and unit:
        raise WrongUseError("name a county or a unit, not both")
    if unit and not is_internal:
        raise WrongUseError("figures of units stand in the internal edition alone; add --internal")
    formats = _formats(form)
    if paper not in PAPERS:
        raise WrongUseError(f"paper {paper} is not known; choose from {', '.join(PAPERS)}")
    folder = named_edition(edition, output, ["internal" if is_internal else "public"])
    read = read_edition(folder)
    if read.is_internal != is_internal:
        hint = "add --internal" if read.is_internal else "leave out --internal"
        raise WrongUseError(f"{folder.name} is the {read.audience} edition; {hint}")
    into = _into(output, folder, to, is_internal=is_internal)
    size = cast("Paper", paper)
    if county or unit:
        places = _places(read, "unit" if unit else "county", unit or county)
        made = of_places(read, places, formats, size)
    else:
        made = of_states(read, formats, size)
    with _owner_alone(is_internal):
        written = [_write(into / name, content) for name, content in made]
    if not written:
        raise WrongUseError("this edition holds no state to report on")
    for_whom = "exact figures, not for release" if is_internal else "from the public edition"
    lines = [f"{into} holds ({for_whom}):", *(f"  {path.name}" for path in written)]
    return "\n".join(lines)


def _formats(form: str) -> Sequence[Format]:
    """The formats that are meant."""
    if form in {"", ALL}:
        return FORMATS
    if form not in FORMATS:
        raise WrongUseError(f"format {form} is not known; choose from {', '.join(FORMATS)}, {ALL}")
    return (cast("Format", form),)


def _into(output: Path, edition: Path, to: Path | None, *, is_internal: bool) -> Path:
    """The folder for the documents; those of the internal edition stay on the restricted side.

    Raises:
        WrongUseError: it is a file, a sealed edition, or outside of the restricted side.
    """
    restricted = (output / "restricted").resolve()
    usual = (restricted if is_internal else output.resolve()) / REPORTS / edition.name
    into = to.resolve() if to else usual
    if is_internal and restricted not in into.parents:
        raise WrongUseError(
            f"documents of the internal edition hold exact figures: name a folder in {restricted}"
        )
    if into.exists() and not into.is_dir():
        raise WrongUseError(f"{into} is a file; name a folder")
    if (output / "published").resolve() in [into, *into.parents] or (into / DATABASE).exists():
        raise WrongUseError(f"{into} belongs to an edition, which nothing is added to; name another folder")
    return into


def _places(edition: Edition, level: str, asked: str) -> list[Place]:
    """The counties, or units, that are meant: one by its code or name, or all of them.

    Raises:
        WrongUseError: there is none, or several bear the name.
    """
    known = [one for one in edition.places.values() if one.level == level]
    if not known:
        inside = "" if edition.is_internal else "; --internal takes the internal edition"
        kind = "counties" if level == "county" else "units"
        raise WrongUseError(f"this edition holds no figures of {kind}{inside}")
    if asked == ALL:
        return known
    found = [one for one in known if asked.casefold() in {one.geography.casefold(), one.name.casefold()}]
    if len(found) == 1:
        return found
    if found:
        codes = ", ".join(f"{one.geography} ({one.state})" for one in found)
        raise WrongUseError(f"several are called {asked}; say which by its code: {codes}")
    near = nearest(asked, [one.name for one in known])
    names = [one.name for one in known]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    listed = f"known: {', '.join(names[:MOST_NAMED])}{more}"
    hint = f"did you mean {' or '.join(near)}?" if near else listed
    raise WrongUseError(f"no {level} is called {asked}; {hint}")


@contextmanager
def _owner_alone(is_internal: bool) -> Iterator[None]:
    """What is written meanwhile can be read by its owner alone, where it is exact."""
    before = os.umask(0o077 if is_internal else 0o022)
    try:
        yield
    finally:
        os.umask(before)


def _write(path: Path, content: bytes) -> Path:
    """A document, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + DRAFT)
    draft.write_bytes(content)
    return draft.replace(path)
