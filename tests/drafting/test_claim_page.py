"""The page of a claim finds a provision, asks what it needs, and saves what is argued."""

from datetime import date

import pytest

from cases.drafting import actions, arguing
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
    assert "Not here: Regulation 12(5)(e) belongs to the Environmental Information Regulations 2004" in page
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


def test_the_list_of_claims_follows_what_is_typed(claim, type_in):
    page = words(type_in(**harm("A way in.")))
    assert '<ul class="otherclaims" id="otherclaims" hx-swap-oob="true">' in page
    assert f"<strong>{claim.get_provision().in_words}</strong>, you are here" in page


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


def test_what_is_wrong_stands_beside_its_field(type_in, case, add, signed_in, officer):
    claim = add(case, "s43-2")
    said = {name_of("claim.whose_interests"): "partners"}
    data = {"version": 0, "variant": "", "questions": [1], **said}
    page = words(signed_in(officer).post(f"/cases/{case.reference}/claims/{claim.pk}/", data, headers=HTMX))
    name = name_of("claim.whose_interests")
    assert f'id="{name}-error" hx-swap-oob="true"' in page
    assert "“partners” names nobody." in page
    assert "One thing keeps this claim from standing" in page
    shown = words(signed_in(officer).get(f"/cases/{case.reference}/claims/{claim.pk}/"))
    assert f'aria-describedby="{name}-error"' in shown or f"{name}-hint {name}-error" in shown


def test_several_faults_are_counted(type_in):
    said = {name_of("claim.harm"): "It may.", name_of("claim.information"): "the information"}
    assert "2 things keep this claim from standing" in words(type_in(**said))


def test_a_claim_turns_to_its_counterpart_with_its_questions(claim, at, signed_in, officer):
    client = signed_in(officer)
    page = words(client.get(at))
    assert "Claim section 31(3) instead" in page
    assert "take out what stands under them" in page
    told = words(client.post(f"{at}switch/", {"to": "s31-3"}, follow=True))
    assert (
        "This is now a claim of section 31(3). Its questions are now marked “neither confirmed nor denied”."
        in told
    )
    claim.refresh_from_db()
    assert claim.provision == "s31-3"
    back = words(client.get(at))
    assert "The letter then says that the information is held." in back


def test_another_limb_changes_no_outcome(claim, at, signed_in, officer):
    told = words(signed_in(officer).post(f"{at}switch/", {"to": "s31-1b"}, follow=True))
    assert "This is now a claim of section 31(1)(b)." in told
    assert "are now marked" not in told


def test_a_claim_turns_only_to_what_the_page_offers(claim, at, signed_in, officer):
    told = words(signed_in(officer).post(f"{at}switch/", {"to": "s42"}, follow=True))
    assert "Choose one of the provisions that the page offers." in told
    claim.refresh_from_db()
    assert claim.provision == "s31-1a"


def test_a_turn_that_is_not_allowed_says_why(case, add, claim, at, signed_in, officer):
    add(case, "s43-2", (1,))
    told = words(signed_in(officer).post(f"{at}switch/", {"to": "s31-3"}, follow=True))
    assert "Section 31(3) and section 43(2) cannot both apply to the same information" in told


def test_a_turn_that_comes_too_late_says_so(claim, at, signed_in, officer, monkeypatch):
    def too_late(**said):
        raise actions.Stale(7)

    monkeypatch.setattr(actions, "switch_claim", too_late)
    told = words(signed_in(officer).post(f"{at}switch/", {"to": "s31-3"}, follow=True))
    assert "Somebody else saved this claim meanwhile." in told


def test_release_instead_opens_the_question_again(case, claim, at, signed_in, officer, save):
    save(case, 1, "", "withheld")
    response = signed_in(officer).post(f"{at}release/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/draft/#question-1")
    assert "The letter no longer relies on section 31(1)(a). Question 1 can be answered again." in words(
        response
    )


def test_release_of_a_claim_without_questions_leads_to_the_draft(case, claim, at, signed_in, officer):
    claim.questions.clear()
    response = signed_in(officer).post(f"{at}release/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/draft/")
    assert "can be answered again" not in words(response)


def test_a_letter_that_left_the_draft_turns_and_releases_nothing(case_at, signed_in, officer):
    case = case_at(Stage.READY)
    claim = case.claims.get()
    at = f"/cases/{case.reference}/claims/{claim.pk}/"
    client = signed_in(officer)
    for post in ("release/", "switch/"):
        told = words(client.post(f"{at}{post}", {"to": "s40-5B-ai"}, follow=True))
        assert "with the approver or approved" in told
    assert case.claims.get().provision == claim.provision


def test_the_usual_bars_are_offered_for_section_44(case, add, signed_in, officer):
    claim = add(case, "s44-1a")
    page = words(signed_in(officer).get(f"/cases/{case.reference}/claims/{claim.pk}/"))
    assert 'data-enactment="Enterprise Act 2002" data-provision="section 237"' in page
    assert "Legal Services must confirm" in page


def test_the_page_of_a_claim_needs_few_queries(
    case, add, claim, at, signed_in, officer, django_assert_max_num_queries
):
    client = signed_in(officer)
    for number in (2, 3, 4):
        add(case, ["s40-2-3Aa", "s43-2", "s42"][number - 2], (number,))
    with django_assert_max_num_queries(24):
        client.get(at)


def test_a_claim_with_everything_said_can_stand(case, add, signed_in, officer):
    claim = add(case, "s21")
    said = {
        name_of("claim.where"): "Contracts register, https://www.ashmere.example/contracts, column B",
        name_of("claim.accessible_because"): "It is free and complete, and needs no account.",
    }
    data = {"version": 0, "variant": "", "questions": [1], **said}
    at = f"/cases/{case.reference}/claims/{claim.pk}/"
    page = words(signed_in(officer).post(at, data, headers=HTMX))
    assert "Nothing is missing: the notice can stand." in page
    link = {**data, "version": 1, name_of("claim.where"): "On our website, under contracts and registers"}
    assert "the notice can stand" not in words(signed_in(officer).post(at, link, headers=HTMX))
