"""Provisions that turn on a harm: sections 31, 36, 38, 43 and their like, with the exceptions of regulation 12(5)."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Severity
from cases.law.regimes import Regime
from cases.law.text_checks.grounds import Ground
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import sentences

_FORMULA = re.compile(
    r"would,? or (?:would )?be likely to|would / would be likely|would\(?,? be likely to\)? or would"
)
_LIKELY = re.compile(
    r"\bwould(?: also| therefore| be)* be likely|\bwould(?: also)? be likely|\bis likely to"
    r"|\bwould likely|\blikely to (?:prejudice|harm|endanger)"
)
_HARM = (
    r"(?:prejudic|harm|undermin|damag|compromis|weaken|endanger|inhibit|jeopardi|disadvantag"
    r"|adversely|imped|hinder)"
)
_WOULD = re.compile(
    rf"\bwould (?!be likely|likely)(?:(?:be|also|seriously|clearly|significantly|directly|in turn"
    rf"|be seriously) ){{0,2}}{_HARM}"
)
_SUBJECT = re.compile(
    r"disclos|releas|provid|publish|publication|mak(?:e|ing) (?:it|this|the information) (?:public"
    r"|available)|confirm|reveal|if (?:it|this|they|the|we)"
)
_STATUTORY = re.compile(r"\bwould (?!be likely|likely|or\b)(?:\w+ ){0,2}(?:prejudic|endanger|inhibit)")
_HEDGE = re.compile(r"\b(?:may|might|could|possib(?:le|ly)|potential(?:ly)?|risk)\b")
# What the Act allows a council to do, and what a person is able to do with the information, is no doubt about the harm.
_NO_DOUBT = re.compile(
    r"\bmay (?:only |also |therefore |not )*(?:withhold|refuse|rely|be withheld|be refused)\b|\bat risk\b"
    r"|\b(?:person|people|somebody|anybody|reader) could\b"
)
_INTEREST = {
    "31(1)(a)": (
        "crime",
        re.compile(
            r"crim|fraud|offen[cd]|theft|thie(?:f|ves)|burglar|intrud|break[- ]?ins?\b|trespass|vandal"
            r"|cyber|attack|hack"
            r"|phish|scam|malware|squat|steal|stolen|unlawful|illegal|arson|malicious|smuggl|traffick|robber"
        ),
    ),
    "43(2)": ("commercial interests", re.compile(r"commerc|compet|bargain|pric|tender|negotiat|market|bid")),
}
_THIRD = re.compile(
    r"\b(?:partners?'?|suppliers?'?|contractors?'?|third part(?:y|ies)|provider'?s?|bidders?'?|tenderers?"
    r"|compan(?:y|ies)|operator'?s?|firms?'?s?|ltd|limited|plc|llp)\b"
)
_THEIRS = re.compile(r"(?:commercial (?:interests?|position)|prejudic|harm|competit|their (?:pric|method))")
_ASKED_THEM = re.compile(
    r"consult|representations|(?:their|its|the (?:company|supplier|contractor|provider)'s) views?|(?:told"
    r"|informed|advised|explained to) us"
    r"|contacted|we (?:have )?asked|has (?:said|objected|confirmed)|sought the views"
    r"|\b(?:wrote|written|replied|responded|objected|(?:told|informed|assured|warned) (?:us|the council))\b"
)
_QUALIFIED_PERSON = re.compile(r"qualified person")
_OFFICE = re.compile(
    r"monitoring officer|chief executive|director of|head of|solicitor to|mayor|leader|town clerk"
)
_OPINION_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9} 20\d\d|\d{1,2}/\d{1,2}/20\d\d")
_SHUT_FOR_EMISSIONS = re.compile(r"12\(5\)\([d-g]\)")
# "Discharge" alone is also what happens to duties and conditions.
_EMISSIONS = re.compile(
    r"\bemi(?:ssions?|tted)\b|\bdischarg(?:es?|ed|ing) (?:in)?to (?:the )?(?:air|atmosphere|water|river|sea|land|ground"
    r"|stream|soil)|\beffluent|\bflue gas|\bpollutants?\b"
)
_NO_EMISSIONS = re.compile(r"12\(9\)|\b(?:not|no|nor|nothing)\b[^.]{0,50}\bemi(?:ssions?|tted)\b")
_WHO = re.compile(
    r"individual|person|people|officer|staff|worker|resident|tenant|child|famil|public|driver|neighbour"
    r"|employee|visitor|women|men\b|victim|owner"
)


def harm_is_argued(view: View) -> Iterator[Finding]:
    """LETTER-14: the interest, the link, and "would" or "would be likely to", one of them: section 17(1)(c) FOIA."""
    for ground in view.argued:
        if ground.regime is Regime.FOIA and ground.harm and ground.number not in ("36", "38"):
            yield from _likelihood(ground, 14)
            yield from _interest(ground)


def health_and_safety(view: View) -> Iterator[Finding]:
    """LETTER-35: limb, who is endangered, and how likely: section 38(1) FOIA."""
    ground = view.ground("38")
    if not ground:
        return
    if not any(each.cite.depth > 1 or each.cite.paragraph == "38(2)" for each in ground.mentions):
        yield found(
            35,
            [each.line for each in ground.mentions if each.paragraph.prose and each.cite.depth]
            or ground.where,
            "Section 38(1) has two limbs: (a) physical or mental health, (b) safety. Cite the one that is meant.",
        )
    if "endanger" not in ground.text:
        yield found(35, ground.where, "Section 38 asks whether disclosure would endanger somebody. Say how.")
    elif not _WHO.search(ground.text):
        yield found(
            35, ground.where, "The letter does not say whose health or safety is endangered. Say who."
        )
    yield from _likelihood(ground, 35)


def opinion_of_the_qualified_person(view: View) -> Iterator[Finding]:
    """LETTER-27: who, on what day, which limbs, how likely, and that the opinion is reasonable: section
    36(2) FOIA."""
    ground = view.ground("36")
    if not ground:
        return
    missing = [
        name
        for name, pattern in (
            ("the qualified person", _QUALIFIED_PERSON),
            ("their office", _OFFICE),
            ("the date of the opinion", _OPINION_DATE),
            ("that the opinion is reasonable", re.compile(r"reasonable")),
            ("how likely the harm is", re.compile(r"\bwould\b")),
        )
        if not pattern.search(ground.text)
    ]
    if missing:
        yield found(
            27, ground.where, f"The notice under section 36 does not name {', '.join(missing)}. Add it."
        )


def whose_commercial_interests(view: View) -> Iterator[Finding]:
    """LETTER-28: whose interests, and what the third party said of its own: section 43(2) FOIA, Derry City
    Council."""
    ground = view.ground("43")
    if not ground or not any(each.cite.paragraph in ("43", "43(2)", "43(3)") for each in ground.mentions):
        return
    theirs = [each for each in ground.prose if _THIRD.search(each.low) and _THEIRS.search(each.low)]
    ours = re.search(
        r"(?:council|authority|borough|our)'?s?\b[^.]{0,60}(?:commercial|bargaining|negotiat|position|interests)",
        ground.text,
    )
    if theirs and not _ASKED_THEM.search(ground.text):
        yield found(
            28,
            theirs[0].find(_THIRD)[:1],
            "The interests of a third party are argued without its own views. Ask it, and say what it "
            "told the council.",
            Severity.WARN,
        )
    elif not theirs and not ours:
        yield found(
            28,
            ground.where,
            "The notice under section 43(2) does not say whose commercial interests are meant. Say so.",
        )


def adverse_effect(view: View) -> Iterator[Finding]:
    """LETTER-50: "would adversely affect" and nothing less: regulation 12(5) EIR."""
    for ground in view.argued:
        if ground.regime is not Regime.EIR or not _cites(ground, "12(5)"):
            continue
        weaker = [line for each in ground.prose for line in each.find(_LIKELY) + each.find(_FORMULA)]
        if weaker:
            yield found(
                50,
                weaker,
                "Under the regulations disclosure would adversely affect the interest, or it must be "
                "made. Take out “likely”.",
            )
        elif not re.search(r"adverse(?:ly)? (?:affect|effect)", ground.text):
            yield found(
                50,
                ground.where,
                "The letter does not say that disclosure would adversely affect the interest. Say how.",
            )


def presumes_disclosure(view: View) -> Iterator[Finding]:
    """LETTER-50: the presumption of regulation 12(2) EIR. Regulation 12(4)(a) leaves nothing to presume."""
    ground = view.ground("12", Regime.EIR)
    if not ground or all(each.cite.paragraph == "12(4)(a)" for each in ground.mentions):
        return
    if not re.search(r"presum|12\(2\)", " ".join(each.low for each in view.ours)):
        yield found(
            50,
            ground.where,
            "The presumption in favour of disclosure, regulation 12(2), is not applied. Say that it was.",
        )


def emissions_are_not_kept_back(view: View) -> Iterator[Finding]:
    """LETTER-50: regulation 12(5)(d) to (g) is shut for information on emissions: regulation 12(9) EIR."""
    for ground in view.argued:
        closed = [each for each in ground.mentions if _SHUT_FOR_EMISSIONS.match(each.cite.paragraph)]
        if ground.regime is not Regime.EIR or not closed or _NO_EMISSIONS.search(ground.text):
            continue
        questions = {each.paragraph.question for each in closed} - {0}
        asked = [each.text.lower() for each in view.letter.questions if each.number in questions]
        if any(_EMISSIONS.search(text) for text in (*asked, ground.text)):
            yield found(
                50,
                [each.line for each in closed],
                f"This seems to be information on emissions, and then {closed[0].cite.in_words} is not open: "
                "regulation 12(9). Disclose it, or say why it is not on emissions.",
            )


def _cites(ground: Ground, paragraph: str) -> bool:
    return any(each.cite.paragraph.startswith(paragraph) for each in ground.mentions)


def _likelihood(ground: Ground, check: int) -> Iterator[Finding]:
    said = [(each, sentence.lower()) for each in ground.prose for sentence in sentences(each.text)]
    own = [(each, low) for each, low in said if not _FORMULA.search(low)]
    likely = [(each, low) for each, low in own if _LIKELY.search(low)]
    would = [
        (each, low) for each, low in own if _WOULD.search(low) and _SUBJECT.search(low.partition("would")[0])
    ]
    if not likely and not would:
        both = [each.line_at(each.low.find(low)) for each, low in said if _FORMULA.search(low)]
        yield found(
            check,
            both or _arguing(ground),
            f"The notice under {ground.in_words} does not say whether the harm would happen or would be "
            f"likely to. Choose one, "
            "and say why.",
        )
        return
    claimed = [(each, low) for each, low in would if _STATUTORY.search(low)]
    hedged = [
        (each, low) for each, low in own if _HEDGE.search(_NO_DOUBT.sub("", low)) and not _LIKELY.search(low)
    ]
    lower = [(each, low) for each, low in likely if re.search(r"prejudic|endanger|inhibit", low)]
    if claimed and (lower or (hedged and not likely)):
        against = lower or hedged
        yield found(
            check,
            [_line(*claimed[0]), _line(*against[0])],
            f"The notice under {ground.in_words} claims that the harm would happen, and argues that it "
            f"may. Choose “would” or "
            "“would be likely to”, and argue that.",
        )


def _interest(ground: Ground) -> Iterator[Finding]:
    for mention in ground.mentions:
        name, pattern = _INTEREST.get(mention.cite.paragraph, ("", re.compile("")))
        # Two provisions may share the paragraph that tells the harm.
        rest = "\n".join(each.low for each in ground.prose)
        if not pattern.search(re.sub(r"prevention or detection of crime", "", rest)):
            yield found(
                14,
                _arguing(ground),
                f"The harm described under {mention.cite.in_words} is not one to {name}. Say how "
                f"disclosure leads to that.",
                # A harm to the interest may be told in words that nobody foresaw.
                Severity.WARN,
            )
            return


def _arguing(ground: Ground) -> list[int]:
    """Where the harm is argued: the longer paragraphs of its own."""
    own = [each for each in ground.own if each.prose and len(each.low) > 80]
    return [line for each in own for line in each.lines] or ground.where


def _line(paragraph: Paragraph, sentence: str) -> int:
    return paragraph.line_at(max(0, paragraph.low.find(sentence)))
