"""What the checks of a letter cost, in one run: python -m tests.benchmarks.bench_checks

The aim: under 50 ms for a letter of five pages, without assembling it, which the preview does anyway.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date

# It sets Django up, so it comes before everything that needs that.
from tests.benchmarks.bench_letter import ON, a_letter_of_some_pages

# isort: split
from django.core.management import call_command
from django.db import connections

from cases.law import letter_checks
from cases.letters import pages, rendering
from cases.letters.as_text import as_text
from cases.letters.assembly import assemble
from cases.letters.readiness import facts_of, look_at, of_the_text
from cases.starter.council import load_council
from cases.starter.wording import load_wording

ROUNDS = 20


def middle(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, the median of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    connections["default"].settings_dict["NAME"] = ":memory:"
    call_command("migrate", verbosity=0)
    load_wording(on=date(2005, 1, 1))
    load_council()
    letter = a_letter_of_some_pages()
    content = assemble(letter, on=ON)
    facts = facts_of(letter, content, ON)
    rows = {
        "assembling": lambda: assemble(letter, on=ON),
        "facts of the record": lambda: facts_of(letter, content, ON),
        "checks of the record": lambda: letter_checks.reasons(facts),
        "letter as text": lambda: as_text(content, facts),
        "checks of the text, with it": lambda: list(of_the_text(content, facts, ())),
        "all of it (look_at)": lambda: look_at(letter, on=ON),
    }
    print(
        f"a letter of {pages.count(rendering.render(content)[1])} pages, median of {ROUNDS}, processor time"
    )
    for name, work in rows.items():
        print(f"  {name:28} {middle(work):6.1f} ms")


if __name__ == "__main__":
    main()
