"""Typesets the samples: one module per publication, each with its text, its layout and its expected record."""
