"""`cwo deidentify`: identified extracts to files without direct identifiers, with a key that stays outside.

Here belong the key file, the folders, and the order of the work: everything is written aside, shown to the
gate, and moved into place as the last act. What is done with a value stands in `transforms.deidentification`.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from pipelines.key_file import is_within, read_key
from pipelines.wrong_use import WrongUseError
from transforms.deidentification.anonymity import QuasiIdentifiers
from transforms.deidentification.draft import Proposal, propose, told_by_others
from transforms.deidentification.extract_columns import first_folder
from transforms.deidentification.files import check_file, treat_file
from transforms.deidentification.plan import Plan, PlanError, TablePlan, plan_text, read_plan
from transforms.deidentification.pseudonyms import LeadingZeros, Pseudonyms
from transforms.deidentification.report import FileReport, as_data, as_text
from transforms.deidentification.tables import WORKBOOK_END, target_name
from transforms.deidentification.treatments import Done, Treating
from transforms.staging.receiving.archives import archive_members, is_archive
from transforms.staging.receiving.decompress import open_as_received
from transforms.staging.receiving.drop_zone import is_received
from transforms.staging.refusals import RefusedFileError

REPORT_END = "-report"


def draft(source: Path, plan: Path) -> None:
    """Write a plan to start from: every column of every file, without any value.

    Raises:
        WrongUseError: the source is missing, or the plan exists.
        RefusedFileError: a file cannot be read.
    """
    if plan.exists():
        raise WrongUseError(f"{plan} exists; name another file, or remove it")
    proposals: dict[str, Proposal] = {}
    refused: list[str] = []
    with _unpacked(source) as files:
        for name, path in files:
            try:
                proposals[name] = propose(path, first_folder(name))
            except RefusedFileError as refusal:
                refused.append(f"{name}: {refusal}")
    if refused:
        raise RefusedFileError("\n".join(refused))
    tables, remarks = _by_folder(proposals)
    plan.write_text(plan_text(Plan(tables), remarks), encoding="utf-8")


def _by_folder(
    proposals: dict[str, Proposal],
) -> tuple[dict[str, TablePlan], dict[tuple[str, str], str]]:
    """Files of a folder that are treated alike stand under one pattern, which later files fit too."""
    folders: dict[str, list[str]] = {}
    for name in proposals:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    tables: dict[str, TablePlan] = {}
    remarks: dict[tuple[str, str], str] = {}
    for folder, names in folders.items():
        plans = [proposals[name] for name in names]
        plans = told_by_others(plans) if folder else plans
        is_alike = bool(folder) and all(plan == plans[0][0] for plan, _ in plans)
        for name, (plan, told) in zip(names, plans, strict=True):
            pattern = f"{folder}/*" if is_alike else name
            tables[pattern] = plan
            remarks |= {(pattern, column): text for column, text in told.items()}
    return tables, remarks


def deidentify(source: Path, target: Path, plan_file: Path, key_file: Path) -> str:
    """De-identify the files of a folder (or one file) into a new folder; returns what is to be said of it.

    Raises:
        WrongUseError: key, folders or plan cannot be used as asked.
        RefusedFileError: a file cannot be read, or direct identifiers are left after the plan.
    """
    report = target.with_name(target.name + REPORT_END)
    _check_folders(source, target, report)
    key = read_key(key_file, [target, source, report])
    plan = _plan(plan_file)
    pseudonyms = Pseudonyms(key, ignore_leading_zeros=plan.ignore_leading_zeros)
    with _unpacked(source) as files:
        notes = _carry_out(files, plan, pseudonyms, target, report)
    says = f"{target} holds the files; the gate passes them. The report lies beside them: {report}"
    return "\n".join([says, *(f"note: {note}" for note in notes)])


def _carry_out(
    files: list[tuple[str, Path]], plan: Plan, pseudonyms: Pseudonyms, target: Path, report: Path
) -> list[str]:
    """All files aside, then into place, with the report beside them; returns its notes."""
    planned = {name: table for name, _ in files if (table := plan.of(name)) is not None}
    unplanned = [name for name, _ in files if name not in planned]
    missing = plan.without_files([name for name, _ in files])
    if unplanned or missing:
        told = [f"{name}: not in the plan (`skip = true` leaves a file out)" for name in unplanned]
        raise WrongUseError(
            "; ".join([*told, *(f"{name}: in the plan, not in the source" for name in missing)])
        )
    zeros = LeadingZeros()
    with _aside(target) as (made, told_in):
        reports = [
            _one(
                name, path, planned[name], Treating(planned[name], plan.date_policy, pseudonyms, zeros), made
            )
            for name, path in files
            if not planned[name].skip
        ]
        notes = [] if plan.ignore_leading_zeros else zeros.sentences()
        _write_report(reports, plan.date_policy, notes, told_in)
        if target.exists():
            target.rmdir()
        told_in.rename(report)
        try:
            made.rename(target)
        except OSError:
            shutil.rmtree(report)
            raise
    return notes


def _one(name: str, path: Path, table: TablePlan, treating: Treating, made: Path) -> FileReport:
    """One file, written, and shown to the gate."""
    written = target_name(name, ".csv" if name.lower().endswith(WORKBOOK_END) else "")
    to = made / written
    if to.exists():
        raise WrongUseError(f"{name}: another file is written under the same name; rename one")
    to.parent.mkdir(parents=True, exist_ok=True)
    done, quasi = Done(), QuasiIdentifiers(table)
    with _named(name):
        for block in treat_file(path, to, name, treating, done):
            quasi.add(block)
        records = check_file(to, name, table) if done.records else 0
    if records > done.records:
        raise WrongUseError(f"{name}: {records:,} records were written of {done.records:,} read")
    return FileReport(name, written, done, quasi.result())


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Puts the file's name before a refusal."""
    try:
        yield
    except RefusedFileError as refusal:
        raise RefusedFileError(f"{name}: {refusal}") from None
    except PlanError as error:
        raise WrongUseError(str(error)) from None


