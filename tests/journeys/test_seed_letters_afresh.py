"""The five real letters drafted afresh pass every check; what was sent at the time is stopped for the right reasons."""

import pytest

from cases.drafting import actions as drafting
from cases.law.provisions import find
from cases.letters import actions as letters
from cases.letters.readiness import NotReady, look_at
from cases.models import Case, Wording
from cases.workflow import Stage
from tests.journeys import seeds, steps
from tests.journeys.afresh import LETTERS, Argued

pytestmark = pytest.mark.skipif(not seeds.FILES, reason="the seed letters are not beside this checkout")
DELAY = "The service that holds the records was short of staff, and we did not chase it in time."


def logged(seed: seeds.Seed, officer, questions=()) -> Case:
    return steps.log(
        officer=officer,
        received_on=seed.received_on,
        on=seed.received_on,
        questions=list(questions or seed.questions),
        request_text=seed.request,
        subject=f"Seed letter {seed.name}",
    )


def claimed(case: Case, argued: Argued, *, by, on):
    questions = list(case.questions.filter(number__in=argued.questions))
    made = drafting.add_claim(case=case, provision=argued.provision, questions=questions, by=by, on=on)
    sides = {"for": argued.disclose, "against": argued.maintain}
    factors = [
        {"key": f"own-{side}", "side": side, "text": text, "answer": "", "weight": "some"}
        for side, text in sides.items()
        if text
    ]
    asked = Wording.objects.get(kind=Wording.Kind.REFUSAL, key=argued.provision).data.get("confirm", ())
    fields = {**dict.fromkeys(asked, "yes"), **argued.fields}
    drafting.save_claim(
        claim=made,
        fields=fields,
        factors=factors,
        questions=questions,
        variant="",
        version=made.version,
        by=by,
        on=on,
    )


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_seed_drafted_afresh_passes_every_check_and_is_issued(name, council, officer, manager):
    seed, wanted = seeds.read(name), LETTERS[name]
    case, on = logged(seed, officer, wanted.questions), seed.letter_on
    for number, (text, outcome) in enumerate(wanted.answers, 1):
        steps.answer(case, number, text, outcome, by=officer, on=on)
    for argued in wanted.claims:
        claimed(case, argued, by=officer, on=on)
    fields = {"letter.reason_for_delay": DELAY, **wanted.letter}
    letters.save_fields(case=case, fields=fields, sections={}, by=officer, on=on)
    steps.fill_letter(case, by=officer, on=on, said=wanted.help)

    ready = look_at(case.draft_letter(), on=on)
    assert [(each.check, each.place, each.text) for each in ready.reasons] == []
    assert [(each.reason.check, each.reason.place, each.reason.text) for each in ready.warnings] == []
    assert {each.reason.check for each in ready.questions} <= {"LETTER-26", "LETTER-43", "LETTER-48"}

    steps.judge_all(case, by=officer, on=on)
    case.refresh_from_db()
    letters.send_for_approval(case=case, by=officer, on=on)
    letters.approve(case=case, by=manager, on=on)
    letters.issue(case=case, by=officer, on=on)
    case.refresh_from_db()
    assert case.get_stage() is Stage.ISSUED


# What the letters of the time said for each claim, put where it belongs; what they did not say is left out.
PERSONAL = {
    "claim.information": "names",
    "claim.people": "officers",
    "claim.reasons": (
        "The withheld information is exempt because disclosure would contravene the first data protection principle "
        "which requires that personal data is processed fairly and lawfully."
    ),
}
CYBER = {
    "claim.interest": "law enforcement",
    "claim.limb": "section 31(1)",
    "claim.harm_confirm": (
        "It is the council's view that the confirmation or denial of the possession of "
        "information relating to the council's "
        "cyber resilience, would be likely to compromise the council's information security strategies."
    ),
    "claim.likelihood": "would be likely to",
}
TERROR = {
    "claim.information": "the MAPPA Data Sharing Agreement",
    "claim.harm": (
        "This information could be used by individuals or groups to devise counter "
        "strategies to these programmes."
    ),
}
OLD = {
    "000": (
        {1: "part", 2: "part", 3: "disclosed"},
        [
            ("s31-3", (2,), CYBER),
            (
                "s43-2",
                (1,),
                {
                    "claim.whose_interests": "the London Borough of Barnet and its partners",
                    "claim.information": "some of the contract",
                },
            ),
            (
                "s44-1a",
                (1,),
                {"claim.enactment": "Public Contract Regulations", "claim.enactment_provision": "them"},
            ),
            ("s40-2-3Aa", (1,), PERSONAL),
        ],
        {
            ("LETTER-11", "s31-3"),
            ("LETTER-28", "s43-2"),
            ("LETTER-13", "s43-2"),
            ("LETTER-29", "s44-1a"),
            ("LETTER-13", "s40-2-3Aa"),
            ("LETTER-16", "s43-2"),
        },
    ),
    "001": ({4: "part"}, [("s40-2-3Aa", (4,), PERSONAL)], {("LETTER-13", "s40-2-3Aa")}),
    "002": (
        {2: "ncnd"},
        [("s31-3", (2,), CYBER)],
        {("LETTER-20", "question-2"), ("LETTER-11", "s31-3"), ("LETTER-13", "s31-3")},
    ),
    "003": (
        {1: "part"},
        [("s24-1", (1,), TERROR), ("s31-1a", (1,), TERROR)],
        {("LETTER-13", "s24-1"), ("LETTER-13", "s31-1a"), ("LETTER-16", "s24-1"), ("LETTER-16", "s31-1a")},
    ),
    "004": (
        {14: "part"},
        [
            ("s24-1", (), {"claim.information": "the information"}),
            ("s24-2", (12, 13), {}),
            ("s31-1a", (), TERROR),
            ("s38-1b", (14,), {"claim.people": "individuals"}),
            ("s40-2-3Aa", (14,), PERSONAL),
        ],
        {
            ("LETTER-15", "s24-1"),
            ("LETTER-20", "question-12"),
            ("LETTER-20", "question-13"),
            ("LETTER-15", "s31-1a"),
            ("LETTER-13", "s38-1b"),
            ("LETTER-13", "s40-2-3Aa"),
        },
    ),
}


@pytest.mark.parametrize("name", sorted(OLD))
def test_what_was_sent_at_the_time_is_stopped_for_the_right_reasons(name, council, officer):
    seed = seeds.read(name)
    case, on = logged(seed, officer), seed.letter_on
    outcomes, claims, wanted = OLD[name]
    for number, text in enumerate(seed.answers, 1):
        steps.answer(case, number, text, outcomes.get(number, "disclosed"), by=officer, on=on)
    for provision, numbers, said in claims:
        questions = list(case.questions.filter(number__in=numbers))
        made = case.claims.create(provision=find(provision).id, fields=said)
        made.questions.set(questions)
    steps.fill_letter(case, by=officer, on=on)
    places = {f"claim-{claim.pk}": claim.provision for claim in case.claims.all()}
    found = look_at(case.draft_letter(), on=on)
    assert wanted <= {(each.check, places.get(each.place, each.place)) for each in found.reasons}
    with pytest.raises(NotReady):
        letters.send_for_approval(case=case, by=officer, on=on)


def test_every_seed_is_drafted_afresh():
    assert sorted(LETTERS) == sorted(seeds.FILES) == sorted(OLD)
