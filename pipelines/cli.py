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
from typer.core import TyperCommand

from pipelines.wrong_use import WrongUseError

DONE, REFUSED, WRONG_USE = 0, 1, 2
OUTPUT = Path("warehouse")
ONLY = "--only"

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


class SeveralOnly(TyperCommand):
    """A command whose `--only` takes every name that follows it."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Say `--only` before each of them, as an option that may be given again."""
        return super().parse_args(ctx, each_only(args))


def each_only(args: list[str]) -> list[str]:
    """The arguments with `--only A B` as `--only A --only B`; an option or a folder ends the names."""
    found: list[str] = []
    are_names = False
    for place, argument in enumerate(args):
        follows = place > 0 and args[place - 1] == ONLY
        is_name = follows or not (argument.startswith("-") or Path(argument).is_dir())
        if are_names and is_name and not follows:
            found.append(ONLY)
        are_names = argument == ONLY or argument.startswith(f"{ONLY}=") or (are_names and is_name)
        found.append(argument)
    return found


@app.command(cls=SeveralOnly)
def run(
    drop_zone: DropZone = None,
    agency: Agency = None,
    output: Output = OUTPUT,
    only: Annotated[
        list[str] | None,
        typer.Option(
            ONLY,
            metavar="MEASURE...",
            help="Compute only these, by the names of `cwo measures`, and show them; nothing is published.",
        ),
    ] = None,
) -> None:
    """Read a drop zone, compute every measure, and write both editions of the pages."""
    with told():
        if only:
            from pipelines.command_only import run_only  # noqa: PLC0415

            refused = run_only(only, *folders(drop_zone, agency), output)
        else:
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
def publish(
    hold: Annotated[bool, typer.Option("--hold", help="Build the editions, and put none in force.")] = False,
    output: Output = OUTPUT,
) -> None:
    """Put the results of the last run in force: the public edition that readers are led to."""
    with told():
        from pipelines.command_editions import publish_now  # noqa: PLC0415

        print(publish_now(output, is_held=hold))


@app.command()
def editions(
    verify: Annotated[
        bool, typer.Option("--verify", help="Check the ledger's chain, and every file of every edition.")
    ] = False,
    output: Output = OUTPUT,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: a list of objects.")] = False,
) -> None:
    """List the editions: as of, when published, which is in force, hash and size."""
    faults: list[str] = []
    with told():
        from pipelines import command_editions as command  # noqa: PLC0415

        warehouse = command.opened(output)
        faults = command.faults_found(warehouse) if verify else []
        if faults:
            print("\n".join(faults))
        else:
            rows = command.listed(warehouse)
            print(command.as_json(rows) if as_json else command.as_text(rows))
            if verify and not as_json:
                print("The ledger holds, and every edition is as it was published.")
    raise typer.Exit(REFUSED if faults else DONE)


@app.command()
def rollback(
    edition: Annotated[
        str, typer.Argument(metavar="[EDITION]", help="Default: the edition in force before this one.")
    ] = "",
    reason: Annotated[str, typer.Option(help="Why; kept in the restricted ledger, not released.")] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Also take the edition in force now out of what is offered.")
    ] = False,
    output: Output = OUTPUT,
) -> None:
    """Put an earlier edition in force again, or a later one; runs then hold what they build."""
    with told():
        from pipelines.command_editions import roll_back  # noqa: PLC0415

        print(roll_back(output, edition, reason, is_withdrawing=withdraw))


@app.command()
def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Remove it; without this it is only told.")] = False,
    agency: Agency = None,
    output: Output = OUTPUT,
) -> None:
    """Say which restricted files are past their time (agency.toml: retention), or remove them."""
    with told():
        from pipelines.command_purge import purge as remove  # noqa: PLC0415

        print(remove(output, agency, is_removing=yes))


@app.command()
def share(
    partner: Annotated[str, typer.Argument(help="A partner named in [purposes.partner] of agency.toml.")],
    target: Annotated[Path, typer.Argument(help="New folder for the files.")],
    agency: Agency = None,
    output: Output = OUTPUT,
) -> None:
    """Write the exact figures that agency.toml lets a partner have; small counts are not hidden in them."""
    with told():
        from pipelines.command_share import share as hand_out  # noqa: PLC0415

        print(hand_out(output, partner, target, agency))


