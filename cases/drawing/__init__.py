"""From HTML to a tagged PDF: every document that leaves the house is drawn here.

`press` loads Pango, which not every machine has; everything else goes through this module, which imports it late.
"""

import logging
import re
from datetime import date

PACKAGES = "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DEFAULT_COLOUR = "#0f4c5c"
log = logging.getLogger(__name__)


class CannotDraw(Exception):
    """The document could not be drawn. Its text says why and what to do."""


def draw(html: str, *, crest: str | bytes = "", stylesheet: str = "", for_screen: bool = False) -> bytes:
    """HTML as PDF/UA-1 and PDF/A-2a, with the letter's stylesheet and one more of static/, when it is named.

    Nothing is fetched but the application's own fonts and the crest given: SVG as text, which the HTML calls
    app:crest.svg, or PNG as bytes, app:crest.png. `for_screen`: pages that look the same, quickly, without the tags and
    the claims of conformance that a document needs which leaves the house. Raises CannotDraw.
    """
    try:
        # Imported late, because it fails where Pango is not installed, and the rest must work without it.
        from cases.drawing.press import press
    except OSError as error:
        raise CannotDraw(f"A library for drawing PDFs is missing. {how_to_install()}") from error
    try:
        return press().draw(html, crest=crest, extra=stylesheet, for_screen=for_screen)
    except Exception as error:
        log.exception("A document could not be drawn")
        raise CannotDraw(
            "Something in the text cannot be drawn. Undo the last change, or paste that part again as plain text."
        ) from error


def warm() -> None:
    """Load the fonts and styles and draw a first page, so that the first officer does not wait for it.

    Without Pango it does nothing: a system check says so, and everything but PDFs works.
    """
    try:
        draw(_page("<h1>Warm</h1><p>and <strong>ready</strong></p>"))
    except CannotDraw as problem:
        log.warning("Not warmed: %s", problem)


def colour(wanted: str) -> str:
    """The council's colour as a stylesheet takes it; our own in place of anything else."""
    return wanted if _COLOUR.fullmatch(wanted) else _DEFAULT_COLOUR


def how_to_install() -> str:
    return f"Run this as root: apt-get install {PACKAGES}"


def _page(body: str) -> str:
    made = f'<meta name="dcterms.created" content="{date.min:%Y-%m-%d}">'
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Warm</title>{made}</head><body>{body}</body></html>'
    )
