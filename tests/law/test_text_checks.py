# ruff: noqa: E501
"""Each check of a letter's text alone: a few lines that show the fault, and the same put right."""

from dataclasses import replace

import pytest

from cases.law.letter_text import Finding, LetterText, Part, Section, Severity
from cases.law.text_checks import findings
from cases.law.text_checks.answers import referred_numbers
from cases.law.text_checks.citing import cites
from cases.law.text_checks.paragraphs import paragraphs
from cases.law.text_checks.words import plain, stem
from cases.law.working_days import Calendar
from tests.law.letters import letter

CALENDAR = Calendar.published()
HEAD = (
    "@letter R-1 2025-12-03 2025-11-07 FOIA\nCressing District Council\nReference: R-1\n3 December 2025\n\n"
)
OPENING = (
    "@opening\nWe received your request on 7 November 2025 under the Freedom of Information Act 2000.\n\n"
)
REQUEST = "@request\n@q 1\n1. The plans of the pier.\n\n@answers\n"
RIGHTS = (
    "\n\n@rights!\nYour rights\n\nYou can ask for an internal review: write to foi@cressing.example.gov.uk within 40 "
    "working days, by 30 January 2026. You may then apply to the Information Commissioner, https://ico.org.uk.\n"
)
GIVEN = "@a 1 disclosed\nThe plans are in plans.pdf.\n"


def of(
    body: str = GIVEN, head: str = HEAD, opening: str = OPENING, request: str = REQUEST, rights: str = RIGHTS
) -> LetterText:
    return letter(head + opening + request + body + rights)


def told(text: LetterText, number: int) -> list[Finding]:
    return [each for each in findings(text, CALENDAR) if each.check == f"LETTER-{number:02}"]


def refused(notice: str, outcome: str = "withheld") -> LetterText:
    return of(
        f"@a 1 {outcome}\nWe hold the plans of the pier and withhold them, see below.\n\n@refusal!\n{notice}"
    )


def two(answers: str, **parts: str) -> LetterText:
    request = "@request\n@q 1\n1. The plans of the pier.\n@q 2\n2. The number of piers, and their cost.\n\n@answers\n"
    return of(answers, request=request, **parts)


def eir(notice: str, opening: str = OPENING, rights: str = RIGHTS) -> LetterText:
    return of(
        f"@a 1 withheld\nWe hold the plans of the pier and do not disclose them.\n\n@refusal!\n{notice}",
        head=HEAD.replace("FOIA", "EIR"),
        opening=opening.replace(
            "Freedom of Information Act 2000", "Environmental Information Regulations 2004"
        ),
        rights=rights,
    )


def test_a_plain_letter_that_gives_everything_has_no_fault():
    assert findings(of(), CALENDAR) == []


def test_a_letter_without_a_word_is_told_what_it_lacks():
    found = findings(letter("@letter - - - -\n"), CALENDAR)
    assert {"LETTER-01", "LETTER-02", "LETTER-36", "LETTER-54"} <= {each.check for each in found}
    assert all(each.lines == (1,) for each in found)


BORROWED = (
    "If the plans became known, people who mean ill to the harbour would learn where the pillars of the pier are weakest, "
    "and could choose the hour of a spring tide to bring it down with all who stand on it."
)

