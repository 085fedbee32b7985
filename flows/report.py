"""The report of a run as Prefect shows it: counts and reasons, nothing that names a person."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow.parquet as pq

from pipeline.runs.refresh import Refreshed
from pipeline.runs.run import Report

SHOWN = ("publications", "profiles", "contacts", "quotes", "sections", "bullets", "materials", "facts", "findings")
REJECTIONS_SHOWN = 500  # rows; a person looks at the first of them, the rest is in the warehouse


def markdown(report: Report) -> str:
    """A page for people."""
    lines = [
        f"# Run {report.run_id}",
        "",
        f"{report.sources} publications found, {report.unchanged} held already, {report.rows.get('publications', 0)} "
        f"read, {sum(report.rejections.values())} rejected, in {report.seconds:.1f} seconds.",
        "",
        "| table | new rows |",
        "| --- | ---: |",
        *(f"| {table} | {report.rows.get(table, 0)} |" for table in SHOWN),
    ]
    if report.rejections:
        lines += ["", "| rejected because | publications |", "| --- | ---: |"]
        lines += [f"| {code} | {number} |" for code, number in report.rejections.items()]
    if report.findings:
        lines += ["", "To look at:", ""]
        lines += [f"* {finding['message']}" for finding in report.findings]
    return "\n".join([*lines, "", f"Snapshot `{report.snapshot.name}`"])


def refreshed_markdown(done: Refreshed) -> str:
    """A page for people about a refresh."""
    lines = [
        f"# Refresh {done.run_id}",
        "",
        f"{done.publications} publications read again, {done.current} are as today's rules read them, "
        f"{sum(done.out_of_reach.values())} are out of reach, in {done.seconds:.1f} seconds.",
    ]
    if done.losses:
        lines += ["", f"Not published: snapshot `{done.snapshot.name}` waits for a look.", ""]
        lines += [f"* {loss['message']}" for loss in done.losses]
    elif done.is_waiting:
        lines += ["", f"{done.waiting} publications wait in a snapshot of an earlier refresh."]
    else:
        lines += ["", f"Snapshot `{done.snapshot.name}`"]
    return "\n".join(lines)


def rejections_table(report: Report) -> list[dict[str, Any]]:
    """The rejections of the run without names of files, which may be names of people."""
    columns = ["publication_id", "code", "limit", "size_bytes"]
    ours = [("run_id", "=", report.run_id)]
    rows = pq.read_table(report.snapshot / "rejections", columns=columns, filters=ours).slice(0, REJECTIONS_SHOWN)
    return [{name: None if value is None else str(value) for name, value in row.items()} for row in rows.to_pylist()]


def findings_table(report: Report) -> list[dict[str, Any]]:
    """How many findings the publications of the run have, by code and severity; the messages may quote."""
    ours = [("run_id", "=", report.run_id)]
    rows = pq.read_table(report.snapshot / "findings", columns=["code", "severity"], filters=ours).to_pylist()
    found = Counter((row["code"], row["severity"]) for row in rows)
    return [{"code": code, "severity": severity, "findings": n} for (code, severity), n in found.most_common()]


def sources_table(report: Report) -> list[dict[str, Any]]:
    """The sources as the run found them: numbers and reasons, no addresses."""
    return [
        {
            "source": one.name,
            "lists": one.links,
            "new": one.new,
            "fetched": one.fetched,
            "failed": one.failed,
            "stopped": report.stopped.get(one.name, ""),
        }
        for one in report.looked
    ]
