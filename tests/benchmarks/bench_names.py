"""How well people are found, how fast and at what cost:

    python -m tests.benchmarks.bench_names [LABELLED.jsonl [STAFF.csv]]

Without a file the development set is measured, then probes of strangers, speed and memory. A labelled case gives
text, format, the spans and what becomes of each: withhold, keep or flag. Aims: withhold recall
0.99 and precision 0.97, senior names kept 0.99; 200 pages against 5,000 people in under a second and under 200 MB.
"""

import json
import re
import resource
import sys
import time
import tracemalloc
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cases.law.redaction import Action, Ladder, Ruling
from cases.names import Directory, Entry, Finder, Passage
from cases.names.sheet import columns_of, entries_of, read_sheet
from tests.benchmarks import names_probes

LABELLED = Path(__file__).parents[3] / "shared" / "data" / "names"
ON = date(2026, 11, 1)
SYNONYMS = {
    "corporate director": "Executive Director",
    "strategic director": "Executive Director",
    "deputy director": "Assistant Director",
    "head": "Head of Service",
    "team manager": "Manager",
    "service manager": "Manager",
    "senior officer": "Officer",
}
GRADES = ("Chief Executive", "Executive Director", "Director", "Assistant Director", "Head of Service")
LADDER = Ladder((*GRADES, "Manager", "Officer"), "Assistant Director", SYNONYMS)
PARTS_OF_NAMES = (
    "Ad Bel Cor Dan El Far Gal Hes Il Jor",
    "a an ine mond ric sa ton vina wen yth",
    "Brack Cald Drum Elver Farth Gorm Hask Ing Kell Lamb Marr Nor Ock Pen Quar Roth Stan Thorn Ulver Wick",
    "bury by combe den field ford gate ham holt hurst ley low mere more ridge shaw thorpe ton well worth",
)
SAID = (
    "The council considered the request at its meeting in March and agreed that the contract for the maintenance "
    "of roads in the borough should be extended for a further year. The cost was £12,400 and the report was "
    "published. Residents of the ward were consulted, and the decision was recorded in the minutes of the "
    "Environment Committee. "
)


@dataclass
class Score:
    """Spans by what was wanted and what was done with exactly those characters; `misses` in words."""

    counts: Counter = field(default_factory=Counter)
    leaks: int = 0
    misses: list[str] = field(default_factory=list)

    def recall(self, action: str) -> float:
        wanted = self.counts["wanted", action]
        return self.counts["right", action] / wanted if wanted else 1.0

    def precision(self, action: str) -> float:
        done = self.counts["done", action]
        return self.counts["right", action] / done if done else 1.0


def staff(path: Path) -> Directory:
    sheet = read_sheet(path.read_bytes())
    entries, _ = entries_of(sheet, columns_of(sheet.headings), LADDER)
    domains = Counter(email.rpartition("@")[2] for entry in entries for email in entry.emails)
    return Directory.of(
        entries,
        domains=[domain for domain, _ in domains.most_common(1)],
        public=["020 8359 2000"],  # the council's switchboard
    )


def action_of(ruling: Ruling) -> str:
    action = ruling.proposal if ruling.action is Action.DECIDE else ruling.action
    return {Action.WITHHOLD: "withhold", Action.RELEASE: "keep"}.get(action, "flag")


def scored(cases: list[dict], directory: Directory) -> Score:
    finder, score = Finder(directory, lambda on: LADDER), Score()
    for case in cases:
        day = date.fromisoformat(case["context"].get("on", ON.isoformat()))
        passage = Passage(case["text"], day, is_html=case["format"] == "html")
        mentions = finder.find([passage], requester=case["context"].get("requester", ""))[0]
        found = {(each.start, each.end): action_of(each.ruling) for each in mentions}
        wanted = {(each["start"], each["end"]): each["action"] for each in case["spans"]}
        _compare(score, case, wanted, found)
    return score


def _compare(score: Score, case: dict, wanted: dict, found: dict) -> None:
    for span, action in wanted.items():
        score.counts["wanted", action] += 1
        if found.get(span) == action:
            score.counts["right", action] += 1
            continue
        if _is_covered_in_parts(case["text"], span, action, found):
            score.counts["right", action] += 1
            score.counts["done", action] -= _parts(span, action, found) - 1
            continue
        covered = any(a < span[1] and span[0] < b and does != "keep" for (a, b), does in found.items())
        leaks = action == "withhold" and not covered
        score.leaks += leaks
        got = [(case["text"][a:b], does) for (a, b), does in found.items() if a < span[1] and span[0] < b]
        score.misses.append(
            f"{case['id']} {'LEAK ' if leaks else ''}{action} {case['text'][slice(*span)]!r}: {got or 'nothing'}"
        )
    for span, action in found.items():
        score.counts["done", action] += 1
        if span not in wanted and not any(a < span[1] and span[0] < b for a, b in wanted):
            score.misses.append(f"{case['id']} false alarm: {action} {case['text'][slice(*span)]!r}")


def _inside(span: tuple[int, int], found: dict) -> list[tuple[tuple[int, int], str]]:
    return [(each, does) for each, does in found.items() if span[0] <= each[0] and each[1] <= span[1]]


