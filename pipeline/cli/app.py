"""The commands together, and how they end."""

from __future__ import annotations

import os
import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer

from pipeline.cli.ask import describe, query
from pipeline.cli.convert import convert
from pipeline.cli.entities import entities
from pipeline.cli.explain import explain
from pipeline.cli.extract import extract
from pipeline.cli.forget import forget
from pipeline.cli.machine import fault_of_the_machine
from pipeline.cli.measure import evaluate, show
from pipeline.cli.refresh import refresh
from pipeline.cli.report import report
from pipeline.cli.retry import retry
from pipeline.cli.run import run
from pipeline.cli.serve import serve
from pipeline.cli.sources import sources
from pipeline.cli.terminal import DONE, FAULT, INTERRUPTED, UNUSABLE, complain, use_utf8
from pipeline.cli.warehouse import export, snapshots
from schemas.errors import SteckbriefError, UsageError, WarehouseError

app = typer.Typer(
    name="steckbrief",
    help="""Turn published German alliance and municipality profiles (PDF) into validated records.

Start with one file:

    steckbrief extract profile.pdf

then read a folder into a warehouse of Parquet tables and ask it:

    steckbrief run profiles/ --out warehouse

    steckbrief query "SELECT municipality, name, email FROM contacts" --warehouse warehouse
""",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _main(show_version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if show_version:
        typer.echo(f"steckbrief {version('steckbrief')}")
        raise typer.Exit


for command in (
    extract,
    run,
    serve,
    retry,
    refresh,
    query,
    describe,
    show,
    explain,
    entities,
    evaluate,
    export,
    report,
    forget,
    convert,
):
    app.command()(command)
app.add_typer(snapshots, name="snapshots")
app.add_typer(sources, name="sources")


def main() -> None:
    """Run the command and leave with the contract's exit status; errors are said in a sentence on standard error."""
    use_utf8()
    try:
        app()
    except (UsageError, WarehouseError) as error:
        complain(str(error))
        sys.exit(UNUSABLE)
    except SteckbriefError as error:
        complain(f"a fault of Steckbrief\n{error}")
        sys.exit(FAULT)
    except BrokenPipeError:  # the reader of our output, `head` for example, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except KeyboardInterrupt:
        complain("interrupted")
        sys.exit(INTERRUPTED)
    except Exception as error:
        if said := fault_of_the_machine(error):
            complain(said)
            sys.exit(UNUSABLE)
        complain(f"a fault of Steckbrief\n{traceback.format_exc()}")
        sys.exit(FAULT)
