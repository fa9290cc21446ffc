"""What is wrong with an answer on the page of a claim, field by field, while it is written.

An empty field is a matter for the open prompts of the notice. What the letter as a whole must hold is in `letters`
and its checks; here stands what the officer can mend at once, beside the field. The letter is held by the same faults:
see `claims_checks`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cases.law.dates import plain
from cases.law.letter_text import Severity
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.law.statutory_bars import NO_BARS

INFORMATION, HARM, LIKELIHOOD = "claim.information", "claim.harm", "claim.likelihood"
WHERE, INTENDED, WHOSE = "claim.where", "claim.intended_since", "claim.whose_interests"
PERSON, OPINION_ON = "claim.qualified_person", "claim.opinion_on"
ENACTMENT, ENACTMENT_PROVISION = "claim.enactment", "claim.enactment_provision"
CONCLUSION, PEOPLE = "claim.conclusion", "claim.people"
PUBLISH_ON, EARLIER_ON = "claim.publish_on", "claim.earlier_on"
# What is kept as a day in ISO form. The day of an opinion has checks of its own.
DAYS = (EARLIER_ON, "claim.sar_due_on", "clarification.asked_on")
# What is argued at length: a reason is more than a word.
ARGUED = (
    *("claim.reasons", HARM, "claim.likelihood_reason", CONCLUSION, "claim.harm_confirm", "claim.harm_deny"),
    *("claim.opinion_reasons", "claim.legitimate_interest", "claim.necessity", "claim.balance"),
)
ENOUGH_WORDS = 6
# A place that is no page of the web is told in a few words at least: the name, the street, the shelf.
A_PLACE = 4
# Where the likelihood itself is argued, the other level may be named to say why it is not the one.
_ONE_LEVEL = (HARM, CONCLUSION)

# What stands in a field so that it is not empty.
_SAYS_NOTHING = re.compile(
    r"[\W_]*|x+|n\.?/?a\.?|tb[acd]|to be (?:added|completed|confirmed)|to ?do", re.IGNORECASE
)
_URL = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_STAND_IN = re.compile(r"https?://(?:www\.)?(?:example\.|xx|tbc|link\b|url\b)", re.IGNORECASE)
_ONLINE = re.compile(
    r"\b(?:web|www|http|internet|intranet|online|on-line|portal|page|site|link|click)", re.IGNORECASE
)
_SOME_DAY = re.compile(
    r"(?:it (?:is|will be) |to be )?(?:published )?(?:very )?"
    r"(?:soon|shortly|later|eventually|in due course|some ?day|in (?:the )?(?:near )?future)\.?",
    re.IGNORECASE,
)
_EVERY_TIME = re.compile(r"\b(?:every|each|annual(?:ly)?|yearly|quarterly|monthly|weekly)\b", re.IGNORECASE)
_NOTHING_SAID = re.compile(
    r"(?:our |the |its |their |other |some )*"
    r"(?:partners?|third part(?:y|ies)|others?|companies|stakeholders?|people)\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[2-9]|20)\d\d\b")
_LAW = re.compile(r"\b(?:Act|Order|Regulations?|Rules?|Measure|Scheme)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:sections?|regulations?|regs?\.?|articles?|rules?|schedule|paragraphs?|s\.?)\s*\d", re.IGNORECASE
)
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_DATED = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)}),? (\d{{4}})\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\b20\d\d\b")
_VERB = r"(?:prejudice|inhibit|endanger|harm|damage|affect|undermine|weaken)"
_HIGHER = re.compile(rf"\bwould (?!be likely)(?:adversely |seriously )?{_VERB}\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:would|will|is|are) be likely to\b|\bis likely to\b", re.IGNORECASE)
_NEITHER = re.compile(rf"\b(may|might|could)(?: well)? (?:be {_VERB}d?|{_VERB})", re.IGNORECASE)
_LOWER_LIMB = re.compile(r"\b(?:would|will|is|are) be likely to\b|\blikely to adversely\b", re.IGNORECASE)
_OLD_PRINCIPLE = re.compile(
    r"\bfirst (?:data protection )?principle\b|\bData Protection Act 1998\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Fault:
    """One field, what is wrong with it and how to mend it, and the check of the catalogue that it rests on.

    A warning is what only a person can decide, because the words may be right all the same.
    """

    field: str
    reason: str
    check: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Page:
    """One claim as it stands. `qualified`: the offices that the council's settings name on the day of the opinion."""

    provision: Provision
    variant: str
    fields: Mapping[str, str]
    received_on: date
    on: date
    qualified: Collection[str] = ()

    def said(self, key: str) -> str:
        return self.fields.get(key, "").strip()


