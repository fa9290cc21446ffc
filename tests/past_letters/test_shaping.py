"""The words of a past letter in other shapes."""

import pytest

from cases.past_letters import shaping


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["", "**Bold** and <b>bolder</b>", ""], "Bold and bolder"),
        (["* one", "- two"], "- one\n- two"),
        (["| Ward | Fines |", "| --- | --- |", "| Hill | 3 |"], "Ward\tFines\nHill\t3"),
    ],
)
def test_plain_text_has_no_marking_up_but_items_and_cells(lines, text):
    assert shaping.as_plain(lines) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("Tablets 84\nLaptops 232", "<p>Tablets 84<br>Laptops 232</p>"),
        (f"{'word ' * 13}\ngoes on", f"<p>{' '.join(['word'] * 13)} goes on</p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        (
            "Ward\tFines\nHill & Dale\t3",
            '<table><thead><tr><th scope="col">Ward</th><th scope="col">Fines</th></tr></thead>'
            "<tbody><tr><td>Hill &amp; Dale</td><td>3</td></tr></tbody></table>",
        ),
        ("In all:\n\nCost\t£200", "<p>In all:</p><p>Cost: £200</p>"),
        (
            "\t2018\t2019\nHill\t3\t4",
            '<table><thead><tr><th scope="col"></th><th scope="col">2018</th><th scope="col">2019</th></tr></thead>'
            "<tbody><tr><td>Hill</td><td>3</td><td>4</td></tr></tbody></table>",
        ),
    ],
)
def test_an_answer_is_clean_html_and_nothing_in_it_is_taken_as_html(text, html):
    assert shaping.as_html(text) == html


@pytest.mark.parametrize(
    ("lines", "heading", "passage"),
    [
        (["## Your rights", "", "Ask for a review."], "Your rights", "Ask for a review."),
        (["Ask for a review."], "Your rights", "Ask for a review."),
        ([], "Your rights", ""),
        (["## Factors", "* open", "", "Weighed."], "", "### Factors\n- open\nWeighed."),
        (["| By post | 2 Sample Avenue |", "| --- | --- |"], "", "By post: 2 Sample Avenue"),
        ([f"{'word ' * 13}x", "goes on"], "", f"{'word ' * 13}x goes on"),
    ],
)
def test_a_passage_is_in_the_language_of_the_wording_without_its_heading(lines, heading, passage):
    assert shaping.as_passage(lines, heading) == passage


def test_what_the_library_would_read_as_a_mark_is_told_with_its_line():
    assert shaping.read_as_code(["Plain words", "Dear [[name]]", "{% if x %}"], 10) == [
        "Line 11 holds [[, which marks a placeholder or a prompt in the library.",
        "Line 12 holds {%, which marks a placeholder or a prompt in the library.",
    ]
