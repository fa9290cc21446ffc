"""The full name of somebody withheld is never passed over: where it seems to be a place, somebody says so."""

import pytest

from cases.letters import proof, rendering
from cases.letters.assembly import assemble
from cases.models import Case, Council
from cases.named.spelling import bare, in_words_of, is_short, plainly
from tests.named.people import add

pytestmark = pytest.mark.django_db
OFFICER = "<p>Victoria Park, Parks Development Officer, wrote.</p>"
PARK = "They met at Victoria Park. The gates of Victoria Park close."
PLACE = "words:victoria park"


@pytest.fixture
def park(people):
    return add(name="Victoria Park", grade="Officer", post="Parks Development Officer")


@pytest.fixture
def place(write, park):
    """The officer, withheld, in question 4, and the park in question 3."""
    write(f"<p>{PARK}</p>", 3)
    return write(OFFICER)


@pytest.fixture
def why_not(case, today):
    """What the finished PDF of the letter still says."""

    def why_not():
        content = assemble(case.draft_letter(), on=today)
        return proof.why_not(rendering.render(content)[1], content.register)

    return why_not


@pytest.fixture
def say(case, officer, today):
    """Decide by key: the place is shown under the same name as the officer."""
    from cases.named.deciding import decide

    def say(choice, key=PLACE):
        decide(case=case, key=key, choice=choice, reason="The park in Elm Road.", by=officer, on=today)

    return say


def spot_of(register):
    return register.person(PLACE)


def html_of(case, today):
    return rendering.as_html(assemble(case.draft_letter(), on=today))


def test_a_place_of_the_same_name_is_a_decision_of_its_own_and_stops_the_letter(place, why_not):
    spot = spot_of(place)
    assert (spot.places, spot.covers, spot.is_open) == ("question 3", False, True)
    assert spot.grade_words == "Seems to be no person"
    assert spot.ruling.trace == (
        "reads as the name of Victoria Park, which is withheld",
        "seems to be something else here, such as a street or a park: say which it is",
    )
    assert spot in place.undecided
    (reason,) = why_not()
    assert "“Victoria Park” (Victoria Park, who is withheld)" in reason
    assert reason.endswith("such as a place, say so among the people named.")


@pytest.mark.parametrize("choice", ["not_a_person", "release"])
def test_what_is_decided_to_be_a_place_stands_and_the_officer_does_not(
    case, place, say, choice, why_not, today
):
    say(choice)
    html = html_of(case, today)
    assert PARK in html
    assert "[name withheld], Parks Development Officer" in html
    assert why_not() == []


def test_what_is_decided_to_be_the_officer_is_covered(case, place, say, why_not, today):
    say("withhold")
    assert "Victoria Park" not in html_of(case, today)
    assert why_not() == []


def test_a_place_in_the_request_or_the_subject_is_decided_about_too(case, write, park, say, why_not):
    Case.objects.filter(pk=case.pk).update(subject="The gates of Victoria Park", request_text=PARK)
    case.refresh_from_db()
    register = write(OFFICER)
    assert spot_of(register).places == "the subject, the request"
    assert why_not() != []
    say("not_a_person")
    assert why_not() == []


def test_nobody_withheld_makes_no_place_a_question(write, park):
    assert spot_of(write(f"<p>{PARK}</p>")) is None


def test_the_address_of_the_council_and_of_the_requester_may_say_it(case, write, park, why_not):
    Council.objects.update(address="Victoria Park House\n1 Victoria Park Road")
    write(OFFICER)
    assert why_not() == []
    Council.objects.update(address="1 Sample Square")
    case.requester.email, case.requester.address = "", "7 Victoria Park\nAshmere"
    case.requester.save()
    assert why_not() == []


@pytest.mark.parametrize(
    "words",
    [
        "Jane Smithson",
        "Smithson, Jane",
        "Smithson Jane",
        "jane smithson",
        "Jane\nSmithson",
        "J Smithson",
        "Smithson, J.",
    ],
)
def test_a_plain_name_that_the_finder_misses_stops_the_letter(write, monkeypatch, words):
    register = write("<p>Jane Smithson decided it.</p>")
    monkeypatch.setattr(type(register), "found_in", lambda self, texts: [[] for _ in texts])
    texts = [proof.Text("", (f"It was {words} who knew.",))]
    assert [leak.person.shown for leak in proof.leaks_in(texts, register)] == ["Jane Smithson"]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"known_as": "Bob"}, "Bob Quillfeather"),
        ({"former_names": "Robert Oldname"}, "Robert Oldname"),
        ({"former_names": "Oldname"}, "Robert Oldname"),
        ({}, "R. Quillfeather"),
    ],
)
def test_every_name_on_record_is_looked_for(write, people, monkeypatch, about, words):
    add(name="Robert Quillfeather", grade="Officer", post="Clerk", **about)
    register = write("<p>Robert Quillfeather decided it.</p>")
    monkeypatch.setattr(type(register), "found_in", lambda self, texts: [[] for _ in texts])
    assert proof.leaks_in([proof.Text("", (f"It was {words} who knew.",))], register)


def test_an_initial_before_the_surname_of_somebody_released_tells_nothing(write, people, monkeypatch):
    add(name="Julia Smithson", grade="Director", post="Director of Finance")
    register = write("<p>Jane Smithson told Julia Smithson.</p>")
    assert [person.shown for person in register.withheld] == ["Jane Smithson"]
    monkeypatch.setattr(type(register), "found_in", lambda self, texts: [[] for _ in texts])
    assert proof.leaks_in([proof.Text("", ("J Smithson signed it.",))], register) == []
    assert proof.leaks_in([proof.Text("", ("Jane Smithson signed it.",))], register) != []


def test_a_longer_name_of_somebody_released_is_not_the_shorter_one_within_it(write, people, why_not):
    add(name="Jane Smithson-Lee", grade="Director", post="Director of Finance")
    add(name="Anna Jane Smithson", grade="Director", post="Director of Law")
    told = "Jane Smithson-Lee, Director of Finance, and Anna Jane Smithson, Director of Law"
    register = write(f"<p>Jane Smithson, Housing Options Officer, told {told}.</p>")
    assert [person.shown for person in register.withheld] == ["Jane Smithson"]
    assert why_not() == []


@pytest.mark.parametrize(
    ("name", "said", "is_found"),
    [
        ("a long", "It took A Long time", True),
        ("a long", "It took a long time", False),
        ("jo ng", "JO NG", True),
        ("jo ng", "jo ng", False),
        ("jane smithson", "jane smithson", True),
        ("jane smithson", "Jane  Smithson", True),
        ("jane smithson", "Jane went. Smithson", False),
        ("jane smithson", "Janet Smithson", False),
    ],
)
def test_a_short_name_needs_its_capitals(name, said, is_found):
    assert (plainly(name).search(said) is not None) == is_found


def test_words_are_compared_by_their_letters():
    assert bare("Smithson, Jáne") == "smithsonjane"
    assert is_short("j smithson")
    assert not is_short("jane smithson")
    assert in_words_of("1 Victoria Park", "", "Ashmere") == " 1 victoria park ashmere "
    assert in_words_of("") == " "
