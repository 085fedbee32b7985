"""One publication = one guarded process: README.md beside this says what is held back, and where."""
