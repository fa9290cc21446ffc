"""What is wrong with an answer on the page of a claim is said beside its field, with the way to mend it."""

from datetime import date

import pytest

from cases.law.claim_fields import Page, day_of, faults
from cases.law.letter_text import Severity
from cases.law.provisions import find
from cases.law.statutory_bars import USUAL_BARS

RECEIVED, TODAY = date(2021, 2, 10), date(2021, 3, 4)
OFFICE = "the Monitoring Officer"


def found(provision, *, variant="", **said):
    fields = {f"claim.{key}": value for key, value in said.items()}
    page = Page(find(provision), variant, fields, RECEIVED, TODAY, (OFFICE,))
    return faults(page, set(fields))


def reasons(provision, **said):
    return [fault.reason for fault in found(provision, **said)]


@pytest.mark.parametrize(
    "where",
    ["Contracts register: https://www.ashmere.example/contracts", "http://data.gov.uk/dataset?id=1 column B"],
)
def test_a_link_to_the_very_page_will_do(where):
    assert found("s21", where=where) == []
    assert found("e6-1", where=where) == []


@pytest.mark.parametrize(
    "where",
    [
        "on our website",
        "www.ashmere.example",
        "https://intranet/contracts",
        "see https://example.com/x",
        "https://xx.yy",
    ],
)
def test_what_is_no_link_is_told_so(where):
    (fault,) = found("s21", where=where)
    assert (fault.field, fault.check) == ("claim.where", "LETTER-31")
    assert "https://" in fault.reason


@pytest.mark.parametrize(
    "said",
    [
        "The Audit Committee agreed it in January 2021.",
        "Decided on 10 February 2021, minute 4.",
        "It has been so every year since 2015.",
        "Planned in June 2020; confirmed in March 2021.",
        "The council publishes it every year; this one comes on 31 March 2021.",
        "In the forward plan of 2020, for publication on 31 March 2021.",
        "The committee decides so each quarter.",
    ],
)
def test_an_intention_older_than_the_request_will_do(said):
    assert found("s22", intended_since=said) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("The committee decided it.", "Say when it was decided to publish"),
        ("Agreed on 11 February 2021.", "which came on 10 February 2021"),
        ("Agreed on 31st March, 2021", "must be older than the request"),
        ("In the plan for 2022.", "must be older than the request"),
    ],
)
def test_an_intention_without_a_day_or_after_the_request_is_none(said, reason):
    (fault,) = found("s22", intended_since=said)
    assert reason in fault.reason


def test_the_qualified_person_is_one_of_the_councils_settings():
    assert found("s36-2b-i", qualified_person=OFFICE, opinion_on="2021-02-20") == []
    (fault,) = found("s36-2c", qualified_person="the Head of Legal")
    assert fault.reason.startswith("“the Head of Legal” was not a qualified person in the council’s settings")
    assert fault.check == "LETTER-27"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("last week", "Give the day of the opinion"),
        ("2021-03-05", "5 March 2021 is still to come"),
        ("2021-02-09", "9 February 2021 was before the request came"),
    ],
)
def test_the_opinion_is_of_a_day_between_the_request_and_today(said, reason):
    (fault,) = found("s36-2b-ii", opinion_on=said)
    assert reason in fault.reason


def test_a_day_is_read_as_the_page_keeps_it():
    assert day_of(" 2021-02-09 ") == date(2021, 2, 9)
    assert day_of("9 February") is None


@pytest.mark.parametrize("bar", USUAL_BARS)
def test_the_usual_bars_are_named_in_full(bar):
    assert found("s44-1a", enactment=bar.enactment, enactment_provision=bar.provision) == []
    assert bar.title[0].isupper()
    assert bar.enactment in bar.title


