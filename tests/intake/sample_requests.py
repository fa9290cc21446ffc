"""Sample requests with what should be read out of them, in one plain format.

=== what the sample is
name: / email: / received: / subject: / regime: / Q: (one a question, \\n for a line break)
---
the text as it came, up to the next ===
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Sample:
    title: str
    expected: dict
    text: str

    def __str__(self) -> str:
        return self.title


def samples(*names: str) -> list[Sample]:
    """The samples of the files named, or of all."""
    paths = [FOLDER / f"{name}.txt" for name in names] or sorted(FOLDER.glob("*.txt"))
    blocks = [block for path in paths for block in ("\n" + path.read_text("utf-8")).split("\n=== ")[1:]]
    return [_sample(block) for block in blocks]


def _sample(block: str) -> Sample:
    head, _, text = block.partition("\n---\n")
    title, *fields = head.split("\n")
    values = [field.partition(":")[::2] for field in fields]
    expected = {key: value.strip() for key, value in values if key != "Q"}
    questions = [value.strip().replace("\\n", "\n") for key, value in values if key == "Q"]
    return Sample(
        title,
        {
            "requester": {"name": expected["name"], "email": expected["email"]},
            "received_on": expected["received"] or None,
            "subject": expected["subject"],
            "regime": expected["regime"],
            "questions": questions,
        },
        text,
    )
