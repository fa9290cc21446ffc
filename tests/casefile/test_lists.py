"""My cases and all cases: what is on the list, in which order, and what each row says."""

import re
from datetime import date

import pytest

from cases import heading
from cases.casefile import progress, queue
from cases.casefile.filters import ListFilters
from cases.law.clock import Clock
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.models import Answer, Case, Claim, Role, Wording
from cases.workflow import Stage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def subjects(response) -> list[str]:
    return re.findall(r'title="([^"]+)">', response.content.decode())


def headings(response) -> list[str]:
    return re.findall(r'scope="rowgroup">(.+?) <span class="n">(\d+)', response.content.decode())


def hand_to(case: Case, user) -> None:
    Case.objects.filter(pk=case.pk).update(officer=user)


def test_the_most_urgent_case_comes_first_under_the_heading_of_its_group(
    signed_in, officer, a_week_of_cases, on_the_day
):
    response = signed_in(officer).get("/")
    assert subjects(response) == [
        "Telecare contract",
        "Laptops bought",
        "Data sharing agreements",
        "Social media tool",
        "Empty homes",
    ]
    assert headings(response) == [
        ("Overdue", "1"),
        ("Due today, Thursday 4 March 2021", "1"),
        ("Due in the next five working days", "2"),
        ("Later", "1"),
    ]


def test_the_sentence_for_the_day_and_the_strip_of_counts(signed_in, officer, a_week_of_cases, on_the_day):
    page = signed_in(officer).get("/").content.decode()
    assert "Thursday 4 March 2021. One case is late, one must go today, two more by Thursday." in page
    assert re.findall(r"<b[^>]*>(\d+)</b> ([a-z0-9 ]+)</a>", page) == [
        ("5", "open"),
        ("1", "overdue"),
        ("1", "due today"),
        ("2", "due in 5 working days"),
        ("5", "your move"),
        ("0", "with approver"),
    ]


def test_a_row_says_the_time_left_the_next_step_and_for_whom_the_case_waits(
    signed_in, officer, a_week_of_cases, on_the_day
):
    page = signed_in(officer).get("/").content.decode()
    row = page.split("<tr data-row")[1]
    for words in (
        '<b class="red">5 working days late</b>',
        "was due Thu 25 Feb",
        'aria-label="Day 25, 5 past the limit of 20. 5 working days late."',
        "Jane Sample · FOIA",
        ">New</strong>",
        "Write the answers",
        "</span> You</td>",
    ):
        assert words in row


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("show=overdue", ["Telecare contract"]),
        ("show=today", ["Laptops bought"]),
        ("show=soon", ["Data sharing agreements", "Social media tool"]),
        ("show=approver", []),
        ("regime=EIR", ["Social media tool"]),
        ("stage=drafting", []),
        ("stage=logged&show=overdue", ["Telecare contract"]),
        ("q=tom", ["Empty homes"]),
        ("q=media+jane", ["Social media tool"]),
        ("order=newest&show=soon", ["Social media tool", "Data sharing agreements"]),
        ("stage=any&q=tel", ["Telecare contract"]),
    ],
)
def test_filters_stand_in_the_address(query, expected, signed_in, officer, a_week_of_cases, on_the_day):
    assert subjects(signed_in(officer).get(f"/?{query}")) == expected


def test_a_case_is_found_by_its_reference(signed_in, officer, a_week_of_cases, on_the_day):
    case = a_week_of_cases["later"]
    assert subjects(signed_in(officer).get("/cases/", {"q": case.reference, "stage": "any"})) == [
        "Empty homes"
    ]


def test_all_cases_can_be_narrowed_to_an_officer_or_to_nobody(
    signed_in, officer, a_week_of_cases, on_the_day
):
    colleague = UserFactory(full_name="Una Untried")
    hand_to(a_week_of_cases["today"], colleague)
    hand_to(a_week_of_cases["later"], None)
    client = signed_in(officer)
    assert subjects(client.get("/cases/", {"officer": colleague.pk})) == ["Laptops bought"]
    assert subjects(client.get("/cases/?officer=nobody")) == ["Empty homes"]
    assert len(subjects(client.get("/cases/"))) == 5
    assert len(subjects(client.get("/"))) == 3


