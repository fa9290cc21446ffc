"""The page on which a request is logged, from the text to the case, without scripts."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.intake.sheet import MAX_BYTES
from cases.models import Case, Council, Message
from tests.intake.reading import MAIL

READ = {"read": "1"}


def eml(data: bytes = MAIL.encode(), name: str = "request.eml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


@pytest.fixture
def read(desk):
    """The desk with the request pasted and read."""
    desk.open()
    desk.post(request_text=MAIL, **READ)
    return desk


def test_the_empty_page_asks_for_the_text_and_says_which_reference_comes_next(desk):
    page = desk.open()
    assert page.status_code == 200
    assert desk.fields()["request_text"] == [""]
    assert "7012568" in page.content.decode()
    assert "No due date yet" in page.content.decode()


def test_reading_the_request_fills_the_form(read):
    fields = read.fields()
    assert fields["requester_name"] == ["Jane Sample"]
    assert fields["requester_email"] == ["jane@requester.example"]
    assert [fields[f"received_on_{box}"] for box in range(3)] == [["10"], ["2"], ["2021"]]
    assert fields["subject"] == ["Social media management tool"]
    assert fields["regime"] == ["FOIA"]
    assert fields["questions"] == ["Who is your supplier?", "Since when?"]


def test_the_due_date_is_said_in_words_before_anything_is_saved(read):
    due = " ".join(read.texts("#due"))
    assert "Due Wednesday 10 March 2021, the 20th working day" in due
    assert "Day 1 is Thursday 11 February 2021." in due
    assert "Day 16 of 20, 4 working days left" in due
    assert read.texts("#weekday") == ["Wednesday, day 0"]
    assert not Case.objects.exists()


def test_a_request_received_today_has_no_day_to_report(read):
    read.post(received_on_0="4", received_on_1="3", **READ)
    assert "Today:" not in read.texts("#due")[0]


def test_every_proposal_is_marked_where_it_was_found(read):
    assert read.texts("#shown .found--name") == ["Jane Sample"]
    assert read.texts("#shown .found--question") == ["1 Who is your supplier?", "2 Since when?"]
    assert " ".join(MAIL.split()) == read.texts("#shown")[0].replace("1 Who", "Who").replace(
        "2 Since", "Since"
    )


def test_doubts_stand_beside_the_text(desk):
    desk.open()
    desk.post(request_text="1. How many bins?", **READ)
    assert desk.texts(".doubt") == ["No date in the text."]
    assert desk.fields()["regime"] == ["EIR"]
    assert "waste is environmental" in desk.texts("#regime-reason")[0]


def test_what_the_officer_typed_is_not_overwritten(read):
    read.post(
        request_text=MAIL.replace("Jane Sample", "Tom Example").replace("Since when?", "Until when?"),
        requester_name="J. Sample",
        regime="EIR",
        **READ,
    )
    fields = read.fields()
    assert fields["requester_name"] == ["J. Sample"]
    assert fields["regime"] == ["EIR"]
    assert fields["questions"] == ["Who is your supplier?", "Until when?"]


def test_a_field_that_was_touched_and_put_back_still_counts_as_typed(read):
    read.post(
        request_text=MAIL.replace("Jane Sample", "Tom Example"), touched="requester_name subject", **READ
    )
    assert read.fields()["requester_name"] == ["Jane Sample"]
    assert read.fields()["touched"] == ["requester_name subject"]


def test_another_text_takes_old_proposals_away(read):
    read.post(request_text="1. How many bins?", **READ)
    fields = read.fields()
    assert fields["requester_name"] == [""]
    assert fields["received_on_0"] == [""]
    assert fields["questions"] == ["How many bins?"]


def test_clearing_the_text_clears_what_was_found_in_it(read):
    read.post(request_text="", **READ)
    assert read.fields()["requester_name"] == [""]
    assert "questions" not in read.fields()


def test_a_text_that_cannot_be_read_is_kept_with_the_reason(desk):
    desk.open()
    desk.post(request_text="unreadable", **READ)
    assert desk.fields()["request_text"] == ["unreadable"]
    assert desk.texts(".govuk-error-summary li") == ["Nothing in this text can be read."]


def test_logging_leads_to_the_draft(read):
    answer = read.post(then="draft")
    case = Case.objects.get()
    assert answer.status_code == 302
    assert answer.url == reverse("draft", args=[case.reference])


def test_logging_only_leads_to_the_case(read, officer):
    answer = read.post(then="case")
    case = Case.objects.get()
    assert answer.url == reverse("case", args=["7012568"])
    assert (case.due_on, case.officer, case.regime, case.channel) == (
        date(2021, 3, 10),
        officer,
        "FOIA",
        "email",
    )
    assert [question.text for question in case.questions.all()] == ["Who is your supplier?", "Since when?"]


def test_the_pasted_text_is_kept_and_the_request_is_quoted_without_its_header(read):
    read.post(then="case")
    case = Case.objects.get()
    assert bytes(case.original.raw).decode() == MAIL
    assert case.request_text.startswith("Under the Freedom of Information Act")
    assert case.request_text.endswith("Jane Sample")
    assert not case.numbered_by_us


def test_pressing_twice_logs_one_case(read):
    again = read.page
    read.post(then="case")
    read.page = again
    assert read.post(then="case").url == reverse("case", args=["7012568"])
    assert Case.objects.count() == 1


def test_going_back_to_a_page_that_has_logged_a_case_asks_before_it_logs_another(read):
    again = read.page
    read.post(then="case")
    read.page = again
    read.post(then="case", subject="Another subject")
    assert read.texts(".govuk-error-summary li")[0].startswith("This page has already logged case 7012568.")
    assert read.fields()["subject"] == ["Another subject"]
    assert read.post(then="case").url == reverse("case", args=["7012569"])


def test_text_that_was_never_read_is_read_and_shown_before_it_is_logged(desk):
    desk.open()
    desk.post(request_text=MAIL, then="draft")
    assert not Case.objects.exists()
    assert desk.fields()["requester_name"] == ["Jane Sample"]
    assert "Nothing is logged yet" in desk.page.content.decode()
    assert desk.post(then="draft").status_code == 302


def test_errors_are_said_at_once_beside_their_fields_and_nothing_typed_is_lost(read):
    questions = ["Who is your supplier?", ""]
    read.post(then="draft", received_on_2="2027", requester_name="", questions=questions)
    assert read.texts(".govuk-error-summary li") == [
        "Enter the requester’s name",
        "The date received, 10 February 2027, is in the future",
        "Question 2 is empty: write it or remove it",
    ]
    targets = read.page.context["summary"]
    assert [target for target, _ in targets] == ["id_requester_name", "id_received_on_0", "question-2"]
    assert read.texts("#part-received_on .govuk-error-message") == [
        "Error: The date received, 10 February 2027, is in the future"
    ]
    assert read.texts("#row-2 .govuk-error-message") == ["Question 2 is empty: write it or remove it"]
    assert "No due date yet" in read.texts("#due")[0]
    assert read.fields()["received_on_2"] == ["2027"]
    assert read.fields()["questions"] == questions
    assert "Error:" in read.texts("title")[0]
    assert read.texts("#shown .found--name") == ["Jane Sample"]
    assert not Case.objects.exists()


def test_a_request_without_questions_is_refused_beside_the_list(read):
    read.post(then="draft", questions=None)
    assert ("add-question", "Add at least one question") in read.page.context["summary"]
    assert read.texts("#part-questions .govuk-error-message") == ["Add at least one question"]


@pytest.mark.parametrize("wrong", [{"received_on_0": "31"}, {"regime": ""}])
def test_there_is_no_due_date_without_a_real_date_and_a_law(read, wrong):
    read.post(then="draft", **wrong)
    assert "No due date yet" in read.texts("#due")[0]


def test_script_in_a_request_is_text(desk):
    desk.open()
    desk.post(request_text="1. <script>alert(1)</script>", **READ)
    assert b"<script>alert" not in desk.page.content


def test_an_uploaded_e_mail_is_read_and_kept_at_once(desk):
    desk.open()
    desk.post(upload=eml(), **READ)
    assert desk.fields()["requester_name"] == ["Jane Sample"]
    assert desk.fields()["request_text"][0].startswith("Under the Freedom")
    assert "request.eml" in desk.texts("#file")[0]
    assert "plan.pdf" in desk.texts("#file li")[0]
    assert bytes(Message.objects.get().raw) == MAIL.encode()


def test_an_e_mail_that_is_all_subject_is_read_too(desk):
    desk.open()
    desk.post(upload=eml(b"From: Jane Sample <jane@requester.example>\nSubject: All about bins\n\n"), **READ)
    assert desk.fields()["requester_name"] == ["Jane Sample"]
    assert desk.fields()["subject"] == ["All about bins"]
    assert desk.fields()["request_text"] == [""]


def test_emptying_the_box_of_an_upload_asks_what_to_read(desk):
    desk.open()
    desk.post(upload=eml(), **READ)
    desk.post(request_text="", then="case")
    assert desk.texts(".govuk-error-summary li") == ["There is no text."]
    assert desk.fields()["requester_name"] == ["Jane Sample"]


def test_the_upload_outlives_an_error_page_and_becomes_the_original(desk):
    desk.open()
    desk.post(upload=eml(), **READ)
    desk.post(then="case", subject="")
    assert "request.eml" in desk.texts("#file")[0]
    desk.post(then="case", subject="Bins")
    original = Case.objects.get().original
    assert (original.filename, original.content_type) == ("request.eml", "message/rfc822")
    assert original.sha256 == hashlib.sha256(MAIL.encode()).hexdigest()
    assert Message.objects.count() == 1


def test_a_file_that_came_with_the_log_button_is_shown_before_it_is_logged(desk):
    desk.open()
    desk.post(upload=eml(), then="draft")
    assert not Case.objects.exists()
    assert desk.fields()["subject"] == ["Social media management tool"]


def test_editing_the_text_of_an_upload_keeps_what_its_head_said(desk):
    desk.open()
    desk.post(upload=eml(), **READ)
    desk.post(request_text=desk.fields()["request_text"][0].replace("Since when?", "Until when?"), **READ)
    assert desk.fields()["requester_name"] == ["Jane Sample"]
    assert desk.fields()["questions"] == ["Who is your supplier?", "Until when?"]


def test_a_file_can_be_dropped_and_its_text_kept(desk):
    desk.open()
    desk.post(upload=eml(), **READ)
    desk.post(drop_file="1")
    assert "request.eml" not in desk.texts("#file")[0]
    assert desk.fields()["original"] == [""]
    desk.post(then="case", requester_name="Jane", requester_email="j@requester.example", subject="Tool")
    assert desk.fields()["request_text"][0].startswith("Under the Freedom")


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (eml(b""), "The file is empty. Upload the e-mail again."),
        (eml(b"PK", "request.docx"), "Upload an .eml or a .txt file."),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_what_was_typed(desk, upload, words):
    desk.open()
    desk.post(upload=upload, requester_name="Jane Sample", **READ)
    assert desk.texts(".govuk-error-summary li") == [words]
    assert desk.texts("#trouble .govuk-error-message") == [f"Error: {words}"]
    assert desk.fields()["requester_name"] == ["Jane Sample"]
    assert not Message.objects.exists()


def test_a_file_of_more_than_25_mb_is_refused_unread(desk):
    desk.open()
    desk.post(upload=eml(b"x" * (MAX_BYTES + 1024 * 1024)), **READ)
    assert desk.texts("#trouble .govuk-error-message") == [
        "Error: The file is 26 MB. Upload one of 25 MB or less, or paste its text."
    ]


def test_a_file_of_somebody_else_or_a_forged_one_is_not_taken(desk):
    desk.open()
    desk.post(original="1:forged", request_text=MAIL, then="case")
    assert "no longer at hand" in desk.texts(".govuk-error-summary li")[0]
    assert not Case.objects.exists()
    desk.post(**READ)
    assert desk.post(then="case").status_code == 302


def test_a_file_that_is_gone_is_asked_for_again(desk):
    desk.open()
    desk.post(upload=eml(), **READ)
    Message.objects.all().delete()
    desk.post(then="case")
    assert "no longer at hand" in desk.texts(".govuk-error-summary li")[0]


def test_a_request_by_post_is_logged_by_hand(desk):
    desk.open("log_by_hand")
    assert "E-mail address" in desk.texts("#part-requester_email label")
    assert desk.fields()["questions"] == [""]
    desk.post("log_by_hand", requester_name="Jane Sample", questions=["How many bins?"], subject="Bins")
    assert desk.texts(".govuk-error-summary li") == [
        "Enter an e-mail address or a postal address for the answer",
        "Enter the date received",
    ]
    desk.post("log_by_hand", requester_address="1 Sample Street", then="case", **received("1", "3", "2021"))
    case = Case.objects.get()
    assert (case.channel, case.original, case.request_text) == ("post", None, "How many bins?")
    assert case.requester.address == "1 Sample Street"


def received(*boxes):
    return {f"received_on_{number}": box for number, box in enumerate(boxes)}


def test_questions_written_down_by_us_are_numbered_by_us(desk):
    desk.open("log_by_hand")
    desk.post(
        "log_by_hand",
        channel="telephone",
        requester_name="Jane Sample",
        requester_email="jane@requester.example",
        questions=["One?", "Two?"],
        subject="Bins",
        then="case",
        **received("1", "3", "2021"),
    )
    assert Case.objects.get().numbered_by_us


def test_a_request_by_telephone_under_the_act_wants_writing(desk):
    desk.open("log_by_hand")
    assert desk.texts(".doubt") == []
    desk.post("log_by_hand", channel="telephone")
    assert "made in writing (section 8)" in desk.texts(".doubt")[0]


def test_a_page_that_lost_its_token_gets_a_new_one(desk):
    desk.open()
    desk.post(token="", **READ)
    assert len(desk.fields()["token"][0]) == 36


def test_earlier_requests_of_the_same_person_are_shown_with_links(read):
    assert "nothing in the last 60 working days" in read.texts("#earlier")[0]
    for day in range(1, 8):
        read.open()
        read.post(request_text=MAIL, **READ)
        read.post(subject=f"Request {day}", then="case")
    read.open()
    read.post(request_text=MAIL, **READ)
    links = read.texts("#earlier li a")
    assert len(links) == 6
    assert links[0] == "7012574 Request 7"
    assert links[-1] == "and more"


@pytest.mark.parametrize("name", ["log_request", "log_by_hand", "propose", "edit_questions"])
def test_a_reviewer_is_told_who_logs_requests(council, reviewer, signed_in, name):
    client = signed_in(reviewer)
    answer = client.post(reverse(name))
    assert answer.status_code == 403
    assert b"Only officers and managers log requests." in answer.content


def test_before_the_council_is_set_up_the_page_says_who_does_it(officer, signed_in):
    Council.objects.all().delete()
    answer = signed_in(officer).get(reverse("log_request"))
    assert answer.status_code == 403
    assert "An administrator enters them" in answer.content.decode()


@pytest.mark.parametrize("name", ["propose", "edit_questions"])
def test_an_address_for_scripts_leads_back_to_the_page(desk, name):
    assert desk.client.get(reverse(name)).url == reverse("log_request")


def test_the_page_asks_the_database_the_same_few_questions_however_many_cases_there_are(
    read, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        read.post(**READ)
