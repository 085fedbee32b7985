"""The warehouse: the only place that writes tables."""

from pipeline.warehouse.diff import Change, diff
from pipeline.warehouse.forget import Forgotten, forget
from pipeline.warehouse.holdings import Held
from pipeline.warehouse.snapshot import Snapshot
from pipeline.warehouse.staging import Counts, Staged, stage
from pipeline.warehouse.warehouse import Warehouse

__all__ = ["Change", "Counts", "Forgotten", "Held", "Snapshot", "Staged", "Warehouse", "diff", "forget", "stage"]
