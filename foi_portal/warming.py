"""What a new web or worker process does before its first piece of work."""


def warm_process() -> None:
    """Load the letter's fonts and styles now, and not while the first officer waits."""
    from cases.letters import rendering  # importing it needs the apps loaded, and loads WeasyPrint

    rendering.warm()
