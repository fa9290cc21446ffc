"""The pages of past letters: taken in, looked at, corrected, kept and put into the library."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import Case, PastLetter, Wording
from cases.past_letters import actions
from cases.past_letters.actions import TakenIn
from cases.past_letters.views import ON_A_PAGE, taken_in_words
from cases.workflow import Stage
from tests.past_letters.given import ON, RAW, corrected, take_in

pytestmark = pytest.mark.usefixtures("council")
LIST = "/past-letters/"


@pytest.fixture
def past(officer):
    return take_in(officer)


def url(name: str, past: PastLetter) -> str:
    return reverse(name, args=[past.pk])


def words(response) -> str:
    return " ".join(response.content.decode().split())


def upload(client, *files: tuple[str, bytes]):
    sent = [SimpleUploadedFile(name, raw) for name, raw in files]
    return client.post(LIST, {"files": sent}, follow=True)


# Taking in


def test_one_letter_is_read_and_its_page_opens(signed_in, officer):
    response = upload(signed_in(officer), ("parking.txt", RAW))
    assert response.redirect_chain == [(url("past_letter", PastLetter.objects.get()), 302)]
    assert "The letter was read and checked." in words(response)


def test_several_letters_are_read_at_once_and_the_list_says_what_is_in_each(signed_in, officer):
    response = upload(signed_in(officer), ("a.txt", RAW), ("b.txt", RAW.replace(b"0417", b"0418")))
    assert response.redirect_chain == [(LIST, 302)]
    page = words(response)
    assert "2 of 2 letters were read and checked." in page
    assert "FOI-2019-0418</a> Who supplies the parking machines?" in page
    assert '<td data-l="Received">2 April 2019</td> <td data-l="Sent">14 May 2019</td>' in page
    assert "Answered 7 working days late" in page
    assert "errors, 1 warning" in page
    assert "not kept yet" in page


def test_a_file_that_was_here_already_opens_its_letter(signed_in, manager, past):
    response = upload(signed_in(manager), ("again.txt", RAW))
    assert response.redirect_chain == [(url("past_letter", past), 302)]
    assert "This letter was here already." in words(response)
    assert PastLetter.objects.count() == 1


def test_what_cannot_be_read_is_said_beside_the_field_and_the_rest_is_kept(signed_in, officer):
    response = upload(signed_in(officer), ("scan.png", b"\x89PNG..."), ("empty.txt", b""), ("a.txt", RAW))
    page = words(response)
    assert "<title>Error: Past letters" in page
    assert '<a href="#id_files">scan.png: This is a picture, not a letter.' in page
    assert "empty.txt: The file is empty.</p>" in page
    assert "1 of 3 letters was read and checked. 2 could not be read." in page
    assert [past.filename for past in PastLetter.objects.all()] == ["a.txt"]


def test_when_nothing_can_be_read_nothing_is_kept_and_no_success_is_claimed(signed_in, officer):
    page = words(upload(signed_in(officer), ("empty.txt", b"")))
    assert "empty.txt: The file is empty." in page
    assert "note--green" not in page
    assert not PastLetter.objects.exists()


@pytest.mark.parametrize(
    ("count", "reason"),
    [(0, "Choose at least one letter"), (21, "Choose 20 files or fewer at a time")],
)
def test_between_one_and_twenty_files_are_taken_at_a_time(count, reason, signed_in, officer):
    page = words(upload(signed_in(officer), *[(f"{number}.txt", RAW) for number in range(count)]))
    assert reason in page
    assert not PastLetter.objects.exists()


@pytest.mark.parametrize(
    ("new", "known", "refused", "said"),
    [
        (1, 0, 0, "The letter was read and checked."),
        (0, 1, 0, "This letter was here already."),
        (2, 1, 0, "2 of 3 letters were read and checked. 1 was here already."),
        (1, 2, 1, "1 of 4 letters was read and checked. 2 were here already. 1 could not be read."),
    ],
)
def test_what_became_of_the_files_is_said_in_words(new, known, refused, said):
    assert taken_in_words(TakenIn([PastLetter()] * new, [PastLetter()] * known, [("", "")] * refused)) == said


# The list


def test_an_empty_list_says_so(signed_in, officer):
    assert "No letters yet." in words(signed_in(officer).get(LIST))
    assert "No letters before these." in words(signed_in(officer).get(f"{LIST}?before=1"))


def test_the_list_costs_the_same_queries_however_long_it_is(
    signed_in, officer, django_assert_num_queries, past
):
    client = signed_in(officer)
    actions.keep_as_case(past=past, by=officer, on=ON)
    client.get(LIST)
    with django_assert_num_queries(4):
        client.get(LIST)
    for number in range(ON_A_PAGE):
        take_in(officer, f"Our ref: {number}\n\nHello there.".encode(), f"{number}.txt")
    with django_assert_num_queries(4):
        page = words(client.get(LIST))
    assert page.count("<tr>") == ON_A_PAGE + 1
    assert "not known" in page
    older = page.split('href="/past-letters/?before=')[1].split('"')[0]
    assert "FOI-2019-0417" in words(client.get(f"{LIST}?before={older}"))
    assert "FOI-2019-0417" not in words(client.get(f"{LIST}?before=rubbish"))


# One letter


def test_the_page_of_a_letter_shows_what_it_says_and_what_is_wrong_line_by_line(signed_in, officer, past):
    page = words(signed_in(officer).get(url("past_letter", past)))
    assert "<dt>Was due</dt><dd>Thursday 2 May 2019</dd>" in page
    assert "<dt>In time?</dt><dd>Answered 7 working days late</dd>" in page
    assert '<a href="#l4">line 4</a>' in page
    assert (
        '<li id="l4" class="lines__error"><span class="govuk-visually-hidden">Error: </span>14 May 2019</li>'
        in page
    )
    assert '<li id="l1">London Borough of Sample</li>' in page
    assert "{{ council.open_data_url }}" in page
    assert "Meterwise Ltd &lt;b&gt;since&lt;/b&gt; 2016." in page
    assert "Keep as a closed case" in page


def test_the_page_of_a_letter_needs_the_same_queries_however_much_was_found(
    signed_in, manager, past, django_assert_num_queries
):
    actions.put_into_library(past=past, chosen=[43], by=manager, on=ON)
    client = signed_in(manager)
    client.get(url("past_letter", past))
    with django_assert_num_queries(5):
        page = words(client.get(url("past_letter", past)))
    assert "In the library as drafts of ours:" in page
    assert f"/wording/boilerplate/rights-past-{past.pk}-43/" in page


def test_a_letter_of_which_little_is_known_says_what_is_missing(signed_in, officer):
    note = take_in(officer, b"Hello there, this is a note.")
    page = words(signed_in(officer).get(url("past_letter", note)))
    assert "<li>The date received is not known.</li>" in page
    assert "No question was found." in page
    assert "<dt>Was due</dt><dd>not known</dd>" in page


def test_what_was_done_to_the_text_and_what_a_person_added_is_shown(signed_in, officer, past):
    PastLetter.objects.update(notes=["The file has tracked changes."])
    question = actions.Mended("Since when?", "", "", [], None)
    corrected(
        past, by=officer, questions=[question], provisions=["s43(2)", "s41"], requester_name="Jane Sample"
    )
    page = words(signed_in(officer).get(url("past_letter", past)))
    assert "The file has tracked changes." in page
    assert "<dd>s43(2) and s41, without saying for which question</dd>" in page
    assert "No answer of its own was found" in page
    assert "corrected by Olive Officer" in page
    assert "<dd>Jane Sample</dd>" in page


def test_nothing_found_is_said_too(signed_in, officer, past):
    PastLetter.objects.update(findings=[])
    assert "The checks found nothing wrong in its words." in words(
        signed_in(officer).get(url("past_letter", past))
    )


def test_the_file_is_saved_and_never_shown(signed_in, reviewer, past):
    response = signed_in(reviewer).get(url("past_letter_file", past))
    assert b"".join(response.streaming_content) == RAW
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'attachment; filename="parking.txt"'


# Who may


def test_who_may_see_cases_may_read_a_letter_and_change_nothing(signed_in, reviewer, officer, past):
    client = signed_in(reviewer)
    page = words(client.get(url("past_letter", past)))
    assert "Only officers and managers take in past letters." in page
    assert "Correct it" not in page
    assert "Keep as a closed case" not in page
    assert client.get(url("correct_past_letter", past)).status_code == 403
    assert client.get(url("past_letter_wording", past)).status_code == 403
    assert client.post(url("keep_past_letter", past)).status_code == 403
    assert client.get(LIST).status_code == 403
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    assert f"Case {case.reference}</a>" in words(client.get(url("past_letter", past)))


def test_the_menu_of_a_person_leads_to_past_letters_for_those_who_take_them_in(signed_in, officer, reviewer):
    link = '<a href="/past-letters/">Past letters</a>'
    assert link in words(signed_in(officer).get(reverse("profile")))
    assert link not in words(signed_in(reviewer).get(reverse("profile")))


# Correcting


def typed(past: PastLetter, **said) -> dict:
    """The form as it stands, with something typed into it."""
    values = {
        "version": past.version,
        "reference": past.reference,
        "subject": past.subject,
        "regime": past.regime,
        "requester_name": "",
        "provisions": "",
        **{f"received_on_{part}": value for part, value in enumerate([2, 4, 2019])},
        **{f"letter_on_{part}": value for part, value in enumerate([14, 5, 2019])},
    }
    for place, each in enumerate(past.questions):
        for name in ("text", "answer", "outcome"):
            values[f"q{place}-{name}"] = each[name]
        values[f"q{place}-provisions"] = ", ".join(each["provisions"])
    return {**values, **said}


def test_the_form_shows_what_was_read(signed_in, officer, past):
    page = words(signed_in(officer).get(url("correct_past_letter", past)))
    assert 'name="reference" value="FOI-2019-0417"' in page
    assert 'name="q2-provisions" value="s40(2)"' in page
    assert "Question 3" in page
    assert "A question that was missed" in page


def test_what_is_typed_is_saved_and_the_letter_checked_again(signed_in, officer, past):
    said = {
        "letter_on_0": "30",
        "letter_on_1": "4",
        "q0-text": "",
        "q1-answer": "\r\nHarbour\t1,204\r\nHill\t377\r\n",
        "q2-provisions": "s40(2); s43(2)",
        "new-text": "Since when?",
        "new-outcome": "disclosed",
        "provisions": "s41",
    }
    response = signed_in(officer).post(url("correct_past_letter", past), typed(past, **said), follow=True)
    assert "The corrections are saved, and the letter was checked again." in words(response)
    past.refresh_from_db()
    assert past.letter_on == date(2019, 4, 30)
    assert [each["text"] for each in past.questions] == [
        "How many fines were issued in 2018, by ward?",
        "What are the names of the enforcement officers?",
        "Since when?",
    ]
    assert past.questions[0]["answer"] == "Harbour\t1,204\nHill\t377"
    assert past.questions[1]["provisions"] == ["s40(2)", "s43(2)"]
    assert past.provisions == ["s41"]


@pytest.mark.parametrize(
    ("said", "where", "reason"),
    [
        ({"received_on_1": ""}, "id_received_on_0", "Date received must include a month"),
        ({"regime": "GDPR"}, "id_regime_0", "Choose the law that it answers under"),
        ({"reference": "x" * 61}, "id_reference", "Reference must be 60 characters or fewer"),
        ({"provisions": "s99"}, "id_provisions", "There is no provision “s99”. Write it as in s40(2)"),
        ({"q1-provisions": "s99"}, "id_q1-provisions", "There is no provision “s99”."),
        ({"q1-outcome": "lost"}, "id_q1-outcome", "Choose an outcome from the list"),
        ({"new-answer": "Yes"}, "id_new-text", "Enter the question"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    said, where, reason, signed_in, officer, past
):
    page = words(
        signed_in(officer).post(url("correct_past_letter", past), typed(past, subject="Typed", **said))
    )
    assert f'<a href="#{where}">{reason}' in page
    assert "<title>Error: " in page
    assert 'value="Typed"' in page
    past.refresh_from_db()
    assert past.version == 0


def test_who_comes_second_is_told_and_keeps_what_was_typed(signed_in, officer, manager, past):
    sent = typed(past, subject="Typed")
    corrected(past, by=manager, subject="Theirs")
    page = words(signed_in(officer).post(url("correct_past_letter", past), sent))
    assert "A colleague corrected this letter meanwhile" in page
    assert 'value="Typed"' in page
    past.refresh_from_db()
    assert past.subject == "Theirs"


def test_a_letter_that_is_kept_as_a_case_is_not_corrected_any_more(signed_in, officer, past):
    actions.keep_as_case(past=past, by=officer, on=ON)
    client = signed_in(officer)
    page = words(client.post(url("correct_past_letter", past), typed(past)))
    assert "This letter is kept as a case and is not corrected any more." in page
    assert "Correct it" not in words(client.get(url("past_letter", past)))


# Keeping


def test_a_kept_letter_opens_its_case_and_the_case_says_what_it_is(signed_in, officer, past):
    response = signed_in(officer).post(url("keep_past_letter", past), follow=True)
    assert response.redirect_chain == [("/cases/FOI-2019-0417/", 302)]
    page = words(response)
    assert "The letter is kept as case FOI-2019-0417, closed on the day of the letter." in page
    assert "The letter of Tuesday 14 May 2019, read from a file" in page
    assert "Answered 7 working days late" in page
    assert "<dt>Received</dt><dd>Tuesday 2 April 2019</dd>" in page
    assert "<dt>Officer</dt><dd>not known</dd>" in page
    assert "Withheld, s40(2)" in page
    assert f'<a href="{url("past_letter_file", past)}" download>download parking.txt</a>' in page
    assert "Made this case of the letter of Tuesday 14 May 2019" in page
    assert "It is kept as case" in words(response.client.get(url("past_letter", past)))


def test_a_case_with_a_number_of_ours_names_the_letters_own(signed_in, officer, past):
    corrected(past, by=officer, reference="FOI/2019/0417", provisions=["s43(2)", "s41"])
    page = words(signed_in(officer).post(url("keep_past_letter", past), follow=True))
    assert "It also relies on s43(2), s41, without saying for which question." in page
    assert "The letter’s own reference is <b>FOI/2019/0417</b>." in page


@pytest.mark.parametrize("name", ["draft", "check_letter"])
def test_nobody_drafts_the_letter_of_an_imported_case_again(name, signed_in, officer, past):
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    client = signed_in(officer)
    assert client.get(reverse(name, args=[case.reference])).url == f"/cases/{case.reference}/"
    assert "Check and issue" not in words(client.get(f"/cases/{case.reference}/"))
    assert not case.letters.exists()


@pytest.mark.parametrize("name", ["clock", "letters", "cost", "original"])
def test_every_page_of_an_imported_case_opens(name, signed_in, officer, past):
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    response = signed_in(officer).get(reverse(name, args=[case.reference]))
    assert response.status_code == 200
    if name == "original":
        assert "The request itself is not kept." in words(response)


def test_the_search_finds_an_imported_case_by_its_answer(signed_in, officer, past):
    actions.keep_as_case(past=past, by=officer, on=ON)
    assert "FOI-2019-0417" in words(signed_in(officer).get("/cases/", {"q": "Meterwise", "stage": "any"}))


def test_what_is_missing_is_said_when_a_letter_cannot_be_kept(signed_in, officer, past):
    corrected(past, by=officer, subject="")
    page = words(signed_in(officer).post(url("keep_past_letter", past), follow=True))
    assert "It has no subject." in page
    assert not Case.objects.exists()


def test_a_case_of_our_own_shows_nothing_of_past_letters(signed_in, officer, case_at):
    page = words(signed_in(officer).get(reverse("case", args=[case_at(Stage.ISSUED).reference])))
    assert "read from a file" not in page


# Into the library


def test_chosen_sections_become_drafts(signed_in, manager, past):
    client = signed_in(manager)
    page = words(client.get(url("past_letter_wording", past)))
    assert "Line 41 holds {{, which marks a placeholder or a prompt in the library." in page
    assert 'value="39"' not in page
    response = client.post(url("past_letter_wording", past), {"chosen": ["31", "43"]}, follow=True)
    assert "2 drafts are in the library. None is in force until it is made current there." in words(response)
    assert Wording.objects.filter(past_letters=past, in_force_from=None).count() == 2


def test_one_draft_is_one(signed_in, manager, past):
    response = signed_in(manager).post(url("past_letter_wording", past), {"chosen": ["43"]}, follow=True)
    assert "1 draft is in the library." in words(response)


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ([], "Choose at least one section"),
        (["1000"], "Choose among the sections in the list"),
        (["39", "43"], "Line 41 holds {{, which marks a placeholder or a prompt in the library."),
    ],
)
def test_why_a_section_cannot_become_wording_is_said_and_the_choice_is_kept(
    chosen, reason, signed_in, manager, past
):
    page = words(signed_in(manager).post(url("past_letter_wording", past), {"chosen": chosen}))
    assert f'<a href="#id_chosen_0">{reason}' in page
    assert ('value="43" checked' in page) == ("43" in chosen)
    assert not past.wording.exists()


def test_a_letter_without_a_section_to_use_again_says_so(signed_in, manager, officer):
    note = take_in(officer, b"Our ref: 17\n\nYou asked:\n\n1. Who?\n")
    page = words(signed_in(manager).get(url("past_letter_wording", note)))
    assert ("No section of this letter can be used again." in page) == ("as drafts</button>" not in page)