@app.command()
def research(
    researcher: Annotated[str, typer.Argument(help="A name in [purposes.research] of agency.toml.")],
    key: Annotated[Path, typer.Option(help="Key file (`cwo deidentify --new-key FILE`), kept elsewhere.")],
    agency: Agency = None,
    output: Output = OUTPUT,
) -> None:
    """Make case records for a researcher: new pseudonyms, coarse dates, nobody alone; checked and logged."""
    with told():
        from pipelines.command_research import release  # noqa: PLC0415

        print(release(output, researcher, key, agency))


@app.command()
def validate(drop_zone: DropZone = None, agency: Agency = None, output: Output = OUTPUT) -> None:
    """Check a drop zone and tell its owners what to mend; no measure is computed."""
    with told():
        from pipelines.command_validate import validate as check  # noqa: PLC0415

        refused = check(*folders(drop_zone, agency), output)
    raise typer.Exit(REFUSED if refused else DONE)


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
    children: Annotated[int, typer.Option(min=2_000, help="Child population.")] = 10_000,
    years: Annotated[int, typer.Option(min=1, max=10, help="Federal fiscal years.")] = 5,
    seed: Annotated[int, typer.Option(help="Equal seeds give equal files.")] = 1,
    output: Annotated[Path, typer.Option(help="New or empty folder for the drop zone.")] = Path("synthetic"),
    faults: Annotated[
        bool, typer.Option("--faults", help="Plant a fault of every rule, and list them beside the folder.")
    ] = False,
) -> None:
    """Write a synthetic drop zone of a fictitious state; with `--faults` of four, with faults to find."""
    with told():
        from data_samples.synthesize import synthesize as write  # noqa: PLC0415

        if output.exists() and (not output.is_dir() or any(output.iterdir())):
            raise WrongUseError(f"{output} is not empty; name a new folder")
        write(children=children, years=years, seed=seed, output=output, faults=faults)
    print(f"{output} holds a synthetic drop zone. Next: cwo {'validate' if faults else 'run'} {output}")
    if faults:
        print(f"{output.resolve().parent / 'planted_faults.csv'} lists what was planted.")


@app.command()
def measures(
    measure_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One measure.")] = None,
) -> None:
    """List the measures, or show one with its worked examples."""
    with told():
        from pipelines.command_measures import describe, listing  # noqa: PLC0415

        print(describe(measure_id) if measure_id else listing())


@app.command()
def evaluate(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Programmes, by file. Default: all.")
    ] = None,
    agency: Annotated[
        Path | None,
        typer.Option(help="The agency's own folder with evaluations/. Default: those of the last run."),
    ] = None,
    output: Output = OUTPUT,
) -> None:
    """Evaluate programmes over the results in force: what measures did after they started."""
    with told():
        from pipelines.command_evaluate import evaluate as look  # noqa: PLC0415

        print(look(names or [], agency, output))


@app.command("list")
def list_members(  # noqa: PLR0913, PLR0917
    measure_id: Annotated[
        str, typer.Argument(metavar="MEASURE", help="The measure, as `cwo measures` names it.")
    ],
    missed: Annotated[
        bool, typer.Option("--missed", help="Only those who did not get what the measure asks for.")
    ] = False,
    period: Annotated[
        str, typer.Option(help="As in the results: 25A25B, FFY2025, 2025Q3, 2025-09. Default: the latest.")
    ] = "",
    component: Annotated[str, typer.Option(help="One named part of the measure.")] = "",
    county: Annotated[str, typer.Option(help="One county, by FIPS or name.")] = "",
    unit: Annotated[str, typer.Option(help="One unit: of the figure, else of the worker responsible.")] = "",
    category: Annotated[
        list[str] | None,
        typer.Option(metavar="BREAKDOWN=CATEGORY", help="One category, as sex=female; may be given again."),
    ] = None,
    output: Output = OUTPUT,
) -> None:
    """Write the list behind a number, inside the agency: who the members are, and what became of them."""
    with told():
        from pipelines import command_list as command  # noqa: PLC0415
        from transforms.lists.asked import Asked  # noqa: PLC0415

        asked = Asked(missed, period, component, county, unit, command.categories(category or []))
        print(command.write_asked(measure_id, asked, output))


