"""What is empty, broken, too large or sent to do harm gets a clear message, or is read in little time."""

import base64
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.intake import mailfile
from cases.intake.parsing import Proposal, UnreadableRequest, propose_from_file, propose_from_text
from cases.intake.readable import LONGEST

HEAD = b"From: Jane Sample <jane@requester.example>\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\x00\x00", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "Word"),
        (b"\xd0\xcf\x11\xe0...", ".msg"),
        (b"{\\rtf1 ...}", "RTF"),
        (b"\x89PNG...", "picture"),
        (b"\xff\xd8\xff...", "picture"),
        (b"GIF89a...", "picture"),
        (bytes(range(256)) * 40, "not an e-mail"),
        ("\u200b\u202e\ufeff".encode(), "no text"),
        (HEAD + b"\r\n\r\n", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, words):
    with pytest.raises(UnreadableRequest, match=words):
        propose_from_file(data, "request.eml")


def test_nothing_pasted_is_refused():
    for text in ("", " \n\t", "\u200f\x00"):
        with pytest.raises(UnreadableRequest, match="Paste"):
            propose_from_text(text)


def test_a_file_over_25_mb_is_refused():
    with pytest.raises(UnreadableRequest, match="25 MB"):
        propose_from_file(b"a" * (25 * 1024 * 1024 + 1), "x.txt")


def test_a_mail_that_the_parser_gives_up_on_is_refused(monkeypatch):
    def give_up(data):
        raise RecursionError

    monkeypatch.setattr(mailfile, "message_from_bytes", give_up)
    with pytest.raises(UnreadableRequest, match="damaged"):
        propose_from_file(HEAD + b"\r\nHello", "x.eml")


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_text_file_is_read_in_whatever_way_it_was_saved(codec):
    words = "How much did the café in the town hall pay in rent – £5?"
    assert propose_from_file(words.encode(codec), "x.txt").questions[0].text == words


def test_a_web_page_is_read_as_text():
    page = "<!DOCTYPE html><html><body><p>Dear Council</p><p>How many libraries are there?</p></body></html>"
    for proposal in (propose_from_file(page.encode(), "x.txt"), propose_from_text(page)):
        assert [question.text for question in proposal.questions] == ["How many libraries are there?"]


def test_signs_that_cannot_be_seen_are_taken_out():
    text = "How\u00a0many\u202e libraries\x00 are\u200b there?\x0bAnd\u2028who pays?"
    assert propose_from_text(text).text == "How many libraries are there?\nAnd\nwho pays?"


