"""Where a case may go next, as a table of every move."""

from pathlib import Path

import pytest

from cases import workflow
from cases.workflow import MOVES, Stage, why_not

ALLOWED = {
    ("New", "Drafting"),
    ("Drafting", "With approver"),
    ("With approver", "Ready to issue"),
    ("With approver", "Drafting"),
    ("Ready to issue", "Issued"),
    ("Ready to issue", "Drafting"),
    ("Closed, no reply", "Drafting"),
    ("Passed on", "Drafting"),
    ("Withdrawn", "Drafting"),
    *(
        (stage, end)
        for stage in ("New", "Drafting", "With approver", "Ready to issue")
        for end in ("Passed on", "Withdrawn", "Closed, no reply")
    ),
}


@pytest.mark.parametrize("to_stage", Stage)
@pytest.mark.parametrize("from_stage", Stage)
def test_a_case_moves_only_along_the_table(from_stage, to_stage):
    allowed = (from_stage.label, to_stage.label) in ALLOWED
    assert (why_not(from_stage, to_stage) == []) is allowed


def test_an_issued_case_goes_nowhere_and_says_what_to_do_instead():
    assert MOVES[Stage.ISSUED] == ()
    assert why_not(Stage.ISSUED, Stage.DRAFTING) == [
        "The letter has been issued and cannot be changed. "
        "A correction is a new letter that says what it corrects."
    ]


def test_a_move_to_where_the_case_already_is_says_so():
    assert why_not(Stage.DRAFTING, Stage.DRAFTING) == ["The case is already at “Drafting”."]


def test_a_move_that_skips_a_stage_names_the_stages_that_are_open():
    assert why_not(Stage.WITH_APPROVER, Stage.ISSUED) == [
        "The case is at “With approver” and cannot go to “Issued” from there. "
        "Move it to “Ready to issue”, “Drafting”, “Passed on”, “Withdrawn” or “Closed, no reply”."
    ]


def test_every_case_is_open_until_it_is_answered_or_ends_otherwise():
    ended = [Stage.ISSUED, Stage.PASSED_ON, Stage.WITHDRAWN, Stage.NO_REPLY]
    assert [stage for stage in Stage if not stage.is_open] == ended
    assert workflow.closed_stages() == ["issued", "passed_on", "withdrawn", "no_reply"]


def test_every_stage_can_be_reached_from_a_new_case():
    reached = {Stage.LOGGED}
    for _ in Stage:
        reached |= {following for stage in reached for following in MOVES[stage]}
    assert reached == set(Stage)


def test_the_choices_of_a_field_are_values_and_labels():
    assert workflow.choices() == [
        ("logged", "New"),
        ("drafting", "Drafting"),
        ("with_approver", "With approver"),
        ("ready_to_issue", "Ready to issue"),
        ("issued", "Issued"),
        ("passed_on", "Passed on"),
        ("withdrawn", "Withdrawn"),
        ("no_reply", "Closed, no reply"),
    ]


def test_the_picture_has_an_arrow_for_every_move():
    arrows = [line for line in workflow.diagram().splitlines() if "-->" in line and "[*]" not in line]
    assert len(arrows) == len(ALLOWED)
    assert "    ready_to_issue --> issued : issue" in arrows


def test_the_picture_in_the_documentation_is_fresh():
    page = Path(__file__).parents[1] / "docs" / "workflow.md"
    assert page.read_text(encoding="utf-8") == workflow.diagram(), "Write docs/workflow.md again."
