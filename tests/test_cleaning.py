"""Nothing that a browser sends can do harm in a letter, and nothing an officer needs is lost."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.cleaning import TAGS, clean

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    '<img src=x onerror="alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))">text</p>',
    '<a href="javascript:alert(1)">click</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">click</a>',
    '<a href=" &#14; javascript:alert(1)">click</a>',
    '<a href="data:text/html,<script>alert(1)</script>">click</a>',
    '<a href="file:///etc/passwd">click</a>',
    '<a href="//evil.example">click</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<link rel="attachment" href="file:///etc/passwd">',
    "<style>@import 'https://evil.example/x.css';</style>",
    '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    '<form action="https://evil.example"><input name="x"></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<object data="file:///etc/passwd"></object><embed src="x"><base href="https://evil.example">',
    "<table background='javascript:alert(1)'><tr><td style='x:expression(alert(1))'>1</td></tr></table>",
    '<td colspan="1 onmouseover=alert(1)">1</td>',
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<textarea></textarea><template><script>alert(1)</script></template>",
    '<a href="https://x.example/</table><table>"><b>x</b></a><table><tr><th>y</th></tr><tr><td>z</td></tr></table>',
]
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}


class Looking(HTMLParser):
    """What a text holds, said by a parser that knows nothing of the cleaner."""

    def __init__(self):
        super().__init__()
        self.bad = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.bad.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.bad.append(f"{tag} {name}")
            if name == "href" and not re.match(r"(https|mailto):", value, re.IGNORECASE):
                self.bad.append(value)
            if name in ("colspan", "rowspan") and not value.isdecimal():
                self.bad.append(value)

    def handle_comment(self, data):
        self.bad.append(f"comment {data}")


def what_is_wrong_with(html: str) -> list[str]:
    looking = Looking()
    looking.feed(html)
    return looking.bad


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_that_runs_or_fetches_survives(html):
    cleaned = clean(f"<p>before</p>{html}<p>after</p>")
    assert what_is_wrong_with(cleaned) == []
    assert "alert" not in re.sub(r">[^<]*<", "><", cleaned)
    assert "before" in cleaned


@given(st.text(alphabet=st.sampled_from("<>/=\"' aphitdrbonclkxu&;:#1-!jsve\n\u00a0")))
def test_whatever_is_sent_comes_out_harmless_and_stays_as_it_is(html):
    cleaned = clean(html)
    assert what_is_wrong_with(cleaned) == []
    assert clean(cleaned) == cleaned


PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in sorted(TAGS)),
        *(f"</{tag}>" for tag in sorted(TAGS)),
        "<td colspan=2>",
        "<th scope=row rowspan=3>",
        '<a href="https://ashmere.example/?a>b&c">',
        '<a href="javascript:x">',
        "<div>",
        "<b>",
        "words",
        " ",
        "&nbsp;",
        "<script>x</script>",
        "<p></p>",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_broken_markup_comes_out_harmless_and_stays_as_it_is(html):
    cleaned = clean(html)
    assert what_is_wrong_with(cleaned) == []
    assert clean(cleaned) == cleaned


def test_paragraphs_emphasis_and_links_stay():
    html = '<p>The <strong>post</strong> is <em>below</em> <u>grade</u>: <a href="https://ashmere.example">see</a></p>'
    assert clean(html) == html


def test_a_link_that_goes_nowhere_leaves_its_words():
    assert clean('<p>see <a href="javascript:x">our page</a></p>') == "<p>see our page</p>"


def test_an_address_of_e_mail_may_be_linked():
    html = '<p><a href="mailto:foi@ashmere.example">write to us</a></p>'
    assert clean(html) == html


def test_lists_stay_lists_however_deep():
    html = "<ul><li><p>one</p><ol><li><p>deeper</p></li></ol></li><li><p>two</p></li></ul>"
    assert clean(html) == "<ul><li>one<ol><li>deeper</li></ol></li><li>two</li></ul>"


def test_an_item_of_two_paragraphs_keeps_both():
    html = "<ul><li><p>one</p><p>and more</p></li></ul>"
    assert clean(html) == html


def test_a_first_row_of_header_cells_becomes_the_head_of_the_table():
    html = (
        '<table style="min-width: 50px"><colgroup><col></colgroup><tbody>'
        '<tr><th colspan="1" rowspan="1"><p>Measure</p></th>'
        "<th><p>Year</p></th></tr><tr><th><p>Referrals</p></th><td><p>1564</p></td></tr></tbody></table><p></p>"
    )
    assert clean(html) == (
        '<table><thead><tr><th scope="col">Measure</th><th scope="col">Year</th></tr></thead>'
        '<tbody><tr><th scope="row">Referrals</th><td>1564</td></tr></tbody></table>'
    )


def test_a_table_without_header_cells_is_left_without_a_head():
    html = "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert clean(html) == html


def test_a_head_that_is_there_is_kept_with_its_caption():
    html = (
        "<table><caption>Referrals</caption><thead><tr><th>Year</th></tr></thead>"
        "<tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert clean(html) == html.replace("<th>", '<th scope="col">')


def test_cells_keep_what_they_span():
    html = (
        '<table><thead><tr><th colspan="2" scope="col">Years</th></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td><td>2</td></tr></tbody></table>'
    )
    assert clean(html) == html


@pytest.mark.parametrize("span", ["0", "1000", "x", "-2", "1"])
def test_a_span_that_makes_no_sense_is_dropped(span):
    assert "span=" not in clean(f'<table><tr><td colspan="{span}">1</td></tr></table>')


def test_a_scope_that_does_not_exist_is_replaced():
    assert 'scope="col"' in clean('<table><tr><th scope="everything">1</th></tr><tr><td>2</td></tr></table>')


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<b>bold</b> and <i>slanted</i>", "<p><strong>bold</strong> and <em>slanted</em></p>"),
        ("<h1>Title</h1><h6>small</h6>", "<h3>Title</h3><h4>small</h4>"),
        ("<div>a block</div>", "<p>a block</p>"),
        ("plain words", "<p>plain words</p>"),
    ],
)
def test_what_other_editors_write_is_said_in_our_tags(html, cleaned):
    assert clean(html) == cleaned


@pytest.mark.parametrize("html", ["", "   ", "<p></p>", "<p><br></p><p>&nbsp;</p>", "<script>x</script>"])
def test_nothing_is_nothing(html):
    assert clean(html) == ""


def test_empty_paragraphs_at_the_end_are_dropped():
    assert clean("<p>text</p><p></p><p><br></p>") == "<p>text</p>"
