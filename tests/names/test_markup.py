"""Names in HTML, whatever stands around or inside them, and what is put in their place."""

from dataclasses import replace

import pytest

from cases.names import fold, replaced
from tests.names.people import find, redacted, told


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><b>Jane</b> Smith</p>", "<p><b>[name withheld]</b></p>"),
        ("<p>Robert <em>Haver</em>sham</p>", "<p>[name withheld]<em></em></p>"),
        ("<p>Karen&nbsp;O&rsquo;Brien</p>", "<p>[name withheld]</p>"),
        ("<p>Jane&#32;Sm&#x69;th</p>", "<p>[name withheld]</p>"),
        ("<p>Jane<br>Smith</p>", "<p>[name withheld]<br></p>"),
        ("<p>Ja&shy;ne Smi\u00adth</p>", "<p>[name withheld]</p>"),
        ("<p>Jane <!-- x > y -->Smith</p>", "<p>[name withheld]<!-- x > y --></p>"),
        ("<img alt='Jane Smith'>", "<img alt='[name withheld]'>"),
        ("<!-- Jane Smith -->", "<!-- [name withheld] -->"),
        ('<p title="Jane Smith">x</p>', '<p title="[name withheld]">x</p>'),
        ("<img alt=Haversham title=x>", "<img alt=Haversham title=x>"),
        (
            '<a href="mailto:jane.smith%40town.gov.uk">Jane Smith</a>',
            '<a href="mailto:[email address withheld]">[name withheld]</a>',
        ),
        ('<a href="tel:02079460111">ring</a>', '<a href="tel:[telephone number withheld]">ring</a>'),
        ("<pre>Regards,\nJane\n</pre>", "<pre>Regards,\n[name withheld]\n</pre>"),
        ("<p class='jane-smith'>x</p>", "<p class='jane-smith'>x</p>"),
        (
            "<ul><li>Jane</li><li>Smith, Jane</li></ul>",
            "<ul><li>[name withheld]</li><li>[name withheld]</li></ul>",
        ),
        ("<style>.a{}</style><p>Jane Smith</p>", "<style>.a{}</style><p>[name withheld]</p>"),
    ],
)
def test_the_name_goes_and_the_mark_up_stays(html, expected):
    assert redacted(html, is_html=True) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>Jane Smith",
        "<p <b>Jane Smith</b>",
        "<!-- Jane Smith",
        "<p title='Jane Smith",
        "a < b and Jane Smith > c",
        "<<p>>Jane Smith</",
        "&bogus; &#99999999; Jane Smith &",
        "<table><tr><td>Jane Smith</table>",
    ],
)
def test_mark_up_that_is_broken_hides_no_name(html):
    assert "Jane" not in redacted(html, is_html=True)


def test_blocks_part_names():
    assert told("<p>Anne</p><p>Smith, Jane</p>", is_html=True)[-1] == ("Smith, Jane", "withhold")


def test_an_accent_of_its_own_belongs_to_its_letter():
    words = "Zoe\u0308 A\u030angstro\u0308m-Clarke\u0301"
    assert told(f"By {words}.") == [(words, "withhold")]


def test_the_words_are_told_without_the_mark_up():
    mention = find("<p>Jane</p>\n<p><b>Robert</b>\n Haversham</p>", is_html=True)[-1]
    assert (mention.text, mention.words) == ("Robert</b>\n Haversham", "Robert Haversham")


def test_nothing_is_put_where_nobody_is():
    assert replaced("as it is", [], is_html=False) == "as it is"


def test_of_plain_text_no_tag_is_kept():
    mention = replace(find("Jane Smith")[0], text="Jane <b>Smith", end=13)
    assert replaced("Jane <b>Smith", [mention], is_html=False) == "[name withheld]"


def test_folded_words_have_no_accents_one_space_and_straight_apostrophes():
    assert fold("  Łukasz\u00a0O’BRIEN\n`x` ") == "lukasz o'brien 'x'"
    assert fold(" O`Brien  X ") == "o'brien x"