def _parts(span: tuple[int, int], action: str, found: dict) -> int:
    return sum(does == action for _, does in _inside(span, found))


def _is_covered_in_parts(text: str, span: tuple[int, int], action: str, found: dict) -> bool:
    """A name that is parted by cells or by "née" may be told in two mentions: nothing of it is left but a title."""
    parts = _inside(span, found)
    left = list(text[slice(*span)])
    for (start, end), does in parts:
        if does == action:
            left[start - span[0] : end - span[0]] = " " * (end - start)
    said = re.sub(r"<[^>]*>|\b(?:Mr|Mrs|Ms|Dr|née)\b", " ", "".join(left))
    return len(parts) > 1 and not re.search(r"\w", said)


def table(score: Score) -> str:
    lines = [f"{'':10}{'spans':>7}{'right':>7}{'recall':>8}{'precision':>11}"]
    for action in ("withhold", "keep", "flag"):
        wanted, right = score.counts["wanted", action], score.counts["right", action]
        lines.append(
            f"{action:10}{wanted:7}{right:7}{score.recall(action):8.3f}{score.precision(action):11.3f}"
        )
    lines.append(f"leaked (neither withheld nor flagged): {score.leaks}")
    return "\n".join(lines)


def people(number: int) -> Directory:
    """Invented officers; a fifth of them share a surname with others, as in life."""
    first, second, heads, tails = (each.split() for each in PARTS_OF_NAMES)
    entries = []
    for each in range(number):
        forename = first[each % 10] + second[each // 10 % 10]
        surname = heads[each // 7 % 20] + tails[each // 140 % 20]
        if each >= 2800:
            surname += "-" + heads[each // 2800 % 20] + tails[each // 56000 % 20]
        entries.append(
            Entry(
                key=str(each),
                name=f"{forename} {surname}",
                forename=forename,
                surname=surname,
                emails=(f"{forename}.{surname}@council.example".lower(),),
                phones=(f"020 7946 {each:05}",),
            )
        )
    return Directory.of(entries, domains=["council.example"])


def prose(pages: int, directory: Directory) -> str:
    """450 words a page, an officer in every second paragraph."""
    paragraphs = []
    for number in range(pages * 8):
        entry = directory.entries[number * 37 % len(directory.entries)]
        paragraphs.append(
            SAID + (f"It was signed by {entry.name}, Officer." if number % 2 else "None objected.")
        )
    return "\n\n".join(paragraphs)


def curves() -> None:
    print("\npages  words   text s   HTML s   MB (5,000 people)")
    directory = people(5000)
    start = time.process_time()
    finder = Finder(directory, lambda on: LADDER)
    built = time.process_time() - start
    for pages in (25, 50, 100, 200, 400):
        text = prose(pages, directory)
        html = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
        plain, marked = (_seconds(finder, each, is_html=each is html) for each in (text, html))
        print(f"{pages:5}{len(text.split()):8}{plain:8.2f}{marked:8.2f}{_megabytes(finder, text):8.0f}")
    print(f"the process so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"\npeople  built s   200 pages s   MB of the index (5,000 above: {built:.2f} s)")
    for number in (500, 1000, 5000, 20000, 50000):
        directory = people(number)
        text = prose(200, directory)
        tracemalloc.start()
        finder = Finder(directory, lambda on: LADDER)
        size = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        start = time.process_time()
        finder = Finder(directory, lambda on: LADDER)
        built = time.process_time() - start
        print(f"{number:6}{built:9.2f}{_seconds(finder, text, is_html=False):12.2f}{size:12.0f}")


def _seconds(finder: Finder, text: str, *, is_html: bool) -> float:
    start = time.process_time()
    finder.find([Passage(text, ON, is_html=is_html)])
    return time.process_time() - start


def _megabytes(finder: Finder, text: str) -> float:
    tracemalloc.start()
    finder.find([Passage(text, ON)])
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak


def probes() -> None:
    """Strangers whose surname is a street or a word, and the same words as streets, schools and firms."""
    finder = Finder(people(50), lambda on: LADDER)

    def spans(text: str) -> list[tuple[int, int]]:
        return [(each.start, each.end) for each in finder.find([Passage(text, ON)])[0]]

    named = list(names_probes.people())
    seen = sum(
        any(start <= text.index(name) and text.index(name) + len(name) <= end for start, end in spans(text))
        for text, name in named
    )
    others = list(names_probes.no_people())
    alarms = sum(bool(spans(text)) for text in others)
    print(f"\npeople in no directory, named by words and places: {seen} of {len(named)} seen whole")
    print(f"the same words as streets, schools and firms: {alarms} of {len(others)} asked about")


def main() -> None:
    labelled = Path(sys.argv[1]) if len(sys.argv) > 1 else LABELLED / "names_dev.jsonl"
    directory = Path(sys.argv[2]) if len(sys.argv) > 2 else LABELLED / "directory.csv"
    cases = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines() if line.strip()]
    score = scored(cases, staff(directory))
    print(f"{labelled.name}: {len(cases)} cases against {directory.name}")
    print(table(score))
    print("\n".join(score.misses))
    if len(sys.argv) == 1:
        probes()
        curves()


if __name__ == "__main__":
    main()
