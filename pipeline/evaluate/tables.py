"""An evaluation as rich tables, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table

from pipeline.evaluate.figures import Evaluation, FieldScore, Score


def render(evaluation: Evaluation, *, errors: bool = False) -> RenderableType:
    """Everything one below the other; with `errors` also every value that is not strictly right."""
    parts: list[RenderableType] = [fields_table(evaluation)]
    if evaluation.entities:
        parts.append(entities_table(evaluation))
    if evaluation.calibration.values:
        parts.append(calibration_table(evaluation))
    parts.append(summary_table(evaluation))
    if errors:
        parts.append(errors_table(evaluation))
    return Group(*(part for pair in zip(parts, [""] * len(parts), strict=True) for part in pair))


def fields_table(evaluation: Evaluation) -> Table:
    table = _scores("field")
    for name, score in evaluation.fields.items():
        _row(table, name, score)
    strict, soft = evaluation.micro(), evaluation.micro(soft=True)
    table.add_section()
    _row(table, "all values (micro)", FieldScore(strict.right + strict.missed, strict, soft), style="bold")
    macro = [f"{evaluation.macro_f1(soft=soft):.3f}" for soft in (False, True)]
    table.add_row("mean of the fields (macro)", "", "", "", macro[0], "", "", macro[1], style="bold")
    return table


def entities_table(evaluation: Evaluation) -> Table:
    table = Table(title="Entities", title_justify="left", box=None, pad_edge=False)
    table.add_column("label")
    for column in ("gold", "P", "R", "F1"):
        table.add_column(column, justify="right")
    for name, score in evaluation.entities.items():
        table.add_row(name.removeprefix("entity."), str(score.wanted), *_three(score.strict))
    together = evaluation.entity_micro()
    table.add_section()
    table.add_row("all", str(together.right + together.missed), *_three(together), style="bold")
    return table


def summary_table(evaluation: Evaluation) -> Table:
    table = Table(title=f"{len(evaluation.verdicts)} publications", title_justify="left", box=None, pad_edge=False)
    table.add_column("measure")
    table.add_column("value", justify="right")
    for name, value in _measures(evaluation):
        table.add_row(name, "-" if value is None else f"{value:.3f}")
    return table


def _measures(evaluation: Evaluation) -> Iterator[tuple[str, float | None]]:
    yield "micro F1, strict", evaluation.micro().f1
    yield "micro F1, soft", evaluation.micro(soft=True).f1
    yield "publications with every field right, strict", evaluation.all_right()
    yield "publications with every field right, soft", evaluation.all_right(soft=True)
    yield "made-up values per publication", evaluation.spurious
    yield "order of bullets, Kendall tau", evaluation.bullet_order
    yield "bullets in the right section", evaluation.bullets_in_section
    yield "sections of the right kind", evaluation.section_kinds
    if evaluation.entities:
        yield "entities, F1", evaluation.entity_micro().f1
    yield "calibration error (ECE)", evaluation.calibration.error


def calibration_table(evaluation: Evaluation) -> Table:
    table = Table(title="Confidence", title_justify="left", box=None, pad_edge=False)
    for column in ("confidence", "values", "mean", "right", "difference"):
        table.add_column(column, justify="right")
    for b in evaluation.calibration.bins:
        if b.values:
            difference = f"{b.right - b.confidence:+.3f}"
            table.add_row(
                f"{b.low:.1f} to {b.high:.1f}", str(b.values), f"{b.confidence:.3f}", f"{b.right:.3f}", difference
            )
    return table


def errors_table(evaluation: Evaluation) -> Table:
    """Every value that is not strictly right; "~" marks those that are softly right."""
    table = Table(title="Not right", title_justify="left", box=None, pad_edge=False, show_lines=False)
    table.add_column("publication", no_wrap=True)
    table.add_column("field", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("gold", ratio=1)
    table.add_column("predicted", ratio=1)
    for verdict in evaluation.verdicts:
        if verdict.rejected:
            table.add_row(verdict.name, "rejection", "", "[dim]a record[/]", escape(verdict.rejected))
        for j in [*verdict.judgements, *verdict.entities]:
            if not j.strict:
                table.add_row(verdict.name, j.field, "~" if j.soft else "", _value(j.gold), _value(j.predicted))
    return table


def _scores(first: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(first)
    for column in ("gold", "strict P", "R", "F1", "soft P", "R", "F1"):
        table.add_column(column, justify="right")
    return table


def _row(table: Table, name: str, score: FieldScore, *, style: str | None = None) -> None:
    table.add_row(name, str(score.wanted), *_three(score.strict), *_three(score.soft), style=style)


def _three(score: Score) -> tuple[str, str, str]:
    return f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}"


def _value(value: str | None) -> str:
    return "[dim]nothing[/]" if value is None else escape(value)
