"""System checks of the letters room."""

from django.core.checks import CheckMessage, Error

from cases.drawing import how_to_install


def pango_check(app_configs, **kwargs) -> list[CheckMessage]:
    """Drawing letters needs Pango, a library of the system and not of Python. Better known at start than at issue."""
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        return [Error(f"Letters cannot be drawn: {error}", hint=how_to_install(), id="cases.E001")]
    return []
