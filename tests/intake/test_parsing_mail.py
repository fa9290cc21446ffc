"""E-mail files: what MIME can do to a request, and what must not stop it."""

import base64
from datetime import date
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from cases.intake.parsing import propose_from_file, propose_from_text

ASKED = "How many libraries does the council run?"
HEAD = (
    b"From: Jane Sample <jane@requester.example>\r\nTo: foi@ashmere.example\r\nSubject: Libraries\r\n"
    b"Date: Wed, 10 Feb 2021 09:42:00 +0000\r\nMessage-ID: <1@requester.example>\r\nMIME-Version: 1.0\r\n"
)


def mail(**headers) -> EmailMessage:
    message = EmailMessage()
    defaults = {
        "From": "Jane Sample <jane@requester.example>",
        "To": "FOI <foi@ashmere.example>",
        "Subject": "Libraries",
        "Date": "Wed, 10 Feb 2021 09:42:00 +0000",
    }
    for name, value in (defaults | headers).items():
        message[name] = value
    return message


def asked(proposal) -> list[str]:
    return [question.text for question in proposal.questions]


def test_a_plain_e_mail_is_read():
    message = mail()
    message.set_content(f"Dear Council\n\n{ASKED}\n\nYours faithfully\nJane Sample\n")
    assert propose_from_file(message.as_bytes(), "request.eml").as_json() == {
        "requester": {"name": "Jane Sample", "email": "jane@requester.example"},
        "received_on": "2021-02-10",
        "subject": "Libraries",
        "regime": "FOIA",
        "questions": [ASKED],
    }


def test_the_source_of_an_e_mail_may_be_pasted_and_its_name_may_be_anything():
    message = mail()
    message.set_content(ASKED)
    assert (
        propose_from_text(message.as_string()).as_json()
        == propose_from_file(message.as_bytes(), "x.pdf").as_json()
    )


def test_of_plain_text_and_html_the_plain_text_is_read():
    message = mail()
    message.set_content(f"{ASKED}\n")
    message.add_alternative("<p>Something else?</p>", subtype="html")
    proposal = propose_from_file(message.as_bytes(), "")
    assert asked(proposal) == [ASKED]
    assert not any("HTML" in note for note in proposal.notes)


@pytest.mark.parametrize("plain", ["", " \n", "Your mail program cannot show HTML."])
def test_html_is_read_where_the_plain_text_is_a_stub(plain):
    message = mail()
    message.set_content(plain)
    question = (
        "How many books were lent by each library in each of the years 2015 to 2020, and to how many readers?"
    )
    message.add_alternative(
        f"<html><body><p>Dear Council</p><p>{question}</p><p>{ASKED}</p></body></html>", subtype="html"
    )
    proposal = propose_from_file(message.as_bytes(), "")
    assert asked(proposal) == [question, ASKED]
    assert any("HTML only" in note for note in proposal.notes)


def test_scripts_styles_comments_and_hidden_text_never_appear():
    message = mail()
    message.set_content(
        "<html><head><title>Nope1</title><style>p {color: Nope2}</style></head><body><!-- Nope3 -->"
        "<script>alert('Nope4?')</script><SCRIPT src=x>Nope5</SCRIPT >"
        "<div style='display:none'>Nope6<div><b>Nope7</b></div></div>"
        f"<p hidden>Nope8<p>{ASKED}</p><img alt='Nope9' src='x'></body></html>",
        subtype="html",
    )
    proposal = propose_from_file(message.as_bytes(), "")
    assert proposal.text.strip() == ASKED


def test_an_html_list_keeps_its_numbers_and_a_table_its_rows():
    message = mail()
    message.set_content(
        "<p>Dear Council,<br>please provide:</p><ol start='3'><li><p>the number of libraries</p><li>their cost, for:"
        "<ol type='a'><li>staff</li><li>books</li></ol></ol>"
        "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2019</td><td><p>£</p></td></tr></table><p>Regards<br>Jane</p>",
        subtype="html",
    )
    proposal = propose_from_file(message.as_bytes(), "")
    assert asked(proposal) == [
        "the number of libraries",
        "their cost, for:\na. staff\nb. books\nYear | Cost\n2019 | £",
    ]


