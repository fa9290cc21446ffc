"""Who is named in what a case sends, what the rule says of each, and what is covered."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.law.redaction import Detail, Ground
from cases.models import Council, NotAPerson, ReleaseText
from cases.named.known import REMEMBERED, known
from tests.named.people import add, changed

pytestmark = pytest.mark.django_db
JANE = "<p>Jane Smithson, Housing Options Officer, decided it.</p>"


def shown(register):
    return [person.shown for person in register.people]


def the(register, key):
    person = register.person(key)
    assert person is not None
    return person


def test_an_officer_below_the_senior_grade_is_withheld_with_the_trace_of_the_rule(write, people):
    register = write(JANE)
    (person,) = register.people
    assert person.key == f"staff:{people['officer'].pk}"
    assert (person.shown, person.post, person.grade_words) == (
        "Jane Smithson",
        "Housing Options Officer",
        "Officer",
    )
    assert person.ruling.trace[-1] == "withhold the name, keep the post"
    assert (person.covers, person.is_open, person.choice) == (True, True, "")
    assert (person.places, person.questions) == ("question 4", (4,))
    assert person.mentions[0].url.endswith("/draft/#question-4")
    assert register.why_not() == [
        "Decide about Jane Smithson: a name in the letter waits for somebody to withhold or release it."
    ]


def test_what_is_withheld_is_covered_in_any_html_and_the_post_is_kept(write):
    register = write(JANE)
    assert register.cover("<p><b>Jane</b> Smithson, Housing Options Officer</p>", register.on) == (
        "<p><b>[name withheld]</b>, Housing Options Officer</p>"
    )


def test_whom_the_rule_releases_stays_and_needs_no_decision(write):
    register = write("<p>Rosalind Achterberg and Perpetua Pressley agreed.</p>")
    assert shown(register) == ["Rosalind Achterberg", "Perpetua Pressley"]
    assert (register.undecided, register.withheld, register.why_not()) == ((), (), [])
    assert register.cover(JANE, register.on) == JANE


def test_one_decision_holds_for_all_mentions_and_the_order_is_that_of_the_letter(write, officer):
    write("<p>Robert Haversham</p>", 2)
    register = write("<p>Jane Smithson and Bob Haversham. jane.smithson@ashmere.example</p>", 4)
    assert shown(register) == ["Robert Haversham", "Jane Smithson"]
    first, second = register.people
    assert first.places == "question 2, question 4"
    assert second.details == (Detail.NAME, Detail.WORK_EMAIL)


def test_the_direct_line_of_a_senior_officer_has_a_decision_of_its_own(write, people):
    register = write("<p>Hamish Dunmore, mobile 07700 900107</p>")
    key = f"staff:{people['assistant'].pk}"
    assert not the(register, key).covers
    mobile = the(register, f"{key}:mobile")
    assert (mobile.covers, mobile.stands_apart, mobile.details) == (True, True, (Detail.MOBILE,))
    covered = register.cover("<p>Hamish Dunmore, mobile 07700 900107</p>", register.on)
    assert covered == "<p>Hamish Dunmore, mobile [telephone number withheld]</p>"


def test_a_name_that_the_directory_does_not_know_is_asked_about_and_neither_passed_nor_struck(write):
    register = write("<p>The work was led by Norman Unknownby.</p>")
    (person,) = register.people
    assert person.key == "words:norman unknownby"
    assert (person.covers, person.is_open, person.kind) == (False, True, None)
    assert person.grade_words == "Not in the directory"
    assert len(register.why_not()) == 1


def test_words_that_are_no_person_are_not_asked_about_again(write, officer, today):
    NotAPerson.objects.create(words="Norman Unknownby", folded="norman unknownby", by=officer, said_on=today)
    assert write("<p>The work was led by Norman Unknownby.</p>").people == ()


def test_one_name_of_two_people_of_whom_the_rule_says_different_things_is_decided_by_a_person(write):
    add(name="David Twofold", grade="Director", post="Director of Roads")
    add(name="David Twofold", grade="Officer", post="Clerk")
    register = write("<p>It was agreed with David Twofold.</p>")
    (person,) = register.people
    assert (person.key, person.ruling.ground) == ("words:david twofold", Ground.SEVERAL_PEOPLE)
    assert person.grade_words == "May be one of several"


def test_the_requester_is_left_out_with_name_and_address(write):
    said = "<p>Jane Sample wrote from jane@requester.example.</p>"
    assert write(said).people == ()
    assert write(said + JANE, 3).cover(said, date(2021, 3, 4)) == said


def test_the_request_helps_to_tell_who_is_meant_and_makes_no_decision(case_at, people, officer, today):
    from cases.named.register import Register
    from cases.workflow import Stage
    from tests.journeys.steps import answer

    request = "1. What did Jane Smithson and Robert Haversham say?"
    case = case_at(Stage.LOGGED, questions=["What did Jane Smithson say?"], request_text=request)
    assert Register.of(case, on=today).people == ()
    answer(case, 1, "<p>Nothing that Jane said was kept.</p>", "disclosed", by=officer, on=today)
    register = Register.of(case, on=today)
    assert shown(register) == ["Jane Smithson"]
    assert (
        register.cover(f"<p>{request}</p>", today)
        == "<p>1. What did [name withheld] and Robert Haversham say?</p>"
    )


def test_the_grade_of_the_day_of_the_annex_counts_for_the_annex(case, write, officer, today):
    member = add(name="Prudence Motedly", grade="Officer", post="Clerk", held_to=date(2019, 12, 31))
    member.posts.create(grade="Director", post="Director of Clerks", held_from=date(2020, 1, 1))
    changed()
    note = {"case": case, "title": "Note", "text": "<p>Prudence Motedly</p>", "by": officer}
    ReleaseText.objects.create(dated_on=date(2016, 5, 4), **note)
    register = write("<p>Prudence Motedly signed it.</p>")
    now, then = register.people
    assert (now.key, now.post, now.covers) == (f"staff:{member.pk}", "Director of Clerks", False)
    assert (then.key, then.post, then.covers) == (f"staff:{member.pk}@2016-05-04", "Clerk", True)
    assert register.cover("<p>Prudence Motedly</p>", today) == "<p>Prudence Motedly</p>"
    assert register.cover("<p>Prudence Motedly</p>", date(2016, 5, 4)) == "<p>[name withheld]</p>"
    assert register.may_name([f"staff:{member.pk}"], Detail.NAME)
    assert not register.may_name([f"staff:{member.pk}"], Detail.MOBILE)


def test_a_mention_outside_what_the_council_writes_is_covered_if_it_may_mean_somebody_withheld(
    case, write, officer
):
    note = {"case": case, "title": "Note", "text": "<p>Jane Smithson</p>", "by": officer}
    ReleaseText.objects.create(dated_on=date(2013, 5, 4), **note)
    register = write("<p>Nothing.</p>")
    (person,) = register.people
    assert person.key.endswith("@2013-05-04")
    assert register.cover("<p>Jane Smithson</p>", register.on) == "<p>[name withheld]</p>"
    assert register.cover("<p>Robert Haversham</p>", register.on) == "<p>Robert Haversham</p>"


def test_what_is_withheld_and_stands_where_nobody_asked_is_left_out_rather_than_claimed(case, write):
    register = write("<p>We do not hold this. Please ask Jane Smithson.</p>", outcome="not_held")
    assert register.withheld_in_answers == ()
    assert register.why_not()[-1] == (
        "Jane Smithson is withheld, and question 4 names the same person where nobody asked. Write the post instead, "
        "or leave it out."
    )
    register = write("<p>Ask Jane Smithson.</p>", 3, outcome="not_held")
    assert "and question 3 and question 4 name the same person" in register.why_not()[-1]
    assert not case.claims.exists()


def test_own_words_of_the_letter_and_of_its_claims_are_read_too(case, write, officer, today):
    from cases.letters.actions import save_fields
    from tests.journeys.steps import claim

    said = {"own.before": "<p>Jane Smithson asks for your patience.</p>", "letter.delay_reason": ""}
    save_fields(case=case, fields=said, sections={"help": True}, by=officer, on=today)
    claim(case, "s31-1a", [1], by=officer, on=today, said="Robert Haversham would be in danger of harm.")
    register = write("<p>Hootsuite</p>", 1, "withheld")
    places = {person.shown: person.places for person in register.people}
    assert places == {
        "Jane Smithson": "the letter’s own words",
        "Robert Haversham": "the claim of section 31(1)(a)",
    }


def test_a_withheld_person_under_threat_is_noted(write):
    (person,) = write("<p>Thaddeus Reatham called.</p>").people
    assert person.is_threatened


def test_the_register_is_kept_as_plain_data(write, decide, officer, today):
    write(JANE + "<p>Ulrich Gradeless. Perpetua Pressley.</p>")
    decide("Jane Smithson", "withhold")
    register = write(JANE + "<p>Ulrich Gradeless. Perpetua Pressley.</p>")
    jane, ulrich, press = register.as_json()
    assert jane["choice"] == jane["proposed"] == "withhold"
    assert (jane["by"], jane["decided_on"], jane["reason"]) == ("Olive Officer", today.isoformat(), "")
    assert (jane["withheld"], jane["details_in_words"], jane["document_on"]) == (
        True,
        "name",
        today.isoformat(),
    )
    assert jane["mentions"] == [{"place": "question 4", "words": "Jane Smithson"}]
    assert (ulrich["by"], ulrich["decided_on"], ulrich["grade"]) == ("", "", "No grade recorded")
    assert (press["choice"], press["withheld"]) == ("release", False)


def test_every_mention_is_given_with_its_part_for_the_editor(write):
    register = write(JANE + "<p>Jane Sample.</p>")
    found = {part.key: [each.words for each in mentions] for part, mentions in register.mentions()}
    assert found["answer-4"] == ["Jane Smithson"]
    assert found["request"] == []


def test_nobody_is_the_person_of_a_key_that_is_not_there(register):
    assert register().person("words:nobody") is None


# The directory in the process


def test_the_directory_is_read_once_and_anew_when_it_has_changed(people):
    first = known()
    with CaptureQueriesContext(connection) as queries:
        assert known() is first
    assert len(queries) == 2
    add(name="Newly Comewell", grade="Officer")
    assert known() is not first
    council = Council.current()
    council.public_contacts = "01632 960001"
    council.save()
    assert "01632 960001" in known(council).public


def test_the_number_of_queries_depends_on_nothing(write, register):
    write("<p>Nothing.</p>")
    with CaptureQueriesContext(connection) as few:
        register()
    write(JANE + "<p>Robert Haversham. Hamish Dunmore. Conrad Tractorby. Norman Unknownby.</p>", 3)
    write(JANE, 4)
    register()
    with CaptureQueriesContext(connection) as many:
        register()
    assert len(few) <= len(many) <= 11


def test_the_same_texts_are_read_once_and_the_oldest_are_forgotten(people):
    from cases.names import Passage

    who = known()
    asked = {"requester": "", "not_people": ()}
    passages = [Passage("Jane Smithson", date(2021, 3, 4))]
    first = who.find(passages, **asked)
    assert who.find(passages, **asked) is first
    for number in range(REMEMBERED):
        who.find([Passage(f"Nobody {number}", date(2021, 3, 4))], **asked)
    assert who.find(passages, **asked) is not first


def test_the_ladder_of_the_day_counts(people):
    from cases.models import GradeSetting

    GradeSetting.objects.create(in_force_from=date(2010, 1, 1), senior_grade="Director")
    GradeSetting.objects.create(in_force_from=date(2020, 1, 1), senior_grade="Head of Service")
    ladder_on = known().ladder_on
    days = [date(2005, 1, 1), date(2015, 1, 1), date(2021, 1, 1)]
    assert [ladder_on(day).senior for day in days] == ["Director", "Director", "Head of Service"]


def test_annexes_are_called_by_letters():
    from cases.named.parts import annex_letter

    assert [annex_letter(place) for place in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]
