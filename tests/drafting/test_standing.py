"""The checks of one claim: what to mend, what to write, what to confirm and what is done, each with its place."""

import pytest

from cases.drafting import arguing, standing
from cases.drafting.arguing import name_of
from cases.workflow import Stage

LONG = "The firm runs the helpline until March 2022, and nobody else can."


def factor(side, answer=LONG):
    return {"key": f"own-{side}-1", "side": side, "text": "Mine", "answer": answer, "weight": "some"}


@pytest.fixture
def rows(case, add, today):
    """The checks of a claim with something argued, as (state, words, place)."""

    def rows(provision="s31-1a", factors=(), case=case, **said):
        claim = add(case, provision)
        claim.fields = {f"claim.{key}": value for key, value in said.items()}
        claim.factors = list(factors)
        return standing.rows(arguing.sheet_of(claim, on=today))

    return rows


def of(rows, state):
    return {row.words: row.place for row in rows if row.state == state}


def test_what_is_wrong_stands_first_and_leads_to_its_field(rows):
    found = rows("s43-2", whose_interests="partners")
    assert found[0].place == name_of("claim.whose_interests")
    assert (found[0].sign, found[0].css, found[0].said) == ("!", "bad", "To mend")


def test_what_is_missing_leads_to_the_place_where_it_is_written(rows):
    todo = of(rows(), "todo")
    harm = next(words for words in todo if words.startswith("Which crime"))
    assert todo[harm] == name_of("claim.harm")
    likelihood = next(words for words in todo if words.startswith("'would'"))
    assert todo[likelihood] == f"{name_of('claim.likelihood')}-ask"
    assert {"factors-for", "factors-against"} <= set(todo.values())


def test_a_side_of_a_yes_or_a_no_leads_to_its_factors(rows):
    places = list(of(rows("s31-3"), "todo").values())
    assert {"factors-for", "factors-against"} <= set(places)


def test_a_no_leads_to_its_question(rows, case, add, today):
    claim = add(case)
    question = arguing.sheet_of(claim, on=today).confirms[0].question
    claim.fields = {question: "no"}
    todo = of(standing.rows(arguing.sheet_of(claim, on=today)), "todo")
    assert todo[f"You answered no, which stops the claim: {question}"] == f"{name_of(question)}-ask"


def test_what_has_no_place_of_its_own_leads_to_the_form(rows, monkeypatch):
    monkeypatch.setattr(arguing.claims, "missing", lambda claim, entry: ("Something else",))
    assert of(rows(), "todo")["Something else"] == "argue"


def test_what_is_right_is_said_too(rows):
    found = rows(
        "s31-1a",
        factors=[factor("for"), factor("against", "Another reason altogether, at length.")],
        likelihood="would",
        information="the plan of the locks",
        conclusion="What remains would help a thief more than anybody else.",
    )
    assert list(of(found, "ok")) == [
        "Cited to the limb: section 31(1)(a)",
        "One likelihood throughout",
        "Tied to what is withheld, not to “the information”",
        "At least one factor each way, none copied from another claim",
        "A conclusion long enough to be a reason",
    ]


def test_a_fault_takes_back_what_was_right(rows):
    found = rows(
        "s31-1a", likelihood="would", information="the information", conclusion="It may prejudice us."
    )
    assert list(of(found, "ok")) == ["Cited to the limb: section 31(1)(a)"]


def test_a_factor_copied_from_another_claim_is_told(rows, case, add):
    other = add(case, "s43-2")
    other.factors = [factor("for"), factor("against", "short")]
    other.save()
    found = rows(
        "s31-1a",
        factors=[factor("for", LONG + "!"), factor("against", "Quite another thing, said at length.")],
    )
    copied = of(found, "bad")
    (words,) = copied
    assert words == "“Mine” says the same as in the claim of section 43(2). Say how it applies here."
    assert copied[words] == "answer-own-for-1"
    assert "At least one factor each way" in of(found, "ok")


def test_everything_confirmed_asks_nothing_more(case, add, today):
    claim = add(case)
    claim.fields = {ask.key: "yes" for ask in arguing.sheet_of(claim, on=today).confirms}
    words = [row.words for row in standing.rows(arguing.sheet_of(claim, on=today))]
    assert not [each for each in words if "only you can confirm" in each]


def test_environmental_harm_has_one_likelihood(case_at, add, rows):
    case = case_at(Stage.LOGGED, regime="EIR")
    found = rows("e12-5e", case=case, harm="Disclosure would be likely to harm the developer’s case.")
    assert "One likelihood throughout" not in of(found, "ok")


def test_personal_data_is_cited_with_its_condition(rows):
    assert "Cited to the limb: section 40(2) with section 40(3A)(a)" in of(rows("s40-2-3Aa"), "ok")
