"""The grade rule: whether the name and the contact details of one person are released in a document of a day.

There is no grade line in law. Names are personal data; section 40(2) FOIA (regulation 13 EIR) turns on legitimate
interests, necessity and balance, and the balance on seniority, public role, responsibility for decisions and what is
public already (fact base, section 6.1). So the council's rule gives each name an answer with its own reasons, or says
that a person must decide; it never speaks of everybody below a grade at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    OFFICER = "officer"
    COUNCILLOR = "councillor"
    OTHER_BODY = "other_body"
    CONTRACTOR = "contractor"
    RESIDENT = "resident"

    @property
    def in_words(self) -> str:
        return _KINDS[self]


_KINDS = {
    Kind.OFFICER: "council officer",
    Kind.COUNCILLOR: "councillor",
    Kind.OTHER_BODY: "works for another body",
    Kind.CONTRACTOR: "works for a contractor",
    Kind.RESIDENT: "member of the public",
}


class Flag(StrEnum):
    PUBLIC_FACING = "public_facing"
    SPOKESPERSON = "spokesperson"
    STATUTORY_OFFICER = "statutory_officer"
    DECISION_MAKER = "decision_maker"
    PUBLISHED = "published"
    CONSENTED = "consented"
    UNDER_THREAT = "under_threat"

    @property
    def in_words(self) -> str:
        return _FLAGS[self]


_FLAGS = {
    Flag.PUBLIC_FACING: "public-facing",
    Flag.SPOKESPERSON: "spokesperson",
    Flag.STATUTORY_OFFICER: "statutory officer",
    Flag.DECISION_MAKER: "decides in their own name under delegated powers",
    Flag.PUBLISHED: "name published by the council already",
    Flag.CONSENTED: "agreed to be named",
    Flag.UNDER_THREAT: "under threat",
}


class Detail(StrEnum):
    """What of a person stands in the text."""

    NAME = "name"
    WORK_EMAIL = "work_email"
    PRIVATE_EMAIL = "private_email"
    DIRECT_LINE = "direct_line"
    MOBILE = "mobile"

    @property
    def in_words(self) -> str:
        return _DETAILS[self]


_DETAILS = {
    Detail.NAME: "name",
    Detail.WORK_EMAIL: "work e-mail address",
    Detail.PRIVATE_EMAIL: "private e-mail address",
    Detail.DIRECT_LINE: "direct line",
    Detail.MOBILE: "mobile number",
}


class Action(StrEnum):
    RELEASE = "release"
    WITHHOLD = "withhold"
    DECIDE = "decide"


class Ground(StrEnum):
    """Why a ruling says what it says; what may be said of all withheld names together depends on it."""

    SENIOR = "senior"
    STATUTORY = "statutory"
    BELOW_SENIOR = "below_senior"
    PUBLIC_ROLE = "public_role"
    OUTSIDE_THE_RULE = "outside_the_rule"
    GRADE_UNKNOWN = "grade_unknown"
    UNDER_THREAT = "under_threat"
    PRIVATE_DETAIL = "private_detail"
    NOT_IN_DIRECTORY = "not_in_directory"
    SEVERAL_PEOPLE = "several_people"
    REQUESTER = "requester"


@dataclass(frozen=True)
class Ladder:
    """The grades of the council, highest first, the other words for each, and the grade at which names are released."""

    grades: tuple[str, ...]
    senior: str
    synonyms: Mapping[str, str]  # in lower case → the grade

    def __post_init__(self) -> None:
        if self.senior not in self.grades:
            raise ValueError(f"“{self.senior}” is not one of the grades.")

    def find(self, grade: str) -> str | None:
        """The grade as the ladder calls it, None for one that it does not know."""
        words = " ".join(grade.split()).casefold()
        by_name = {each.casefold(): each for each in self.grades}
        return by_name.get(words) or self.synonyms.get(words)

    def is_senior(self, grade: str) -> bool:
        """Raises ValueError for a grade that the ladder does not know."""
        known = self.find(grade)
        if known is None:
            raise ValueError(f"“{grade}” is not one of the grades.")
        return self.grades.index(known) <= self.grades.index(self.senior)


@dataclass(frozen=True)
class Standing:
    """What held of one person on the day of the document. `is_dated` is False where the directory does not reach back
    (or forward) to that day and the nearest entry is given instead."""

    kind: Kind
    grade: str = ""
    post: str = ""
    organisation: str = ""
    flags: frozenset[Flag] = frozenset()
    is_dated: bool = True


@dataclass(frozen=True)
class Ruling:
    """`action` with its trace, one step a line. `proposal` is what the rule would do: the same as the action, or what
    it suggests to the person who decides (None: it suggests nothing). Until somebody has decided, what is proposed to
    be withheld stays covered. `consider` names provisions that may apply beside section 40(2)."""

    action: Action
    proposal: Action | None
    ground: Ground
    trace: tuple[str, ...]
    consider: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Officer grade, below Assistant Director; not public-facing; withhold the name, keep the post."""
        words = "; ".join(self.trace)
        return words[:1].upper() + words[1:]


