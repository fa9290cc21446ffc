"""A notice and its claim: variants, what is asked, what is still missing."""

import pytest

from cases.law import provisions
from cases.passages import factor_gaps, required_fields, unanswered, usable_factors, views_gap, with_variant

ENTRY = {
    "text": (
        "[[locked]]We withhold {{ claim.information }}, asked for in {{ claim.questions }}.[[/locked]]\n"
        "In: {{ claim.documents }}\n"
        "### Why\n"
        "Its quality: [[ask: claim.reasons | Why is it more than trivial?]]\n"
        "[[ask: claim.harm | Who, what, how?]]\n"
        "It {{ claim.likelihood }} do harm.\n"
        "{{ claim.factors_for }}\n"
        "{{ claim.factors_against }}\n"
        "[[ask: Anything else?]]"
    ),
    "variants": [
        {
            "key": "cyber",
            "replaces": ["claim.harm"],
            "text": "It teaches.\n[[ask: claim.harm | Which item?]]\n",
        },
        {"key": "both", "replaces": ["claim.harm", "claim.reasons"], "text": "One reason for both."},
        {"key": "whole", "replaces": "text", "text": "Another notice."},
    ],
}
COMMERCIAL = {"text": "Those of {{ claim.whose_interests }}.\n{{ claim.third_party_views }}"}
SAID = {
    "claim.information": "the prices",
    "claim.reasons": "It is.",
    "claim.harm": "A bidder.",
    "claim.likelihood": "would",
    "Anything else?": "No.",
}
S43, S31_3, E125E = (provisions.find(key) for key in ("s43-2", "s31-3", "e12-5e"))


def factor(side="for", key="s43-2-for1", answer="Here.", text="Openness."):
    return {"key": key, "side": side, "text": text, "answer": answer, "weight": "some"}


BOTH = [factor(), factor("against", "s43-2-against1")]


def test_a_notice_without_a_variant_is_its_text():
    assert with_variant(ENTRY, "") == ENTRY["text"]
    assert with_variant({"text": "Plain."}, "gone") == "Plain."


def test_a_variant_takes_the_place_of_the_prompt_that_it_replaces():
    text = with_variant(ENTRY, "cyber")
    assert "It teaches.\n[[ask: claim.harm | Which item?]]\nIt {{" in text
    assert "Who, what, how?" not in text


def test_a_variant_of_several_fields_leaves_no_label_behind():
    text = with_variant(ENTRY, "both")
    assert "One reason for both." in text
    assert "Its quality" not in text
    assert "claim.reasons" not in text


def test_words_that_say_something_by_themselves_stay_when_a_prompt_beside_them_goes():
    entry = {
        "text": "It was planned. [[ask: claim.reasons | Why?]]\n[[ask: claim.harm | How?]]",
        "variants": [{"key": "v", "replaces": ["claim.harm", "claim.reasons"], "text": "New."}],
    }
    assert with_variant(entry, "v") == "It was planned.\nNew."


def test_a_variant_may_be_the_whole_notice():
    assert with_variant(ENTRY, "whole") == "Another notice."


def test_a_backslash_in_a_variant_is_only_a_backslash():
    entry = {
        "text": "[[ask: claim.harm | Q]]",
        "variants": [{"key": "v", "replaces": ["claim.harm"], "text": r"\1"}],
    }
    assert with_variant(entry, "v") == r"\1"


def test_the_fields_of_a_claim_come_in_the_order_of_the_notice():
    fields = required_fields(ENTRY, "")
    assert [(field.key, field.type, field.required) for field in fields] == [
        ("claim.information", "text", True),
        ("claim.documents", "text", False),
        ("claim.reasons", "block", True),
        ("claim.harm", "block", True),
        ("claim.likelihood", "choice", True),
        ("Anything else?", "block", True),
    ]
    assert fields[4].choices == ("would", "would be likely to")
    assert fields[3].question == "Who, what, how?"
    assert fields[0].question.startswith("The information withheld")


def test_a_prompt_asks_more_precisely_than_the_register():
    for text in (
        "{{ claim.source }} [[ask: claim.source | Which person?]]",
        "[[ask: claim.source | Which person?]] {{ claim.source }}",
    ):
        assert [field.question for field in required_fields({"text": text}, "")] == ["Which person?"]


def test_a_claim_that_says_everything_lacks_nothing():
    assert unanswered(ENTRY, "", SAID, BOTH, S43) == ()


@pytest.mark.parametrize("key", SAID)
def test_each_thing_that_a_claim_does_not_say_is_named(key):
    said = {name: words for name, words in SAID.items() if name != key}
    assert len(unanswered(ENTRY, "", said, BOTH, S43)) == 1


def test_each_side_needs_a_factor_with_its_reason():
    factors = [factor(answer=" "), factor("against", "s43-2-against1")]
    assert unanswered(ENTRY, "", SAID, factors, S43) == (
        "A public interest factor in favour of disclosure, with how it applies to this information",
    )


@pytest.mark.parametrize(
    ("provision", "sides"),
    [
        (S43, ["disclosure", "maintaining the exemption"]),
        (E125E, ["disclosure", "maintaining the exception"]),
        (S31_3, ["confirming or denying", "neither confirming nor denying"]),
    ],
)
def test_the_sides_are_named_as_the_provision_weighs_them(provision, sides):
    missing = unanswered(ENTRY, "", SAID, [], provision)
    assert [
        side for side, words in zip(sides, missing, strict=True) if f"favour of {side}," in words
    ] == sides


def test_a_factor_of_the_officers_own_needs_no_further_answer():
    own = factor(key="own-1", answer="", text="Ours.")
    assert usable_factors([own, factor(answer=""), factor(key="own-2", answer="", text=" ")], "for") == [own]
    assert usable_factors([own], "against") == []


def test_a_side_without_any_factor_is_for_the_law_to_name():
    assert factor_gaps(ENTRY["text"], [], S43) == ()
    assert len(factor_gaps(ENTRY["text"], [factor(answer="")], S43)) == 1
    assert factor_gaps(ENTRY["text"], BOTH, S43) == ()
    assert factor_gaps("No weighing.", [factor(answer="")], S43) == ()


@pytest.mark.parametrize(
    "whose", ["the council", "The Council's", "our council alone", "", "only the council."]
)
def test_the_councils_own_interests_need_nobody_elses_views(whose):
    assert views_gap(COMMERCIAL["text"], {"claim.whose_interests": whose}) == ()


def test_somebody_elses_interests_need_their_views():
    whose = {"claim.whose_interests": "the council and its contractor"}
    assert len(views_gap(COMMERCIAL["text"], whose)) == 1
    assert len(unanswered(COMMERCIAL, "", whose, [], S43)) == 1
    assert views_gap(COMMERCIAL["text"], {**whose, "claim.third_party_views": "They told us."}) == ()
    assert views_gap("A notice that does not ask.", whose) == ()
