"""Letters that were sent before: read, checked, and kept as closed cases and as wording."""
