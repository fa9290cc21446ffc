"""The five real letters, logged and drafted here: nothing of the request or of an answer is lost."""

import re

import pytest
from django.conf import settings

from cases.law import provisions
from cases.letters import actions as letters
from cases.letters import pages, rendering
from cases.letters.assembly import assemble
from tests.journeys import seeds, steps

pytestmark = pytest.mark.skipif(not seeds.FILES, reason="the seed letters are not beside this checkout")

NAMES = ["000", "001", "002", "003", "004"]
COUNTS = {"000": 3, "001": 4, "002": 2, "003": 1, "004": 14}
CITES = {
    "000": {"s31-3", "s43-2", "s44-1a", "s40-2-3Aa"},
    "001": {"s40-2-3Aa"},
    "002": {"s31-3"},
    "003": {"s24-1", "s31-1a"},
    "004": {"s24-1", "s24-2", "s31-1a", "s38-1b", "s40-2-3Aa"},
}
HEADINGS = {
    "request": "What you asked for",
    "response": "Our answers",
    "refusal notice": "Refusal notice",
    "further information": "Further information",
    "direct marketing": "Use of contact details",
    "your rights": "Your rights",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_letter_is_read_without_a_gap(name):
    seed = seeds.read(name)
    assert len(seed.questions) == len(seed.answers) == COUNTS[name]
    assert all(re.search(r"\w", answer) for answer in seed.answers)
    assert seed.provisions == CITES[name]
    assert set(seed.sections) == set(HEADINGS)


def drafted(seed: seeds.Seed, officer) -> bytes:
    """Log and draft the seed's case, with the seed's answers and claims of what it cites: the PDF of the draft.

    It cannot be issued: the checks stop what these letters lack (see test_seed_letters_afresh).
    """
    case = steps.log(
        officer=officer,
        received_on=seed.received_on,
        on=seed.received_on,
        questions=seed.questions,
        request_text=seed.request,
        subject=f"Seed letter {seed.name}",
    )
    on = seed.letter_on
    withheld = [number for number, text in enumerate(seed.answers, 1) if is_withheld(text)] or [
        len(seed.answers)
    ]
    # What is neither confirmed nor denied is not withheld as well: each has a question of its own (LETTER-20).
    silent = {provision for provision in seed.provisions if provisions.find(provision).is_ncnd}
    apart = withheld[-1:]
    if silent and silent != seed.provisions and len(withheld) == 1:
        withheld = [apart[0] - 1, *apart]
    for number, text in enumerate(seed.answers, 1):
        steps.answer(case, number, text, "part" if number in withheld else "disclosed", by=officer, on=on)
    for provision in sorted(seed.provisions):
        spoken = withheld if not silent else withheld[:-1]
        covered = apart if provision in silent else spoken
        steps.claim(case, provision, covered, by=officer, on=on)
    steps.fill_letter(case, by=officer, on=on)
    letters.save_fields(case=case, fields={}, sections={"marketing": True}, by=officer, on=on)
    return rendering.render(assemble(case.draft_letter(), on=on))[1]


def is_withheld(html: str) -> bool:
    return bool(re.search(r"withh|would not be released", html))


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_letter_done_here_loses_nothing(name, council, officer):
    seed = seeds.read(name)
    text = pages.text_of(drafted(seed, officer))
    found = seeds.words(text)

    assert seeds.share_in_order(seeds.words(seed.request), found) >= 0.99
    said = [word for answer in seed.answers for word in seeds.words(seeds.text_of(answer))]
    assert seeds.share_in_order(said, found) >= 0.99
    for answer in seed.answers:
        assert seeds.share_in_order(seeds.words(seeds.text_of(answer)), found) >= 0.99
    flat = " ".join(text.split()).lower()
    for provision in seed.provisions:
        assert provisions.find(provision).in_words in flat
    for section in seed.sections:
        assert HEADINGS[section].lower() in flat, section


def test_the_five_letters_are_the_ones_we_know():
    assert sorted(seeds.FILES) == NAMES
    assert settings.BASE_DIR not in seeds.FOLDER.parents
