"""Reads the five real letters: what was asked, what was answered, what was cited, which sections there are."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from html import escape, unescape
from pathlib import Path

from cases.intake.parsing import propose_from_text
from cases.law import provisions

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FILES = {path.name[:3]: path for path in sorted(FOLDER.glob("*.txt"))} if FOLDER.is_dir() else {}

MONTHS = list(calendar.month_name)
DAY = r"(\d{1,2})(?:st|nd|rd|th)? (\w+) (\d{4})"
END_OF_ANSWERS = re.compile(r"^(refusal notice|s\d+ - |section \d+ )", re.IGNORECASE)
SECTIONS = {
    "request": r"^thank you for your request",
    "response": r"^response$",
    "refusal notice": r"^(refusal notice|s\d+ - )",
    "further information": r"^further information",
    "direct marketing": r"^advice and assistance",
    "your rights": r"^your rights",
}
# 24(1)(a) does not exist and "31(1)" names no limb: each seed is given the provision that its words describe.
AS_MEANT = {"24(1)(a)": "24(1)", "24(1)a": "24(1)", "31(1)": "31(1)(a)", "38(1)": "38(1)(b)", "40": "40(2)"}


@dataclass(frozen=True)
class Seed:
    name: str
    reference: str
    received_on: date
    letter_on: date
    request: str
    questions: list[str]
    answers: list[str]
    provisions: set[str]
    sections: set[str]


def plain_line(line: str) -> str:
    """The words of a line without its Markdown."""
    line = re.sub(r"<a href=\"[^\"]*\">([^<]*)</a>|<b>([^<]*)</b>", r"\1\2", line)
    line = re.sub(r"^\s*#+\s*", "", line)
    line = re.sub(r"\[([^\]]*)\]\((?:#|mailto:|https?:)[^)]*\)", r"\1", line)
    line = re.sub(r"<(https?://[^>]*)>", r"\1", line)
    line = re.sub(r"^- \\\*", "*", line).replace("\\*", "*").replace("***", "").replace("**", "")
    return line.strip().rstrip("*").strip() if line.strip() != "*" else ""


def a_date(text: str) -> date:
    day, month, year = re.search(DAY, text).groups()
    return date(int(year), MONTHS.index(month), int(day))


def read(name: str) -> Seed:
    raw = FILES[name].read_text(encoding="utf-8")
    lines = [
        plain_line(line) if "\t" not in line else line.strip("\n").replace("<b>", "").replace("</b>", "")
        for line in raw.splitlines()
    ]
    text = "\n".join(lines)
    request = re.findall(r"for the following information:\n(.*?)\nWe have processed", text, re.DOTALL)[
        -1
    ].strip()
    questions = [question.text for question in propose_from_text(request).questions]
    response = re.split(r"^Response$", text, flags=re.MULTILINE)[-1]
    return Seed(
        name=name,
        reference=re.search(r"Our ref: (\d+)", text)[1],
        received_on=a_date(re.search(r"received on ([^,]+),", text)[1]),
        letter_on=a_date(text[: text.index("Our ref")]),
        request=request,
        questions=questions,
        answers=answers_under(questions, response),
        provisions=cited(text),
        sections={
            section
            for section, pattern in SECTIONS.items()
            if any(re.match(pattern, line, re.IGNORECASE) for line in lines)
        },
    )


def answers_under(questions: list[str], response: str) -> list[str]:
    """What stands under each question, in order, as HTML."""
    lines = response.splitlines()
    starts, last = [], len(lines)
    for number, line in enumerate(lines):
        if starts and END_OF_ANSWERS.match(line):
            last = number
            break
        if len(starts) < len(questions) and alike(line, questions[len(starts)]):
            starts.append(number)
    assert len(starts) == len(questions), f"found {len(starts)} of {len(questions)} questions again"
    ends = [*starts[1:], last]
    return [as_html(lines[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]


def alike(line: str, question: str) -> bool:
    first = question.splitlines()[0]
    bare = re.sub(r"^\W*(\d+[.:)]\s*)?", "", line)
    return bool(bare) and SequenceMatcher(None, bare.lower(), first.lower(), autojunk=False).ratio() > 0.85


def as_html(lines: list[str]) -> str:
    """Paragraphs, lists and tab-separated tables as the editor would hold them."""
    html, kind = [], ""
    closing = {"ul": "</ul>", "table": "</tbody></table>", "": ""}
    for line in lines:
        now = "table" if "\t" in line else "ul" if re.match(r"- \w", line) else ""
        if now != kind:
            html.append(closing[kind])
            html.append({"ul": "<ul>", "table": "<table><tbody>", "": ""}[now])
            kind = now
        if now == "table":
            cells = [cell.strip() for cell in line.split("\t")]
            html.append("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in cells) + "</tr>")
        elif now == "ul":
            html.append(f"<li><p>{escape(line[2:])}</p></li>")
        elif line:
            html.append(f"<p>{escape(line)}</p>")
    return "".join(html) + closing[kind]


def cited(text: str) -> set[str]:
    """The ids of the provisions that the letter relies on, as it must have meant them."""
    found = set()
    tail = text[re.search(END_OF_ANSWERS.pattern, text, re.IGNORECASE | re.MULTILINE).start() :]
    for number in re.findall(r"(?:section|S)\s*(\d+(?:\(\d\))?(?:\([a-z]\))?)", tail, re.IGNORECASE):
        found.add(number)
    for section, part in re.findall(
        r"Section (\d+) [^.]{0,40}subsection (\d+(?:\(\d\)\([a-z]\))?|\(\d\)a)", tail
    ):
        found.add(part if part.startswith(section) else f"{section}{part if '(' in part else f'({part})'}")
    ids = set()
    for number in found:
        provision = provisions.from_citation("s" + AS_MEANT.get(number, number))
        if provision and provision.kind in ("exemption", "NCND"):
            ids.add(provision.id)
    return ids - {"s23"}


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9£%]+", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def share_in_order(wanted: list[str], found: list[str]) -> float:
    """How many of the wanted words stand in the found ones, in the same order."""
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted) if wanted else 1.0