# Of a person in a public role these are public with the name; agreeing to be named gives the name alone.
_PUBLIC_ROLES = (Flag.SPOKESPERSON, Flag.PUBLIC_FACING, Flag.DECISION_MAKER, Flag.PUBLISHED)
_NEVER_PUBLIC = (Detail.PRIVATE_EMAIL, Detail.MOBILE)
_CONTACT_OF_THE_ROLE = (Flag.SPOKESPERSON, Flag.PUBLIC_FACING)


def rule(standing: Standing, detail: Detail, ladder: Ladder) -> Ruling:
    """What the council's rule says of one detail of one person (fact base, section 6.1, rules 1 to 6)."""
    if Flag.UNDER_THREAT in standing.flags:
        return _under_threat(standing, detail)
    if standing.kind is not Kind.OFFICER:
        return _outside(standing, detail)
    return _officer(standing, detail, ladder)


def _under_threat(standing: Standing, detail: Detail) -> Ruling:
    trace = (
        standing.kind.in_words,
        "under threat",
        f"withhold the {detail.in_words}; consider section 38(1)(b) with the evidence of the threat",
    )
    return Ruling(Action.WITHHOLD, Action.WITHHOLD, Ground.UNDER_THREAT, trace, consider=("s38(1)(b)",))


def _outside(standing: Standing, detail: Detail) -> Ruling:
    """Rule 1: the grade rule is the council's own. Who is somebody else's officer is decided one by one."""
    who = standing.kind.in_words
    if standing.organisation and standing.kind is not Kind.COUNCILLOR:
        who = f"{who}, {standing.organisation}"
    trace = [who, "not a council officer, so the grade rule does not apply"]
    elected = standing.kind is Kind.COUNCILLOR and detail not in _NEVER_PUBLIC
    public = (
        standing.flags & {Flag.CONSENTED, Flag.PUBLISHED, *_CONTACT_OF_THE_ROLE} and detail is Detail.NAME
    )
    if elected:
        trace.append("elected, and named in public in that role: decide, releasing is proposed")
    elif public:
        trace.append(f"{_listed(standing.flags)}: decide, releasing is proposed")
    else:
        trace.append("nothing recorded that makes it public: decide, withholding is proposed")
    proposal = Action.RELEASE if elected or public else Action.WITHHOLD
    return Ruling(Action.DECIDE, proposal, Ground.OUTSIDE_THE_RULE, tuple(trace))