LONG = {
    "a a a": "a " * 500_000,
    "one word": "a" * 1_000_000,
    "quotes": ">" * 1_000_000,
    "quoted lines": "> \n" * 300_000,
    "digits": "1" * 1_000_000,
    "numbers": "1. " * 300_000,
    "numbered lines": "".join(f"{n}. How many?\n" for n in range(1, 100_000)),
    "lines of one": "1.\n" * 300_000,
    "bullets": "- \n" * 300_000,
    "bullets in a row": "- " * 300_000,
    "spaces": " " * 1_000_000 + "x",
    "tabs": "x" + "\t" * 1_000_000 + "x",
    "newlines": "x" + "\n" * 1_000_000 + "x",
    "dots": "." * 1_000_000,
    "question marks": "? " * 500_000,
    "at signs": "@" * 1_000_000,
    "addresses": "a@" * 500_000,
    "mails": "jane@requester.example " * 40_000,
    "colons": "From:" * 200_000,
    "from lines": "From: x\n" * 100_000,
    "headers": "From: x\nSent: 1 May 2021\nTo: y\nSubject: z\n\n" * 20_000,
    "on wrote": "On 1 May 2021 x wrote:\n" * 40_000,
    "on": "On " * 300_000,
    "dashes": "-" * 1_000_000,
    "pipes": "| " * 500_000,
    "please": "please provide " * 60_000,
    "the": "the following " * 60_000,
    "if": "if the cost limit " * 60_000,
    "commas": "a, " * 300_000,
    "brackets": "(" * 1_000_000,
    "inline": "".join(f"({n}) x " for n in range(1, 100_000)),
    "dates": "1 May 2021 " * 90_000,
    "thanks": "Thanks\n" * 150_000,
    "dear": "Dear " * 200_000,
    "names": "Jane Sample\n" * 80_000,
    "forms": "Name:\nEmail:\nRequest:\n" * 40_000,
    "markup": "<p" * 500_000,
    "stars": "**" * 500_000,
    "letters": "a) x\nb) y\ni) z\n" * 60_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_of_anything_is_read_in_a_few_seconds(name):
    started = time.process_time()
    proposal = propose_from_text(LONG[name])
    assert time.process_time() - started < 30
    assert len(proposal.text) <= LONGEST


MARKUP = {
    "comments": b"<!--" * 250_000,
    "tags": b"<a " * 300_000,
    "quotes": b'<a x="' * 150_000,
    "quotes that close": b'<a x="' + b">" * 1_000_000,
    "quoted tags": b'<a "' * 200_000 + b">" * 200_000,
    "deep": b"<div>" * 200_000,
    "deep lists": b"<ol><li>" * 100_000,
    "deep tables": b"<table><tr><td>x" * 60_000,
    "wide tables": b"<table>" + b"<td>x" * 200_000,
    "cited": b"<blockquote type=cite>x" * 40_000,
    "scripts": b"<script>" * 100_000,
    "closed scripts": b"<script></script>" * 60_000,
    "ampersands": b"&" * 1_000_000,
    "angles": b"<" * 1_000_000,
    "declarations": b"<!x" * 300_000,
    "breaks": b"<br>" * 250_000,
    "hidden": b"<p hidden>" * 100_000,
    "pre": b"<pre>\n\n" * 100_000,
}


@pytest.mark.parametrize("name", MARKUP)
def test_a_megabyte_of_broken_markup_is_read_in_a_few_seconds(name):
    started = time.process_time()
    propose_from_file(HTML + b"How many?<p>" + MARKUP[name], "x.eml")
    assert time.process_time() - started < 30


def test_a_mail_of_20_mb_is_read_in_a_few_seconds_and_its_attachment_listed():
    attachment = base64.encodebytes(b"\x00" * (14 * 1024 * 1024))
    data = (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nHow many libraries are there?\r\n'
        b'--b\r\nContent-Type: application/pdf; name="plan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + attachment
        + b"--b--\r\n"
    )
    started = time.process_time()
    proposal = propose_from_file(data, "x.eml")
    assert time.process_time() - started < 30
    assert proposal.attachments == (("plan.pdf", 14 * 1024 * 1024),)
    assert proposal.questions[0].text == "How many libraries are there?"


def test_a_long_text_is_cut_and_says_so():
    proposal = propose_from_text("How many libraries are there?\n\n" + "word " * 100_000)
    assert any("very long" in note for note in proposal.notes)


WORDS = st.sampled_from(
    [
        *(
            "From: Jane <jane@x.example>\n",
            "Sent: 3 March 2026\n",
            "Subject: FOI\n",
            "To: y\n",
            "Dear Council,\n",
            "\n",
            "> ",
            ">> ",
        ),
        *(
            "1. How many?\n",
            "2) Who\n",
            "a) x\n",
            "b. y\n",
            "i) z\n",
            "- item\n",
            "1.1 x\n",
            "Q3: z\n",
            "Please provide:\n",
            " | x | y\n",
        ),
        *(
            "Kind regards\n",
            "Jane Sample\n",
            "On 3 March 2026 Jane <j@x.example> wrote:\n",
            "-----Original Message-----\n",
            "P.S. how?\n",
        ),
        *(
            "How many? ",
            "I would like the following",
            "Name: x\n",
            "Email: j@x.example\n",
            "Request:\n",
            "broken down by year. ",
            "\t",
            "12/13/2021\n",
        ),
    ]
)


def holds_together(proposal: Proposal):
    assert set(proposal.as_json()) == {"requester", "received_on", "subject", "regime", "questions"}
    for place in (*proposal.questions, *proposal.marks):
        assert 0 <= place.start <= place.end <= len(proposal.text)
    assert all(question.text.strip() for question in proposal.questions)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=500), st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=40).map("".join)
    )
)
def test_any_text_is_read_or_refused(text):
    with suppress(UnreadableRequest):
        holds_together(propose_from_text(text))


PARTS = st.sampled_from(
    [
        *(
            b"\r\n",
            b"\r\n--b\r\n",
            b"--b--\r\n",
            b"Content-Type: text/html; charset=utf-16\r\n",
            b"Content-Type: message/rfc822\r\n",
        ),
        *(
            b'Content-Type: multipart/mixed; boundary="b"\r\n',
            b"Content-Type: multipart/alternative; boundary=b\r\n",
            b"MIME-Version: 1.0\r\n",
        ),
        *(
            b"Content-Transfer-Encoding: base64\r\n",
            b"Content-Transfer-Encoding: uuencode\r\n",
            b"Content-Disposition: attachment; filename*=x'y'%ff\r\n",
        ),
        *(
            b"From: =?utf-8?b?/w==?= <a@b.example>\r\n",
            b"Date: Mon, 31 Feb 2021\r\n",
            b"Received: x; y\r\n",
            b"Subject: \xff\r\n",
            b"<table><tr><td>",
            b"How many?\r\n",
        ),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(st.one_of(PARTS, st.binary(max_size=8)), max_size=25).map(
            lambda parts: HEAD + b"".join(parts)
        ),
    )
)
def test_any_file_is_read_or_refused(data):
    with suppress(UnreadableRequest):
        holds_together(propose_from_file(data, "x.eml"))