@pytest.mark.parametrize(
    ("enactment", "provision", "count"),
    [
        ("Enterprise Act", "section 237", 1),
        ("the law of 2002", "section 237", 1),
        ("Enterprise Act 2002", "Part nine", 1),
        ("contract rules", "the relevant part", 2),
    ],
)
def test_a_law_without_year_or_number_is_not_named(enactment, provision, count):
    faulty = found("s44-1a", enactment=enactment, enactment_provision=provision)
    assert len(faulty) == count
    assert {fault.check for fault in faulty} == {"LETTER-29"}


@pytest.mark.parametrize(
    ("enactment", "reason"),
    [
        ("Public Contracts Regulations 2015", "leaves this Act untouched"),
        ("Procurement Act 2023", "it forbids nothing"),
    ],
)
def test_what_only_looks_like_a_bar_is_told_so(enactment, reason):
    assert reason in reasons("s44-1a", enactment=enactment)[0]


@pytest.mark.parametrize("said", ["partners", "our partners", "Third parties.", "the other companies"])
def test_whose_interests_names_somebody(said):
    assert reasons("s43-2", whose_interests=said)[0].startswith(f"“{said}” names nobody.")
    assert found("s43-2", whose_interests="the council and its waste contractor") == []


def test_section_38_speaks_of_danger():
    (fault,) = found("s38-1b", harm="It would prejudice the safety of those who live there.")
    assert "Write “endanger”" in fault.reason
    assert found("s38-1b", harm="It would endanger those who live there at night.") == []


def test_the_principle_is_that_of_todays_law():
    (fault,) = found(
        "s40-2-3Aa", balance="Disclosure would breach the first data protection principle altogether."
    )
    assert "Article 5(1)(a)" in fault.reason
    assert found("s40-2-3Aa", balance="Their expectations of privacy prevail in this case.") == []


@pytest.mark.parametrize(
    ("provision", "likelihood", "harm", "reason"),
    [
        ("s43-2", "would", "The bargaining position of the council may be prejudiced.", "argues “may”"),
        (
            "s43-2",
            "would",
            "Disclosure would be likely to help every other bidder.",
            "Or claim “would be likely to”",
        ),
        (
            "s43-2",
            "would be likely to",
            "Disclosure would prejudice the next round of bids.",
            "argues “would”",
        ),
        ("e12-5e", "", "Disclosure would be likely to harm the developer’s case.", "argues “likely”"),
        ("e12-5e", "", "Disclosure could harm the developer’s case very much.", "argues “could”"),
        ("e12-6", "", "Saying so would be likely to adversely affect the inquiry.", "would adversely affect"),
        ("s43-2", "perhaps", "Disclosure would prejudice the next round of bids.", "Choose “would” or"),
    ],
)
def test_one_likelihood_throughout(provision, likelihood, harm, reason):
    (fault,) = found(provision, likelihood=likelihood, harm=harm)
    assert reason in fault.reason
    assert fault.check == ("LETTER-50" if provision.startswith("e") else "LETTER-14")


@pytest.mark.parametrize(
    ("provision", "likelihood", "harm"),
    [
        ("s43-2", "would", "Disclosure would prejudice the next round of bids."),
        ("s43-2", "would be likely to", "Disclosure would be likely to prejudice the next round."),
        ("s43-2", "", "Disclosure may prejudice the next round of bids here."),
        ("s42", "", "Disclosure may harm the talks between lawyer and client."),
        ("s43-2", "would", "People may ask; a bidder could then price accordingly."),
    ],
)
def test_a_likelihood_that_is_kept_to_is_no_fault(provision, likelihood, harm):
    assert found(provision, likelihood=likelihood, harm=harm) == []


@pytest.mark.parametrize(
    ("likelihood", "said", "severity"),
    [
        ("would", {"harm": "Disclosure would be likely to help every other bidder."}, Severity.ERROR),
        ("would", {"harm": "It would harm the bids, and would be likely to cost more."}, Severity.WARN),
        (
            "would be likely to",
            {"harm": "It would be likely to harm us and would damage trust."},
            Severity.WARN,
        ),
        ("would be likely to", {"conclusion": "To wait would damage nobody in the meantime."}, Severity.WARN),
    ],
)
def test_a_person_decides_where_both_likelihoods_are_named(likelihood, said, severity):
    assert [fault.severity for fault in found("s43-2", likelihood=likelihood, **said)] == [severity]


