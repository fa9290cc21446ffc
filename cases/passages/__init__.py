"""The language of the wording: passages of a letter with places to fill. Never evaluated, only filled.

One line is a paragraph; "- " begins a list item and "### " a heading. A line that holds only a placeholder of type
block, list or table becomes that block. A line whose placeholders are all optional and empty is left out.

    {{ group.name }}             a placeholder of the register (placeholders.yaml)
    [[ask: claim.harm | Why?]]   a prompt: what only the officer can say, kept under the name before the bar
    [[ask: Why?]]                a prompt without a name: kept under its question
    [[locked]] ... [[/locked]]   the law requires it to be said, or the system assembles it
"""

from cases.passages.claims import (
    Field,
    factor_gaps,
    required_fields,
    stopped_by,
    unanswered,
    usable_factors,
    views_gap,
    with_variant,
)
from cases.passages.filling import (
    Block,
    Bullets,
    Filled,
    Gap,
    Heading,
    Paragraph,
    Run,
    Slot,
    Table,
    fill,
)
from cases.passages.language import BadPassage, Line, Prompt, parse, placeholders, prompts
from cases.passages.register import REGISTER, Placeholder

__all__ = [
    "REGISTER",
    "BadPassage",
    "Block",
    "Bullets",
    "Field",
    "Filled",
    "Gap",
    "Heading",
    "Line",
    "Paragraph",
    "Placeholder",
    "Prompt",
    "Run",
    "Slot",
    "Table",
    "factor_gaps",
    "fill",
    "parse",
    "placeholders",
    "prompts",
    "required_fields",
    "stopped_by",
    "unanswered",
    "usable_factors",
    "views_gap",
    "with_variant",
]