def faults(page: Page, asked: Collection[str]) -> list[Fault]:
    """What is wrong with the fields that the notice asks for, in the order of the checks; empty when nothing is."""
    found = [fault for check in CHECKS for fault in check(page)]
    return [fault for fault in found if fault.field in asked]


def stops(page: Page, asked: Collection[str]) -> list[Fault]:
    """Those of the faults that no reason talks away."""
    return [fault for fault in faults(page, asked) if fault.severity is Severity.ERROR]


def day_of(said: str) -> date | None:
    """A day in ISO form, as the page of a claim keeps it; None where it is none."""
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def something_is_said(page: Page) -> Iterator[Fault]:
    """LETTER-39: what stands in for an answer is none."""
    for key in page.fields:
        said = page.said(key)
        if said and _SAYS_NOTHING.fullmatch(said):
            yield Fault(key, f"“{said}” says nothing. Write what the requester should read.", "LETTER-39")


def a_day_is_a_day(page: Page) -> Iterator[Fault]:
    """LETTER-13, section 14(2) FOIA, regulation 12(4)(c) EIR: what the notice rests on has its day; an earlier request
    came before this one."""
    for key in DAYS:
        said, day = page.said(key), day_of(page.said(key))
        if said and day is None:
            yield Fault(key, f"“{said}” is not a day. Give it as a day, such as 2 March 2026.", "LETTER-13")
        elif day and key == EARLIER_ON and day >= page.received_on:
            yield Fault(
                key,
                f"The earlier request must be older than this one of {plain(page.received_on)}.",
                "LETTER-13",
            )


def the_link_is_a_real_one(page: Page) -> Iterator[Fault]:
    """LETTER-31, section 21 FOIA, regulation 6(1)(b) EIR. What is to be read in a library has no link."""
    said = page.said(WHERE)
    if not (page.provision.id in ("s21", "e6-1") and said):
        return
    link = _URL.search(said)
    if link and not _STAND_IN.match(link[0]):
        return
    elsewhere = not link and not _ONLINE.search(said) and len(said.split()) >= A_PLACE
    yield Fault(
        WHERE,
        "Give the link itself, beginning with https://, to the very page.",
        "LETTER-31",
        Severity.WARN if elsewhere else Severity.ERROR,
    )


def the_intention_came_first(page: Page) -> Iterator[Fault]:
    """Section 22(1)(b) FOIA: held with a view to publication when the request was made."""
    said = page.said(INTENDED)
    if not (page.provision.id.startswith("s22") and said):
        return
    named = [_first_day(match) for match in _DATED.finditer(said)]
    years = [int(year) for year in _BARE_YEAR.findall(_DATED.sub("", said))]
    since_long = _EVERY_TIME.search(said) or any(year <= page.received_on.year for year in years)
    if not (named or years or since_long):
        yield Fault(
            INTENDED, "Say when it was decided to publish: a day, or a month and a year.", "LETTER-13"
        )
    elif not since_long and min([*named, *(date(year, 1, 1) for year in years)]) > page.received_on:
        yield Fault(
            INTENDED,
            f"The decision to publish must be older than the request, which came on {plain(page.received_on)}.",
            "LETTER-13",
        )


def it_is_said_when_it_is_published(page: Page) -> Iterator[Fault]:
    """Section 22(1)(a) and (c) FOIA: no day need be fixed, but whether the wait is reasonable hangs on its length."""
    said = page.said(PUBLISH_ON)
    if _SOME_DAY.fullmatch(said):
        yield Fault(
            PUBLISH_ON,
            f"“{said}” names no time. Give a day or a period, or say that none is fixed.",
            "LETTER-13",
        )