@pytest.mark.parametrize(
    ("provision", "said", "severity"),
    [
        ("e12-5e", {"harm": "Disclosure would be likely to harm the case."}, Severity.ERROR),
        ("e12-5e", {"reasons": "Disclosure would be likely to harm the case."}, Severity.ERROR),
        ("e12-5e", {"harm": "The appeal may harm nobody, the letter would."}, Severity.WARN),
    ],
)
def test_under_the_regulations_likely_is_never_enough(provision, said, severity):
    assert [(each.check, each.severity) for each in found(provision, **said)] == [("LETTER-50", severity)]


def test_what_is_likely_elsewhere_under_the_regulations_is_no_harm_of_theirs():
    assert found("e12-5e", reasons="The appeal may harm nobody at all in this.") == []
    assert found("e12-4e", harm="Officers would be likely to write less than now.") == []


@pytest.mark.parametrize(
    "said", ["x", "XX", "-", "…", "N/A", "n/a.", "TBC", "tba", "to be confirmed", "To do"]
)
def test_what_only_fills_a_field_says_nothing(said):
    (fault,) = found("s42", conclusion=said)
    assert (fault.field, fault.check) == ("claim.conclusion", "LETTER-39")


@pytest.mark.parametrize("provision", ["s14-2", "e12-4c"])
def test_the_day_that_a_notice_rests_on_is_a_day(provision):
    page = Page(find(provision), "", {"clarification.asked_on": "last week"}, RECEIVED, TODAY)
    assert [fault.check for fault in faults(page, {"clarification.asked_on"})] == ["LETTER-13"]
    assert (
        faults(Page(find(provision), "", {"clarification.asked_on": "2021-02-12"}, RECEIVED, TODAY), set())
        == []
    )


@pytest.mark.parametrize(("said", "count"), [("2020-06-01", 0), ("2021-02-10", 1), ("2021-02-11", 1)])
def test_the_earlier_request_of_a_repeated_one_is_older(said, count):
    assert len(found("s14-2", earlier_on=said)) == count


@pytest.mark.parametrize("said", ["soon", "In due course.", "It will be published shortly.", "some day"])
def test_some_day_is_no_time_of_publication(said):
    (fault,) = found("s22", publish_on=said)
    assert (fault.field, fault.check) == ("claim.publish_on", "LETTER-13")


@pytest.mark.parametrize("said", ["by the end of June 2026", "No date is fixed.", "after the audit closes"])
def test_a_period_or_that_no_day_is_fixed_will_do_for_a_publication(said):
    assert found("s22", publish_on=said) == []


def test_a_place_that_is_no_page_of_the_web_is_for_a_person_to_judge():
    (fault,) = found("s21", where="Local Studies Library, High Street, shelf 3")
    assert fault.severity is Severity.WARN
    (fault,) = found("s21", where="the library")
    assert fault.severity is Severity.ERROR


def test_racial_prejudice_may_be_the_danger():
    (fault,) = found("s38-1a", harm="It would endanger the family, whom racial prejudice has found before.")
    assert fault.severity is Severity.WARN


def test_a_reason_is_more_than_a_word():
    assert reasons("s42", conclusion="It is private.") == [
        "Say more: a reader must be able to follow the reason."
    ]
    assert found("s42", conclusion="The matter is live until May, and the summary is public.") == []
    assert found("s42", conclusion="  ") == []


def test_the_information_is_named_and_not_only_called_so():
    assert "Say which information" in reasons("s42", information="the information")[0]
    assert found("s42", information="the advice of 3 May 2020") == []


def test_only_what_the_notice_asks_is_looked_at():
    page = Page(find("s42"), "", {"claim.conclusion": "No."}, RECEIVED, TODAY)
    assert faults(page, set()) == []
