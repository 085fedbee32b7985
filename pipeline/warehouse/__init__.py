"""The warehouse: the only place that writes tables."""

from pipeline.warehouse.staging import Counts, Staged, stage
from pipeline.warehouse.warehouse import Held, Snapshot, Warehouse

__all__ = ["Counts", "Held", "Snapshot", "Staged", "Warehouse", "stage"]
