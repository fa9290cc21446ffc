"""The people named in a letter: what is withheld is covered wherever the letter says it, and texts that go out with it
stand at its end as annexes.

Letterhead, the requester's own address and the signature stay as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cases.law.dates import plain
from cases.law.letters import NamesFacts
from cases.letters.content import LetterContent, Section
from cases.letters.markup import answer_as_html
from cases.models import GradeSetting, Letter, ReleaseText
from cases.named.claim import QUESTIONS
from cases.named.parts import annex_letter
from cases.named.register import Piece, Register, questions_withheld

ANNEX = "annex-"
_LIST = "attachments"
# What ends every letter: annexes are told of before it and drawn after it.
_ENDS = frozenset(
    {"help", "further", "reuse", "publication", "adjustments", "closing", "rights", "time", "marketing"}
)
_SIGNATURE = '<div class="sign">'


def with_names(letter: Letter, content: LetterContent, *, on: date) -> LetterContent:
    """An assembled letter with its annexes, and everything covered that is withheld on the day."""
    register = Register.of(letter.case, on=on, letter=letter)
    annexes = register.annexes
    sections = [*_with_list(content.sections, annexes), *_annexes(annexes)]
    days = {f"{ANNEX}{place}": annex.dated_on for place, annex in enumerate(annexes)}
    whole = replace(content, sections=tuple(sections), register=register)
    return _covered(whole, register, days, on)


def names_facts(content: LetterContent) -> NamesFacts:
    """What the checks of the law ask about the people named."""
    register = content.register
    withheld = register.withheld_in_answers
    claim = next((each.claim for each in content.notices if QUESTIONS in each.claim.from_names), None)
    return NamesFacts(
        open=tuple(register.why_not()),
        grounds=tuple(person.ruling.ground for person in withheld),
        questions=tuple(questions_withheld(register)),
        claim=str(claim.pk) if claim else "",
        threatened=tuple(person.shown for person in withheld if person.is_threatened),
        senior_grade=GradeSetting.objects.in_force(register.on).senior_grade,
    )


def is_annex(section: Section) -> bool:
    """A text of somebody else, which the letter only carries."""
    return section.name.startswith(ANNEX)


def _annexes(annexes: Iterable[ReleaseText]) -> Iterator[Section]:
    for place, annex in enumerate(annexes):
        yield Section(f"{ANNEX}{place}", _title(place, annex), answer_as_html(annex.text, level=3))


def _title(place: int, annex: ReleaseText) -> str:
    return f"Annex {annex_letter(place)}: {annex.title}"


def _with_list(sections: Iterable[Section], annexes: Sequence[ReleaseText]) -> Iterator[Section]:
    """The sections with what comes with the letter, before advice, rights and signature."""
    told = _list(annexes)
    for section in sections:
        if told and section.name in _ENDS:
            yield told
            told = None
        yield section
    if told:
        yield told


def _list(annexes: Sequence[ReleaseText]) -> Section | None:
    if not annexes:
        return None
    items = format_html_join(
        "",
        "<li>{}, of {}</li>",
        ((_title(place, annex), plain(annex.dated_on)) for place, annex in enumerate(annexes)),
    )
    body = format_html("<p>These texts follow at the end of this letter:</p><ul>{}</ul>", items)
    return Section(_LIST, "What comes with this letter", body)


def _covered(content: LetterContent, register: Register, days: dict[str, date], on: date) -> LetterContent:
    """All pieces are read together, because one tells who is meant in another."""
    pieces = [Piece(escape(content.subject), on)]
    for section in content.sections:
        day, enclosed = days.get(section.name, on), is_annex(section)
        pieces.append(Piece(escape(section.heading), day, enclosed))
        pieces.append(Piece(section.body.partition(_SIGNATURE)[0], day, enclosed))
    pieces += [Piece(notice.body, on) for notice in content.notices]
    safe = iter(register.cover_all(pieces))
    subject = unescape(next(safe))
    sections = tuple(
        Section(section.name, unescape(next(safe)), _signed(next(safe), section.body))
        for section in content.sections
    )
    notices = tuple(replace(notice, body=mark_safe(next(safe))) for notice in content.notices)
    return replace(content, subject=subject, sections=sections, notices=notices)


def _signed(covered: str, body: str) -> SafeString:
    """A section with the signature that it ended with."""
    _, mark, signature = body.partition(_SIGNATURE)
    return mark_safe(covered + mark + signature)