FAULTS = [
    ("dated before its receipt", 1, of(head=HEAD.replace("2025-12-03", "2025-11-03").replace("3 December", "3 November"))),
    ("names no law", 2, of(head=HEAD.replace("FOIA", "-"))),
    (
        "names two laws and not which for what",
        2,
        of(opening=OPENING.replace("2000.", "2000 and handled it under the Freedom of Information Act 2000 and the Environmental Information Regulations 2004.")),
    ),
    ("cites a provision of the other law", 2, refused("Regulation 12(5)(a)\nThe plans are refused under regulation 12(5)(a).")),
    ("leaves a question without an answer", 3, two("@a 1 disclosed\nThe plans are in plans.pdf.\n")),
    ("answers with N/A", 3, two("@a 1 disclosed\nN/A\n@a 2 disclosed\nTwo piers, at £3.")),
    ("leaves out the cost", 3, two("@a 1 disclosed\nIn plans.pdf.\n@a 2 disclosed\nThe council has 12 piers.")),
    ("refuses without saying whether it is held", 4, of("@a 1 withheld\nThe plans are exempt under section 42(1).")),
    ("says it is held when one question is not", 5, two("@a 1 disclosed\nThe plans are in plans.pdf.\n@a 2 not_held\nNot held.", opening=OPENING + "The council holds the information you requested.\n\n")),
    ("names no provision for neither confirming nor denying", 21, of("@a 1 ncnd\nWe neither confirm nor deny that we hold the plans.")),
    ("uses the NCND provision without the sentence", 21, refused("Section 31(3)\nSection 31(3) applies to the plans because a plan of the pier would help criminals.")),
    ("refuses on cost and offers no help", 47, of("@a 1 cost\nSection 12(1) applies: 30 hours at £25 pass the limit of £450 to locate the plans.")),
    ("answers financial years to calendar years", 43, of("@a 1 disclosed\n2023-24: 5\n\n2024-25: 6", request=REQUEST.replace("The plans of the pier.", "Piers closed in January 2023 and January 2024."))),
    ("lists documents without a date", 43, of("@a 1 disclosed\n- North plan\n- South plan\n- East plan\n- West plan", request=REQUEST.replace("pier.", "pier made since 2019."))),
    ("points at a link that is not there", 40, of("@a 1 disclosed\nPlease see the link below.")),
    ("stands twice", 41, of(GIVEN + "\n@further!\nMore\n\nOpen data are on our site for all who look for them.\n\nOpen data are on our site for all who look for them.")),
    ("cites and never refuses", 10, of("@a 1 withheld\nWe hold the plans. Section 42(1) covers the plans of the pier.")),
    ("quotes the duty to confirm or deny", 13, refused("Section 24(1)\nSection 24(1) applies to the plans because the pier would be a target.\n\nThe duty to confirm or deny does not arise if exemption is required.")),
    ("speaks of something else in its reasons", 13, refused("Section 24(1)\nSection 24(1) applies to the TIDAL plans.\n\nDisclosure would show how the rail stations in the north of the county are watched, and by whom, day and night.")),
    ("withholds under no provision", 15, of("@a 1 withheld\nWe hold the plans but withhold them.")),
    ("redacts under no provision", 15, of("@a 1 disclosed\nThe plans are in plans.pdf, with names redacted.")),
    ("does not tie two provisions to anything", 15, refused("Section 42(1)\nThis information is exempt under section 42(1).\n\n@refusal!\nSection 22(1)\nThis information is exempt under section 22(1).")),
    ("names no person for section 38", 35, refused("Section 38(1)(b)\nThe plans of the pier are exempt. Disclosure would be likely to endanger safety.")),
    ("does not speak of endangering", 35, refused("Section 38(1)(b)\nThe plans of the pier are exempt. Disclosure would be likely to worry people.")),
    ("does not say whose commercial interests", 28, refused("Section 43(2)\nThe plans of the pier are exempt under section 43(2). Disclosure would be likely to prejudice commercial interests.")),
    ("wavers between would and would be likely", 14, refused("Section 43(2)\nDisclosure of the plans would prejudice the council's commercial interests. Disclosure of the plans would be likely to prejudice bidding.")),
    ("takes both likelihoods at once", 14, refused("Section 43(2)\nDisclosure of the plans would, or would be likely to, prejudice the council's commercial interests.")),
    ("says nothing of an adverse effect", 50, eir("Regulation 12(5)(a)\nThe plans of the pier are refused under regulation 12(5)(a).")),
    ("does not say when unfinished material will be finished", 49, eir("Regulation 12(4)(d)\nThe plans of the pier are refused under regulation 12(4)(d), being drafts.")),
    ("takes more time without complexity", 51, eir("Regulation 12(5)(a)\nWe extended the time under regulation 7 because the plans are complex.")),
    ("calls section 42 absolute", 19, refused("Section 42(1)\nSection 42(1) is an absolute exemption and applies to the plans.")),
    ("calls section 41 qualified", 19, refused("Section 32(1)(a)\nSection 32(1)(a) is a qualified exemption and applies to the plans.")),
    ("weighs confirming where it withholds", 17, refused("Section 42(1)\nThe plans are exempt under section 42(1). On balance the public interest in neither confirming nor denying whether the plans are held prevails.")),
    ("offers a review and no address", 36, of(rights="\n\n@rights!\nYour rights\n\nThere is an internal review for 40 working days, until 30 January 2026. The Commissioner is there.")),
    ("offers a review and no time", 36, of(rights="\n\n@rights!\nYour rights\n\nFor an internal review write to foi@cressing.example.gov.uk.")),
    ("offers a review for another time", 36, of(rights="\n\n@rights!\nYour rights\n\nFor an internal review write to foi@cressing.example.gov.uk within two months.")),
    ("has no last date for the review", 36, of(rights="\n\n@rights!\nYour rights\n\nFor an internal review write to foi@cressing.example.gov.uk within 40 working days.")),
    ("has no review at all", 36, of(rights="")),
    ("names the regulator and no way to it", 37, of("@a 1 withheld\nWe hold the plans and withhold them under section 42(1).", rights="\n\n@rights!\nYour rights\n\nFor an internal review write to us within 40 working days. You may turn to the Information Commissioner.")),
    ("names the marketing rules wrongly", 44, of(GIVEN + "\n@marketing!\nAdvice and Assistance: Direct Marketing\n\nMind the Privacy Electronic and Communications Regulations.")),
    ("speaks of registration", 44, of(GIVEN + "\n@marketing!\nMarketing\n\nFor direct marketing you must be registered with the Information Commissioner.")),
    ("heads marketing as advice", 45, of(GIVEN + "\n@marketing!\nAdvice and Assistance: Direct Marketing\n\nDo not use names for direct marketing.")),
    ("names nobody to ask", 54, of(rights="\n\n@rights!\nYour rights\n\nThere is no internal review.")),
    ("announces an extension after the day", 8, of(head=HEAD.replace("2025-12-03", "2025-12-20"), opening=OPENING + "We extended the time to weigh the public interest.\n\n")),
    ("extends for an absolute provision", 9, of("@a 1 withheld\nWe hold the plans and withhold them under section 41(1).", opening=OPENING + "We extended the time until today.\n\n")),
    ("refers to a question that does not exist", 42, two("@a 1 disclosed\nSee our answer to question 4.\n@a 2 disclosed\nTwo, at £5.")),
    ("cites a limb that does not exist", 12, refused("Section 43(2)\nThe plans are exempt under section 43(2)(a).")),
    ("cites a limb that no section has", 12, refused("Section 38\nThe plans are exempt under section 38(1)(c).")),
    ("cites section 36 as open to Parliament alone", 12, refused("Section 36\nThe plans are exempt under section 36(2)(a)(i).")),
    ("names section 31 to its limb here and not there", 11, refused("Section 31(1)(a)\nWe consider that section 31(1) applies to the plans of the pier.\n\nSection 31(1)(a) is about crime.")),
    ("gives one provision the reasons of another", 13, refused(f"Section 24(1)\nSection 24(1) applies to the plans of the pier.\n\n{BORROWED}\n\n@refusal!\nSection 22(1)\nSection 22(1) applies to the plans of the pier.\n\n{BORROWED}")),
    ("weighs in words that would do for any letter", 16, refused("Section 42(1)\nThe plans of the pier are exempt under section 42(1).\n\nThere is a public interest in transparency. There is a public interest in maintaining the exemption. On balance the latter outweighs the former.")),
    ("weighs disclosure where it neither confirms nor denies", 17, refused("Section 31(3)\nWe neither confirm nor deny under section 31(3), for the prevention or detection of crime.\n\nThe public interest in withholding the information outweighs the public interest in disclosure.")),
    ("withholds what it neither confirms nor denies, beside another provision", 20, two("@a 1 ncnd\nWe neither confirm nor deny it under section 31(3), for the prevention or detection of crime. The plans cannot be disclosed.\n@a 2 withheld\nThe number is held and withheld under section 42(1).")),
    ("cites section 35 alone", 12, refused("Section 35\nThe plans are exempt under section 35.")),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "number", "text"), FAULTS, ids=[each[0] for each in FAULTS])
