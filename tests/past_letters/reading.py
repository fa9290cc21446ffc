"""What the reader finds in the sample letters, beside what a person read in them.

`samples/<set>/*.txt` are letters of councils that do not exist; `samples/<set>.yaml` says by hand what is in each, a
question as its text, outcome and provisions. The sets: `tuned` was looked at while the reader was written, `held`,
`fresh` and `later` were each written, and first measured, before the reader knew them. At first sight it read 54 of 64
fields of the first eight letters of `later` and 22 of 32 of its last four.
"""

from pathlib import Path

import yaml

from cases.law.letter_text import LetterText
from cases.past_letters.citing import most_exact
from cases.past_letters.files import read_file
from cases.past_letters.reading import read_letter

SAMPLES = Path(__file__).parent / "samples"
SETS = ("tuned", "held", "fresh", "later")


def expected(which: str) -> dict[str, dict]:
    """What is in each letter of a set, by its name."""
    said = yaml.safe_load((SAMPLES / f"{which}.yaml").read_text(encoding="utf-8"))
    return {name: as_fields(each) for name, each in said.items()}


def as_fields(said: dict) -> dict:
    """A letter as it is written down by hand, field by field; the order of provisions does not count."""
    return {
        **{key: said[key] for key in ("reference", "received_on", "letter_date", "regime")},
        "provisions": sorted(said["provisions"]),
        "questions": [on_one_line(text) for text, _, _ in said["questions"]],
        "outcomes": [outcome for _, outcome, _ in said["questions"]],
        "provisions of a question": [sorted(cited) for _, _, cited in said["questions"]],
    }


def sample(which: str, name: str) -> LetterText:
    return read_letter(read_file((SAMPLES / which / f"{name}.txt").read_bytes()).lines)


def found(letter: LetterText) -> dict:
    """The fields of a letter that was read."""
    laws = [each.value for each in letter.regimes]
    return {
        "reference": letter.reference,
        "received_on": letter.received_on,
        "letter_date": letter.letter_on,
        "regime": "both" if len(laws) > 1 else next(iter(laws), None),
        "provisions": sorted(most_exact([each.written for each in letter.citations if each.relied_on])),
        "questions": [on_one_line(each.text) for each in letter.questions],
        "outcomes": [each.outcome.value if each.outcome else None for each in letter.questions],
        "provisions of a question": [sorted(each.cited) for each in letter.questions],
    }


def on_one_line(text: str) -> str:
    return " ".join(text.split())
