"""Whatever stands around or inside a name: it is found, and nothing of it survives."""

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import fold, replaced
from tests.names.people import done, find, redacted

NAMES = st.sampled_from(
    ["Jane Smith", "Smith, Jane", "Robert Haversham", "Mr Haversham", "Karen O’Brien", "Hendrik van der Berg"]
)
AROUND = st.sampled_from(["The note by ", "Asked ", "1. ", "(", "“", "and ", ""])
TAGS = st.sampled_from(["b", "i", "em", "strong", "span", "a", "u", "mark"])
SPACES = st.sampled_from(
    [" ", "\u00a0", "&nbsp;", "&#160;", "  ", "\n", " \n ", "\u2009", "<br>", "<br/>\n", "\t"]
)
UNSEEN = st.sampled_from(["", "", "", "\u00ad", "&shy;", "\u200b", "&#8203;", "\u2060", "<wbr>", "<!-- -->"])


@st.composite
def marked_up(draw) -> tuple[str, str]:
    """A name, and the same in HTML with anything inside that a reader does not see."""
    name = draw(NAMES)
    parts = []
    for character in name:
        if character == " ":
            parts.append(draw(SPACES))
        else:
            as_entity = draw(st.integers(0, 5)) == 0
            parts.append(f"&#{ord(character)};" if as_entity else html.escape(character))
            parts.append(draw(UNSEEN))
    first, last = sorted((draw(st.integers(0, len(parts))), draw(st.integers(0, len(parts)))))
    tag = draw(TAGS)
    parts[first:last] = [f"<{tag}>", *parts[first:last], f"</{tag}>"]
    return name, "".join(parts)


def visible(source: str) -> str:
    without = re.sub(r"<!--.*?-->|<wbr>", "", source, flags=re.DOTALL)
    return fold(
        html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:b|i|em|strong|span|a|u|mark)>", "", without)))
    )


def balance(source: str) -> list[str]:
    return re.findall(r"</?(?:b|i|em|strong|span|a|u|mark|p)\b", source)


@settings(deadline=None)  # the machine may be busy; the odd texts below guard the speed
@given(marked_up(), AROUND, st.sampled_from([" said so.</p>", "</p>", ", yes</p>", "’s note</p>"]))
def test_no_part_of_a_withheld_name_survives(marked, before, after):
    name, inside = marked
    source = f"<p>{before}{inside}{after}"
    found = redacted(source, is_html=True)
    left = visible(found)
    for word in re.findall(r"[A-Za-z]{4,}", name):
        assert word.lower() not in left, found
    assert balance(found) == balance(source)


@settings(deadline=None)  # the machine may be busy; the odd texts below guard the speed
@given(marked_up(), AROUND)
def test_the_offsets_cut_out_the_words(marked, before):
    source = f"<p>{before}{marked[1]} said.</p>"
    for mention in find(source, is_html=True):
        assert source[mention.start : mention.end] == mention.text
        assert fold(mention.words) in visible(source)


@settings(deadline=None)  # the machine may be busy; the odd texts below guard the speed
@given(marked_up(), AROUND, NAMES)
def test_a_second_reading_finds_nothing_to_withhold(marked, before, other):
    once = redacted(f"<p>{before}{marked[1]} said to {other}.</p>", is_html=True)
    assert redacted(once, is_html=True) == once


@settings(deadline=None)  # the machine may be busy; the odd texts below guard the speed
@given(NAMES, st.text(max_size=40), st.text(max_size=40))
def test_any_text_around_is_kept_and_every_offset_is_right(name, before, after):
    source = f"{before}\n\nNote by {name}\n\n{after}"
    found = find(source)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(source)
        assert source[mention.start : mention.end] == mention.text
        at = mention.end
    withheld = [each for each in found if done(each.ruling) == "withhold"]
    assert "Haversham" not in replaced(source, withheld, is_html=False) or "Haversham" in before + after


@settings(deadline=None)  # the machine may be busy; the odd texts below guard the speed
@given(st.text(alphabet="<>&;!-/\"'= \nabJaneSmith", max_size=80))
def test_html_that_is_broken_is_read_to_its_end(source):
    for mention in find(source, is_html=True):
        assert source[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "unit", ["a", "a.", "_", "...", "a dot ", "x@", "Jane ", "<", "&", "<b>", "\t", "Smith, "]
)
def test_an_odd_text_takes_no_longer_than_any_other(unit):
    """A pattern that looks again from every letter would need minutes for these."""
    text = unit * (30_000 // len(unit))
    began = time.process_time()
    find(text, is_html=True)
    assert time.process_time() - began < 3
