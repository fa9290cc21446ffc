"""The page of a claim in a real browser: every kind of provision, what is wrong beside its field, and the ways out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.drafting import actions
from cases.models import Claim
from cases.workflow import Stage

pytestmark = pytest.mark.django_db(transaction=True)

FACTOR = {
    "key": "own-for-1",
    "side": "for",
    "text": "Residents pay for this",
    "answer": "It cost £40,000 last year.",
    "weight": "some",
}
KINDS = {
    "s31-1a": {"claim.harm": "An intruder may be prejudiced by it.", "claim.likelihood": "would"},
    "s43-2": {"claim.whose_interests": "partners"},
    "s36-2b-i": {"claim.qualified_person": "the Chief Clerk", "claim.opinion_on": "2001-01-01"},
    "s40-2-3Aa": {"claim.necessity": "First data protection principle applies."},
    "s44-1a": {"claim.enactment": "Procurement Act 2023", "claim.enactment_provision": "Part two"},
    "s38-1b": {"claim.harm": "It would prejudice the safety of the people there."},
    "s31-3": {"claim.limb": "section 31(1)(a)"},
    "e12-5e": {"claim.whose_interests": "third parties"},
}


@pytest.fixture(autouse=True)
def settled(page):
    """Let the last preview arrive before the test ends and its data go."""
    yield
    page.wait_for_load_state("networkidle", timeout=60_000)


@pytest.fixture
def open_claim(case_at, officer, sign_in_as, goto, page):
    """The page of a new claim with something argued, in a case that came in three weeks ago."""

    def open_claim(provision, **fields):
        today = timezone.localdate()
        regime = "EIR" if provision.startswith("e") else "FOIA"
        case = case_at(Stage.LOGGED, received_on=today - timedelta(days=21), on=today, regime=regime)
        questions = list(case.questions.all()[:2])
        claim = actions.add_claim(case=case, provision=provision, questions=questions, by=officer, on=today)
        said = {"fields": fields, "factors": [FACTOR], "variant": ""}
        actions.save_claim(claim=claim, questions=questions, version=0, by=officer, on=today, **said)
        sign_in_as(officer)
        goto(f"/cases/{case.reference}/claims/{claim.pk}/")
        expect(page.locator("#notice")).not_to_contain_text("Reading…", timeout=20_000)
        return case

    return open_claim


@pytest.mark.parametrize("provision", KINDS)
def test_every_kind_of_claim_is_accessible_with_its_errors(provision, open_claim, page, axe_wide_and_narrow):
    open_claim(provision, **KINDS[provision])
    if provision != "s31-3":
        expect(page.locator("#claim-faults")).to_contain_text("this claim from standing")
    axe_wide_and_narrow()


def test_an_error_goes_as_soon_as_it_is_mended(open_claim, page):
    open_claim("s43-2", **{"claim.whose_interests": "partners"})
    error = page.get_by_text("“partners” names nobody.", exact=False)
    expect(error.first).to_be_visible()
    page.get_by_label("Whose interests").fill("the council")
    expect(page.locator("#claim-faults")).to_be_empty()
    expect(error).to_have_count(0)


def test_a_check_leads_to_the_place_where_it_is_mended(open_claim, page):
    open_claim("s43-2")
    page.locator("#missing").get_by_role("link", name="Whose interests").click()
    expect(page.get_by_label("Whose interests")).to_be_focused()


def test_a_suggested_factor_is_taken_by_one_click_and_opens(open_claim, page):
    open_claim("s31-1a")
    page.get_by_label("People may ask whether the council guards").check()
    answer = page.get_by_label("What would this information show about how well we do?")
    expect(answer).to_be_focused()
    unused = page.locator("#factors-for li").first.get_by_text("Not in the letter yet")
    expect(unused).to_be_visible()
    answer.fill("Little, for the audit is public.")
    expect(unused).to_be_hidden()


def test_a_usual_bar_is_typed_in_one_go(open_claim, page):
    case = open_claim("s44-1a")
    page.get_by_role("button", name="Section 237 of the Enterprise Act 2002").click()
    expect(page.locator("#saved")).to_contain_text("✓ Saved")
    assert Claim.objects.get(case=case).fields["claim.enactment"] == "Enterprise Act 2002"
    assert Claim.objects.get(case=case).fields["claim.enactment_provision"] == "section 237"


def test_the_balance_may_favour_disclosure(open_claim, page):
    case = open_claim("s31-1a")
    page.get_by_role("button", name="release instead", exact=True).click()
    page.wait_for_url("**/draft/#question-1")
    assert not case.claims.exists()


def test_a_yes_or_a_no_may_do_the_harm(open_claim, page, axe_wide_and_narrow):
    case = open_claim("s31-1a", **{"claim.likelihood": "would"})
    page.get_by_text("Section 31(3): Law enforcement").click()
    expect(page.get_by_text("For when even a yes or a no would do the harm.")).to_be_visible()
    axe_wide_and_narrow()
    page.get_by_role("button", name="Claim section 31(3) instead").click()
    expect(page.get_by_role("heading", name="Claim: section 31(3)")).to_be_visible()
    outcomes = case.questions.order_by("number").values_list("answer__outcome", flat=True)
    assert list(outcomes)[:2] == ["ncnd", "ncnd"]


def test_a_claim_is_found_and_made_with_the_keys_alone(open_claim, page):
    open_claim("s31-1a")
    page.get_by_label("What do you want to protect?").focus()
    page.keyboard.type("staff names")
    button = page.get_by_role("button", name="Rely on this provision, section 40(2)").first
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Claim: section 40(2)")).to_be_visible()
