"""From an assembled letter to its PDF."""

import logging
import re
from datetime import date

from django.template.loader import render_to_string

from cases.law.dates import plain
from cases.letters.characters import drawable
from cases.letters.content import LetterContent
from cases.letters.parts import mid_sentence

PACKAGES = "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DEFAULT_COLOUR = "#0f4c5c"
log = logging.getLogger(__name__)


class CannotDraw(Exception):
    """The letter could not be drawn. Its text says why and what to do."""


def warm() -> None:
    """Load the fonts and styles and draw a first page, so that the first officer does not wait for it.

    Without Pango it does nothing: a system check says so, and everything but letters works.
    """
    try:
        draw(_page("<h1>Warm</h1><p>and <strong>ready</strong></p>"))
    except CannotDraw as problem:
        log.warning("Not warmed: %s", problem)


def render(content: LetterContent) -> tuple[str, bytes]:
    """The letter as HTML and as PDF. The same content gives the same bytes. Raises CannotDraw."""
    html = as_html(content)
    return html, draw(html, crest=content.council.crest_svg)


def as_html(content: LetterContent) -> str:
    """The whole letter as one HTML page, before it is drawn."""
    colour = content.council.colour
    context = {
        "letter": content,
        "colour": colour if _COLOUR.fullmatch(colour) else _DEFAULT_COLOUR,
        "subject": mid_sentence(content.subject, content.request_text),
        "dated": plain(content.on),
        "received": plain(content.received_on),
    }
    return drawable(render_to_string("cases/letters/letter.html", context))


def draw(html: str, *, crest: str = "") -> bytes:
    """HTML as PDF/UA-1 and PDF/A-2a. Nothing is fetched but the application's own fonts and the crest given.

    Raises CannotDraw.
    """
    try:
        # Imported late, because it fails where Pango is not installed, and the rest must work without it.
        from cases.letters.drawing import press
    except OSError as error:
        raise CannotDraw(f"A library for drawing PDFs is missing. {how_to_install()}") from error
    try:
        return press().draw(html, crest=crest)
    except Exception as error:
        log.exception("A letter could not be drawn")
        raise CannotDraw(
            "Something in an answer cannot be drawn. Undo the last change, or paste that part again as plain text."
        ) from error


def how_to_install() -> str:
    return f"Run this as root: apt-get install {PACKAGES}"


def _page(body: str) -> str:
    made = f'<meta name="dcterms.created" content="{date.min:%Y-%m-%d}">'
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Warm</title>{made}</head><body>{body}</body></html>'
    )