def test_entries_and_cells_without_their_list_or_table_are_read_as_lines():
    message = mail()
    message.set_content(f"<li>{ASKED}</li></table><tr><td>Who manages them?</td></tr>", subtype="html")
    assert asked(propose_from_file(message.as_bytes(), "")) == [ASKED, "Who manages them?"]


def test_a_layout_table_is_read_like_paragraphs():
    message = mail()
    message.set_content(
        f"<table><tr><td><table><tr><td><p>Dear Council</p><p>{ASKED}</p><p>Who manages them?</p></td></tr></table>"
        "<tr><td>Kind regards<br>Jane Sample",
        subtype="html",
    )
    assert asked(propose_from_file(message.as_bytes(), "")) == [ASKED, "Who manages them?"]


def test_cited_html_is_not_part_of_the_request():
    message = mail(Subject="Re: Libraries")
    message.set_content(
        f"<div>{ASKED}</div><div>Jane</div><div class='gmail_quote'>"
        "On Mon, 8 Feb 2021 at 10:00, FOI &lt;foi@ashmere.example&gt; wrote:<br>"
        "<blockquote class='gmail_quote' type='cite'><p>Which libraries do you mean?</p></blockquote></div>",
        subtype="html",
    )
    proposal = propose_from_file(message.as_bytes(), "")
    assert asked(proposal) == [ASKED]
    assert proposal.requester_email == "jane@requester.example"
    assert any("2 messages" in note for note in proposal.notes)


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("utf-8", "How much is a £5 café meal?".encode()),
        ("iso-8859-1", "How much is a £5 café meal?".encode("latin-1")),
        ("utf-8", "How much is a £5 café meal?".encode("cp1252")),
        ("us-ascii", "How much is a £5 café meal?".encode()),
        ("", "How much is a £5 café meal?".encode("cp1252")),
        ("no-such-charset", "How much is a £5 café meal?".encode()),
        ("utf-16", "How much is a £5 café meal?".encode("utf-16")),
    ],
)
def test_a_wrong_or_missing_charset_does_not_spoil_the_words(charset, encoded):
    label = f'; charset="{charset}"'.encode() if charset else b""
    body = base64.encodebytes(encoded)
    data = (
        HEAD + b"Content-Type: text/plain" + label + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body
    )
    assert asked(propose_from_file(data, "")) == ["How much is a £5 café meal?"]


def test_raw_eight_bit_text_and_header_without_any_label_are_read():
    head = "From: Zoë Sample <zoe@requester.example>\r\nSubject: Café licences\r\nMessage-ID: <1@x>\r\n"
    data = head + "\r\nHow many cafés?\r\n"
    for codec in ("utf-8", "cp1252"):
        proposal = propose_from_file(data.encode(codec), "")
        assert (proposal.requester_name, proposal.subject, asked(proposal)) == (
            "Zoë Sample",
            "Café licences",
            ["How many cafés?"],
        )


def test_quoted_printable_and_flowed_lines_are_joined():
    body = (
        b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"How many librar=\r\nies does the  \r\ncouncil run=3F\r\n\r\n-- \r\nJane\r\n"
    )
    assert asked(propose_from_file(HEAD + body, "")) == [ASKED]
    flowed = body.replace(b" delsp=yes", b"").replace(b"the  \r\n", b"the \r\n")
    assert asked(propose_from_file(HEAD + flowed, "")) == [ASKED]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("=?utf-8?q?J=C3=A4ne_Sample?= <jane@requester.example>", "Jäne Sample"),
        ('"=?iso-8859-1?Q?Sample=2C_J=E4ne?=" <jane@requester.example>', "Jäne Sample"),
        ("=?utf-8?b?SsOkbmU=?= =?utf-8?q?_Sample?= <jane@requester.example>", "Jäne Sample"),
        ("=?klingon?q?Jane?= <jane@requester.example>", "Jane"),
        ("Sample, Jane <jane@requester.example>", "Jane Sample"),
        ("'Sample, Jane (Research)' <jane@requester.example>", "Jane Sample"),
        ('"Jane Sample via WhatDoTheyKnow" <jane@requester.example>', "Jane Sample"),
        ("Mrs Jane Sample <jane@requester.example>", "Mrs Jane Sample"),
        ("Jane Sample, MBE <jane@requester.example>", "Jane Sample"),
        ("jane@requester.example (Jane Sample)", "Jane Sample"),
        ("<jane@requester.example>", ""),
        ('"jane@requester.example" <jane@requester.example>', ""),
        ("Mailer on behalf of Jane Sample <jane@requester.example>", "Jane Sample"),
    ],
)
def test_the_name_is_read_from_the_header_in_natural_order(header, name):
    data = HEAD.replace(b"Jane Sample <jane@requester.example>", header.encode()) + b"\r\n" + ASKED.encode()
    proposal = propose_from_file(data, "")
    assert (proposal.requester_name, proposal.requester_email) == (name, "jane@requester.example")
    assert bool(name) != any("No name" in note for note in proposal.notes)


