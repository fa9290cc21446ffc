"""What is wrong with an answer on the page of a claim, field by field, while it is written.

An empty field is a matter for the open prompts of the notice. What the letter as a whole must hold is in `letters`
and its checks; here stands what the officer can mend at once, beside the field.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cases.law.dates import plain
from cases.law.provisions import Provision
from cases.law.regimes import Regime

INFORMATION, HARM, LIKELIHOOD = "claim.information", "claim.harm", "claim.likelihood"
WHERE, INTENDED, WHOSE = "claim.where", "claim.intended_since", "claim.whose_interests"
PERSON, OPINION_ON = "claim.qualified_person", "claim.opinion_on"
ENACTMENT, ENACTMENT_PROVISION = "claim.enactment", "claim.enactment_provision"
CONCLUSION, PEOPLE = "claim.conclusion", "claim.people"
# What is argued at length: a reason is more than a word.
ARGUED = (
    *("claim.reasons", HARM, "claim.likelihood_reason", CONCLUSION, "claim.harm_confirm", "claim.harm_deny"),
    *("claim.opinion_reasons", "claim.legitimate_interest", "claim.necessity", "claim.balance"),
)
ENOUGH_WORDS = 6
# Where the likelihood itself is argued, the other level may be named to say why it is not the one.
_ONE_LEVEL = (HARM, CONCLUSION)

_URL = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_STAND_IN = re.compile(r"https?://(?:www\.)?(?:example\.|xx|tbc|link\b|url\b)", re.IGNORECASE)
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
_OLD_PRINCIPLE = re.compile(
    r"\bfirst (?:data protection )?principle\b|\bData Protection Act 1998\b", re.IGNORECASE
)
# They look like a statutory bar and are none: fact base, section 3.
NO_BARS = (
    (
        re.compile(r"\bPublic Contracts Regulations 2015\b", re.IGNORECASE),
        "Regulation 21 of the Public Contracts Regulations 2015 leaves this Act untouched (regulation 21(2)), so it "
        "forbids nothing here. Look at section 43(2) or 41 instead.",
    ),
    (
        re.compile(r"\bProcurement Act 2023\b", re.IGNORECASE),
        "Section 94 of the Procurement Act 2023 relieves the council of duties under that Act; it forbids nothing. "
        "Look at section 43(2) or 41 instead.",
    ),
)


@dataclass(frozen=True)
class Bar:
    """A law that usually forbids a council to disclose, for section 44(1)(a). Legal Services confirms it."""

    key: str
    enactment: str
    provision: str
    covers: str

    @property
    def title(self) -> str:
        return f"{self.provision[0].upper()}{self.provision[1:]} of the {self.enactment}"


# Fact base, section 3: "s44 usual council bars".
USUAL_BARS = (
    Bar("ombudsman", "Local Government Act 1974", "section 32", "an investigation by the Ombudsman"),
    Bar(
        "trading-standards",
        "Enterprise Act 2002",
        "section 237",
        "what trading standards got about a business or a person",
    ),
)


@dataclass(frozen=True)
class Fault:
    """One field, what is wrong with it and how to mend it, and the check of the catalogue that it rests on."""

    field: str
    reason: str
    check: str


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


def day_of(said: str) -> date | None:
    """A day in ISO form, as the page of a claim keeps it; None where it is none."""
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def the_link_is_a_real_one(page: Page) -> Iterator[Fault]:
    """LETTER-31, section 21 FOIA, regulation 6(1)(b) EIR."""
    said = page.said(WHERE)
    if page.provision.id in ("s21", "e6-1") and said:
        link = _URL.search(said)
        if not link or _STAND_IN.match(link[0]):
            yield Fault(
                WHERE, "Give the link itself, beginning with https://, to the very page.", "LETTER-31"
            )


def the_intention_came_first(page: Page) -> Iterator[Fault]:
    """Section 22(1)(b) FOIA: held with a view to publication when the request was made."""
    said = page.said(INTENDED)
    if not (page.provision.id.startswith("s22") and said):
        return
    named = [_first_day(match) for match in _DATED.finditer(said)]
    if not named and not _BARE_YEAR.search(said):
        yield Fault(
            INTENDED, "Say when it was decided to publish: a day, or a month and a year.", "LETTER-13"
        )
    elif named and min(named) > page.received_on:
        yield Fault(
            INTENDED,
            f"The decision to publish must be older than the request, which came on {plain(page.received_on)}.",
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
            if re.search(r"\bprejudic", page.said(key), re.IGNORECASE):
                yield Fault(
                    key, "Section 38 is about danger. Write “endanger”, not “prejudice”.", "LETTER-35"
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
    """LETTER-14; LETTER-50 under regulation 12(5) EIR, where there is only "would"."""
    if not page.provision.is_harm:
        return
    eir = page.provision.regime is Regime.EIR
    claimed = "would" if eir else page.said(LIKELIHOOD)
    for key in _ONE_LEVEL:
        said = page.said(key)
        neither = _NEITHER.search(said)
        if neither and claimed:
            reason = f"The text argues “{neither[1]}”, the claim is “{claimed}”. Use “{claimed}” in both."
        elif claimed == "would" and _LOWER.search(said):
            reason = "The text argues “likely”, the claim is “would”. Use “would” in both."
            reason += "" if eir else " Or claim “would be likely to”."
        elif claimed == "would be likely to" and _HIGHER.search(said):
            reason = "The text argues “would”, the claim is “would be likely to”. Use one in both."
        else:
            continue
        yield Fault(key, reason, "LETTER-50" if eir else "LETTER-14")


def a_reason_is_more_than_a_word(page: Page) -> Iterator[Fault]:
    """LETTER-13, section 17(1)(c) FOIA: reasons tied to this information."""
    for key in ARGUED:
        count = len(page.said(key).split())
        if 0 < count < ENOUGH_WORDS:
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
    the_information_is_named,
    the_link_is_a_real_one,
    the_intention_came_first,
    the_qualified_person_is_authorised,
    the_opinion_is_about_this_request,
    the_prohibition_is_named_in_full,
    it_is_said_whose_interests,
    danger_is_called_danger,
    the_principle_is_todays,
    one_likelihood_throughout,
    a_reason_is_more_than_a_word,
)


def _first_day(match: re.Match[str]) -> date:
    """The day that is named, or the first of its month; the last days of a month never count against the officer."""
    day, month, year = match.groups()
    return date(int(year), _MONTHS.index(month.casefold()) + 1, min(int(day or 1), 28) or 1)
