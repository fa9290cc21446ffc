"""Whether a notice may leave on a day: nothing in it is open, and the law and the case allow what it tells."""

from collections.abc import Iterator, Mapping
from datetime import date

from cases import permissions
from cases.law import clock_steps
from cases.law.clock import Clock
from cases.law.dates import in_words
from cases.law.letters import LetterFacts, Reason, the_letter_follows_the_request
from cases.law.names_checks import NAMES
from cases.law.regimes import Regime
from cases.letters import kinds
from cases.letters.around import Around
from cases.letters.assembly import LetterContent, assemble
from cases.letters.forms import name_of
from cases.letters.moves import NOTICE_OF, Kind, Moves
from cases.letters.readiness import Readiness
from cases.models import ClockEvent, Letter, User
from cases.workflow import Stage

# Letters that say that a case has ended, and the stage in which that is true.
_AFTER: Mapping[str, Stage] = {"withdrawn": Stage.WITHDRAWN, "closed_no_reply": Stage.NO_REPLY}
# What only a setting can mend.
_SETTINGS = ("council.", "regulator.")


def look_at_notice(letter: Letter, *, on: date) -> Readiness:
    """The notice as it stands and why it may not leave on that day; no reason means that it may."""
    content = assemble(letter, on=on)
    moves = moves_of(letter, on=on)
    around = Around.of(letter, moves.clock.calendar, on)
    checks = (
        _of_the_clock(letter, moves),
        map(_reason, kinds.reasons_of(letter, around)),
        _of_the_text(content),
        _of_the_names(content),
        _of_the_rights(content, moves, around),
    )
    return Readiness(content, [*(reason for check in checks for reason in check), *_of_its_dates(letter, on)])


def moves_of(letter: Letter, *, on: date) -> Moves:
    case = letter.case
    return Moves.of(letter, case.clock(), case.questions.values_list("number", flat=True), on)


def why_not_give(user: User, letter: Letter) -> list[str]:
    """Who may give the notice, or change what it says: as for a step on the clock where it is one."""
    if letter.kind in NOTICE_OF:
        return permissions.move_clock(user, letter.case)
    return kinds.why_not_write(user, letter.kind)


def effect(moves: Moves) -> str:
    """What the notice does to the case once it is issued, in words. Ask only where nothing is against it."""
    event = moves.notice
    if event is None:
        return "The clock and the stage of the case stay as they are."
    if moves.is_whole_transfer:
        return (
            f"The case moves to “{Stage.PASSED_ON.label}” and leaves the list of open cases. "
            "The council itself has nothing more to answer."
        )
    return clock_steps.effect(moves.clock, event.as_law(moves.on), on=moves.on)


def _of_the_clock(letter: Letter, moves: Moves) -> Iterator[Reason]:
    event = moves.notice
    if event is not None:
        yield from map(_reason, _of_the_event(event, moves))
    elif letter.kind in NOTICE_OF:
        yield _reason("This notice was discarded. Take the step on the clock again.")
    elif letter.kind == "chaser":
        yield from map(_reason, _of_the_reminder(moves))
    elif letter.kind in _AFTER and letter.case.get_stage() is not _AFTER[letter.kind]:
        yield _reason(
            f"The letter says that the case is closed, but the case is at “{letter.case.get_stage().label}”."
        )


def _of_the_event(event: ClockEvent, moves: Moves) -> list[str]:
    law_event = event.as_law(moves.on)
    reasons = clock_steps.why_not(moves.clock, law_event, on=moves.on)
    if event.kind != Kind.EXTENSION or reasons:
        return reasons
    return [*_of_the_extension(moves, moves.clock.with_event(law_event))]


def _of_the_extension(moves: Moves, after: Clock) -> Iterator[str]:
    if moves.mixes_ncnd:
        yield (
            "The notice names provisions on what may be withheld and on confirming or denying. Name those of one "
            "kind only, so that it does not say by accident that information is held."
        )
    told = moves.values()["extension.estimated_on"]
    if isinstance(told, date) and told < moves.on:
        yield f"The day that the notice names, {in_words(told)}, has passed. Change what it says."
    elif isinstance(told, date) and told > after.due_on:
        yield (
            f"The notice names {in_words(told)}, but with this extension the answer is due on "
            f"{in_words(after.due_on)}. Change what it says."
        )


def _of_the_reminder(moves: Moves) -> Iterator[str]:
    waiting = next((event for event in reversed(moves.past) if event.is_waiting()), None)
    if moves.clock.stopped_by is None or waiting is None:
        yield "The case does not wait for the requester, so there is nothing to remind of."
    elif waiting.lapses_on and waiting.lapses_on < moves.on:
        yield f"The last day, {in_words(waiting.lapses_on)}, has passed. Close the case instead."


def _of_the_text(content: LetterContent) -> Iterator[Reason]:
    """LETTER-39: nothing is left open. A place on the page where an officer can mend it."""
    asked = {field.key for field in content.fields}
    for missing in content.missing:
        if missing.key.startswith(_SETTINGS):
            words = f"A setting of the council is missing: {missing.words}. Ask an administrator."
        else:
            words = f"The letter leaves this open: {missing.words}"
        yield Reason(words, f"id_{name_of(missing.key)}" if missing.key in asked else "", "LETTER-39")


def _of_the_names(content: LetterContent) -> Iterator[Reason]:
    """LETTER-25: everybody named is decided about. Nobody asked for a name here, so one that is withheld is left out
    and no exemption is claimed for it."""
    yield from (Reason(words, NAMES, "LETTER-25") for words in content.register.why_not())


def _of_the_rights(content: LetterContent, moves: Moves, around: Around) -> Iterator[Reason]:
    """LETTER-36 and LETTER-37, section 17(7) FOIA, regulation 14(5) EIR: a notice that refuses for now, or that says
    that nothing is held, tells how to ask for a review and how to complain."""
    event = moves.notice
    refuses = moves.is_whole_transfer or (moves.is_part_transfer and moves.clock.regime is Regime.EIR)
    after = around.letter.kind in ("correction", "review_outcome") and around.may_be_challenged
    wanted = refuses or after or (event is not None and event.kind == Kind.EXTENSION)
    if wanted and all(section.name != "rights" for section in content.sections):
        yield Reason("The letter does not say how to ask for a review and how to complain.", "", "LETTER-36")


def _of_its_dates(letter: Letter, on: date) -> Iterator[Reason]:
    """LETTER-01: the letter is not older than the request."""
    case = letter.case
    facts = LetterFacts(Regime(case.regime), case.received_on, on, (), (), ())
    return the_letter_follows_the_request(facts)


def _reason(text: str) -> Reason:
    return Reason(text, "", "")
