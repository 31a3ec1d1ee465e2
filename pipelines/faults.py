"""What may be said when a step fails: our own messages, never those of a library.

Exceptions of DuckDB, Polars and Great Expectations hold values and identifiers. They end here, at the
edge of each asset, and go on without their text.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.editions import NoSuchEditionError
from pipelines.inventory import NothingReceivedError
from pipelines.publication_ledger import DamagedLedgerError
from pipelines.publishing import NothingToPublishError
from pipelines.wrong_use import WrongUseError
from quality.checks import QualityError
from transforms.audit.findings import AuditFailedError, UnreadableEditionError
from transforms.engine import EngineError
from transforms.hand_kept import HandKeptError
from transforms.lists.asked import ListError
from transforms.lists.counts import UnreconciledError
from transforms.marts.members import MembersError
from transforms.programmes import ProgrammeError
from transforms.queries import QueryError
from transforms.research.checks import UnsafeReleaseError
from transforms.settings import SettingsError
from transforms.staging.mapping.mapping_files import MappingError
from transforms.staging.receiving.drop_zone import DropZoneError
from transforms.staging.receiving.register import RegisterError
from transforms.staging.refusals import RefusedFileError

ROOT = Path(__file__).parents[1]
DISK_FULL = ("No space left on device", "not enough space on the disk")
"""How systems say it, in the messages of libraries too."""
OURS = (
    AuditFailedError,
    DamagedLedgerError,
    DropZoneError,
    EngineError,
    HandKeptError,
    ListError,
    MappingError,
    MembersError,
    NoSuchEditionError,
    NothingReceivedError,
    NothingToPublishError,
    ProgrammeError,
    QualityError,
    QueryError,
    RefusedFileError,
    RegisterError,
    SettingsError,
    UnreconciledError,
    UnreadableEditionError,
    UnsafeReleaseError,
    WrongUseError,
)


class StepError(RuntimeError):
    """A step failed. The message is safe to log: it names the step and the kind of error."""


@contextmanager
def without_values(step: str) -> Iterator[None]:
    """Let errors out of a step only with a text that holds no value.

    Raises:
        StepError: whatever was raised inside.
    """
    try:
        yield
    except StepError:
        raise
    except OURS as error:
        raise StepError(f"{step}: {error}") from None
    except OSError as error:
        raise StepError(f"{step}: {error.strerror or type(error).__name__}") from None
    except Exception as error:
        raise StepError(f"{step}: {_kind(error)}") from None


def _kind(error: Exception) -> str:
    """What may be said of any other error: that the disk is full, else its kind and place."""
    if any(words in str(error) for words in DISK_FULL):
        return "the disk is full; make room on it, then run again"
    return f"{type(error).__name__} in {place(error)}"


def place(error: BaseException) -> str:
    """The last line of this project that an error passed: file and line number."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_ours(frame.filename)]
    if not own:
        return "a library"
    return f"{Path(own[-1].filename).relative_to(ROOT).as_posix()}, line {own[-1].lineno}"


def _is_ours(filename: str) -> bool:
    """Whether a file is a source of this project, not of an environment that lies in its folder."""
    path = Path(filename)
    return path.is_relative_to(ROOT) and "site-packages" not in path.parts
