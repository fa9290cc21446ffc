"""The five seed requests as they are answered properly: what each question comes to, and every claim argued."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Argued:
    """One claim: its provision, its questions, what is said for it, and the factors each way."""

    provision: str
    questions: tuple[int, ...]
    fields: dict[str, str]
    disclose: str = ""
    maintain: str = ""


@dataclass(frozen=True)
class Afresh:
    """One request: its questions where they are cut anew, the answers with their outcomes, and the claims."""

    answers: tuple[tuple[str, str], ...]
    claims: tuple[Argued, ...] = ()
    questions: tuple[str, ...] = ()
    help: str = (
        "We looked at what could be left out instead, and give you everything that the notices do not cover."
    )
    letter: dict[str, str] = field(default_factory=dict)


def names(question: int, people: str) -> Argued:
    return Argued(
        "s40-2-3Aa",
        (question,),
        {
            "claim.information": f"the names of {people}",
            "claim.people": f"{people} below Assistant Director",
            "claim.reasons": "A name tells everybody who the person is, and here it says what work that person does.",
            "claim.legitimate_interest": (
                "The public may want to know who answers for work that is paid for with its money."
            ),
            "claim.necessity": (
                "In large part it is not: the posts that answer for the work are named in this letter."
            ),
            "claim.balance": (
                "These posts do not deal with the public under their holders’ own names, and "
                "the council tells the holders "
                "that their names are generally not released. That expectation outweighs what the names would add."
            ),
        },
    )


PRICES = Argued(
    "s43-2",
    (1,),
    {
        "claim.information": "the unit prices in schedule 3 of the contract",
        "claim.whose_interests": "the council and its telecare contractor",
        "claim.third_party_views": (
            "The contractor wrote on 10 February 2021 that the prices are those of its "
            "current bids and unknown to rivals."
        ),
        "claim.harm": (
            "The contract ends in March 2022 and its successor goes to tender this summer. A "
            "rival that knows each unit price "
            "need only stay a little below it, and the council loses the bids that competition brings."
        ),
        "claim.likelihood": "would be likely to",
        "claim.likelihood_reason": (
            "Two of the last three tenders for this service were decided by less than four per cent."
        ),
        "claim.conclusion": (
            "The total value, the supplier and the dates are in this letter, so that spending "
            "can be judged; the single prices "
            "matter most to those who bid this summer."
        ),
    },
    disclose="Residents pay for this contract and may ask whether it is good value.",
    maintain="A fair tender this summer keeps the price of care down for all residents.",
)
SYSTEMS = Argued(
    "s31-1a",
    (2,),
    {
        "claim.information": "the network addresses and settings described in annex B of the assessment",
        "claim.harm": (
            "The annex says which ports the home hubs leave open and how staff sign in from home. "
            "Somebody who plans an intrusion "
            "starts from exactly that, commits the crime of unauthorised access the sooner, and would be "
            "saved the scanning that our monitoring notices."
        ),
        "claim.likelihood": "would be likely to",
        "claim.likelihood_reason": (
            "The hubs were scanned from abroad on most days of last year, so that the risk is real."
        ),
        "claim.conclusion": (
            "The assessment itself is released, with its risks and its safeguards. The annex adds "
            "little to that for the public "
            "and much for an intruder."
        ),
    },
    disclose="People whose homes hold these devices may ask how well they are guarded.",
    maintain="An intrusion into a home hub reaches vulnerable residents in their homes.",
)
SOFTWARE = Argued(
    "s31-3",
    (3,),
    {
        "claim.interest": "the prevention or detection of crime",
        "claim.limb": "section 31(1)(a)",
        "claim.harm_confirm": (
            "A yes would show an attacker that purchases of a certain kind exist and can be looked for."
        ),
        "claim.harm_deny": (
            "A no would show that the devices bought for working at home came without further protection."
        ),
        "claim.likelihood": "would be likely to",
        "claim.likelihood_reason": (
            "More than forty thousand hostile messages were stopped at our mail filter last year."
        ),
        "claim.conclusion": (
            "The number and the cost of devices are in this letter, so that spending can be "
            "judged. A yes or a no would tell "
            "little more about spending and much about defences."
        ),
    },
    disclose="A yes or a no would show whether the council thought of security when it bought devices.",
    maintain="Those who attack councils choose the ones that look least prepared.",
)
AGREEMENT = Argued(
    "s31-1a",
    (1,),
    {
        "claim.information": "the agreement on multi-agency public protection arrangements",
        "claim.harm": (
            "It sets out which signs bring a registered offender to notice, who is told, and how "
            "soon. An offender who reads it "
            "learns what to hide and from whom, before the partners can act."
        ),
        "claim.likelihood": "would be likely to",
        "claim.likelihood_reason": (
            "Offenders under supervision have changed their ways before, once procedures became known."
        ),
        "claim.conclusion": (
            "The fifteen other agreements are released, and the statutory guidance on these "
            "arrangements is public. What this "
            "agreement adds is the working detail that an offender could use."
        ),
    },
    disclose="People may ask how the council and the police share what they know about residents.",
    maintain="Victims depend on offenders not knowing when and how they are watched.",
)
PUBLISHED = Argued(
    "s21",
    (1, 3, 5),
    {
        "claim.where": (
            "Question 1: https://opendata.camden.gov.uk/data-sharing-agreements, under “Prevent and Channel”.\n"
            "Question 3: https://open.barnet.gov.uk/contracts, under “ECINS”.\n"
            "Question 5: https://www.barnet.gov.uk/privacy/prevent, the notice for persons referred."
        ),
        "claim.accessible_because": "The pages are free, need no account and are complete.",
    },
)

LETTERS = {
    "000": Afresh(
        answers=(
            (
                (
                    "<p>The contract commenced on 1 April 2017 and ends on 31 March 2022. It "
                    "costs £2.1 million in all.</p>"
                ),
                "part",
            ),
            (
                "<p>Our contractor’s assessment of home working covers access, storage and safeguards.</p>",
                "part",
            ),
            ("<p>1,564 referrals led to 1,408 installations in the year to 31 March 2020.</p>", "disclosed"),
        ),
        claims=(PRICES, SYSTEMS),
    ),
    "001": Afresh(
        answers=(
            ("<p>Hootsuite</p>", "disclosed"),
            ("<p>November 2015, with no fixed end.</p>", "disclosed"),
            ("<p>£27,500 from November 2015 to 10 February 2021.</p>", "disclosed"),
            ("<p>The Digital Communications Manager.</p>", "part"),
        ),
        claims=(names(4, "a council officer"),),
    ),
    "002": Afresh(
        questions=(
            "The number of new laptops, tablet computers and mobile phones purchased in each "
            "year to September 2019, 2020 and "
            "2021, and the estimated cost for each purchase",
            "The number of Zoom accounts created and of new Office 365 accounts purchased, and estimated costs",
            "Cyber security software purchased, and estimated costs",
        ),
        answers=(
            (
                "<p>In the years to September 2019, 2020 and 2021 we bought 232, 426 and 617 "
                "laptops at £831.51 each, 84, 87 and "
                "29 tablets at £1,141.15, and 288, 601 and 402 phones at £203.34.</p>",
                "disclosed",
            ),
            ("<p>No Zoom accounts, and 300 Office 365 accounts at £96 each a year.</p>", "disclosed"),
            ("", "ncnd"),
        ),
        claims=(SOFTWARE,),
    ),
    "003": Afresh(
        answers=(
            (
                "<p>Fifteen agreements were in place between 1 January 2018 and 15 February "
                "2023, among them those on adult "
                "safeguarding, licensing and youth offending; each stands in full below.</p>",
                "part",
            ),
        ),
        claims=(AGREEMENT,),
    ),
    "004": Afresh(
        answers=(
            (
                "<p>The council signed the pan-London agreement on Prevent and Channel panels.</p>",
                "elsewhere",
            ),
            ("<p>The assessment of 12 May 2021 finds five risks and a safeguard for each.</p>", "disclosed"),
            ("<p>The contract with Empowering Communities for its ECINS system.</p>", "elsewhere"),
            ("<p>There are no such partners: no memorandum has been signed.</p>", "disclosed"),
            ("<p>The privacy notice for persons who are referred.</p>", "elsewhere"),
            ("<p>We keep no record of which model the drafters used.</p>", "not_held"),
            ("<p>No: everything is shared under the agreements.</p>", "disclosed"),
            (
                "<p>Yes. Members agree at the start of each virtual meeting, and say so in writing.</p>",
                "disclosed",
            ),
            (
                "<p>“I will keep what I hear in this meeting to myself and to those who must act on it.”</p>",
                "disclosed",
            ),
            ("<p>Yes, in ECINS.</p>", "disclosed"),
            ("<p>ECINS is the only other system.</p>", "disclosed"),
            ("<p>Yes.</p>", "disclosed"),
            ("<p>No.</p>", "disclosed"),
            (
                "<p>The Executive Director of Assurance, the Assistant Director of Counter Fraud, "
                "the Data Protection Officer and "
                "the Prevent and Education Officer of this council; an official of the Home Office.</p>",
                "disclosed",
            ),
        ),
        claims=(PUBLISHED,),
        help=(
            "The Metropolitan Police may know: www.met.police.uk/foi. Our Prevent team can "
            "explain how the agreement is used."
        ),
        letter={
            "letter.searches": (
                "The Prevent team searched its case system and shared drive for CTNet "
                "and model agreements in May 2023."
            )
        },
    ),
}