def test_a_filter_that_does_not_exist_is_named_and_the_list_stays(
    signed_in, officer, a_week_of_cases, on_the_day
):
    response = signed_in(officer).get("/?stage=lost")
    page = response.content.decode()
    assert '<a href="#id_stage">Choose one of the entries under “Stage”.</a>' in page
    assert "<title>Error: My cases – FOI Portal</title>" in page
    assert len(subjects(response)) == 5


def test_nothing_found_names_the_filters_and_clears_them_with_one_link(
    signed_in, officer, a_week_of_cases, on_the_day
):
    page = signed_in(officer).get("/?q=unicorn&regime=EIR").content.decode()
    assert "On are: “unicorn”, EIR." in page
    assert '<a href="/">Clear the filters</a>' in page
    assert "q=unicorn&amp;stage=any" in page


def test_with_nothing_to_do_the_teams_next_three_cases_are_offered(signed_in, a_week_of_cases, on_the_day):
    page = signed_in(UserFactory()).get("/").content.decode()
    assert "Nothing is waiting for you" in page
    assert (
        page.index("Telecare contract") < page.index("Laptops bought") < page.index("Data sharing agreements")
    )
    assert "Social media tool" not in page


def test_an_empty_house_says_how_to_begin(signed_in, officer, on_the_day):
    client = signed_in(officer)
    assert "The team has no open case" in client.get("/").content.decode()
    assert "Paste a request here" in client.get("/cases/").content.decode()


def test_the_next_page_begins_where_this_one_ends(signed_in, officer, log, on_the_day):
    for number in range(60):
        log(date(2021, 2, 10 + number % 3), f"Case {number:02}")
    client = signed_in(officer)
    seen, url = [], "/cases/"
    pages = 0
    while url:
        response = client.get(url)
        seen += subjects(response)
        pages += 1
        found = re.search(r'href="([^"]+)">Show the next 25', response.content.decode())
        url = found[1].replace("&amp;", "&") if found else ""
    due = {case.subject: (case.due_on, case.pk) for case in Case.objects.all()}
    assert pages == 3
    assert seen == sorted(due, key=due.get)


def test_newest_first_turns_its_pages_too(signed_in, officer, log, on_the_day):
    made = [log(date(2021, 2, 10), f"Case {number:02}").subject for number in range(30)]
    client = signed_in(officer)
    first = client.get("/cases/?order=newest")
    link = re.search(r'href="([^"]+)">Show the next 25', first.content.decode())[1].replace("&amp;", "&")
    second = client.get(link)
    assert subjects(first) + subjects(second) == made[::-1]
    assert "25 of 30 shown, newest first" in first.content.decode()
    assert "5 more of 30 shown, newest first" in second.content.decode()


@pytest.mark.parametrize("mark", ["nonsense", "2021-99-99_1", "_"])
def test_a_mark_of_a_page_that_makes_no_sense_starts_at_the_beginning(
    mark, signed_in, officer, a_week_of_cases, on_the_day
):
    assert len(subjects(signed_in(officer).get("/", {"after": mark}))) == 5
    assert len(subjects(signed_in(officer).get("/", {"after": mark, "order": "newest"}))) == 5


@pytest.mark.parametrize("url", ["/", "/cases/", "/cases/?q=case&stage=any&regime=FOIA", "/cases/?show=move"])
@pytest.mark.parametrize("who", ["officer", "manager"])
@pytest.mark.parametrize("count", [1, 60])
def test_eight_queries_however_many_cases(
    url, who, count, request, signed_in, log, on_the_day, django_assert_max_num_queries
):
    for number in range(count):
        log(date(2021, 2, 10), f"Case {number}")
    client = signed_in(request.getfixturevalue(who))
    with django_assert_max_num_queries(8):
        client.get(url)


def test_a_change_of_filter_brings_the_rows_only_and_a_clean_address(
    signed_in, officer, a_week_of_cases, on_the_day
):
    response = signed_in(officer).get("/?q=&stage=&regime=EIR&order=", headers={"HX-Request": "true"})
    assert response["HX-Push-Url"] == "/?regime=EIR"
    assert "HX-Request" in response["Vary"]
    assert "<html" not in response.content.decode()
    assert subjects(response) == ["Social media tool"]


