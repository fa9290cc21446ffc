"""The page of a claim finds a provision, asks what it needs, and saves what is argued."""

from datetime import date

import pytest

from cases.drafting import arguing
from cases.drafting.arguing import name_of
from cases.models import Claim, Wording
from cases.workflow import Stage

HTMX = {"HX-Request": "true"}


@pytest.fixture
def claim(case, add):
    return add(case)


@pytest.fixture
def at(claim):
    return f"/cases/{claim.case.reference}/claims/{claim.pk}/"


@pytest.fixture
def type_in(signed_in, officer, at):
    """Post the page of a claim as it stands with some of it typed."""

    def type_in(*, version=0, numbers=(1,), by=officer, headers=HTMX, **said):
        data = {"version": version, "variant": "", "questions": numbers, **said}
        return signed_in(by).post(at, data, headers=headers)

    return type_in


def words(response):
    return " ".join(response.content.decode().split())


def harm(text):
    return {name_of("claim.harm"): text}


def test_the_search_answers_in_plain_words(case, signed_in, officer):
    page = words(
        signed_in(officer).get(f"/cases/{case.reference}/claims/find/", {"q": "cyber", "question": "3"})
    )
    assert "<strong>s31(1)(a)</strong> Prevention or detection of crime" in page
    assert '<input type="hidden" name="questions" value="3">' in page
    assert "Rely on this" in page


def test_the_search_says_why_a_provision_is_not_open(case, signed_in, officer):
    page = words(signed_in(officer).get(f"/cases/{case.reference}/claims/find/", {"q": "viability"}))
    assert (
        "Not open here: Regulation 12(5)(e) belongs to the Environmental Information Regulations 2004" in page
    )
    assert "The nearest is section 43(2)." in page
    assert "Rely on this" not in page


def test_a_search_that_finds_nothing_says_what_to_try(case, signed_in, officer):
    page = words(signed_in(officer).get(f"/cases/{case.reference}/claims/find/", {"q": "xylophone"}))
    assert "Nothing found for “xylophone”." in page


def test_a_new_claim_opens_its_page(case, signed_in, officer):
    data = {"provision": "s31-1a", "questions": ["1", "3", "x"]}
    response = signed_in(officer).post(f"/cases/{case.reference}/claims/new/", data)
    made = Claim.objects.get()
    assert response.url == f"/cases/{case.reference}/claims/{made.pk}/"
    assert list(made.questions.values_list("number", flat=True)) == [1, 3]


@pytest.mark.parametrize(("questions", "to"), [(["3"], "#question-3"), ([], "")])
def test_a_refused_claim_comes_back_to_the_question_with_the_reason(case, signed_in, officer, questions, to):
    client = signed_in(officer)
    response = client.post(
        f"/cases/{case.reference}/claims/new/", {"provision": "s99", "questions": questions}
    )
    assert response.url == f"/cases/{case.reference}/draft/{to}"
    assert "There is no provision “s99” in the catalogue." in words(client.get(response.url))


def test_the_page_asks_what_the_notice_needs(signed_in, officer, at):
    page = words(signed_in(officer).get(at))
    assert "Claim: section 31(1)(a)" in page
    assert "Which crime, by whom?" in page
    assert "would be likely to" in page
    assert "In favour of disclosure" in page
    assert "The regulator asks for a causal chain" in page
    assert "The information withheld, as a noun phrase" in page


def test_a_refusal_on_cost_leads_to_the_estimate(case, add, signed_in, officer):
    claim = add(case, "s12-1")
    page = words(signed_in(officer).get(f"/cases/{case.reference}/claims/{claim.pk}/"))
    assert f'href="/cases/{case.reference}/cost/">Cost limit</a>' in page


@pytest.mark.parametrize("provision", ["s40-2-3Aa", "s12-1", "s31-3", "s36-2c"])
def test_every_kind_of_provision_has_its_page(case, add, signed_in, officer, provision):
    claim = add(case, provision)
    page = words(signed_in(officer).get(f"/cases/{case.reference}/claims/{claim.pk}/"))
    for ask in arguing.sheet_of(claim, on=date(2021, 3, 4)).asks:
        assert f'name="{ask.name}"' in page