def the_qualified_person_is_authorised(page: Page) -> Iterator[Fault]:
    """LETTER-27, section 36(5) FOIA: a Minister has authorised the person; it cannot be delegated."""
    said = page.said(PERSON)
    if page.provision.id.startswith("s36") and said and said not in page.qualified:
        yield Fault(
            PERSON,
            f"“{said}” was not a qualified person in the council’s settings on the day of the opinion. Choose one who "
            "was, or ask an administrator to enter the Minister’s authorisation.",
            "LETTER-27",
        )


def the_opinion_is_about_this_request(page: Page) -> Iterator[Fault]:
    """LETTER-27, section 36(2) FOIA: the opinion engages the exemption, so it comes before the letter."""
    said = page.said(OPINION_ON)
    if not (page.provision.id.startswith("s36") and said):
        return
    day = day_of(said)
    if day is None:
        yield Fault(OPINION_ON, "Give the day of the opinion, such as 2 March 2026.", "LETTER-27")
    elif day > page.on:
        yield Fault(
            OPINION_ON, f"{plain(day)} is still to come. The opinion must be given first.", "LETTER-27"
        )
    elif day < page.received_on:
        yield Fault(
            OPINION_ON,
            f"{plain(day)} was before the request came. The opinion must be about this request.",
            "LETTER-27",
            Severity.WARN,
        )


def names_its_year(enactment: str) -> bool:
    """The title of a law has its year: Enterprise Act 2002."""
    return bool(_YEAR.search(enactment))


def names_its_number(provision: str) -> bool:
    """A provision of a law has its number: section 237."""
    return bool(_NUMBERED.search(provision))


def the_prohibition_is_named_in_full(page: Page) -> Iterator[Fault]:
    """LETTER-29, section 44(1)(a) with section 17(1)(b) FOIA."""
    said, provision = page.said(ENACTMENT), page.said(ENACTMENT_PROVISION)
    if said and not (names_its_year(said) and _LAW.search(said)):
        yield Fault(
            ENACTMENT,
            "Give the full title of the law with its year, such as Enterprise Act 2002.",
            "LETTER-29",
        )
    if provision and not names_its_number(provision):
        yield Fault(
            ENACTMENT_PROVISION, "Give the number of the provision, such as section 237.", "LETTER-29"
        )
    for pattern, reason in NO_BARS:
        if pattern.search(said):
            yield Fault(ENACTMENT, reason, "LETTER-29")


def it_is_said_whose_interests(page: Page) -> Iterator[Fault]:
    """LETTER-28, section 43(2) FOIA, regulation 12(5)(e) EIR."""
    said = page.said(WHOSE)
    if said and _NOTHING_SAID.fullmatch(said):
        yield Fault(WHOSE, f"“{said}” names nobody. Say whose: the council’s, or which firm’s.", "LETTER-28")


def danger_is_called_danger(page: Page) -> Iterator[Fault]:
    """LETTER-35, section 38(1) FOIA: endanger; the regulator no longer reads it as prejudice (21 March 2024)."""
    if page.provision.id.startswith("s38"):
        for key in (HARM, CONCLUSION):
            said = page.said(key)
            if re.search(r"\bprejudic", said, re.IGNORECASE):
                yield Fault(
                    key,
                    "Section 38 is about danger. Write “endanger”, not “prejudice”.",
                    "LETTER-35",
                    # Racial prejudice is a danger too.
                    Severity.WARN if re.search(r"danger", said, re.IGNORECASE) else Severity.ERROR,
                )


def the_principle_is_todays(page: Page) -> Iterator[Fault]:
    """LETTER-23, Article 5(1)(a) UK GDPR."""
    if page.provision.id.startswith(("s40-2", "e13")):
        for key in ("claim.reasons", "claim.legitimate_interest", "claim.necessity", "claim.balance"):
            if _OLD_PRINCIPLE.search(page.said(key)):
                yield Fault(
                    key,
                    "Name Article 5(1)(a) of the UK GDPR. The “first principle” was that of the 1998 Act.",
                    "LETTER-23",
                )


