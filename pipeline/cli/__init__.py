"""The command `steckbrief`: the only package that prints."""

from pipeline.cli.app import app, main

__all__ = ["app", "main"]
