"""What comes with e-mails and from Word and that no font has."""

import page
import pytest

from cases.drawing import draw
from cases.drawing.characters import drawable


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Thanks 🙂!", "Thanks [slightly smiling face]!"),
        ("👍🏽", "[thumbs up sign][emoji modifier fitzpatrick type-4]"),
        ("\U0001f0ff", "[picture]"),
        ("a ✔️ b", "a ✔ b"),
        ("\uf0b7 one", "• one"),
        ("a\ue123b", "ab"),
        ("one\u2028two\x0bthree\x85four", "one two three four"),
        ("bell\x07", "bell"),
        ("£5\n\ttab é 4\u2011ply", "£5\n\ttab é 4\u2011ply"),
    ],
)
def test_what_no_font_has_is_named_or_left_out(typed, drawn):
    assert drawable(typed) == drawn


def test_a_letter_with_pictures_in_it_is_still_pdf_ua():
    text = drawable("Hello 🙂 👩‍👩‍👧 \uf0b7 \u2028 \x01 ✓ → ≥ Привет")
    head = '<head><title>t</title><meta name="dcterms.created" content="2021-03-04"></head>'
    pdf = draw(f'<html lang="en-GB">{head}<body><p>{text}</p>')
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant
