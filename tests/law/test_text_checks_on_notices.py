"""The refusal notices of the starter wording, filled in with care, pass the checks of a letter's text."""

import re
from pathlib import Path

import pytest
import yaml

import cases
from cases.law.letter_text import Severity
from cases.law.text_checks import findings
from cases.law.working_days import Calendar
from cases.passages.register import REGISTER
from tests.law.letters import letter

WORDING = Path(cases.__file__).parent / "starter" / "wording"
NOTICES = yaml.safe_load((WORDING / "refusals.yaml").read_text(encoding="utf-8"))["refusals"]
REFUSALS = [
    key
    for key, each in NOTICES.items()
    if each["standing"].startswith(("qualified", "absolute", "procedural"))
]
SAID = (
    "The pier plans of 2024 show where thieves and rival bidders could break in, so criminals would use them before "
    "the works end in 2026, and the officers and contractors named in them told us so."
)
VALUES = {
    "claim.questions": "question 1",
    "claim.information": "the plans of the pier",
    "claim.factors_for": "- residents pay for the pier plans and want to know in 2025 what they show.",
    "claim.factors_against": "- the pier plans would help those who mean harm to the pier before 2026.",
    "claim.third_party_views": "We consulted the contractor, which told us that rivals do not know its prices.",
    "claim.interest": "the prevention or detection of crime",
}
OUTCOMES = {"s12": "cost", "s14": "vexatious", "s21": "elsewhere"}


def _filled(key: str, text: str, likelihood: str) -> str:
    text = re.sub(r"\[\[/?locked\]\]", "", text)
    text = re.sub(r"\[\[ask:[^\]]*\]\]", SAID, text)

    def value(match: re.Match[str]) -> str:
        if match[1] == "claim.likelihood":
            return likelihood
        if match[1] == "claim.limb" and key == "s38-2":
            return "section 38(1)(b)"
        return VALUES.get(match[1], REGISTER[match[1]].example)

    return re.sub(r"\{\{\s*([\w.]+)\s*\}\}", value, text)


def _letter(key: str) -> str:
    notice = NOTICES[key]
    eir = notice["regime"] == "EIR"
    denies = "confirm or deny" in notice["standing"]
    outcome = "ncnd" if denies else OUTCOMES.get(key.partition("-")[0], "withheld")
    law = (
        "Environmental Information Regulations 2004 (EIR)"
        if eir
        else "Freedom of Information Act 2000 (FOIA)"
    )
    answer = (
        "We neither confirm nor deny it, see below."
        if denies
        else "The notice below is our answer to question 1."
    )
    body = "\n\n".join(_filled(key, notice["text"], "would" if eir else "would be likely to").split("\n"))
    return f"""@letter R-1 2025-12-03 2025-11-07 {notice["regime"].replace("both", "FOIA")}
Cressing District Council
Reference: R-1
3 December 2025

@opening
Your request reached us on 7 November 2025. We have handled it under the {law}.
@request
@q 1
1. The plans of the pier.
@q 2
2. The number of piers.

@answers
@a 1 {outcome}
{answer}
@a 2 disclosed
We hold this. There are two piers.

@refusal!
{notice["heading"]}

{body}

@help!
How we can help

You can contact us about a smaller request.

@rights!
Your rights

You can ask for an internal review, or make representations under regulation 11: write to
foi@cressing.example.gov.uk within 40 working days, by 30 January 2026. You may then apply to the
Information Commissioner, section 50 or regulation 18: https://ico.org.uk.
"""


@pytest.mark.parametrize("key", REFUSALS)
def test_the_notice_of_the_starter_wording_is_without_fault(key):
    found = findings(letter(_letter(key)), Calendar.published())
    assert [each for each in found if each.severity is not Severity.INFO] == []
