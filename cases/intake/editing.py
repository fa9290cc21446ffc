"""One press of a button beside a question: the list as it becomes, where the focus goes, and what is said of it."""

import re
from dataclasses import dataclass

from cases.intake import questions as editing

DEED = re.compile(r"(add|remove|up|down|split|join)(?:-(\d+))?")


@dataclass(frozen=True)
class Edited:
    """`number` is the question that gets the focus (0: none is left), `control` the button in its row that keeps
    it (empty: the text, with the caret at `caret`)."""

    questions: list[str]
    number: int = 0
    caret: int = 0
    control: str = ""
    words: str = ""


def edit(questions: list[str], deed: str, caret: int | None) -> Edited:
    """Do "add", or "up-2", "down-2", "split-2", "join-2", "remove-2" to question 2.

    The caret counts characters. Without one (no scripts) a question is split at its first line break. An unknown
    deed, or a question that is not there, changes nothing.
    """
    match = DEED.fullmatch(deed)
    number = int(match[2] or 0) if match else 0
    if match and match[1] == "add":
        edited = editing.add(questions)
        return Edited(edited, len(edited), words=f"Question {len(edited)} added.")
    if not match or not 1 <= number <= len(questions):
        return Edited(questions)
    return DEEDS[match[1]](questions, number, caret)


def _remove(questions: list[str], number: int, caret: int | None) -> Edited:
    edited = editing.remove(questions, number - 1)
    return Edited(edited, min(number, len(edited)), words=f"Question {number} removed. {_count(edited)}")


def _up(questions: list[str], number: int, caret: int | None) -> Edited:
    return _moved(questions, number, max(1, number - 1), "up")


def _down(questions: list[str], number: int, caret: int | None) -> Edited:
    return _moved(questions, number, min(len(questions), number + 1), "down")


def _moved(questions: list[str], number: int, to: int, control: str) -> Edited:
    edited = editing.move(questions, number - 1, to - number)
    if to in (1, len(edited)):
        # At the end of the list the button that was pressed is off, so the focus goes to the text.
        control = ""
    return Edited(edited, to, control=control, words=f"Question {number} is now question {to}.")


def _split(questions: list[str], number: int, caret: int | None) -> Edited:
    text = questions[number - 1]
    at = text.find("\n") if caret is None else caret
    edited = editing.split(questions, number - 1, at)
    if len(edited) == len(questions):
        words = f"Question {number} was not split: put the cursor where the new question begins."
        return Edited(edited, number, caret=max(at, 0), words=words)
    return Edited(edited, number + 1, words=f"Question {number} split in two. {_count(edited)}")


def _join(questions: list[str], number: int, caret: int | None) -> Edited:
    edited = editing.join(questions, number - 1)
    if len(edited) == len(questions):
        return Edited(edited, number)
    before = len(questions[number - 2].strip())
    # The caret stands where the two now meet, after the space or line break between them.
    return Edited(
        edited,
        number - 1,
        caret=min(before + 1, len(edited[number - 2])) if before else 0,
        words=f"Question {number} joined to question {number - 1}. {_count(edited)}",
    )


def _count(questions: list[str]) -> str:
    return "There is now 1 question." if len(questions) == 1 else f"There are now {len(questions)} questions."


DEEDS = {"remove": _remove, "up": _up, "down": _down, "split": _split, "join": _join}
