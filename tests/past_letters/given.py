"""A fictional past letter, with what old letters get wrong, and the files that pages take in."""

from datetime import date

from cases.models import PastLetter
from cases.past_letters import actions

LETTER = """London Borough of Sample
2 Sample Avenue, Sampleton
Our ref: FOI-2019-0417
14 May 2019

Thank you for your request received on 2 April 2019, for the following information:

1. Who supplies the parking machines?
2. How many fines were issued in 2018, by ward?
3. What are the names of the enforcement officers?

We have processed this request under the Freedom of Information Act 2000.

## Response

1. Who supplies the parking machines?

Meterwise Ltd <b>since</b> 2016.

2. How many fines were issued in 2018, by ward?

| Ward | Fines |
| --- | --- |
| Harbour | 1,204 |
| Hill & Dale | 377 |

3. What are the names of the enforcement officers?

The names are withheld under section 40(2).

# Refusal Notice Section 40(2)

The withheld information is exempt because disclosure would contravene the first data protection principle, which
requires that personal data is processed fairly and lawfully.

- The officers are junior.
- They do not speak for the council.

# Further information

You may wish to visit our open data portal, {{ council.open_data_url }}.

# Your rights

If you are unhappy with the way your request has been handled, you can ask for a review within 40 working
days by writing to the Information Management Team, foi@sample.example.
"""
RAW = LETTER.encode()
ON = date(2021, 3, 4)


def take_in(by, raw: bytes = RAW, name: str = "parking.txt") -> PastLetter:
    return actions.take_in(files=[(name, raw)], by=by, on=ON).new[0]


def corrected(past: PastLetter, *, by, **said) -> PastLetter:
    """The letter once a person has put something right."""
    values = {
        name: getattr(past, name)
        for name in (
            "version",
            "reference",
            "subject",
            "requester_name",
            "regime",
            "received_on",
            "letter_on",
        )
    }
    questions = [
        actions.Mended(each["text"], each["answer"], each["outcome"], each["provisions"], place)
        for place, each in enumerate(past.questions)
    ]
    values |= {"questions": questions, "provisions": past.provisions, **said}
    actions.correct(past=past, **values, by=by, on=ON)
    past.refresh_from_db()
    return past
