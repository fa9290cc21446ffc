"""The draft page shows everything that is left, saves what is typed, and never loses a text."""

import pytest

from cases.models import RivalText
from cases.workflow import Stage

HTMX = {"HX-Request": "true"}


@pytest.fixture
def at(case):
    return f"/cases/{case.reference}/draft/"


@pytest.fixture
def type_in(signed_in, officer, at):
    """Post an answer as the page does."""

    def type_in(
        number=1, *, text="<p>Hootsuite</p>", outcome="", version=0, by=officer, headers=HTMX, **more
    ):
        data = {"text": text, "outcome": outcome, "version": version, **more}
        return signed_in(by).post(f"{at}answers/{number}/", data, headers=headers)

    return type_in


@pytest.fixture
def choose(signed_in, officer, at):
    def choose(keep, *, seen=1, by=officer, **more):
        data = {"keep": keep, "seen": seen, **more}
        return signed_in(by).post(f"{at}answers/1/choose/", data, follow=True)

    return choose


def words(response):
    return " ".join(response.content.decode().split())


def test_every_question_stands_on_one_page_with_its_answer(case, save, signed_in, officer, at):
    save(case)
    page = words(signed_in(officer).get(at))
    for question in case.questions.all():
        assert question.text.replace("&", "&amp;") in page
    assert "&lt;p&gt;Hootsuite&lt;/p&gt;" in page
    assert "1 of 4 answered" in page
    assert "Only officers" not in page


@pytest.mark.parametrize("count", [1, 4, 14])
def test_the_number_of_queries_does_not_grow_with_the_questions(
    case_at, save, add, signed_in, officer, manager, django_assert_max_num_queries, count
):
    case = case_at(Stage.LOGGED, questions=[f"Question {number}?" for number in range(count)])
    for number in range(1, count + 1):
        save(case, number, outcome="part")
        save(case, number, "<p>mine</p>", version=0, by=manager)
        add(case, ["s31-1a", "s40-2-3Aa", "s43-2"][number % 3], (number,))
    client = signed_in(officer)
    with django_assert_max_num_queries(15):
        assert client.get(f"/cases/{case.reference}/draft/").status_code == 200


def test_a_saved_answer_comes_back_with_its_time_mark_and_version(case, type_in, answer_to):
    response = type_in()
    page = words(response)
    assert response.headers["HX-Trigger"] == "draft-saved"
    assert "✓ Saved " in page
    assert 'id="version-1" value="1" hx-swap-oob="true"' in page
    assert 'id="rail-1" hx-swap-oob="true"' in page
    assert "1 of 4 answered" in page
    assert "textarea" not in page
    assert answer_to().outcome == "disclosed"


def test_without_scripts_the_answer_is_saved_and_the_question_comes_back(case, type_in, at, answer_to):
    response = type_in(2, headers={})
    assert response.url == f"{at}#question-2"
    assert answer_to(2).text == "<p>Hootsuite</p>"


@pytest.mark.parametrize("bad", [{"outcome": "perhaps"}, {"version": "x"}, {"version": -1}])
def test_a_page_out_of_step_is_told_so_and_nothing_is_saved(type_in, answer_to, bad):
    response = type_in(**bad)
    assert "Load it again." in words(response)
    assert response.headers["HX-Trigger"] == "draft-refused"
    assert answer_to().version == 0


def test_a_letter_that_left_the_draft_meanwhile_says_so_and_keeps_the_text_in_the_page(
    case_at, signed_in, officer
):
    case = case_at(Stage.WITH_APPROVER)
    answer = case.questions.get(number=1).answer
    response = signed_in(officer).post(
        f"/cases/{case.reference}/draft/answers/1/",
        {"text": "<p>late</p>", "version": answer.version},
        headers=HTMX,
    )
    assert "with the approver" in words(response)
    assert "Your text is still in the page." in words(response)


def test_a_save_from_an_older_version_shows_both_texts(case, save, manager, type_in):
    save(case, text="<p>£27,500 to February</p>", by=manager)
    page = words(type_in(text="<p>£27,500, excluding VAT</p>"))
    assert "Max Manager saved question 1 while you were typing" in page
    assert "<p>£27,500 to February</p>" in page
    assert "Question 1 not saved: two texts" in page
    assert 'id="version-1" value="0"' in page
    assert "Two texts: choose one" in page


def test_the_two_texts_are_not_drawn_anew_with_every_key(case, save, manager, type_in):
    save(case, by=manager)
    type_in(text="<p>mine</p>")
    rival = RivalText.objects.get()
    page = words(type_in(text="<p>mine, longer</p>", shown=f"1:[{rival.pk}]"))
    assert "clash-1" not in page


def test_ones_own_other_window_is_named(case, save, type_in):
    save(case)
    assert "You saved question 1 in another window" in words(type_in(text="<p>from here</p>"))


def test_the_other_person_sees_the_rival_text_too(case, save, manager, type_in, signed_in, at):
    save(case, by=manager)
    type_in(text="<p>mine</p>")
    page = words(signed_in(manager).get(at))
    assert "Olive Officer has another text for question 1" in page
    assert "&lt;p&gt;Hootsuite&lt;/p&gt;" in page


