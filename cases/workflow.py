"""Where a case may go next. One stage, one table of moves, and its picture in docs/workflow.md."""

from enum import StrEnum

from cases.law.dates import joined


class Stage(StrEnum):
    """Where a case stands."""

    LOGGED = "logged"
    DRAFTING = "drafting"
    WITH_APPROVER = "with_approver"
    READY = "ready_to_issue"
    ISSUED = "issued"
    PASSED_ON = "passed_on"
    WITHDRAWN = "withdrawn"
    NO_REPLY = "no_reply"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_open(self) -> bool:
        """Somebody still has something to do."""
        return self not in (Stage.ISSUED, Stage.PASSED_ON, Stage.WITHDRAWN, Stage.NO_REPLY)


_LABELS = {
    Stage.LOGGED: "New",
    Stage.DRAFTING: "Drafting",
    Stage.WITH_APPROVER: "With approver",
    Stage.READY: "Ready to issue",
    Stage.ISSUED: "Issued",
    Stage.PASSED_ON: "Passed on",
    Stage.WITHDRAWN: "Withdrawn",
    Stage.NO_REPLY: "Closed, no reply",
}

# How a case ends without an answer of the council's own: another body has it, the requester withdrew it, or a question
# or a fee notice was never answered.
_ENDS = (Stage.PASSED_ON, Stage.WITHDRAWN, Stage.NO_REPLY)

MOVES: dict[Stage, tuple[Stage, ...]] = {
    Stage.LOGGED: (Stage.DRAFTING, *_ENDS),
    Stage.DRAFTING: (Stage.WITH_APPROVER, *_ENDS),
    Stage.WITH_APPROVER: (Stage.READY, Stage.DRAFTING, *_ENDS),
    Stage.READY: (Stage.ISSUED, Stage.DRAFTING, *_ENDS),
    Stage.ISSUED: (),
    Stage.PASSED_ON: (Stage.DRAFTING,),
    Stage.WITHDRAWN: (Stage.DRAFTING,),
    Stage.NO_REPLY: (Stage.DRAFTING,),
}

# What each move is called on its arrow in the picture.
_DEEDS = {
    (Stage.LOGGED, Stage.DRAFTING): "start drafting",
    (Stage.DRAFTING, Stage.WITH_APPROVER): "send for approval",
    (Stage.WITH_APPROVER, Stage.READY): "approve",
    (Stage.WITH_APPROVER, Stage.DRAFTING): "send back",
    (Stage.READY, Stage.ISSUED): "issue",
    (Stage.READY, Stage.DRAFTING): "reopen the draft",
    (Stage.NO_REPLY, Stage.DRAFTING): "the reply came",
    (Stage.PASSED_ON, Stage.DRAFTING): "recorded by mistake",
    (Stage.WITHDRAWN, Stage.DRAFTING): "recorded by mistake",
}
_ENDINGS = {
    Stage.PASSED_ON: "pass it on",
    Stage.WITHDRAWN: "the requester withdraws",
    Stage.NO_REPLY: "no reply came",
}


def choices() -> list[tuple[str, str]]:
    """Value and label of every stage, for a field of a model. Give the function itself, not its result."""
    return [(stage.value, stage.label) for stage in Stage]


def closed_stages() -> list[str]:
    """The stages in which nobody has anything to do, as they are stored."""
    return [stage.value for stage in Stage if not stage.is_open]


def why_not(from_stage: Stage, to_stage: Stage) -> list[str]:
    """The reasons why a case cannot move from one stage to the other; empty when it can."""
    if to_stage in MOVES[from_stage]:
        return []
    if from_stage is Stage.ISSUED:
        return [
            "The letter has been issued and cannot be changed. "
            "A correction is a new letter that says what it corrects."
        ]
    if from_stage is to_stage:
        return [f"The case is already at “{from_stage.label}”."]
    open_to = joined([f"“{stage.label}”" for stage in MOVES[from_stage]], "or")
    return [
        f"The case is at “{from_stage.label}” and cannot go to “{to_stage.label}” from there. "
        f"Move it to {open_to}."
    ]


def diagram() -> str:
    """The text of docs/workflow.md: the table of moves as a Mermaid state diagram."""
    lines = [
        "# Where a case may go",
        "",
        "Generated from `cases/workflow.py`. Change the table there and write this page again.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {stage.value} : {stage.label}" for stage in Stage),
        f"    [*] --> {Stage.LOGGED.value}",
        *(
            f"    {stage.value} --> {following.value} : {_DEEDS.get((stage, following)) or _ENDINGS[following]}"
            for stage, nexts in MOVES.items()
            for following in nexts
        ),
        *(f"    {stage.value} --> [*]" for stage, nexts in MOVES.items() if not nexts),
        "```",
    ]
    return "\n".join(lines) + "\n"
