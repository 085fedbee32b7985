"""How Prefect is to behave when it runs inside our command; to be called before Prefect is imported."""

from __future__ import annotations

import os
from pathlib import Path

START_SECONDS = 180  # the server makes its database when it first starts: 25 s on two busy cores


def prepare() -> None:
    """Settings of an embedded, quiet Prefect. What the operator has set in the environment stays as it is.

    With `PREFECT_API_URL` set, runs are recorded by that server and none is started here.
    """
    home = cache_folder() / "prefect"
    ours = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_SECONDS),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # the command says itself what went wrong
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in ours.items():
        os.environ.setdefault(name, value)
    Path(os.environ["PREFECT_HOME"]).expanduser().mkdir(parents=True, exist_ok=True)


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "steckbrief"