def test_on_coming_back_ones_own_text_stands_in_the_editor(
    case, save, manager, type_in, signed_in, officer, at
):
    save(case, by=manager)
    type_in(text="<p>mine</p>", outcome="part")
    page = words(signed_in(officer).get(at))
    assert "&lt;p&gt;mine&lt;/p&gt;" in page
    assert 'value="part" data-needs-claim checked' in page
    assert 'id="version-1" value="0"' in page


def test_choosing_ones_own_text_takes_it_as_it_stands_in_the_editor(
    case, save, manager, type_in, choose, answer_to
):
    save(case, by=manager)
    type_in(text="<p>mine</p>")
    choose(f"rival:{RivalText.objects.get().pk}", text="<p>mine, newest</p>")
    assert answer_to().text == "<p>mine, newest</p>"


def test_the_other_person_chooses_among_what_was_shown(case, save, manager, type_in, choose, answer_to):
    save(case, by=manager)
    type_in(text="<p>mine</p>")
    choose(f"rival:{RivalText.objects.get().pk}", by=manager, text="<p>Hootsuite</p>")
    assert answer_to().text == "<p>mine</p>"


def test_a_choice_comes_too_late_when_the_text_was_saved_again(case, save, manager, type_in, choose):
    save(case, by=manager)
    type_in(text="<p>mine</p>")
    save(case, text="<p>again</p>", by=manager)
    page = words(choose(f"saved:{RivalText.objects.get().pk}"))
    assert "Question 1 was saved again meanwhile." in page


@pytest.mark.parametrize("keep", ["saved:999", "nonsense", ""])
def test_a_choice_that_was_made_already_is_told_so(choose, keep):
    assert "has one text only now" in words(choose(keep))


def test_a_reviewer_cannot_choose(case, save, manager, type_in, choose, reviewer):
    save(case, by=manager)
    type_in(text="<p>mine</p>")
    page = words(choose(f"saved:{RivalText.objects.get().pk}", by=reviewer))
    assert "Only officers and managers draft answers." in page
    assert RivalText.objects.exists()


@pytest.mark.parametrize(
    ("stage", "reason"),
    [
        (Stage.WITH_APPROVER, "with the approver or approved"),
        (Stage.READY, "with the approver or approved"),
        (Stage.ISSUED, "has been issued and cannot be changed"),
    ],
)
def test_a_letter_that_left_the_draft_is_shown_to_read(case_at, signed_in, officer, stage, reason):
    case = case_at(stage)
    page = words(signed_in(officer).get(f"/cases/{case.reference}/draft/"))
    assert reason in page
    assert "<p>Hootsuite</p>" in page
    assert "textarea" not in page
    assert "See the claim" in page


def test_an_answer_without_text_says_so_to_the_reader(case, signed_in, reviewer, at):
    page = words(signed_in(reviewer).get(at))
    assert "Only officers and managers draft answers." in page
    assert "No text." in page


def test_somebody_without_a_role_does_not_see_the_draft(case, signed_in, officer, at):
    officer.roles = []
    officer.save()
    response = signed_in(officer).get(at)
    assert response.status_code == 403
    assert "You have no role in FOI Portal yet." in words(response)


def test_a_case_or_a_question_that_does_not_exist_is_not_found(case, signed_in, officer, at):
    client = signed_in(officer)
    assert client.get("/cases/0000000/draft/").status_code == 404
    assert client.post(f"{at}answers/99/").status_code == 404


@pytest.mark.parametrize(
    ("text", "outcome", "provision", "mark", "says"),
    [
        ("", "", "", "To answer", "Nothing yet"),
        ("<p>Hootsuite</p>", "disclosed", "", "Answered", "Disclosed"),
        ("", "disclosed", "", "Not finished", "Disclosed · no text yet"),
        ("<p>The post.</p>", "part", "", "Not finished", "Part disclosed · a claim is missing"),
        ("", "withheld", "s31-1a", "Not finished", "Withheld · s31(1)(a)"),
        ("<p>We hold nothing.</p>", "not_held", "", "Answered", "Not held"),
    ],
)
def test_the_rail_says_how_a_question_stands(
    case, save, add, signed_in, officer, at, text, outcome, provision, mark, says
):
    if outcome:
        save(case, text=text, outcome=outcome)
    if provision:
        add(case, provision)
    rail = words(signed_in(officer).get(at)).split('id="rail-1"')[1].split("</li>")[0]
    assert f">{says}<" in rail
    assert f">{mark}</span>" in rail


def test_a_finished_claim_makes_its_answer_complete(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    page = words(signed_in(officer).get(f"/cases/{case.reference}/draft/"))
    assert "4 of 4 answered" in page
    assert "Part disclosed · s40(2)" in page
    assert "Section 40(2)" in page


def test_past_eight_questions_the_answers_fold(case_at, signed_in, officer):
    case = case_at(Stage.LOGGED, questions=[f"Question {number}?" for number in range(9)])
    assert "ws ws--long" in words(signed_in(officer).get(f"/cases/{case.reference}/draft/"))