def one_likelihood_throughout(page: Page) -> Iterator[Fault]:
    """LETTER-14, section 17(1)(c) FOIA. Where the text says the claimed level as well, a person decides."""
    claimed = page.said(LIKELIHOOD)
    if not page.provision.is_harm or page.provision.regime is Regime.EIR or not claimed:
        return
    if claimed not in page.provision.likelihood_choices:
        yield Fault(LIKELIHOOD, "Choose “would” or “would be likely to”.", "LETTER-14")
        return
    own, other = (_HIGHER, _LOWER) if claimed == "would" else (_LOWER, _HIGHER)
    for key in _ONE_LEVEL:
        said = page.said(key)
        neither = _NEITHER.search(said)
        if neither:
            reason = f"The text argues “{neither[1]}”, the claim is “{claimed}”. Use “{claimed}” in both."
        elif other.search(said) and claimed == "would":
            reason = "The text argues “likely”, the claim is “would”. Use “would” in both. "
            reason += "Or claim “would be likely to”."
        elif other.search(said):
            reason = "The text argues “would”, the claim is “would be likely to”. Use one in both."
        else:
            continue
        # A conclusion weighs more than the harm, and may say of other things that they would happen.
        open_to_doubt = own.search(said) or key == CONCLUSION
        yield Fault(key, reason, "LETTER-14", Severity.WARN if open_to_doubt else Severity.ERROR)


def environmental_harm_would_happen(page: Page) -> Iterator[Fault]:
    """LETTER-50, regulation 12(5) EIR: disclosure would adversely affect the interest; "likely" is not enough."""
    if not page.provision.id.startswith(("e12-5", "e12-6")):
        return
    for key in page.fields:
        said = page.said(key)
        neither, likely = _NEITHER.search(said), _LOWER_LIMB.search(said)
        if likely or (neither and key in _ONE_LEVEL):
            found = "likely" if likely else neither[1] if neither else ""
            yield Fault(
                key,
                f"The text argues “{found}”. The Regulations ask that disclosure would adversely affect the interest. "
                "Say so and why, or do not claim it.",
                "LETTER-50",
                Severity.ERROR if likely else Severity.WARN,
            )


def a_reason_is_more_than_a_word(page: Page) -> Iterator[Fault]:
    """LETTER-13, section 17(1)(c) FOIA: reasons tied to this information."""
    for key in ARGUED:
        said = page.said(key)
        if 0 < len(said.split()) < ENOUGH_WORDS and not _SAYS_NOTHING.fullmatch(said):
            yield Fault(key, "Say more: a reader must be able to follow the reason.", "LETTER-13")


def the_information_is_named(page: Page) -> Iterator[Fault]:
    """LETTER-13: tied to what is withheld, and not to “the information”."""
    if re.fullmatch(
        r"(?:the |this |all |some )*(?:information|data|documents?)\.?", page.said(INFORMATION), re.I
    ):
        yield Fault(
            INFORMATION,
            "Say which information, without giving it away: the unit prices in schedule 3.",
            "LETTER-13",
        )


CHECKS: tuple[Callable[[Page], Iterator[Fault]], ...] = (
    something_is_said,
    the_information_is_named,
    a_day_is_a_day,
    the_link_is_a_real_one,
    the_intention_came_first,
    it_is_said_when_it_is_published,
    the_qualified_person_is_authorised,
    the_opinion_is_about_this_request,
    the_prohibition_is_named_in_full,
    it_is_said_whose_interests,
    danger_is_called_danger,
    the_principle_is_todays,
    one_likelihood_throughout,
    environmental_harm_would_happen,
    a_reason_is_more_than_a_word,
)


def _first_day(match: re.Match[str]) -> date:
    """The day that is named, or the first of its month; the last days of a month never count against the officer."""
    day, month, year = match.groups()
    return date(int(year), _MONTHS.index(month.casefold()) + 1, min(int(day or 1), 28) or 1)
