"""Sample requests in the manner of real ones: every field must come out as an officer would have typed it."""

import pytest

from cases.intake.parsing import Proposal, propose_from_file, propose_from_text
from tests.intake.sample_requests import FOLDER, samples


def asked(proposal: Proposal) -> list[str]:
    return [question.text for question in proposal.questions]


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_the_request_is_read_as_an_officer_would_type_it(sample):
    assert propose_from_text(sample.text).as_json() == sample.expected


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_every_proposal_is_marked_where_it_stands_in_the_text(sample):
    proposal = propose_from_text(sample.text)
    for question in proposal.questions:
        first, last = question.text.split()[0], question.text.split()[-1]
        marked = proposal.text[question.start : question.end]
        assert first.strip("*") in marked.split(maxsplit=1)[0]
        assert last.strip("*") in marked[-len(last) - 5 :]
    for mark in proposal.marks:
        words = proposal.text[mark.start : mark.end]
        assert words.strip()
        if mark.kind == "email":
            assert proposal.requester_email in words


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_a_saved_text_file_reads_like_the_pasted_text(sample):
    pasted = propose_from_text(sample.text).as_json()
    for codec in ("utf-8", "utf-16"):
        assert propose_from_file(sample.text.replace("\n", "\r\n").encode(codec), "x.txt").as_json() == pasted


def test_there_are_at_least_sixty_samples_with_names_of_their_own():
    titles = [sample.title for sample in samples()]
    assert len(set(titles)) == len(titles) >= 60


def test_the_saved_e_mail_of_a_whatdotheyknow_request_is_read():
    proposal = propose_from_file((FOLDER / "whatdotheyknow.eml").read_bytes(), "whatdotheyknow.eml")
    assert proposal.as_json() == {
        "requester": {"name": "Jane Sample", "email": "request-654321-0f1e2d3c@whatdotheyknow.com"},
        "received_on": "2023-07-01",
        "subject": "Play area inspections",
        "regime": "FOIA",
        "questions": [
            "Please provide the reports of the last two inspections of each play area run by the council.",
            "Please also provide the annual budget for repairs since 2020-21.",
        ],
    }
