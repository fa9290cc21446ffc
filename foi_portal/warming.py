"""What a new web or worker process does before its first piece of work."""

from cases import drawing


def warm_process() -> None:
    """Load the fonts and styles now, and not while the first officer waits."""
    drawing.warm()