def test_the_way_back_from_a_case_leads_to_the_same_filter(signed_in, officer, a_week_of_cases, on_the_day):
    client = signed_in(officer)
    case = a_week_of_cases["overdue"]

    def way_back():
        return re.search(
            r'href="([^"]+)" data-back>([^<]+)<', client.get(f"/cases/{case.reference}/").content.decode()
        )

    assert way_back().groups() == ("/", "My cases")
    client.get("/?show=overdue")
    assert way_back().groups() == ("/?show=overdue", "My cases")
    client.get("/cases/?regime=FOIA")
    assert way_back().groups() == ("/cases/?regime=FOIA", "All cases")
    client.cookies["list"] = "https://elsewhere.example/"
    assert way_back().groups() == ("/", "My cases")


def test_what_waits_for_approval_is_the_managers_move_and_not_the_officers(
    signed_in, officer, manager, case_at, on_the_day
):
    case_at(Stage.WITH_APPROVER)
    page = signed_in(manager).get("/").content.decode()
    assert "<b>1</b> your move" in page
    assert "Read it, then approve or send back" in page
    assert "</span> You</td>" in page
    page = signed_in(officer).get("/").content.decode()
    assert "<b>0</b> your move" in page
    assert "<b>1</b> with approver" in page
    assert "</span> A manager</td>" in page


def test_a_manager_who_wrote_part_of_the_letter_is_not_asked_to_approve_it(
    signed_in, manager, case_at, on_the_day
):
    case = case_at(Stage.WITH_APPROVER)
    case.draft_letter().editors.add(manager)
    page = signed_in(manager).get("/").content.decode()
    assert "Nothing is waiting for you" in page
    page = signed_in(manager).get("/cases/").content.decode()
    assert "<b>0</b> your move" in page
    assert "</span> A manager</td>" in page


def test_issued_cases_leave_the_list_and_are_found_by_their_stage(signed_in, officer, case_at, on_the_day):
    case_at(Stage.ISSUED)
    client = signed_in(officer)
    assert subjects(client.get("/")) == []
    response = client.get("/?stage=issued")
    assert subjects(response) == ["Social media management tool"]
    assert "Answered 4 working days early" in response.content.decode()
    assert headings(response) == [("Newest first", "1")]
    assert subjects(client.get("/?stage=any")) == ["Social media management tool"]


def test_the_row_counts_what_is_answered(signed_in, officer, case_at, on_the_day):
    case = case_at(Stage.DRAFTING)
    client = signed_in(officer)
    assert "All 4 questions are answered. Check the letter" in client.get("/").content.decode()
    answer = case.questions.first().answer
    answer.text = ""
    answer.save()
    assert "3 of 4 questions answered" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (1, "The question is answered"),
        (2, "Both questions are answered"),
        (3, "All 3 questions are answered"),
    ],
)
def test_a_finished_draft_says_how_many_questions_it_answers(questions, said):
    assert progress.answered_so_far(questions, questions) == said


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0), "Thursday 4 March 2021. Nothing is late or due before Thursday 11 March 2021."),
        ((1, 0, 0), "Thursday 4 March 2021. One case is late."),
        ((2, 1, 0), "Thursday 4 March 2021. Two cases are late, one must go today."),
        ((0, 0, 4), "Thursday 4 March 2021. Four by Thursday."),
        ((0, 11, 1), "Thursday 4 March 2021. 11 must go today, one more by Thursday."),
    ],
)
def test_the_sentence_for_the_day(counts, sentence, today):
    found = dict(zip(("overdue", "today", "soon"), counts, strict=True))
    assert queue.day_in_words(found, queue.Days.around(today)) == sentence


# Received on 10 February 2021 means due on Wednesday 10 March 2021.
@pytest.mark.parametrize(
    ("issued_on", "words"),
    [
        (date(2021, 3, 9), "Answered 1 working day early"),
        (date(2021, 3, 10), "Answered on the last day"),
        (date(2021, 3, 11), "Answered 1 working day late"),
    ],
)
def test_how_an_answer_stands_to_its_due_date(issued_on, words):
    clock = Clock(Regime.FOIA, date(2021, 2, 10), Calendar.published())
    assert heading.answered_in_words(clock, issued_on) == words


def test_an_answer_sent_on_the_weekend_after_the_due_date_is_late():
    clock = Clock(Regime.FOIA, date(2021, 2, 12), Calendar.published())
    assert clock.due_on == date(2021, 3, 12)
    assert heading.answered_in_words(clock, date(2021, 3, 13)) == "Answered late, within a weekend"


