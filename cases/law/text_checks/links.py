"""What the letter points to: links, attachments, places left open, things said twice."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Part, Severity
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import words

_OPEN = re.compile(
    r"\b(?:below|attached|enclosed|above)\s?/\s?(?:the answers?|below|attached|enclosed|above)|\b(?:is"
    r"|are|has|have)/(?:is|are|has|have)"
    r" (?:not )?|\b(?:delete|amend|insert) as (?:appropriate|applicable|necessary)|\bx{2,}\b(?!-)"
    r"|\btb[ca]\b|\?\?+|<<[^>]+>>"
    r"|\{\{[^}]*\}\}|\[(?:insert|enter|add|name|date|reference|ref|number|title|your name|officer|amount"
    r"|department|service|select|or"
    r"|delete|tbc|x+)\b(?! (?:withheld|redacted|removed))[^\]]*\]|\blorem ipsum\b|_{4,}|\.{6,}"
    r"|\b(?:he/she|him/her|i/we)\b"
    r"|\b(?:some/all|all/some|part/all|does/does not|do/do not|will/will not|is/is not)\b"
)
_OPEN_CAPITALS = re.compile(r"\b(?:INSERT|DELETE|DATE|NAME|REF) (?:HERE|[A-Z]{3,})\b|\bDD/MM/YY")
_URL = re.compile(
    r"https?://[^\s<>)\]]+|www\.[^\s<>)\]]+|\b[\w-]+(?:\.[\w-]+)*\.(?:gov|org|co|ac|nhs|police)\.uk\b"
    r"|\b[\w-]+\.(?:london|com|org)\b"
)
_ANCHOR = re.compile(
    r"\]\(\s*(?:#[^)]*|)\s*\)|href=\"#?\"|<\s*link\s*>|\[link\]|\[(?:insert|add)\s+(?:the\s+)?(?:link|url|web\s?address)[^\]]*\]|https?://(?:example|link|url)\b",
    re.IGNORECASE,
)
_SEE_LINK = re.compile(
    r"\b(?:see|follow|use|via|at|click)(?: on)?(?: the| this| following| below)* links?\b|\b(?:located"
    r"|found|available|viewed) here\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:can|may|could) (?:also )?be (?:viewed|found|accessed|located|downloaded|seen|obtained)|\b(?:is"
    r"|are) (?:already |publicly |freely )?"
    r"(?:published|available|accessible) (?:on|at|via|from|here|online)|see (?:the )?(?:link|website)"
    r"|follow(?:ing)? link"
)
_ATTACHED = re.compile(r"\b(?:attached|enclosed|attachments?|enclosures?)\b")
_FILE = re.compile(
    r"\b[\w()-]+\.(?:pdf|docx?|xlsx?|csv|pptx?|zip|ods|odt|txt|jpe?g|png)\b|\b(?:appendix|annex|schedule"
    r"|attachment|document|enclosure"
    r"|spreadsheet|file)s? (?:\d|[a-h]\b|one|two|three)"
)
_APPENDIX = re.compile(r"\b(?:appendix|annex|enclosure) ([a-h]|\d)\b(?! (?:of|to) )")
_APPENDIX_LISTED = re.compile(r"(?:[-*] )?(?:appendix|annex|enclosure) ([a-h]|\d)\b")
_NOTHING_LISTED = re.compile(r"(?:\b0|\bno) (?:attachments?|enclosures?|documents?)|:\s*(?:none|nil|0)\W*$")
_NOT_THERE = re.compile(r"previously attached|attached to (?:the|your|a) (?:post|role|request)|not attached")
_ALIKE_HEADINGS = re.compile(
    r"^(?:factors|considerations|arguments|reasons|public interest|for|against|in favour|conclusion"
    r"|balance|the balance|harm|prejudice)\b"
    # Who asks and answers by turns says so each time.
    r"|(?:(?:what )?(?:you|we) (?:asked|requested|said|answered|replied|responded)|(?:your |the )?(?:question|request)"
    r"|(?:our |the council's |the )?(?:answer|response|reply))(?: \d+)?\W*$"
)


def nothing_is_left_open(view: View) -> Iterator[Finding]:
    """LETTER-39: no alternatives of a template and no places left to fill: good practice."""
    for each in view.ours + [each for each in view.paragraphs if each.part is Part.HEAD]:
        lines = each.find(_OPEN) + [
            each.line_at(match.start()) for match in _OPEN_CAPITALS.finditer(each.text)
        ]
        if lines:
            yield found(
                39, lines, "A place of the template was left open. Choose the words that fit, or fill it in."
            )


def links_instead_of_answers(view: View) -> Iterator[Finding]:
    """LETTER-31: what is elsewhere is refused under section 21 FOIA or regulation 6(1)(b) EIR, with a link
    that leads there."""
    cited = view.ground("21") or any(re.search(r"6\(1\)\(b\)|section 21", each.low) for each in view.ours)
    pointing = [
        each for each in _answering(view) if _ELSEWHERE.search(each.low) or _SEE_LINK.search(each.low)
    ]
    if pointing and not cited:
        law = "regulation 6(1)(b)" if view.eir else "section 21"
        yield found(
            31,
            [line for each in pointing for line in each.lines],
            f"A link stands in place of the information. Cite {law} and give the exact address, or send "
            f"the information.",
        )
    dead = [
        line for line in range(1, len(view.letter.lines) + 1) if _ANCHOR.search(view.letter.lines[line - 1])
    ]
    if dead:
        yield found(31, dead, "This link leads nowhere. Give its full address.", Severity.ERROR)


def what_is_pointed_at_is_there(view: View) -> Iterator[Finding]:
    """LETTER-40: "see attached" and "see link" have their attachment, by name, and their link: section
    1(1)(b) FOIA."""
    answering = _answering(view)
    for position, each in enumerate(answering):
        if not _SEE_LINK.search(each.low):
            continue
        near = answering[position : position + 3]
        near = [other for other in near if other.question == each.question]
        raw = " ".join(line for other in near for line in view.letter.lines[other.first - 1 : other.last])
        if not _URL.search(raw.lower()) and not _ANCHOR.search(raw):
            yield found(40, each.lines, "The letter points to a link that is not there. Add the link.")
    listed = any(not _NOTHING_LISTED.search(each.low) for each in view.of(Part.ATTACHMENTS)) or any(
        _FILE.search(each.low) for each in view.ours
    )
    attached = [
        line for each in answering if not _NOT_THERE.search(each.low) for line in each.find(_ATTACHED)
    ]
    if attached and not listed:
        yield found(
            40,
            attached,
            "The letter speaks of something attached and names no file. List every attachment by its file name.",
        )


def appendices_are_listed(view: View) -> Iterator[Finding]:
    """LETTER-40: an appendix that the letter speaks of is among those that it lists: section 1(1)(b) FOIA."""
    listed = {match[1] for each in view.paragraphs if (match := _APPENDIX_LISTED.match(each.low))}
    lost = [
        line
        for each in _answering(view)
        for match in _APPENDIX.finditer(each.low)
        if match[1] not in listed
        for line in [each.line_at(match.start())]
    ]
    if listed and lost:
        yield found(
            40,
            lost,
            "The letter speaks of an appendix that it does not list. List it, or correct its letter.",
        )


def nothing_is_said_twice(view: View) -> Iterator[Finding]:
    """LETTER-41: no heading and no paragraph stands twice: good practice."""
    headings: dict[tuple[str, ...], Paragraph] = {}
    texts: dict[tuple[str, ...], Paragraph] = {}
    for each in view.paragraphs:
        if each.heading and not each.question and not _ALIKE_HEADINGS.match(each.low):
            yield from _again(headings, _heading_key(each, headings), each, "heading")
        elif (
            not each.asked
            and not each.item
            and not each.question
            and each.part not in (Part.HEAD, Part.REFUSAL, Part.ANSWERS)
        ):
            key = tuple(words(each.low))
            if len(key) >= 7:
                yield from _again(texts, key, each, "paragraph")


def _heading_key(each: Paragraph, seen: dict[tuple[str, ...], Paragraph]) -> tuple[str, ...]:
    """ "Section 24 - National Security" and "Section 24(2) (National Security)" are one heading; 31(1)(a)
    and (g) are two."""
    whole = tuple(words(each.low))
    short = tuple(words(re.sub(r"(?<=\d)(?:\s*\([0-9a-z]{1,3}\))+", "", each.low)))
    return short if whole != short and short in seen else whole


def _again(
    seen: dict[tuple[str, ...], Paragraph], key: tuple[str, ...], each: Paragraph, what: str
) -> Iterator[Finding]:
    before = seen.setdefault(key, each)
    if before is not each:
        yield found(41, (*before.lines, *each.lines), f"The same {what} stands twice. Keep one.")


def _answering(view: View) -> list[Paragraph]:
    return [
        each for each in view.of(Part.ANSWERS, Part.OPENING, Part.OTHER, Part.REFUSAL) if not each.heading
    ]