def _officer(standing: Standing, detail: Detail, ladder: Ladder) -> Ruling:
    grade = ladder.find(standing.grade)
    trace = ["council officer"]
    if not standing.is_dated:
        trace.append("the directory does not say which post was held on that day; the nearest is taken")
    if Flag.STATUTORY_OFFICER in standing.flags:
        return _senior(detail, Ground.STATUTORY, [*trace, "statutory officer, whatever the grade"])
    if grade is not None and standing.is_dated and ladder.is_senior(grade):
        level = "at" if grade == ladder.senior else "above"
        return _senior(detail, Ground.SENIOR, [*trace, f"{grade}: {level} {ladder.senior} level"])
    role = _public_role(standing, detail)
    if role:
        if grade is not None and not ladder.is_senior(grade):
            trace.append(f"below {ladder.senior}")
        trace += [role, f"release the {detail.in_words}"]
        return Ruling(Action.RELEASE, Action.RELEASE, Ground.PUBLIC_ROLE, tuple(trace))
    if detail in _NEVER_PUBLIC and standing.flags & set(_CONTACT_OF_THE_ROLE):
        trace += [_listed(standing.flags), f"withhold the {detail.in_words}"]
        return Ruling(Action.WITHHOLD, Action.WITHHOLD, Ground.PRIVATE_DETAIL, tuple(trace))
    if grade is None or not standing.is_dated:
        what = f"“{standing.grade}” is not a grade of the ladder" if standing.grade else "no grade recorded"
        if grade is None:
            trace.append(what)
        trace.append("decide, withholding is proposed")
        return Ruling(Action.DECIDE, Action.WITHHOLD, Ground.GRADE_UNKNOWN, tuple(trace))
    trace += [f"{grade}, below {ladder.senior}", "not public-facing, not a spokesperson"]
    if Flag.CONSENTED in standing.flags:
        trace.append("agreed to the name alone")
    else:
        trace.append("not published, no consent")
    kept = ", keep the post" if detail is Detail.NAME else ""
    trace.append(f"withhold the {detail.in_words}{kept}")
    return Ruling(Action.WITHHOLD, Action.WITHHOLD, Ground.BELOW_SENIOR, tuple(trace))


def _senior(detail: Detail, ground: Ground, trace: Sequence[str]) -> Ruling:
    """Rule 2: name, post and work address; direct lines, mobiles and private addresses are withheld even so."""
    if detail in (Detail.NAME, Detail.WORK_EMAIL):
        words = (*trace, f"release the {detail.in_words}")
        return Ruling(Action.RELEASE, Action.RELEASE, ground, words)
    words = (*trace, f"withhold the {detail.in_words} all the same")
    return Ruling(Action.WITHHOLD, Action.WITHHOLD, Ground.PRIVATE_DETAIL, words)


def _public_role(standing: Standing, detail: Detail) -> str:
    """Rule 4: what makes this detail public; empty for nothing."""
    if detail in _NEVER_PUBLIC:
        return ""
    if detail is Detail.NAME:
        return _listed(standing.flags & {*_PUBLIC_ROLES, Flag.CONSENTED})
    return _listed(standing.flags & set(_CONTACT_OF_THE_ROLE))


def _listed(flags: frozenset[Flag]) -> str:
    return ", ".join(flag.in_words for flag in Flag if flag in flags)


def not_in_directory(detail: Detail) -> Ruling:
    """A name or an address that the directory does not know: never silently passed or struck."""
    trace = ("not in the staff directory", f"decide about the {detail.in_words}")
    return Ruling(Action.DECIDE, None, Ground.NOT_IN_DIRECTORY, trace)


def one_of_several(names: Sequence[str], rulings: Sequence[Ruling]) -> Ruling:
    """A mention that fits several people. Where the rule says the same of each, that holds; else a person decides."""
    actions = {(ruling.action, ruling.proposal) for ruling in rulings}
    if len(actions) == 1:
        first = rulings[0]
        trace = (f"may be any of {', '.join(names)}", *first.trace)
        return Ruling(first.action, first.proposal, first.ground, trace, first.consider)
    trace = (
        f"may be any of {', '.join(names)}",
        "the rule says different things of them: decide which it is",
    )
    return Ruling(Action.DECIDE, None, Ground.SEVERAL_PEOPLE, trace)


def requester(detail: Detail) -> Ruling:
    """The requester's own name and address in a letter to the requester."""
    return Ruling(Action.RELEASE, Action.RELEASE, Ground.REQUESTER, ("the requester",))


def may_say_all_below_senior(grounds: Sequence[Ground]) -> bool:
    """Whether "all of these are officers below the senior grade" is true of the withheld names (rule 6: never a blanket
    sentence). It is not true of none."""
    return bool(grounds) and all(ground is Ground.BELOW_SENIOR for ground in grounds)
