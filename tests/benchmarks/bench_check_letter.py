"""How well and how fast a past letter is read and checked: python -m tests.benchmarks.bench_check_letter

Prints for each set of sample letters how many are read without a mistake, field by field, and the time for a letter of
five pages, the best of several rounds in time of the processor. Aim: 50 ms to read and to check it.
"""

import sys
import time
import timeit
from collections import Counter

from cases.law.text_checks import findings
from cases.law.working_days import Calendar
from cases.past_letters.reading import read_letter
from tests.past_letters.reading import SETS, expected, found, sample

ROUNDS = 9
AIM = 50
WORDS_OF_FIVE_PAGES = 2_200


def accuracy() -> bool:
    """Prints the letters of each set whose fields are as written down by hand; true when all are."""
    perfect = True
    for which in SETS:
        right: Counter[str] = Counter()
        letters = expected(which)
        for name, fields in letters.items():
            read = found(sample(which, name))
            right.update({field: read[field] == wanted for field, wanted in fields.items()})
        print(f"{which}, {len(letters)} letters")
        for field, count in right.items():
            print(f"  {field:<26}{count:>3} of {len(letters)}")
        perfect = perfect and all(count == len(letters) for count in right.values())
    return perfect


def five_pages() -> tuple[str, ...]:
    """A letter of ten questions and as many refusals as fill five pages."""
    asked = [
        f"{n}. How many of the {n * 37} street lamps in ward {n} were mended in the year?"
        for n in range(1, 11)
    ]
    lines = [
        "Our ref: 1",
        "4 May 2022",
        "",
        "Your request received on 4 April 2022, for the following information:",
        "",
    ]
    lines += [
        *asked,
        "",
        "We have considered it under the Freedom of Information Act 2000.",
        "",
        "Response",
        "",
    ]
    for question in asked:
        lines += [question, "", "Some are attached. The rest is withheld under section 43(2). See below.", ""]
    number = 0
    while sum(len(line.split()) for line in lines) < WORDS_OF_FIVE_PAGES:
        number += 1
        lines += [
            f"Section 31(1)({'abcdefgh'[number % 8]}) - Law enforcement",
            "",
            f"Disclosure would be likely to prejudice the work of ward {number}, because offenders would learn where "
            "the lamps are dark and when nobody comes to mend them, as happened in the winter before last.",
            "",
            "Factors in favour of disclosure",
            f"- The public learns how the money for lamp {number} is spent.",
            "Factors in favour of withholding",
            f"- Nobody should learn where street {number} is dark.",
            "",
            "On balance the public interest in maintaining the exemption outweighs that in disclosure.",
            "",
        ]
    return (*lines, "Your rights", "", "You can ask for an internal review within 40 working days.")


def milliseconds(lines: tuple[str, ...]) -> tuple[float, float]:
    """To read it, and to check it once read."""
    calendar, letter = Calendar.published(), read_letter(lines)
    assert len(letter.questions) == 10, len(letter.questions)
    reading = timeit.repeat(lambda: read_letter(lines), timer=time.process_time, number=1, repeat=ROUNDS)
    checking = timeit.repeat(
        lambda: findings(letter, calendar), timer=time.process_time, number=1, repeat=ROUNDS
    )
    return min(reading) * 1e3, min(checking) * 1e3


def main() -> int:
    perfect = accuracy()
    lines = five_pages()
    reading, checking = milliseconds(lines)
    print(
        f"five pages, {len(lines)} lines: read in {reading:.1f} ms, checked in {checking:.1f} ms (aim: {AIM} ms each)"
    )
    return int(not perfect or max(reading, checking) > AIM)


if __name__ == "__main__":
    sys.exit(main())
