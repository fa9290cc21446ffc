"""The text as it came, cut into pieces: what a proposal was found in, and what stands between."""

from dataclasses import dataclass

from cases.intake.parsing import Proposal


@dataclass(frozen=True)
class Piece:
    """`kind` is empty between the marks; `number` is that of the question that begins here."""

    text: str
    kind: str = ""
    number: int | None = None


def marked(proposal: Proposal) -> list[Piece]:
    """All of the text in order, once. Of marks that overlap the one that begins first is drawn."""
    places = [(mark.start, mark.end, mark.kind, None) for mark in proposal.marks if mark.kind != "question"]
    places += [
        (asked.start, asked.end, "question", number) for number, asked in enumerate(proposal.questions, 1)
    ]
    pieces, at = [], 0
    for start, end, kind, number in sorted(places, key=lambda place: place[:2]):
        if at <= start < end:
            pieces += [Piece(proposal.text[at:start]), Piece(proposal.text[start:end], kind, number)]
            at = end
    pieces.append(Piece(proposal.text[at:]))
    return [piece for piece in pieces if piece.text]
