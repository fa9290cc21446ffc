"""The checks of a letter's text: everything in the catalogue of checks that software can decide from one
letter alone.  Not decided here, because the text of one letter does not hold the answer:  - LETTER-22 (an
election under section 17(4)) and LETTER-48 (form, re-use and licence): the case record holds them. -
LETTER-38 (regulator's details from one dated setting): a letter shows what was said and not where it came
from. - LETTER-52 (the PDF): the press and its validator look at the file. LETTER-53 (the copy for the log):
names of persons are found in the copy itself, by a person. - LETTER-01, LETTER-06 and LETTER-08 as far as
they ask for the record: here the letter's own dates are believed. - Of LETTER-25, whether each person is
below the grade: the register of staff holds it. Of LETTER-28, whether the third party was really asked: the
case record. Of LETTER-31, whether a link works: nothing is fetched. - Of LETTER-18, LETTER-26 and
LETTER-43, what only a reader of the request can weigh: they warn of the plain cases."""

from collections.abc import Callable, Iterator

from cases.law.letter_text import Finding, LetterText
from cases.law.text_checks import (
    answers,
    denying,
    frame,
    harming,
    links,
    particular,
    refusing,
    rights,
    together,
    weighing,
)
from cases.law.text_checks.view import View
from cases.law.working_days import Calendar

Check = Callable[[View], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    frame.has_its_marks,
    frame.names_its_law,
    frame.is_not_environmental,
    frame.went_in_time,
    frame.refusal_was_in_time,
    frame.extension_was_announced,
    frame.extension_was_open,
    frame.names_a_contact,
    answers.every_question_is_answered,
    answers.says_whether_held,
    answers.blanket_statement_is_true,
    answers.not_held_offers_help,
    answers.references_exist,
    answers.answers_for_the_period,
    answers.names_nobody_unasked,
    links.nothing_is_left_open,
    links.links_instead_of_answers,
    links.what_is_pointed_at_is_there,
    links.appendices_are_listed,
    links.nothing_is_said_twice,
    refusing.says_that_it_refuses,
    refusing.cites_to_the_limb,
    refusing.cites_what_exists,
    refusing.gives_reasons,
    refusing.ties_each_provision,
    together.does_not_mix,
    weighing.weighs_both_sides,
    weighing.weighs_the_right_thing,
    weighing.does_not_repeat_factors,
    weighing.tests_only_what_is_qualified,
    denying.says_so_in_terms,
    denying.is_not_given_away,
    harming.harm_is_argued,
    harming.health_and_safety,
    harming.opinion_of_the_qualified_person,
    harming.whose_commercial_interests,
    harming.adverse_effect,
    harming.presumes_disclosure,
    harming.emissions_are_not_kept_back,
    particular.personal_data,
    particular.definition_is_right,
    particular.grade_is_no_reason,
    particular.names_the_enactment,
    particular.confidence,
    particular.estimate_is_told,
    particular.tells_the_eir_rights,
    particular.eir_time_is_its_own,
    rights.tells_the_review,
    rights.tells_the_regulator,
    rights.names_the_marketing_rules,
    rights.marketing_is_in_its_place,
    rights.says_nothing_of_motives,
    rights.refuses_the_request_not_the_person,
)


def findings(letter: LetterText, calendar: Calendar) -> list[Finding]:
    """Everything that is wrong with the text of a letter, in the order of its lines; empty means nothing was found.

    `calendar`: the working days that its time is counted by.
    """
    view = View(letter, calendar)
    told = [finding for check in CHECKS for finding in check(view)]
    return sorted(told, key=lambda finding: (finding.lines[:1], finding.check))
