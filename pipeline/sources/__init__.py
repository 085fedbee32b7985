"""From SOURCE arguments and `sources.toml` to publications at hand."""