@contextmanager
def _aside(target: Path) -> Iterator[tuple[Path, Path]]:
    """Folders beside the target for what is being made; nothing stays of them unless it was moved."""
    before = os.umask(0o077)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        made, report = folder / "files", folder / "report"
        made.mkdir()
        report.mkdir()
        yield made, report
    finally:
        os.umask(before)
        shutil.rmtree(folder, ignore_errors=True)


def _write_report(reports: list[FileReport], policy: str, notes: list[str], folder: Path) -> None:
    (folder / "report.md").write_text(as_text(reports, policy, notes), encoding="utf-8")
    text = json.dumps(as_data(reports, policy, notes), indent=2, ensure_ascii=False)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")


def _plan(path: Path) -> Plan:
    try:
        return read_plan(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WrongUseError(
            f"the plan {path} does not exist; `cwo deidentify SOURCE --draft` writes one"
        ) from None
    except UnicodeDecodeError:
        raise WrongUseError(f"{path}: the plan is not UTF-8 text") from None
    except PlanError as error:
        raise WrongUseError(f"{path}: {error}") from None


@contextmanager
def _unpacked(source: Path) -> Iterator[list[tuple[str, Path]]]:
    """The files of a source by their path below it, those in ZIP archives unpacked aside for as long."""
    with tempfile.TemporaryDirectory(prefix="unpacked-") as folder:
        files = enumerate(_files(source))
        yield [found for n, (name, path) in files for found in _members(name, path, Path(folder) / str(n))]


def _members(name: str, path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """A file, or the files of an archive under the name of it; of one beside the folders, under their own."""
    with _named(name):
        members = archive_members(path) if is_archive(path) else None
    if members is None:
        yield name, path
        return
    folder.mkdir(parents=True)
    under = f"{PurePosixPath(name).with_suffix('')}/"
    for member in members:
        inner = member.name if "/" not in name and "/" in member.name else under + member.name
        to = folder / f"{member.index}{Path(member.name).suffix}"
        with _named(inner):
            if member.refusal:
                raise RefusedFileError(member.refusal)
            with open_as_received(path, member.index)[0] as content, to.open("wb") as unpacked:
                shutil.copyfileobj(content, unpacked, 1 << 20)
        yield inner, to


def _files(source: Path) -> Iterator[tuple[str, Path]]:
    """The files of a source by their path below it.

    As in a drop zone, hidden files, README.txt and the folder of the agency's settings hold no records and
    are left out.
    """
    if source.is_file():
        yield source.name, source
        return
    if not source.is_dir():
        raise WrongUseError(f"the source {source} does not exist")
    for path in sorted(source.rglob("*")):
        below = path.relative_to(source)
        if path.is_file() and is_received(below):
            yield below.as_posix(), path


def _check_folders(source: Path, target: Path, report: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongUseError(f"{target} is not empty; name a new folder")
    if report.exists():
        raise WrongUseError(f"{report} exists; remove it, or name another target")
    if not target.parent.is_dir():
        raise WrongUseError(f"the folder {target.parent} does not exist")
    if is_within(target, source) or is_within(source, target):
        raise WrongUseError("source and target must not lie in each other")
