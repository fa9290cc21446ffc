"""From passages and answers to HTML: escaped, linked, and in the order that a tagged PDF needs."""

import pytest

from cases.letters.markup import answer_as_html, as_quoted, blocks_as_html, inline, kept_together
from cases.passages import Bullets, Heading, Paragraph, Run, Slot, Table


def test_values_are_escaped():
    assert inline([Run("<b> & "), Run("<i>", "strong")]) == "&lt;b&gt; &amp; <strong>&lt;i&gt;</strong>"


@pytest.mark.parametrize(
    ("run", "html"),
    [
        (Run("https://www.a.example/b/", "url"), '<a href="https://www.a.example/b/">www.a.example/b</a>'),
        (Run("a@b.example", "email"), '<a href="mailto:a@b.example">a@b.example</a>'),
        (Run("01632 960001", "phone"), '<span class="nb">01632 960001</span>'),
        (Run("Why?", "open"), '<mark class="open">[Why?]</mark>'),
    ],
)
def test_addresses_become_links_and_gaps_are_marked(run, html):
    assert inline([run]) == html


@pytest.mark.parametrize(
    "words", ["section 31(1)(a)", "Regulation 12(5)(e)", "Article 5(1)(a)", "4 March 2021"]
)
def test_citations_and_dates_do_not_break(words):
    assert kept_together(f"see {words} there") == f'see <span class="nb">{words}</span> there'


def test_each_kind_of_block_has_its_tags():
    blocks = [
        Heading((Run("Why"),)),
        Paragraph((Run("So."),)),
        Bullets(((Run("a"),), (Run("b"),))),
        Table(("H", ""), (("r", "c"),)),
        Slot("letter.answers"),
    ]
    assert blocks_as_html(blocks, level=4, slots={"letter.answers": "ANSWERS"}) == (
        "<h4>Why</h4>\n<p>So.</p>\n<ul><li>a</li><li>b</li></ul>\n"
        '<table class="tbl"><thead><tr><th scope="col">H</th><th scope="col"></th></tr></thead>'
        '<tbody><tr><th scope="row">r</th><td>c</td></tr></tbody></table>\nANSWERS'
    )


def test_the_words_of_the_requester_keep_their_lines():
    assert as_quoted("Dear <council>\n\n \nOne\ntwo\n") == "<p>Dear &lt;council&gt;</p>\n<p>One<br>two</p>"
    assert as_quoted("  ") == ""


def test_headings_in_an_answer_follow_the_question_without_a_gap():
    html = "<h4>First</h4><h3>Big</h3><h4>Under</h4>"
    assert answer_as_html(html) == "<h4>First</h4><h4>Big</h4><h5>Under</h5>"


def test_empty_paragraphs_go_and_the_text_around_them_stays():
    html = "<p> &nbsp;</p>one<ul><li></li></ul>two<p>three<br></p><p></p>four"
    assert answer_as_html(html) == "onetwo<p>three<br></p>four"


def test_lists_links_and_emphasis_stay_as_they_are():
    html = '<ul><li>a <strong>b</strong><ol><li><em>c</em> <u>d</u></li></ol></li></ul><p><a href="https://x.example">x</a></p>'
    assert answer_as_html(html) == html


@pytest.mark.parametrize("short", ["/etc/passwd", "é" * 150])
def test_an_answer_is_never_taken_for_the_name_of_a_file(short):
    assert answer_as_html(f"<p>{short}</p>") == f"<p>{short}</p>"


def test_a_first_row_of_header_cells_is_the_head():
    html = "<table><tbody><tr><th>H</th><th>I</th></tr><tr><th>r</th><td>x</td></tr></tbody></table>"
    assert answer_as_html(html) == (
        '<table class="tbl"><thead><tr><th scope="col">H</th><th scope="col">I</th></tr></thead>'
        '<tbody><tr><th scope="row">r</th><td>x</td></tr></tbody></table>'
    )


def test_a_table_without_header_cells_gets_its_first_row_as_head_after_the_caption():
    html = "<table><caption>C</caption><tbody><tr><td>H</td></tr><tr><td>x</td></tr></tbody></table>"
    assert answer_as_html(html) == (
        '<table class="tbl"><caption>C</caption><thead><tr><th scope="col">H</th></tr></thead>'
        "<tbody><tr><td>x</td></tr></tbody></table>"
    )


def test_header_cells_of_rows_alone_are_left_as_they_are():
    html = "<table><tbody><tr><th>a</th><td>x</td></tr><tr><th>b</th><td>y</td></tr></tbody></table>"
    assert "thead" not in answer_as_html(html)
    assert answer_as_html(html).count('scope="row"') == 2


@pytest.mark.parametrize(
    "html",
    [
        "<table></table>",
        "<table><tbody><tr></tr></tbody></table>",
        "<table><tbody><tr><td>x</td></tr></tbody></table>",
    ],
)
def test_a_table_of_one_row_or_none_has_no_head(html):
    assert "<th" not in answer_as_html(html)


def test_a_table_in_a_table_is_mended_by_itself():
    inner = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    html = f"<table><tbody><tr><td>H</td></tr><tr><td>{inner}</td></tr></tbody></table>"
    assert answer_as_html(html).count('scope="col"') == 1


def test_columns_of_numbers_stand_to_the_right():
    html = (
        "<table><thead><tr><th>Year</th><th>Sum</th><th>Note</th></tr></thead><tbody>"
        "<tr><td>2020</td><td>£1,200.50</td><td>7</td></tr><tr><td>2021</td><td>92%</td></tr>"
        "<tr><td>2022</td><td></td><td>1</td></tr></tbody></table>"
    )
    found = answer_as_html(html)
    assert '<th scope="col" class="n">Sum</th>' in found
    assert found.count('class="n"') == 7
    assert "<td>2020</td>" in found


def test_numbers_in_a_table_with_joined_cells_stay_where_they_are():
    html = '<table><tbody><tr><td colspan="2">H</td></tr><tr><td>a</td><td>1</td></tr></tbody></table>'
    assert 'class="n"' not in answer_as_html(html)


@pytest.mark.parametrize(
    ("columns", "name"), [(5, "tbl"), (6, "tbl tbl--wide"), (10, "tbl tbl--wide tbl--widest")]
)
def test_the_more_columns_the_smaller_the_type(columns, name):
    row = "<tr>" + "<td>x</td>" * columns + "</tr>"
    assert f'<table class="{name}">' in answer_as_html(f"<table><tbody>{row}{row}</tbody></table>")


def test_a_long_word_in_a_cell_may_be_broken():
    html = f"<table><tbody><tr><td>{'w' * 23}</td><td>short words only here</td></tr></tbody></table>"
    assert answer_as_html(html).count('class="long"') == 1
