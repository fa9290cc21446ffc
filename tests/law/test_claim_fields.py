"""What is wrong with an answer on the page of a claim is said beside its field, with the way to mend it."""

from datetime import date

import pytest

from cases.law.claim_fields import USUAL_BARS, Page, day_of, faults
from cases.law.provisions import find

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
        ("e12-5e", "", "Disclosure would be likely to harm the developer’s case.", "Use “would” in both."),
        ("e12-5e", "", "Disclosure could harm the developer’s case very much.", "argues “could”"),
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
