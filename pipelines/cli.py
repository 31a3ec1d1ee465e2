"""The command line `cwo`: what may be asked, and how each answer ends.

Here belong the commands, their options and exit codes: 0 done, 1 the data were refused, 2 wrong use.
The work stands in the modules that each command imports when it is called, so that `cwo --help` answers
at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipelines.wrong_use import WrongUseError

DONE, REFUSED, WRONG_USE = 0, 1, 2
OUTPUT = Path("warehouse")

app = typer.Typer(
    name="cwo",
    help="Child protection outcome figures from the case extracts an agency already files.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DropZone = Annotated[
    Path | None, typer.Argument(help="Folder of files received. Default: the synthetic samples.")
]
Agency = Annotated[
    Path | None,
    typer.Option(help="The agency's own folder with agency.toml. Default: agency/ in the drop zone."),
]
Output = Annotated[Path, typer.Option(help="Folder for results; restricted/ in it holds case-level data.")]


@contextmanager
def told() -> Iterator[None]:
    """Tell expected errors in one message on stderr, and any other by its kind and place alone."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except WrongUseError as error:
        fail(str(error), WRONG_USE)
    except BrokenPipeError:
        # Whoever read the answer, as `head` does, has had enough; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None
    except Exception as error:
        from pipelines.faults import OURS, StepError, place  # noqa: PLC0415

        if isinstance(error, (StepError, *OURS)):
            fail(str(error), WRONG_USE)
        if isinstance(error, OSError):
            fail(f"{error.filename or 'a file'}: {error.strerror or type(error).__name__}", WRONG_USE)
        fail(f"internal error: {type(error).__name__} in {place(error)}", REFUSED)


def fail(message: str, code: int) -> NoReturn:
    """Say on stderr what went wrong, and end."""
    print(f"cwo: {message}", file=sys.stderr)
    raise typer.Exit(code)


@app.command()
def run(drop_zone: DropZone = None, agency: Agency = None, output: Output = OUTPUT) -> None:
    """Read a drop zone, compute every measure, and write both editions of the pages."""
    with told():
        from pipelines.command_run import run_all  # noqa: PLC0415

        refused = run_all(*folders(drop_zone, agency), output)
    raise typer.Exit(REFUSED if refused else DONE)


def folders(drop_zone: Path | None, agency: Path | None) -> tuple[Path, Path | None]:
    """The drop zone and the agency's folder, with their defaults.

    Raises:
        WrongUseError: one of them is missing.
    """
    from data_samples import SAMPLES  # noqa: PLC0415

    zone = drop_zone or SAMPLES
    if not zone.is_dir():
        what = "is a file, not a folder" if zone.exists() else "does not exist"
        raise WrongUseError(f"the drop zone {zone} {what}; `cwo init {zone}` makes an empty one")
    if agency is not None and not agency.is_dir():
        raise WrongUseError(f"the agency folder {agency} does not exist; `cwo init` writes one to start from")
    own = zone / "agency"
    return zone, agency or (own if own.is_dir() else None)


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="New or empty folder.")]) -> None:
    """Make an empty drop zone: a folder for each dataset, and commented settings."""
    with told():
        from pipelines.command_init import make_drop_zone  # noqa: PLC0415

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WrongUseError(f"{folder} is not empty; name a new folder")
        make_drop_zone(folder)
    print(
        f"{folder} is ready. Put files into its folders (each says what goes there), then: cwo run {folder}"
    )


@app.command()
def synthesize(
    children: Annotated[int, typer.Option(min=100, help="Child population.")] = 10_000,
    years: Annotated[int, typer.Option(min=1, max=20, help="Federal fiscal years.")] = 5,
    seed: Annotated[int, typer.Option(help="Equal seeds give equal files.")] = 1,
    output: Annotated[Path, typer.Option(help="New or empty folder for the drop zone.")] = Path("synthetic"),
) -> None:
    """Write a synthetic drop zone of a fictitious state."""
    with told():
        from data_samples.synthesize import synthesize as write  # noqa: PLC0415

        if output.exists() and (not output.is_dir() or any(output.iterdir())):
            raise WrongUseError(f"{output} is not empty; name a new folder")
        write(children=children, years=years, seed=seed, output=output)
    print(f"{output} holds a synthetic drop zone. Next: cwo run {output}")


@app.command()
def measures(
    measure_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One measure.")] = None,
) -> None:
    """List the measures, or show one with its worked examples."""
    with told():
        from pipelines.command_measures import describe, listing  # noqa: PLC0415

        print(describe(measure_id) if measure_id else listing())


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One select, in quotes.")], output: Output = OUTPUT
) -> None:
    """Ask the results in SQL; read-only. Tables: episodes.*, cohorts.*, measures.*, marts.*, ..."""
    with told():
        from pipelines.command_query import ask  # noqa: PLC0415

        ask(sql, output)


@app.command()
def dev(
    drop_zone: DropZone = None,
    agency: Agency = None,
    output: Output = OUTPUT,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 3000,
) -> None:
    """Show the assets, runs and checks in Dagster's web UI, on this machine only."""
    with told():
        from pipelines.command_dev import serve  # noqa: PLC0415

        code = serve(*folders(drop_zone, agency), output, port)
    raise typer.Exit(code)