@app.command()
def audit(
    edition: Annotated[
        str, typer.Argument(help="Name of a public edition, or its folder. Default: in force.")
    ] = "",
    earlier: Annotated[
        list[Path] | None,
        typer.Option(help="Folder of an earlier edition to take for known. Default: all published before."),
    ] = None,
    output: Output = OUTPUT,
) -> None:
    """Try to tell what a public edition hides, from its files and those of earlier editions."""
    with told():
        from pipelines.command_audit import audited  # noqa: PLC0415

        says, is_passed = audited(edition, output, earlier)
        print(says)
    raise typer.Exit(DONE if is_passed else REFUSED)


@app.command()
def report(  # noqa: PLR0913, PLR0917
    county: Annotated[
        str, typer.Option(help="A county, by FIPS or name; `all` for each of them. Default: whole states.")
    ] = "",
    form: Annotated[
        str, typer.Option("--format", help="pdf: pages to print; pptx: slides. Default: both.")
    ] = "all",
    unit: Annotated[
        str, typer.Option(help="A unit, by name, or `all`; with --internal, for no public edition has units.")
    ] = "",
    edition: Annotated[str, typer.Option(help="Name of an edition, or its folder. Default: in force.")] = "",
    internal: Annotated[
        bool, typer.Option("--internal", help="From the internal edition: exact figures, not for release.")
    ] = False,
    paper: Annotated[str, typer.Option(help="letter or a4.")] = "letter",
    to: Annotated[
        Path | None,
        typer.Option(help="Folder for them. Default: reports/EDITION, with --internal in restricted/."),
    ] = None,
    output: Output = OUTPUT,
) -> None:
    """Make what is printed and presented: the leadership briefing, packs of places, and slides."""
    with told():
        from pipelines.command_report import report as make  # noqa: PLC0415

        print(make(output, edition, county, form, paper, to, unit, is_internal=internal))


@app.command()
def explain(  # noqa: PLR0913, PLR0917
    what: Annotated[
        str, typer.Argument(metavar="ID", help="A value's id; or a measure, with the options below.")
    ],
    period: Annotated[
        str, typer.Option(help="As in the results: 25A25B, FFY2025. Default: the latest.")
    ] = "",
    geography: Annotated[str, typer.Option(help="State, county (FIPS) or unit. Default: the state.")] = "",
    dimension: Annotated[str, typer.Option(help="Breakdown, as sex.")] = "",
    category: Annotated[str, typer.Option(help="Its category, as female.")] = "",
    component: Annotated[str, typer.Option(help="Named part of the measure.")] = "",
    outcome: Annotated[str, typer.Option(help="Outcome of a share or incidence.")] = "",
    statistic: Annotated[str, typer.Option(help="value, mean, median, p90, ...")] = "",
    edition: Annotated[str, typer.Option(help="Name of an edition, or its folder. Default: in force.")] = "",
    records: Annotated[
        bool,
        typer.Option("--records", help="Inside: write who is counted, left out and why, and the records."),
    ] = False,
    sql: Annotated[bool, typer.Option("--sql", help="Also the SQL of all tables behind it.")] = False,
    output: Output = OUTPUT,
) -> None:
    """Tell what one published value says, how it was made, and what touched it."""
    with told():
        from pipelines import command_explain as command  # noqa: PLC0415

        asked = {
            "period": period, "geography": geography, "dimension": dimension, "category": category,
            "component": component, "outcome": outcome, "statistic": statistic,
        }  # fmt: skip
        if records:
            print(command.explain_records(what, asked, edition, output))
        else:
            print(command.explain(what, asked, edition, output, with_sql=sql))


@app.command()
def diff(
    earlier: Annotated[
        str, typer.Argument(metavar="EDITION", help="The earlier edition: its name or folder.")
    ],
    later: Annotated[str, typer.Argument(metavar="EDITION", help="The later one.")],
    to: Annotated[Path | None, typer.Option(help="A CSV file for all rows. It holds exact counts.")] = None,
    output: Output = OUTPUT,
) -> None:
    """Tell which figures moved between two editions, and by what: data, corrections, definitions, ..."""
    with told():
        from pipelines import command_diff as command  # noqa: PLC0415

        print(command.diff(earlier, later, output, to))