@pytest.mark.parametrize(
    ("stage", "answered", "words"),
    [
        (Stage.LOGGED, 0, "Write the answers"),
        (Stage.DRAFTING, 0, "0 of 1 question answered"),
        (Stage.DRAFTING, 1, "The question is answered. Check the letter and send it for approval"),
        (Stage.WITH_APPROVER, 1, "Waits for a manager’s approval"),
        (Stage.READY, 1, "Approved. Check and issue"),
        (Stage.ISSUED, 1, "The letter is out"),
    ],
)
def test_every_stage_has_a_next_step_in_words(stage, answered, words):
    assert (
        progress.next_step(stage, answered=answered, questions=1, unfinished=0, is_my_approval=False) == words
    )


def test_a_case_waits_for_its_officer_by_name_or_for_nobody_yet(officer, log):
    case = log(date(2021, 2, 10))
    other = UserFactory(roles=[Role.OFFICER])
    assert progress.waiting_for(case, officer, is_my_approval=False) == "You"
    assert progress.waiting_for(case, other, is_my_approval=False) == "Olive Officer"
    case.officer = None
    assert progress.waiting_for(case, other, is_my_approval=False) == "Nobody yet"
    case.stage = Stage.ISSUED.value
    assert progress.waiting_for(case, other, is_my_approval=False) == ""


def test_a_filter_that_is_on_is_named_in_words(officer, log):
    log(date(2021, 2, 10))
    data = {"q": "bins", "show": "soon", "stage": "any", "officer": str(officer.pk)}
    form = ListFilters(data, with_officers=True)
    assert form.in_words() == ["“bins”", "due in 5 working days", "Open and closed", "Olive Officer"]


@pytest.fixture
def drafted(case_at):
    """A draft whose questions are all answered and whose one claim is finished, and one that has two more claims."""
    return case_at(Stage.DRAFTING), case_at(Stage.DRAFTING)


def test_a_claim_that_is_not_finished_stands_in_its_row(signed_in, officer, drafted, on_the_day):
    whole, open_one = drafted
    claim = open_one.claims.get()
    Claim.objects.filter(pk=claim.pk).update(fields={**claim.fields, "claim.balance": ""})
    assert rows_of(signed_in(officer).get("/")) == {
        whole.reference: "All 4 questions are answered. Check the letter and send it for approval",
        open_one.reference: "All 4 questions are answered. A claim is not finished",
    }


def test_what_is_wrong_beside_a_field_or_answered_no_leaves_a_claim_unfinished(
    signed_in, officer, drafted, on_the_day
):
    whole, open_one = drafted
    claim = open_one.claims.get()
    Claim.objects.filter(pk=claim.pk).update(fields={**claim.fields, "claim.balance": "TBC"})
    claim = whole.claims.get()
    question = Wording.objects.get(kind=Wording.Kind.REFUSAL, key=claim.provision).data["confirm"][0]
    Claim.objects.filter(pk=claim.pk).update(fields={**claim.fields, question: "no"})
    assert set(rows_of(signed_in(officer).get("/")).values()) == {
        "All 4 questions are answered. A claim is not finished"
    }


def test_two_unfinished_claims_are_counted(signed_in, officer, drafted, on_the_day):
    _, open_one = drafted
    # The library has no notice for the second of them.
    for provision in ("s43-2", "s33"):
        Claim.objects.create(case=open_one, provision=provision)
    said = rows_of(signed_in(officer).get("/"))[open_one.reference]
    assert said == "All 4 questions are answered. 2 claims are not finished"


def test_a_question_without_an_answer_comes_first(signed_in, officer, drafted, on_the_day):
    _, open_one = drafted
    Claim.objects.create(case=open_one, provision="s43-2")
    Answer.objects.filter(question__case=open_one, question__number=1).update(text="")
    assert rows_of(signed_in(officer).get("/"))[open_one.reference] == "3 of 4 questions answered"


@pytest.mark.parametrize("count", [1, 4])
def test_eight_queries_however_many_claims(
    count, signed_in, officer, case_at, on_the_day, django_assert_max_num_queries
):
    for _ in range(count):
        Claim.objects.create(case=case_at(Stage.DRAFTING), provision="s43-2")
    client = signed_in(officer)
    with django_assert_max_num_queries(8):
        client.get("/")


def rows_of(response):
    """The next step of each case by its reference."""
    lines = [line for group in response.context["page"].groups for line in group.lines]
    return {line.case.reference: line.next_step for line in lines}
