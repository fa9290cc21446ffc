"""What an answer tells of a clock that moved: the opening, what was late and why, the extension that was used."""

from datetime import date

import pytest

from cases.letters.assembly import assemble
from cases.letters.readiness import look_at
from cases.models import CalendarVersion
from tests.letters.letters import ON, make_letter
from tests.letters.notices import ASKED, FEE, PIT, REG7, Kind, happen
from tests.letters.test_assembly import names, read_aloud, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
DISCLOSED = ("<p>Hootsuite</p>", "disclosed")


def case_of(regime: str = "FOIA"):
    return make_letter(*[DISCLOSED] * 3, regime=regime).case


def answer_of(case, on: date, **fields) -> tuple:
    letter = case.draft_letter()
    letter.fields = fields
    content = look_at(letter, on=on).content
    return content, " ".join(read_aloud(section.body) for section in content.sections)


MEANT = {**ASKED, "meaning": "contracts of £50,000 or more since April 2019."}


def test_an_answer_after_a_clarification_says_what_was_understood_and_from_when_the_time_runs(officer):
    case = case_of()
    happen(case, Kind.CLARIFICATION, MEANT, date(2021, 2, 15), by=officer, ended_on=date(2021, 2, 22))
    content, said = answer_of(case, date(2021, 3, 22))
    assert "On 22 February 2021 you told us what you are looking for: contracts of £50,000" in said
    assert "since April 2019. The time for our answer runs from that day." in said
    assert "late" not in names(content)


def test_an_answer_after_a_clarification_is_late_twenty_days_after_the_reply(officer):
    case = case_of()
    happen(case, Kind.CLARIFICATION, MEANT, date(2021, 2, 15), by=officer, ended_on=date(2021, 2, 22))
    content, said = answer_of(case, date(2021, 3, 26))
    # 17 March is a bank holiday in Northern Ireland, so that the twentieth day is Tuesday 23 March.
    assert "was due on 23 March 2021 and is 3 working days late" in said
    assert [field.key for field in content.fields] == ["letter.reason_for_delay"]


def test_the_last_reply_is_the_one_that_counts(officer):
    case = case_of()
    happen(case, Kind.CLARIFICATION, MEANT, date(2021, 2, 15), by=officer, ended_on=date(2021, 2, 22))
    again = {**ASKED, "meaning": "the contract with Hootsuite"}
    happen(case, Kind.CLARIFICATION, again, date(2021, 2, 24), by=officer, ended_on=date(2021, 3, 1))
    _, said = answer_of(case, ON)
    assert "On 1 March 2021 you told us what you are looking for: the contract with Hootsuite." in said


def test_what_the_request_now_means_is_asked_for_where_nobody_wrote_it_down(officer):
    case = case_of()
    happen(case, Kind.CLARIFICATION, ASKED, date(2021, 2, 15), by=officer, ended_on=date(2021, 2, 22))
    content, _ = answer_of(case, ON)
    assert [field.key for field in content.fields] == ["case.clarified_meaning"]
    content, said = answer_of(case, ON, **{"case.clarified_meaning": "the contract with Hootsuite"})
    assert "looking for: the contract with Hootsuite." in said
    assert not content.missing


def test_the_reply_to_mere_help_starts_nothing_afresh(officer):
    case = case_of()
    helped = {**MEANT, "needed": False}
    happen(case, Kind.CLARIFICATION, helped, date(2021, 2, 15), by=officer, ended_on=date(2021, 2, 22))
    _, said = answer_of(case, ON)
    assert "This letter is our answer." in said
    assert "runs from that day" not in said


def test_an_extension_that_was_kept_is_referred_to(officer):
    case = case_of()
    happen(case, Kind.EXTENSION, {**PIT, "questions": []}, date(2021, 3, 8), by=officer)
    content, said = answer_of(case, date(2021, 4, 9))
    assert "We wrote to you on 8 March 2021 to say that your whole request needed longer." in said
    assert "late" not in names(content)


