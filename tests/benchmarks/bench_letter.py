"""What a letter costs beside bare WeasyPrint on the same HTML, in one run: python -m tests.benchmarks.bench_letter

Preview is assembling and drawing; issue is the same with the proof and the fingerprint. The pictures of the pages are
told apart. Aims: 1.3 and 1.5.
"""

import hashlib
import itertools
import os
import resource
import statistics
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "foi_portal.settings.test"
django.setup()

from datetime import date  # noqa: E402

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from cases import drawing  # noqa: E402
from cases.drawing import press  # noqa: E402
from cases.letters import pages, proof, rendering  # noqa: E402
from cases.letters.readiness import look_at  # noqa: E402
from cases.starter.council import load_council  # noqa: E402
from cases.starter.wording import load_wording  # noqa: E402
from tests.letters.letters import ON, add_claim, make_letter  # noqa: E402

ROUNDS = 12
TABLE = (
    "<table><tbody><tr><th>Year</th><th>Sum</th><th>Orders</th></tr>"
    + (
        "".join(
            f"<tr><td>{year}</td><td>£{year * 7:,}</td><td>{year - 1900}</td></tr>"
            for year in range(2001, 2021)
        )
    )
    + "</tbody></table>"
)
SAID = (
    "A person planning an attack begins by learning what a target uses, and with the product can look up "
    "which weaknesses are known.\n\nNone of this is public now: our contract notices name the reseller and the sum."
)


def a_letter_of_some_pages():
    answers = [
        (f"<p>Answer {number}.</p>{TABLE if number % 4 == 0 else ''}", "disclosed") for number in range(1, 13)
    ]
    letter = make_letter(*answers, ("", "withheld"), ("<p>The head of service.</p>", "part"))
    add_claim(letter, "s31-1a", 13, said=SAID)
    add_claim(letter, "s40-2-3Aa", 14, said=SAID)
    letter.fields = {field.key: "More." for field in look_at(letter, on=ON).content.fields}
    letter.save()
    return letter


def measured(*works) -> list[list[float]]:
    """Milliseconds of processor time of each piece of work, in turns, so that all meet the same machine."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = time.process_time()
            work()
            taken.append((time.process_time() - start) * 1000)
    return times


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    connections["default"].settings_dict["NAME"] = ":memory:"
    call_command("migrate", verbosity=0)
    load_wording(on=date(2005, 1, 1))
    council = load_council()
    letter = a_letter_of_some_pages()
    before = megabytes()
    drawing.warm()
    html, pdf = rendering.render(look_at(letter, on=ON).content)
    fonts = FontConfiguration()
    files = press.AppFiles(council.crest_svg)
    style = CSS(string=press.stylesheet(), font_config=fonts, url_fetcher=files, base_url="app:")

    def bare():
        document = HTML(string=html, url_fetcher=files, base_url="app:")
        document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")

    def preview():
        rendering.for_screen(look_at(type(letter).objects.get(pk=letter.pk), on=ON).content)

    def issue():
        ready = look_at(type(letter).objects.get(pk=letter.pk), on=ON)
        made = rendering.render(ready.content)[1]
        proof.why_not(made, ready.content.register)
        hashlib.sha256(made).hexdigest()
        pages.count(made)

    def pictures():
        cache.clear()
        pages.draw(pdf)

    def same_pictures():
        pages.draw(pdf + b"\n" * next(turns))

    turns = itertools.count(1)
    names = ("bare WeasyPrint", "preview", "issue", "all pictures", "pages unchanged")
    middles = [statistics.median(times) for times in measured(bare, preview, issue, pictures, same_pictures)]
    print(f"a letter of {pages.count(pdf)} pages, {len(pdf) // 1024} kB, median of {ROUNDS}, processor time")
    for name, middle in zip(names, middles, strict=True):
        print(f"  {name:16} {middle:7.0f} ms   ratio {middle / middles[0]:.2f}")
    print(f"  memory: {before:.0f} MB before the first letter, {megabytes():.0f} MB after {ROUNDS * 3 + 2}")


if __name__ == "__main__":
    main()