def test_the_letter_that(fault, number, text):
    assert told(text, number), fault


SOUND = [
    ("a question for each law", 2, of(opening=OPENING.replace("2000.", "2000. We handled question 1 under the Freedom of Information Act 2000 and the rest under the Environmental Information Regulations 2004."))),
    ("a question that falls away", 3, of("@a 1 disclosed\nNo.\n@a 2 disclosed\nN/A", request="@request\n@q 1\n1. Is there a pier?\n@q 2\n2. If yes, where?\n\n@answers\n")),
    ("neither confirmed nor denied throughout", 4, of("@a 1 ncnd\nWe neither confirm nor deny it: section 31(3), for the prevention or detection of crime.")),
    ("a letter on time after clarification", 6, of(head=HEAD.replace("2025-12-03", "2025-12-10"), opening=OPENING + "You clarified it on 20 November 2025, and not on 31 November 2025.\n\n")),
    ("an extension announced in time", 6, of(head=HEAD.replace("2025-12-03", "2025-12-20"), opening=OPENING + "On 1 December 2025 we told you that we extended the time to weigh the public interest.\n\n")),
    ("a late letter that says so", 7, of(head=HEAD.replace("2025-12-03", "2025-12-20"), opening=OPENING + "We apologise for the delay.\n\n")),
    ("a cost answered with the number", 3, two("@a 1 disclosed\nIn plans.pdf.\n@a 2 disclosed\nWe do not hold a number.")),
    ("help for what is not held", 47, two("@a 1 disclosed\nIn plans.pdf.\n@a 2 not_held\nNot held.\n@help\nPlease contact the harbour board, which may hold it.")),
    ("help beside what is not held", 47, two("@a 1 disclosed\nIn plans.pdf.\n@a 2 not_held\nNot held. You may wish to contact the harbour board.")),
    ("a list that says its period", 43, of("@a 1 disclosed\n- North plan 2020\n- South plan\n- East plan\n- West plan", request=REQUEST.replace("pier.", "pier made since 2019."))),
    ("roles alone where roles were asked", 26, of("@a 1 disclosed\nThe harbour master", request=REQUEST.replace("The plans of the pier.", "Who decided? Job titles only."))),
    ("a link that stands there", 40, of("@a 1 disclosed\nPlease see the link: https://cressing.example.gov.uk/pier")),
    ("sections for different questions", 34, two("@a 1 withheld\nThe plans are held and withheld under section 30(1)(b).\n@a 2 withheld\nThe number is held and withheld under section 31(1)(a).")),
    ("sections in the alternative", 34, refused("Sections 23(1) and 24(1)\nWe rely on section 23(1) and section 24(1) in the alternative.")),
    ("the right definition", 24, of(GIVEN + "\n@further\nPersonal data relates to an identified or identifiable person.")),
    ("an enactment in full", 29, refused("Section 44(1)(a)\nThe plans are exempt because section 32 of the Local Government Act 1974 forbids it.")),
    ("unfinished material with its date", 49, eir("Regulation 12(4)(d)\nThe plans of the pier are refused under regulation 12(4)(d); they will be completed in June 2026.")),
    ("contempt of court, which is no enactment", 29, refused("Section 44(1)(c)\nThe plans are exempt under section 44(1)(c), as contempt of court.")),
    ("personal data under the regulations, to its condition", 11, eir("Regulations 12(3) and 13(1)(a)\nThe names on the plans of the pier are refused under regulations 12(3) and 13(1)(a).")),
    ("a limb beside the words of the Act that it stands in", 11, refused("Section 31(1)(a)\nThe plans of the pier are exempt under section 31(1)(a). Section 31(1) states that harm counts.")),
    ("more time for complexity and volume", 51, eir("Regulation 12(5)(a)\nWe extended the time under regulation 7 for the complexity and volume of the plans.")),
    ("no review offered, and said so", 36, of(rights="\n\n@rights!\nYour rights\n\nWe do not offer an internal review. Write to foi@cressing.example.gov.uk.")),
    ("marketing with contact details given", 45, of("@a 1 disclosed\nAsk pier@cressing.example.gov.uk.\n\n@marketing!\nMarketing\n\nDo not use names for direct marketing.")),
    ("a crime named at its first citation", 14, refused("Section 31(1)(a)\nSection 31(1)(a) applies. Disclosure of the plans would be likely to prejudice crime prevention, since thieves would use them. Section 31(1)(a) is qualified.")),
    ("a passing mention of another section", 15, refused("Section 24(1)\nSection 24(1) applies to the plans of the pier. They do not fall within section 23(1).")),
    ("a purpose of section 31(2) beside its limb", 11, refused("Section 31(1)(g)\nThe plans are exempt under section 31(1)(g) with section 31(2)(a).")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "number", "text"), SOUND, ids=[each[0] for each in SOUND])
