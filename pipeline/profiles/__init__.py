"""Divide: where the profiles of a publication begin and end, and what belongs to none of them."""

from __future__ import annotations

from pipeline.profiles.divide import Division, divide

__all__ = ["Division", "divide"]
