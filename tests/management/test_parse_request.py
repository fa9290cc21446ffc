"""manage.py parse_request: the same proposal as on the page, from a file or standard input."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

REQUEST = """From: Jane Sample <jane@requester.example>
Sent: Wednesday 10 February 2021 09:42
To: foi@ashmere.example
Subject: Libraries

Dear Council

1. How many libraries are there?
2. What do they cost:
a) staff
b) books

Jane Sample
"""
EXPECTED = {
    "requester": {"name": "Jane Sample", "email": "jane@requester.example"},
    "received_on": "2021-02-10",
    "subject": "Libraries",
    "regime": "FOIA",
    "questions": ["How many libraries are there?", "What do they cost:\na) staff\nb) books"],
}


def run(*arguments) -> str:
    out = io.StringIO()
    call_command("parse_request", *arguments, stdout=out)
    return out.getvalue()


def test_the_proposal_is_printed_as_json(tmp_path):
    path = tmp_path / "request.txt"
    path.write_text(REQUEST, encoding="utf-8")
    assert json.loads(run(str(path), "--json")) == EXPECTED


def test_a_dash_reads_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REQUEST.encode())))
    assert json.loads(run("-", "--json")) == EXPECTED


def test_without_json_a_plain_summary_is_printed(tmp_path):
    path = tmp_path / "request.txt"
    path.write_text(REQUEST, encoding="utf-8")
    assert run(str(path)).splitlines() == [
        "From:     Jane Sample <jane@requester.example>",
        "Received: 2021-02-10",
        "Subject:  Libraries",
        "Regime:   FOIA (Names no law; nothing environmental found)",
        "   1. How many libraries are there?",
        "   2. What do they cost:",
        "      a) staff",
        "      b) books",
    ]


def test_what_is_missing_and_doubtful_is_said(tmp_path):
    path = tmp_path / "request.txt"
    path.write_text("How many libraries are there?", encoding="utf-8")
    printed = run(str(path))
    assert "(no name) <no address>" in printed
    assert "Received: (no date)" in printed
    assert "Note: No date was found." in printed


def test_an_unreadable_file_is_refused_in_plain_english(tmp_path):
    path = tmp_path / "request.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match="This is a Word, Excel or zip file"):
        run(str(path))
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(str(tmp_path / "nothing.eml"))