def test_there_is_no_fault_in(case, number, text):
    assert [each for each in told(text, number) if each.severity is not Severity.INFO] == [], case


def test_a_limb_that_does_not_exist_is_told_once():
    text = of("@a 1 withheld\nWe hold the plans and withhold them under section 31(3)(a).")
    assert told(text, 12)
    assert told(text, 11) == []


def test_a_heading_without_a_number_is_read_with_what_the_reader_knows_of_it():
    text = refused("Commercial interests\nThe plans of the pier are exempt. See section 43(2).")
    named = [
        replace(each, provisions=("s43-2", "no-such")) if each.part is Part.REFUSAL else each
        for each in text.sections
    ]
    assert told(replace(text, sections=tuple(named)), 14)
    assert isinstance(named[0], Section)


def test_a_passing_word_of_another_provision_does_not_change_the_subject():
    text = refused(
        "Section 42(1)\nThe plans of the pier are privileged, so section 42(1) is engaged.\n\nCompare section 41(1) there.\n\n"
        "(1) Information which is privileged is exempt information if section 43(2) says so."
    )
    (line,) = told(text, 16)[0].lines
    assert "privileged, so" in text.lines[line - 1]
    assert told(text, 28) == []


def test_a_line_of_mark_up_alone_is_no_paragraph():
    assert findings(of(GIVEN + "\n***\n"), CALENDAR) == []


