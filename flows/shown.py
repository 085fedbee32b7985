"""What a run shows in Prefect: artifacts for people, events for automations. Nothing in them names a person."""

from __future__ import annotations

from pathlib import Path

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.report import findings_table, markdown, refreshed_markdown, rejections_table, sources_table
from pipeline.runs.refresh import Refreshed
from pipeline.runs.run import Report
from schemas.parameters import RunParameters

EVENT = "steckbrief.run"
REFRESH_EVENT = "steckbrief.refresh"


def show_refresh(done: Refreshed, warehouse: Path) -> None:
    """The artifact of a refresh, and one event: `steckbrief.refresh.published`, `.waiting` or `.current`."""
    create_markdown_artifact(refreshed_markdown(done), key="refresh-report", description="What the refresh has read")
    became = "waiting" if done.is_waiting else "published" if done.publications else "current"
    counts = {"publications": done.publications, "rejections": dict(done.rejections), "losses": list(done.losses)}
    emit_event(f"{REFRESH_EVENT}.{became}", _resource(warehouse), payload={"run_id": done.run_id, **counts})


def show(report: Report, parameters: RunParameters) -> None:
    """Artifacts of the flow run that calls, and one event for the run and for each of its findings.

    Events are called `steckbrief.run.committed` and `steckbrief.run.<code of the finding>`, among them
    `completeness_drop`, `new_series`, `source_silent`, `source_few_links` and `source_stopped`.
    """
    create_markdown_artifact(markdown(report), key="run-report", description="What the run read and wrote")
    create_table_artifact(rejections_table(report), key="rejections", description="What could not be read")
    create_table_artifact(findings_table(report), key="findings", description="What a person should look at")
    if report.looked:
        create_table_artifact(sources_table(report), key="sources", description="What the sources list")
    if parameters.report:
        link = parameters.report.resolve().as_uri()
        create_link_artifact(link, link_text="What the warehouse holds", key="report", description="The report page")
    warehouse = _resource(parameters.out)
    counts = {"rows": dict(report.rows), "rejections": dict(report.rejections), "unchanged": report.unchanged}
    emit_event(f"{EVENT}.committed", warehouse, payload={"run_id": report.run_id, **counts})
    for finding in report.findings:
        emit_event(f"{EVENT}.{finding['code']}", warehouse, payload={"run_id": report.run_id, **finding})


def _resource(warehouse: Path) -> dict[str, str]:
    """How Prefect knows a warehouse."""
    return {
        "prefect.resource.id": f"steckbrief.warehouse.{warehouse.name}",
        "prefect.resource.name": warehouse.name,
    }
