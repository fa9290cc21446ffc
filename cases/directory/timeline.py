"""The posts of one person in order of time: which of them a new one would overlap, and what would part them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cases.law.dates import in_words
from cases.models import StaffPost

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cut:
    """A post that lies over the days of another one. `left` is what would remain of it, from a day to a day: nothing,
    what comes before, what comes after, or both."""

    post: StaffPost
    left: tuple[tuple[date, date | None], ...]
    follows: bool  # the other one comes after it and is open-ended, as it is: the usual change of post

    @property
    def named(self) -> str:
        return f"“{called(self.post)}”, held {time_of(self.post.held_from, self.post.held_to)}"

    @property
    def becomes(self) -> str:
        """What adjusting would do, as a sentence."""
        times = " and again ".join(time_of(*part) for part in self.left)
        return f"“{called(self.post)}” is then held {times}."


def called(post: StaffPost) -> str:
    return post.post or post.grade or "a post without a title"


def time_of(first: date, last: date | None) -> str:
    return f"from {in_words(first)} to {in_words(last)}" if last else f"from {in_words(first)} on"


def cuts(posts: Iterable[StaffPost], held_from: date, held_to: date | None) -> list[Cut]:
    """The posts that days from `held_from` to `held_to` (None: open) would overlap, in order of time."""
    return [_cut(post, held_from, held_to) for post in posts if _overlaps(post, held_from, held_to)]


def _overlaps(post: StaffPost, held_from: date, held_to: date | None) -> bool:
    begins_in_time = held_to is None or post.held_from <= held_to
    return begins_in_time and (post.held_to is None or post.held_to >= held_from)


def _cut(post: StaffPost, held_from: date, held_to: date | None) -> Cut:
    left = []
    if post.held_from < held_from:
        left.append((post.held_from, held_from - A_DAY))
    if held_to is not None and (post.held_to is None or post.held_to > held_to):
        left.append((held_to + A_DAY, post.held_to))
    follows = post.held_to is None and held_to is None and bool(left)
    return Cut(post, tuple(left), follows)


def why_not(found: Iterable[Cut]) -> list[str]:
    """Why a post cannot simply stand on these days: each one that it would overlap, but for the one it follows."""
    return [
        f"These days overlap with {cut.named}."
        if cut.left
        else f"These days cover the whole of {cut.named}. Correct that post or remove it first."
        for cut in found
        if not cut.follows
    ]


def can_adjust(found: Iterable[Cut]) -> bool:
    """Whether the others can be cut so that it fits: no post may vanish."""
    return all(cut.left for cut in found)