@pytest.mark.parametrize(
    ("written", "paragraph"),
    [
        ("section 24 (national security) subsection (1)a", "24(1)(a)"),
        ("section 40 (personal information) subsection 2", "40(2)"),
        ("section 31 (law enforcement) subsection 31(1)(a)", "31(1)(a)"),
        ("s.43(2)", "43(2)"),
        ("regulation 12(5)(e)", "12(5)(e)"),
    ],
)
def test_a_provision_is_read_however_it_is_written(written, paragraph):
    assert [each.paragraph for each in cites(written)] == [paragraph]


def test_several_provisions_in_one_breath_are_all_read():
    assert [each.paragraph for each in cites("sections 31(1)(a), 40(2) and 43(2)")] == [
        "31(1)(a)",
        "40(2)",
        "43(2)",
    ]
    assert [each.paragraph for each in cites("section 31 and 12 others")] == ["31"]


def test_another_law_with_the_same_number_is_no_exemption():
    assert list(cites("section 32 of the local government act 1974")) == []
    assert [each.paragraph for each in cites("section 32(1)(a) of the act")] == ["32(1)(a)"]


def test_questions_are_counted_in_full():
    assert referred_numbers("questions 2 to 4 and 6") == [2, 3, 4, 6]
    assert referred_numbers("q2, see questions 1-") == [2, 1]


def test_words_are_compared_without_mark_up_or_endings():
    assert plain("## **A** [link](http://x.example) <b>c</b>") == "A link http://x.example c"
    assert stem("contracts") == stem("contract")
    assert stem("this") == "this"


def test_a_sentence_broken_over_lines_is_read_as_one():
    text = of(
        "@a 1 disclosed\nThe plans of the pier were drawn by the harbour engineer in the year 2019 and\n\nare kept in the "
        "harbour office."
    )
    said = [each for each in paragraphs(text) if each.part is Part.ANSWERS and each.question]
    assert [each.text.endswith("harbour office.") for each in said] == [True]
