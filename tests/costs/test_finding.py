"""The requests that may be added up are found: same requester, much the same questions, within the window."""

from datetime import date, timedelta

import pytest

from cases.costs import finding
from cases.costs.finding import ALIKE, telling_words
from cases.models import current_calendar
from cases.workflow import Stage
from tests.costs.conftest import RECEIVED

pytestmark = pytest.mark.django_db
PERMITS = ["How many parking permits did the council issue in 2020?", "How many were refused and why?"]
REWORDED = [
    "Please tell me the number of parking permits issued during 2020, how many were refused, and the reasons why."
]
OTHER = ["What did the council spend on the repair of street lamps?"]
TOM = {"requester_name": "Tom Example", "requester_email": "tom@requester.example"}


@pytest.fixture
def case(make):
    return make(questions=PERMITS)


@pytest.fixture
def found(case):
    def find():
        return finding.find(case, current_calendar())

    return find


def shown(found) -> list[tuple[str, str, bool]]:
    return [(each.case.reference, each.why, bool(each.reasons)) for each in found.candidates]


def test_every_request_of_the_same_requester_within_the_window_is_found(make, found):
    make(date(2021, 3, 1), questions=OTHER)
    make(
        date(2020, 11, 12),
        questions=OTHER,
        requester_email="jane@requester.example",
        requester_name="J Sample",
    )
    make(date(2021, 5, 10), questions=PERMITS)
    make(date(2021, 5, 11), questions=PERMITS)
    make(date(2020, 11, 11), questions=PERMITS)
    assert sorted(shown(found())) == [
        ("7012569", "Same requester", False),
        ("7012570", "Same requester", False),
        ("7012571", "Same requester", False),
    ]
    assert (found().begins, found().ends) == (date(2020, 11, 12), date(2021, 5, 10))


def test_a_campaign_is_found_by_its_questions_whatever_their_words(make, found):
    make(questions=REWORDED, **TOM)
    make(questions=OTHER, requester_name="Ann Other", requester_email="ann@requester.example")
    candidate = found().candidates[0]
    assert (candidate.case.reference, candidate.why) == ("7012569", "Much the same questions")
    assert candidate.alike >= ALIKE
    assert len(found().candidates) == 1
    assert found().compared == 2


def test_the_same_name_is_pointed_out_but_is_not_taken_for_the_same_person(make, case, found):
    other = make(questions=OTHER, requester_email="another@requester.example")
    assert shown(found()) == [("7012569", "Same name", False)]
    assert not finding.is_same_requester(other, case)


def test_a_requester_without_an_e_mail_address_is_known_by_the_record(make, council):
    by_post = {"requester_email": "", "requester_address": "1 Sample Street", "requester_name": "Ann Other"}
    case = make(questions=PERMITS, **by_post)
    other = make(questions=OTHER, **by_post)
    same = finding.is_same_requester(other, case)
    assert same == (other.requester_id == case.requester_id)
    candidates = finding.find(case, current_calendar()).candidates
    assert [each.case for each in candidates] == [other]


def test_what_cannot_be_added_is_shown_last_with_its_reason(make, found, case_at):
    make(questions=PERMITS, regime="EIR")
    case_at(Stage.ISSUED)
    make(questions=OTHER)
    assert shown(found()) == [
        ("7012571", "Same requester", False),
        ("7012569", "Same requester", True),
        ("7012570", "Same requester", True),
    ]


def test_the_most_alike_come_first(make, found):
    make(questions=OTHER)
    make(questions=REWORDED, **TOM)
    make(questions=PERMITS)
    assert [each.case.reference for each in found().candidates] == ["7012571", "7012570", "7012569"]


def test_a_closed_request_of_somebody_else_is_not_compared(found, make, today):
    make(questions=PERMITS, **TOM).move_to(Stage.WITHDRAWN, on=today)
    assert found().compared == 0


def test_the_number_of_comparisons_has_an_end(make, found, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(finding, "COMPARED", 3)
    for number in range(5):
        make(
            RECEIVED + timedelta(days=number),
            questions=PERMITS,
            requester_name=f"P{number}",
            requester_email=f"p{number}@requester.example",
        )
    with django_assert_num_queries(5):
        cut = found()
    assert (cut.compared, cut.is_cut, len(cut.candidates)) == (3, True, 3)
    monkeypatch.setattr(finding, "SHOWN", 2)
    assert len(found().candidates) == 2


def test_the_page_says_how_many_were_compared_and_that_there_are_more(
    make, case, signed_in, officer, monkeypatch
):
    monkeypatch.setattr(finding, "COMPARED", 1)
    make(questions=PERMITS, **TOM)
    make(questions=PERMITS, **TOM)
    page = signed_in(officer).get(f"/cases/{case.reference}/cost/").content.decode()
    assert "compared with 1 other, those that are due first." in " ".join(page.split())


def test_what_every_request_says_tells_nothing():
    assert telling_words(["Please provide the number of parking permits, and how many were refused."]) == (
        "parking permits refused"
    )
