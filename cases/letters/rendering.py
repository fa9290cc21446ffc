"""From an assembled letter to its PDF."""

from django.template.loader import render_to_string

from cases.drawing import colour, draw
from cases.drawing.characters import drawable
from cases.law.dates import plain
from cases.letters.content import LetterContent
from cases.letters.parts import mid_sentence


def render(content: LetterContent) -> tuple[str, bytes]:
    """The letter as HTML and as PDF. The same content gives the same bytes. Raises CannotDraw."""
    html = as_html(content)
    return html, draw(html, crest=content.council.crest())


def for_screen(content: LetterContent) -> bytes:
    """The very pages of the PDF, to be shown as pictures and never sent: without tags. Raises CannotDraw."""
    return draw(as_html(content), crest=content.council.crest(), for_screen=True)


def as_html(content: LetterContent) -> str:
    """The whole letter as one HTML page, before it is drawn."""
    context = {
        "letter": content,
        "colour": colour(content.council.colour),
        "subject": mid_sentence(content.subject, content.request_text),
        "dated": plain(content.on),
        "received": plain(content.received_on),
    }
    return drawable(render_to_string("cases/letters/letter.html", context))
