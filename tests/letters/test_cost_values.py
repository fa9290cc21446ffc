"""The refusal on cost in the letter: its figures come from the estimate, and what the estimate lacks is said."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from cases.letters.assembly import assemble
from cases.letters.readiness import look_at
from cases.models import CostEstimate, CostSetting
from tests.letters.letters import ON, RECEIVED, add_claim, make_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
DETERMINE = {
    "activity": "determine",
    "what": "Look up the index | by hand",
    "records": "1200",
    "minutes": "1",
    "people": "1",
}
LOCATE = {"activity": "locate", "what": "Open each case file", "records": "330", "minutes": "", "people": "2"}
EXTRACT = {"activity": "extract", "what": "", "records": "1", "minutes": "30", "people": "1"}


@pytest.fixture
def estimate(officer):
    def make(case, *lines, **details) -> CostEstimate:
        values = {
            "sample": {"records": "20", "minutes": "50"},
            "method": "We timed 20 files.",
            "within_limit": "the figures of one year\nthe policy",
            **details,
        }
        return CostEstimate.objects.create(
            case=case,
            lines=list(lines or [LOCATE, EXTRACT]),
            estimated_on=ON,
            by=officer,
            version=1,
            **values,
        )

    return make


@pytest.fixture
def refused():
    """A letter that refuses its question under one of the provisions on cost."""

    def make(provision="s12-1", **details):
        letter = make_letter(("", "cost"), **details)
        return letter, add_claim(letter, provision, 1)

    return make


def notice(letter, claim) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", assemble(letter, on=ON).notice_of(claim))))


def reasons(letter) -> list[tuple[str, str, str]]:
    return [(each.place, each.check, each.text) for each in look_at(letter, on=ON).reasons]


def test_the_notice_has_the_table_the_figures_and_the_method_of_the_estimate(refused, estimate):
    letter, claim = refused()
    estimate(letter.case)
    text = notice(letter, claim)
    assert "The limit for a council is £450, or 18 hours at £25 per person per hour." in text
    assert "We estimate 28 hours, which comes to £700." in text
    assert "Task How many Minutes each Hours Cost" in text
    assert "Locating it: Open each case file, by 2 people 330 2.5 27.5 £687.50" in text
    assert "Extracting it 1 30 0.5 £12.50" in text
    assert "In all 28 £700" in text
    assert "We timed 20 files." in text
    assert reasons(letter) == []


def test_the_help_says_what_could_be_provided_within_the_limit(refused, estimate):
    letter, _ = refused()
    estimate(letter.case)
    content = assemble(letter, on=ON)
    body = next(section.body for section in content.sections if section.name == "help")
    assert "<li>the figures of one year</li>" in body
    assert [field.key for field in content.fields if field.key.startswith("cost.")] == []


def test_without_an_estimate_the_letter_says_where_to_make_it(refused):
    letter, claim = refused()
    assert reasons(letter) == [
        (
            "cost",
            "LETTER-32",
            "The claim of section 12(1) needs an estimate of the cost. Make it on the page “Cost limit”.",
        )
    ]
    assert "The limit for a council is £450" in notice(letter, claim)


def test_an_estimate_within_the_limit_bears_no_refusal(refused, estimate):
    letter, _ = refused()
    estimate(letter.case, EXTRACT)
    assert [text for _, _, text in reasons(letter)] == [
        "The estimate is 0.5 hours, £12.50: within the limit of 18 hours, £450. "
        "Section 12(1) applies only above the limit."
    ]


def test_an_estimate_must_say_how_it_was_made_and_offer_help(refused, estimate):
    letter, _ = refused()
    estimate(letter.case, method="", within_limit="")
    said = [text for _, _, text in reasons(letter)]
    assert "does not say how you arrived at it" in said[0]
    assert "what you could provide within the limit: section 16" in said[1]


def test_section_12_2_counts_the_time_of_finding_out_alone(refused, estimate):
    letter, claim = refused("s12-2")
    estimate(letter.case, DETERMINE, LOCATE, within_limit="")
    text = notice(letter, claim)
    assert "We estimate 20 hours, which comes to £500." in text
    assert "Look up the index / by hand 1,200 1 20 £500" in text
    assert "Open each case file" not in text
    assert [place for place, _, _ in reasons(letter)] == ["letter"]


def test_section_12_2_helps_by_asking_what_would_make_a_search_possible(refused, estimate):
    letter, _ = refused("s12-2")
    estimate(letter.case, DETERMINE, DETERMINE, within_limit="")
    asked = "Which dates, names of places, reference numbers or teams would make the search possible?"
    assert reasons(letter) == [("letter", "LETTER-39", f"The letter leaves this open: {asked}")]
    letter.fields = {asked: "the street and the year"}
    letter.save()
    help_part = next(each for each in assemble(letter, on=ON).sections if each.name == "help")
    assert "within it: the street and the year" in help_part.body
    assert reasons(letter) == []


def test_section_12_2_without_time_of_finding_out_is_refused(refused, estimate):
    letter, _ = refused("s12-2")
    estimate(letter.case)
    assert "Section 12(2) counts only the time to find out" in reasons(letter)[0][2]


def test_requests_counted_together_are_listed_with_their_days(refused, estimate):
    letter, claim = refused("s12-4")
    claim.fields["claim.reasons"] = "All three ask for the same contracts, month by month."
    claim.save()
    other = make_letter(("", "cost"), received_on=date(2021, 2, 1), subject="Earlier | one").case
    third = make_letter(("", "cost"), received_on=date(2021, 2, 20)).case
    estimate(other, EXTRACT)
    estimate(letter.case).with_cases.set([other, third])
    text = notice(letter, claim)
    assert (
        "Reference Received What was asked 7012569 1 February 2021 Earlier / one 7012568 10 February 2021"
        in text
    )
    assert "received between 1 February 2021 and 20 February 2021" in text
    assert "7012569. Extracting it 1 30 0.5 £12.50" in text
    assert "We estimate 28.5 hours for the requests together, which comes to £712.50." in text
    assert reasons(letter) == []


def test_section_12_4_needs_other_requests(refused, estimate):
    letter, _ = refused("s12-4")
    estimate(letter.case)
    assert "adds up several requests, and none is added" in reasons(letter)[0][2]


def test_the_limit_is_that_of_the_day_of_the_estimate(refused, estimate):
    letter, claim = refused()
    estimate(letter.case)
    CostSetting.objects.create(limit_amount=Decimal(300), rate=Decimal(30), in_force_from=RECEIVED)
    assert "The limit for a council is £300, or 10 hours at £30" in notice(letter, claim)
    CostSetting.objects.create(limit_amount=Decimal(200), rate=Decimal(20), in_force_from=date(2021, 3, 5))
    assert "The limit for a council is £300" in notice(letter, claim)


def test_without_a_limit_in_force_nothing_is_estimated(refused, estimate):
    letter, _ = refused()
    estimate(letter.case)
    CostSetting.objects.all().delete()
    assert "needs an estimate of the cost" in reasons(letter)[0][2]


def test_a_letter_without_a_refusal_on_cost_asks_nothing_of_the_estimate(django_assert_max_num_queries):
    letter = make_letter(("", "withheld"))
    add_claim(letter, "s40-2-3Aa", 1)
    with django_assert_max_num_queries(40) as asked:
        assert assemble(letter, on=ON).missing_in_estimate() == ()
    assert not [query for query in asked.captured_queries if "cases_cost" in query["sql"]]


def test_the_links_lead_to_the_page_of_the_cost_limit(refused, signed_in, officer):
    letter, _ = refused()
    reference = letter.case.reference
    client = signed_in(officer)
    for page in ("letter/", "letter/preview/"):
        answer = client.get(f"/cases/{reference}/{page}")
        assert f'href="/cases/{reference}/cost/"' in answer.content.decode()
