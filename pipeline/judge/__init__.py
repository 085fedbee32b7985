"""How probable a value is, what speaks against it, and what a person should know about a record."""
