"""Finds people in texts: who is named, by which words, and what the rule says of each mention.

It knows no Django and no database; whoever calls it gives the directory and the day.
"""

from cases.names.directory import Directory, Entry, Held
from cases.names.finder import Finder
from cases.names.folding import fold
from cases.names.mention import Mention, Passage
from cases.names.replacing import PLACEHOLDERS, replaced

__all__ = [
    "PLACEHOLDERS",
    "Directory",
    "Entry",
    "Finder",
    "Held",
    "Mention",
    "Passage",
    "fold",
    "replaced",
]