@app.command()
def files(
    drop_zone: Annotated[
        Path | None, typer.Argument(help="Folder of files received, not read. Default: the last run.")
    ] = None,
    agency: Agency = None,
    output: Output = OUTPUT,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: a list of objects.")] = False,
) -> None:
    """List the files received: when, for which period, how many records, and which are in force."""
    with told():
        from pipelines import command_files as received  # noqa: PLC0415

        zone, own = (None, agency) if drop_zone is None else folders(drop_zone, agency)
        lines = received.files_told(output, zone, own)
        print(received.as_json(lines) if as_json else received.as_text(lines, zone, own))


@app.command("map")
def map_columns(  # noqa: PLR0913, PLR0917
    file: Annotated[Path, typer.Argument(help="One file of your own table: CSV, Parquet or XLSX, also .gz.")],
    to: Annotated[str, typer.Option(help="Our table it translates into, such as workers.")],
    output: Annotated[
        Path | None,
        typer.Option(help="The draft. Default: mappings/TABLE.toml in the agency's folder, or here."),
    ] = None,
    sheet: Annotated[str, typer.Option(help="The sheet to read, where a workbook has several.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the draft if it exists.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Keep what the draft says; add what is new in the file.")
    ] = False,
) -> None:
    """Draft how the columns and codes of a file of yours translate into one of our tables."""
    with told():
        from pipelines.command_map import draft_mapping  # noqa: PLC0415

        print(draft_mapping(file, to, output, sheet, "update" if update else "replace" if force else "leave"))


Edition = Annotated[str, typer.Option(help="A public edition, by name or folder. Default: the one in force.")]
Restricted = Annotated[
    bool, typer.Option("--restricted", help="Ask the results of the last run, with case records.")
]


@app.command()
def query(  # noqa: PLR0913, PLR0917
    sql: Annotated[str, typer.Argument(help="One select, in quotes.")],
    edition: Edition = "",
    restricted: Restricted = False,
    csv: Annotated[
        bool, typer.Option("--csv", help="All rows as CSV; else the first 1000 as a table.")
    ] = False,
    to: Annotated[Path | None, typer.Option(help="New CSV file for the whole answer.")] = None,
    output: Output = OUTPUT,
) -> None:
    """Ask the figures in SQL, read-only: figures, measure_results, catalogue, data_dictionary, ..."""
    with told():
        from pipelines.command_query import ask  # noqa: PLC0415
        from pipelines.locked_database import database  # noqa: PLC0415

        ask(sql, database(output, edition, is_restricted=restricted), as_csv=csv, to=to)


@app.command()
def shell(edition: Edition = "", restricted: Restricted = False, output: Output = OUTPUT) -> None:
    """Ask one question after another, read-only; nothing that is asked is kept."""
    with told():
        from pipelines.command_shell import converse  # noqa: PLC0415
        from pipelines.locked_database import database  # noqa: PLC0415

        converse(database(output, edition, is_restricted=restricted))


@app.command()
def deidentify(  # noqa: PLR0913, PLR0917
    source: Annotated[Path | None, typer.Argument(help="File or folder of identified extracts.")] = None,
    target: Annotated[Path | None, typer.Argument(help="New folder for the de-identified files.")] = None,
    plan: Annotated[Path, typer.Option(help="What is done with each column (TOML).")] = Path(
        "deidentify.toml"
    ),
    key: Annotated[Path | None, typer.Option(help="Key file, kept outside of these folders.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Write the plan to start from, and end.")] = False,
    new_key: Annotated[Path | None, typer.Option(help="Write a new key file, and end.")] = None,
) -> None:
    """Make files without direct identifiers: keyed pseudonyms, dates by a policy, columns dropped."""
    with told():
        from pipelines import command_deidentify as command  # noqa: PLC0415
        from pipelines.key_file import new_key as write_key  # noqa: PLC0415

        if new_key is not None:
            write_key(new_key)
            says = (
                f"{new_key} holds a new key. Keep a copy in a safe place: without it, no later file matches."
            )
        elif source is None:
            raise WrongUseError("name the SOURCE, a file or folder of identified extracts")
        elif draft:
            command.draft(source, plan)
            says = f"{plan} proposes what to do with columns. Check it, then: cwo deidentify {source} TARGET"
        elif target is None or key is None:
            raise WrongUseError(
                "name the TARGET, a new folder, and the key: `cwo deidentify --new-key FILE` makes one"
            )
        else:
            try:
                says = command.deidentify(source, target, plan, key)
            except command.RefusedFileError as refusal:
                fail(str(refusal), REFUSED)
    print(says)


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
