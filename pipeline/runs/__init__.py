"""Whole runs: what is due, what a run would do, the run itself, and reading again what older rules have read."""
