"""How a case is shown wherever it is shown: its stage, its dates, its clock in small."""

import re
from datetime import date
from html import unescape

from django import template
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from cases.law import defence
from cases.law.clock import Clock
from cases.law.dates import in_words, plain, questions_in_words
from cases.law.ledger import Ledger
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.workflow import Stage

register = template.Library()
register.filter("in_words", in_words)
register.filter("plain_date", plain)
register.filter("questions_in_words", questions_in_words)
register.filter("doubt", defence.doubt)

# What the eye looks for in a sentence about the clock: whole dates, and the number of today.
_WEIGHTY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} \w+ \d{4}|(?<=Today is )day \d+")

STAGE_COLOURS = {
    Stage.LOGGED: "grey",
    Stage.DRAFTING: "brand",
    Stage.WITH_APPROVER: "amber",
    Stage.READY: "green",
    Stage.ISSUED: "green",
    Stage.PASSED_ON: "grey",
    Stage.WITHDRAWN: "grey",
    Stage.NO_REPLY: "grey",
}


@register.filter
def short_day(day: date) -> str:
    """Wed 10 Mar"""
    return f"{in_words(day)[:3]} {day.day} {day:%b}"


@register.inclusion_tag("cases/shell/tag.html")
def stage_tag(stage: str) -> dict:
    stage = Stage(stage)
    return {"words": stage.label, "colour": STAGE_COLOURS[stage]}


@register.inclusion_tag("cases/shell/tag.html")
def outcome_tag(outcome: Outcome | str, cited: str = "") -> dict:
    """The outcome of an answer, with what it rests on: Withheld, s40(2)."""
    if not outcome:
        return {"words": "No outcome yet", "colour": "line"}
    outcome = Outcome(outcome)
    words = f"{outcome.label}, {cited}" if cited else outcome.label
    return {"words": words, "colour": "amber" if outcome.needs_claim else "green"}


@register.inclusion_tag("cases/shell/ticks.html")
def clock_ticks(clock: Clock, today: date, size: str = "") -> dict:
    """The clock in small: one tick for each working day, today taller, days past the limit following in red.

    `size` "lg" draws the large one. At most ten late days are drawn; the words carry the number.
    """
    day, late = clock.day(today), clock.days_late(today)
    left = clock.limit - day
    now = "now-late" if clock.is_overdue(today) else "soon" if left <= 1 else "now"
    ticks = ["on"] * min(day, clock.limit) + [""] * max(0, left)
    if 0 < day <= clock.limit and not late:
        ticks[day - 1] = now
    late_ticks = ["late"] * min(late, 10)
    if late_ticks:
        late_ticks[-1] = "now-late"
    label = f"{clock.position(today)}. {clock.words(today)}."
    return {"ticks": ticks + late_ticks, "label": label, "size": size}


@register.filter
def defended(ledger: Ledger) -> SafeString:
    """Why the answer is due that day, in one paragraph; whole dates stand out."""
    # Only this module's own tags are added, to text that is escaped first.
    return mark_safe(_WEIGHTY.sub(r"<b>\g<0></b>", escape(defence.sentence(ledger))))


@register.simple_tag
def clock_position(clock: Clock, on: date) -> str:
    """Day 16 of 20, 4 working days left; past the limit the lateness alone, which says more."""
    words = clock.words(on)
    return words if clock.is_overdue(on) else f"{clock.position(on)}, {words[0].lower()}{words[1:]}"


@register.simple_tag
def regime_name(case) -> str:
    """Freedom of Information Act 2000"""
    return Regime(case.regime).act


@register.filter
def plain_text(html: str) -> str:
    """The words of an answer without its mark-up; cells and paragraphs keep a space between them."""
    spaced = re.sub(r"<(?:/(?:p|li|td|th|tr|h\d|caption)|br\s*/?)>", " ", html)
    return " ".join(unescape(strip_tags(spaced)).split())