def test_what_an_extension_did_not_cover_is_late_after_its_own_last_day(officer):
    case = case_of()
    happen(case, Kind.EXTENSION, PIT, date(2021, 3, 8), by=officer)
    content, said = answer_of(case, date(2021, 3, 11))
    late = next(section for section in content.sections if section.name == "late")
    assert late.heading == "Part of our answer is late"
    assert "gave us more time for question 2 only. The rest of this answer was due on 10 March 2021" in said
    assert "We wrote to you on 8 March 2021 to say that question 2 needed longer." in said
    in_time, said = answer_of(case, date(2021, 3, 10))
    assert "late" not in names(in_time)
    assert "question 2 needed longer" in said


def test_an_answer_later_than_the_extension_says_so(officer):
    case = case_of()
    happen(case, Kind.EXTENSION, PIT, date(2021, 3, 8), by=officer)
    content, said = answer_of(case, date(2021, 4, 20))
    assert "We wrote to you on 8 March 2021 to say that we needed longer to weigh the public interest" in said
    assert "We expected to decide by 8 April 2021 and did not." in said
    assert words(content, "late").count("sorry") == 1
    assert "Thank you for waiting" not in said


def test_an_answer_under_the_regulations_later_than_the_extension_says_so(officer):
    case = case_of("EIR")
    happen(case, Kind.EXTENSION, REG7, date(2021, 3, 8), by=officer)
    _, said = answer_of(case, date(2021, 4, 20))
    assert "On 8 March 2021 we extended the time for our answer to 40 working days" in said
    assert "That time ended on 12 April 2021 and our answer is late." in said


def test_an_extension_under_the_regulations_is_one_of_the_whole_request(officer):
    case = case_of("EIR")
    happen(case, Kind.EXTENSION, REG7, date(2021, 3, 8), by=officer)
    content, said = answer_of(case, date(2021, 4, 8))
    assert "to say that your whole request needed longer" in said
    assert "late" not in names(content)


def test_an_extension_that_fell_away_with_a_clarification_is_not_spoken_of(officer):
    case = case_of()
    happen(case, Kind.EXTENSION, PIT, date(2021, 3, 3), by=officer)
    happen(case, Kind.CLARIFICATION, MEANT, date(2021, 3, 4), by=officer, ended_on=date(2021, 3, 8))
    content, said = answer_of(case, date(2021, 3, 30))
    assert "needed longer" not in said
    assert "late" not in names(content)
    _, said = answer_of(case, date(2021, 4, 12))
    assert "was due on 8 April 2021 and is 2 working days late" in said


def test_the_days_from_fee_notice_to_payment_are_not_counted_as_late(officer):
    case = case_of()
    happen(case, Kind.FEE_NOTICE, FEE, date(2021, 2, 22), by=officer, ended_on=date(2021, 2, 26))
    _, said = answer_of(case, date(2021, 3, 22))
    assert "was due on 18 March 2021 and is 2 working days late" in said
    assert "late" not in names(answer_of(case, date(2021, 3, 18))[0])


@pytest.mark.parametrize(("kind", "details"), [(Kind.CLARIFICATION, ASKED), (Kind.FEE_NOTICE, FEE)])
def test_the_council_may_answer_while_the_clock_stands_still(officer, kind, details):
    case = case_of()
    happen(case, kind, details, date(2021, 2, 15), by=officer)
    content, said = answer_of(case, date(2021, 6, 1))
    assert "This letter is our answer." in said
    assert "late" not in names(content)
    assert not content.missing


def test_the_last_day_for_a_review_is_counted_with_the_calendar_in_force(administrator):
    from cases.law.working_days import Calendar

    published = Calendar.published()
    rows = [[entry.day.isoformat(), entry.division, entry.name] for entry in published.holidays]
    CalendarVersion.objects.create(
        holidays=sorted([*rows, ["2021-04-20", "england-and-wales", "A proclaimed day"]]),
        first_year=published.first_year,
        last_year=published.last_year,
        why="Proclaimed",
        proposed_by=administrator,
        confirmed_by=administrator,
        confirmed_on=ON,
    )
    assert "Please ask by 6 May 2021" in words(assemble(make_letter(DISCLOSED), on=ON), "rights")
