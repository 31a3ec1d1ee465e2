"""`cwo audit EDITION`: the audit of a public edition's files, told on the terminal.

Here belongs which edition is meant and which came before it. What is asked of it stands in
`transforms.audit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipelines.editions import earlier_publications, public_folder
from pipelines.publication_ledger import in_force, read_ledger
from pipelines.wrong_use import WrongUseError
from transforms.audit.auditing import audit, threshold_of
from transforms.audit.edition_files import DATABASE
from transforms.audit.findings import UnreadableEditionError
from transforms.audit.report import as_text
from transforms.warehouse import Warehouse


def audited(edition: str, output: Path, earlier: Sequence[Path] | None) -> tuple[str, bool]:
    """What to tell of an edition, and whether it passes.

    `edition` is its name or its folder, or empty for the one in force; `earlier` are folders to be taken for
    known, or None for all editions of the same output that were published before it.

    Raises:
        WrongUseError: there is no such edition, or its files cannot be read.
    """
    warehouse = Warehouse(output)
    folder = _folder(edition, warehouse)
    try:
        report = audit(
            folder, _before(folder, warehouse) if earlier is None else earlier, threshold_of(folder)
        )
    except UnreadableEditionError as error:
        raise WrongUseError(f"{folder}: {error}") from None
    return as_text(report), report.is_passed


def _folder(edition: str, warehouse: Warehouse) -> Path:
    """The folder of an edition by its name or its path; of the one in force by neither."""
    if edition and (Path(edition) / DATABASE).is_file():
        return Path(edition)
    last = in_force(read_ledger(warehouse))
    name = edition or (last.edition if last else "")
    folder = public_folder(warehouse, name) if name else None
    if folder is None:
        raise WrongUseError(
            f"there is no public edition {name or 'in force'}; `cwo editions` lists them, "
            "and a folder may be named"
        )
    return folder


def _before(folder: Path, warehouse: Warehouse) -> list[Path]:
    """The editions published before one, oldest first; all others where it was not published yet."""
    published = earlier_publications(warehouse)
    names = list(published)
    upto = names.index(folder.name) if folder.name in names else len(names)
    return [published[name] for name in names[:upto]]