def test_broken_encoded_words_stay_as_they_are():
    data = HEAD.replace(b"Subject: Libraries", b"Subject: =?utf-8?b?a?= Libraries") + b"\r\n" + ASKED.encode()
    assert "Libraries" in propose_from_file(data, "").subject


@pytest.mark.parametrize(
    ("headers", "day"),
    [
        (
            {
                "Received": "from a by b; Thu, 10 Jun 2021 23:30:00 +0000",
                "Date": "Thu, 10 Jun 2021 12:00:00 +0000",
            },
            date(2021, 6, 11),
        ),
        ({"Received": "from a by b; nonsense", "Date": "Thu, 10 Jun 2021 22:59:00 +0000"}, date(2021, 6, 10)),
        ({"Date": "Thu, 10 Jun 2021 23:30:00 -0000"}, date(2021, 6, 11)),
        ({"Date": "Thu, 10 Jun 2021 23:30:00"}, date(2021, 6, 10)),
        ({"Date": "Wed, 10 Feb 2021 23:42:00 +0100"}, date(2021, 2, 10)),
        ({"Date": "10/06/2021 23:30"}, date(2021, 6, 10)),
        ({"Date": "Thu, 1 Jan 1970 00:00:00 +0000"}, None),
        ({"Date": "soon"}, None),
        ({"Date": "Thu, 99 Jun 2021 23:30:00 +0000"}, None),
        ({"Date": ""}, None),
    ],
)
def test_the_day_received_is_the_day_in_london_on_which_it_arrived(headers, day):
    lines = b"".join(f"{name}: {value}\r\n".encode() for name, value in headers.items())
    head = HEAD.replace(b"Date: Wed, 10 Feb 2021 09:42:00 +0000\r\n", lines)
    proposal = propose_from_file(head + b"\r\n" + ASKED.encode(), "")
    assert proposal.received_on == day
    assert (day is None) == any("No date" in note for note in proposal.notes)


def forwarded_as_attachment(
    outer_from="Olive Officer <olive.officer@ashmere.example>", said="For you to log.\n"
):
    inner = mail(Received="from a by b; Wed, 10 Feb 2021 10:00:00 +0000")
    inner.set_content(f"Dear Council\n\n{ASKED}\n\nJane Sample")
    inner.add_attachment(b"12345", maintype="application", subtype="pdf", filename="map.pdf")
    outer = MIMEMultipart()
    outer["From"], outer["To"] = outer_from, "foi@ashmere.example"
    outer["Date"], outer["Subject"] = "Fri, 12 Feb 2021 09:00:00 +0000", "FW: Libraries"
    outer.attach(MIMEText(said))
    outer.attach(MIMEMessage(inner))
    return outer.as_bytes()


def test_a_request_forwarded_as_an_attachment_is_the_inner_senders_and_received_on_its_day():
    proposal = propose_from_file(forwarded_as_attachment(), "")
    assert proposal.as_json() == {
        "requester": {"name": "Jane Sample", "email": "jane@requester.example"},
        "received_on": "2021-02-10",
        "subject": "Libraries",
        "regime": "FOIA",
        "questions": [ASKED],
    }
    assert proposal.attachments == (("map.pdf", 5),)


def test_a_requester_who_attaches_an_earlier_mail_asks_on_top():
    data = forwarded_as_attachment(
        "Tom Example <tom@citizen.example>", "Dear Council\n\nHow many of them are shut on Mondays?\n\nTom"
    )
    proposal = propose_from_file(data, "")
    assert (proposal.requester_email, asked(proposal)) == (
        "tom@citizen.example",
        ["How many of them are shut on Mondays?"],
    )
    assert proposal.received_on == date(2021, 2, 12)


