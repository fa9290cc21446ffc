"""The directory in words: what the rule says as a tag, and the flags of a post."""

from collections.abc import Mapping

from django import template

from cases.law.redaction import Action, Flag, Ruling
from cases.models import StaffPost

register = template.Library()

TAGS = {Action.RELEASE: ("release", "green"), Action.WITHHOLD: ("withhold", "amber")}
PROPOSED = {Action.RELEASE: "releasing", Action.WITHHOLD: "withholding"}


@register.inclusion_tag("cases/shell/tag.html")
def ruling_tag(ruling: Ruling) -> dict:
    """Where a person must decide, what the rule proposes stands with it."""
    if ruling.action in TAGS:
        words, colour = TAGS[ruling.action]
        return {"words": words, "colour": colour}
    proposed = f", {PROPOSED[ruling.proposal]} is proposed" if ruling.proposal else ""
    return {"words": f"decide{proposed}", "colour": "red"}


@register.filter
def flags_of(post: StaffPost | None) -> list[Flag]:
    held = post.flags() if post else frozenset()
    return [flag for flag in Flag if flag in held]


@register.filter
def of(mapping: Mapping, key: str) -> str:
    return mapping[key]