def test_what_is_typed_is_saved_with_what_is_still_missing(claim, type_in):
    response = type_in(**harm("A way in."))
    page = words(response)
    claim.refresh_from_db()
    assert claim.fields["claim.harm"] == "A way in."
    assert response.headers["HX-Trigger"] == "draft-saved"
    assert 'id="claim-version" value="1" hx-swap-oob="true"' in page
    assert "Why this level of likelihood and not the other?" in page
    assert "Which crime, by whom?" not in page


def test_without_scripts_the_page_comes_back(type_in, at):
    assert type_in(headers={}, **harm("A way in.")).url == at


@pytest.mark.parametrize("bad", [{"version": "x"}, {"variant": "nonsense"}, {"numbers": (99,)}])
def test_a_page_out_of_step_is_told_so(claim, type_in, bad):
    response = type_in(**bad)
    assert "Load it again." in words(response)
    assert response.headers["HX-Trigger"] == "draft-refused"


def test_a_claim_of_no_question_is_refused(claim, type_in):
    assert "or drop the claim" in words(type_in(numbers=(), **harm("x")))


def test_a_stale_save_shows_both_texts_and_overwrites_nothing(claim, type_in, manager):
    type_in(by=manager, **harm("Max's way in"))
    response = type_in(**harm("Olive's way in"))
    page = words(response)
    assert "Somebody else saved this claim while you were typing" in page
    assert "Max&#x27;s way in" in page
    assert "Olive&#x27;s way in" in page
    assert 'name="seen" value="1"' in page
    claim.refresh_from_db()
    assert claim.fields["claim.harm"] == "Max's way in"


@pytest.mark.parametrize(("keep", "kept"), [("mine", "Olive's way in"), ("saved", "Max's way in")])
def test_a_choice_between_two_claims_draws_the_page_anew(claim, type_in, manager, keep, kept):
    type_in(by=manager, **harm("Max's way in"))
    response = type_in(keep=keep, seen=1, **harm("Olive's way in"))
    assert response.headers["HX-Refresh"] == "true"
    claim.refresh_from_db()
    assert claim.fields["claim.harm"] == kept


def test_a_choice_that_comes_too_late_shows_both_texts_again(claim, type_in, manager):
    type_in(by=manager, **harm("Max's way in"))
    page = words(type_in(keep="mine", seen=0, **harm("Olive's way in")))
    assert "Somebody else saved this claim" in page


def test_a_provision_without_wording_says_what_to_do(claim, signed_in, officer, at):
    Wording.objects.filter(key="s31-1a").update(in_force_to=date(2010, 1, 1))
    client = signed_in(officer)
    assert "The wording library has no notice for section 31(1)(a)." in words(client.get(at))
    assert client.post(at, {"version": 0}).status_code == 200


def test_the_claims_of_the_letter_stand_beside_it(case, add, claim, signed_in, officer, at):
    add(case, "s40-2-3Aa", (4,))
    page = words(signed_in(officer).get(at))
    assert "<strong>section 31(1)(a)</strong>, you are here" in page
    assert ">section 40(2)</a>" in page


def test_a_dropped_claim_leads_back_to_the_draft(case, claim, signed_in, officer, at):
    client = signed_in(officer)
    response = client.post(f"{at}drop/", follow=True)
    assert "The letter no longer relies on section 31(1)(a)." in words(response)
    assert not case.claims.exists()


def test_a_letter_that_left_the_draft_keeps_its_claims(case_at, signed_in, officer):
    case = case_at(Stage.READY)
    claim = case.claims.get()
    at = f"/cases/{case.reference}/claims/{claim.pk}/"
    client = signed_in(officer)
    assert "disabled" in words(client.get(at))
    assert "with the approver or approved" in words(client.post(f"{at}drop/", follow=True))
    assert "Your text is still in the page." in words(client.post(at, {"version": 9, "questions": [4]}))
    assert case.claims.exists()


def test_a_claim_of_another_case_is_not_found(case_at, claim, signed_in, officer):
    other = case_at(Stage.LOGGED)
    assert signed_in(officer).get(f"/cases/{other.reference}/claims/{claim.pk}/").status_code == 404
