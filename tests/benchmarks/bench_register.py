"""What the people named cost: python -m tests.benchmarks.bench_register [people]

The register of an ordinary case, the claim kept, the letter assembled, and the proof of a PDF of ten pages, against a
directory of 5,000 people. Aims: register under 30 ms once warm, proof under a second.
"""

import os
import statistics
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "foi_portal.settings.test"
django.setup()

from datetime import date  # noqa: E402

from django.db import connections  # noqa: E402

from cases.letters import pages, proof, rendering  # noqa: E402
from cases.letters.assembly import assemble  # noqa: E402
from cases.models import Answer, StaffMember, StaffPost, User  # noqa: E402
from cases.named.claim import keep_names_claim  # noqa: E402
from cases.named.known import forget, known  # noqa: E402
from cases.named.register import Register  # noqa: E402
from cases.starter.council import load_council  # noqa: E402
from cases.starter.wording import load_wording  # noqa: E402
from tests.benchmarks.bench_names import PARTS_OF_NAMES  # noqa: E402
from tests.letters.letters import ON, make_letter  # noqa: E402

ROUNDS = 20
SAID = (
    "<p>The council considered the request at its meeting in March and agreed that the contract for the maintenance of "
    "roads in the borough should be extended for a further year. The cost was £12,400 and the report was published.</p>"
)


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    connections["default"].creation.create_test_db(verbosity=0)
    try:
        measure(people)
    finally:
        connections["default"].creation.destroy_test_db(":memory:", verbosity=0)


def measure(people: int) -> None:
    load_wording(on=date(2005, 1, 1))
    load_council()
    names = fill(people)
    named = f"<p>{names[0]}, Officer, and {names[1]} decided it with Norman Unknownby. {names[2]} agreed.</p>"
    answers = [
        (SAID + named, "disclosed"),
        (SAID * 2, "disclosed"),
        (SAID, "disclosed"),
        (named, "disclosed"),
    ]
    letter = make_letter(*answers)
    case, by = letter.case, User.objects.create(username="bench")
    print(f"{people} people in the directory")
    forget()
    print(f"  directory read and indexed      {once(known):8.1f} ms, after each change of it")
    print(f"  register, texts changed         {times(lambda: changed(case)):8.1f} ms")
    print(f"  register, texts as before       {times(lambda: Register.of(case, on=ON)):8.1f} ms")
    keep_names_claim(case, by=by, on=ON)
    print(f"  claim kept, nothing new         {times(lambda: keep_names_claim(case, by=by, on=ON)):8.1f} ms")
    letter = case.draft_letter()
    print(f"  letter, an answer changed       {times(lambda: assembled(case)):8.1f} ms, with its register")
    print(f"  letter, nothing changed         {times(lambda: assemble(letter, on=ON)):8.1f} ms")
    long = Answer.objects.get(question__case=case, question__number=2)
    long.text = SAID * 90
    long.save()
    content = assemble(letter, on=ON)
    pdf = rendering.render(content)[1]
    proven = times(lambda: proven_afresh(pdf, content.register))
    print(f"  proof of {pages.count(pdf)} pages               {proven:8.1f} ms")


def fill(count: int) -> list[str]:
    first, middle, last, ending = (part.split() for part in PARTS_OF_NAMES)
    names = [
        f"{first[n % 10]}{middle[n // 10 % 10]} {last[n // 100 % 18]}{ending[n // 1800 % 18]}"
        for n in range(count)
    ]
    members = StaffMember.objects.bulk_create(
        StaffMember(name=name, email=f"{name.lower().replace(' ', '.')}@ashmere.example") for name in names
    )
    StaffPost.objects.bulk_create(
        StaffPost(staff_member=member, grade="Officer", post="Officer", held_from=date(2015, 1, 1))
        for member in members
    )
    return names


def key_pressed(case) -> None:
    """One answer reads otherwise than anything before."""
    answer = Answer.objects.get(question__case=case, question__number=3)
    Answer.objects.filter(pk=answer.pk).update(text=f"{SAID}<p>{time.perf_counter_ns()}</p>")


def changed(case) -> None:
    key_pressed(case)
    Register.of(case, on=ON)


def assembled(case) -> None:
    key_pressed(case)
    assemble(case.draft_letter(), on=ON)


def proven_afresh(pdf, register) -> None:
    """Nothing is remembered of what was found in these texts before."""
    register.keys.who._found.clear()
    proof.why_not(pdf, register)


def once(work) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def times(work, rounds: int = ROUNDS) -> float:
    """The median, in milliseconds of the processor, once warm."""
    work()
    return statistics.median(once(work) for _ in range(rounds))


if __name__ == "__main__":
    main()