def test_attachments_are_listed_with_their_sizes_but_not_the_pictures_of_a_signature():
    message = mail()
    message.set_content(ASKED)
    message.add_attachment(b"x" * 1000, maintype="application", subtype="pdf", filename="../../pl\u00e4n.pdf")
    message.add_attachment("see also", filename="notes.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="image001.png", cid="<logo>")
    message.add_attachment(b"\x78\x9f", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    proposal = propose_from_file(message.as_bytes(), "")
    assert proposal.attachments == (("plän.pdf", 1000), ("notes.txt", 9), ("winmail.dat", 2))
    assert any("winmail.dat" in note for note in proposal.notes)


def test_a_text_attachment_is_read_where_the_mail_itself_is_empty():
    message = mail()
    message.set_content("\n")
    message.add_attachment(f"Dear Council\n{ASKED}\n", filename="request.txt")
    assert asked(propose_from_file(message.as_bytes(), "")) == [ASKED]


def test_a_mail_without_text_says_where_the_request_may_be():
    message = mail(Subject="")
    message.set_content(b"%PDF", maintype="application", subtype="pdf", filename="request.pdf")
    proposal = propose_from_file(message.as_bytes(), "")
    assert proposal.questions == ()
    assert any("in an attachment" in note for note in proposal.notes)


def test_a_subject_alone_is_the_question():
    message = mail(Subject="How many libraries are there?")
    message.set_content("")
    proposal = propose_from_file(message.as_bytes(), "")
    assert asked(proposal) == ["How many libraries are there?"]


def test_calendar_entries_and_unknown_text_are_not_the_request():
    message = mail()
    message.set_content(ASKED)
    message.make_mixed()
    message.attach(MIMEText("BEGIN:VCALENDAR", "calendar"))
    message.attach(MIMEText("And who manages them?", "enriched"))
    proposal = propose_from_file(message.as_bytes(), "")
    assert asked(proposal) == [ASKED, "And who manages them?"]


def test_an_mbox_line_and_a_byte_order_mark_before_the_header_are_passed_over():
    message = mail()
    message.set_content(ASKED)
    for data in (
        b"From jane Wed Feb 10 09:42:00 2021\n" + message.as_bytes(),
        b"\xef\xbb\xbf" + message.as_bytes(),
    ):
        assert propose_from_file(data, "").received_on == date(2021, 2, 10)


def test_a_form_sent_by_the_council_itself_is_answered_to_who_filled_it_in():
    message = mail(From="Web forms <noreply@ashmere.gov.uk>", **{"Reply-To": "jane@requester.example"})
    message.set_content(f"{ASKED}\n\nJane Sample")
    proposal = propose_from_file(message.as_bytes(), "")
    assert (proposal.requester_name, proposal.requester_email) == ("Jane Sample", "jane@requester.example")


def test_fifty_nested_parts_are_read_and_more_than_a_hundred_are_left():
    def nested(depth):
        part = MIMEText(ASKED)
        for _ in range(depth):
            outer = MIMEMultipart()
            outer.attach(part)
            part = outer
        for name, value in mail().items():
            part[name] = value
        return part.as_bytes()

    assert asked(propose_from_file(nested(50), "")) == [ASKED]
    assert propose_from_file(nested(105), "").questions[0].text == "Libraries"


def test_header_lines_typed_into_the_mail_do_not_hide_who_sent_it():
    message = mail(Subject="FOI")
    message.set_content(f"To: Ashmere Borough Council\nDate: 1 January 2021\nSubject: Libraries\n\n{ASKED}\n")
    proposal = propose_from_file(message.as_bytes(), "")
    assert proposal.requester_email == "jane@requester.example"
    assert (proposal.received_on, proposal.subject) == (date(2021, 2, 10), "Libraries")


@pytest.mark.parametrize("day", ["Sent: 3 March 2021 10:00\n", ""])
def test_a_mail_from_inside_that_begins_with_the_requesters_header_is_the_requesters(day):
    message = mail(From="Olive Officer <olive.officer@ashmere.example>", Subject="Please log")
    message.set_content(f"From: Tom Example <tom@citizen.example>\n{day}Subject: Library hours\n\n{ASKED}\n")
    proposal = propose_from_file(message.as_bytes(), "")
    assert (proposal.requester_name, proposal.requester_email) == ("Tom Example", "tom@citizen.example")
    assert (proposal.received_on, proposal.subject) == (
        date(2021, 3, 3) if day else date(2021, 2, 10),
        "Library hours",
    )
