"""People whom the directory does not know are shown for a decision, even where their surname is a street or a word."""

import pytest

from cases.names import Directory, Entry, Finder, Held, Passage
from tests.benchmarks.names_probes import no_people, people
from tests.names.people import LADDER, ON, done

FINDER = Finder(
    Directory.of(
        [
            Entry("1", "Dana Doe", held=(Held(grade="Officer", post="Officer, Colin Heath Day Centre"),)),
            Entry("2", "Osric Brackbury", held=(Held(grade="Director"),)),
            Entry("3", "Cher", held=(Held(grade="Officer"),)),
        ],
        domains=["ashmere.gov.uk"],
    ),
    lambda on: LADDER,
)


def seen(text: str, *, is_html: bool = False, **said) -> list[str]:
    mentions = FINDER.find([Passage(text, ON, is_html)], **said)[0]
    assert {done(each.ruling) for each in mentions if each.text != "Dana Doe"} <= {"flag", "keep"}
    return [each.text for each in mentions]


class TestAForenameMakesTheWordBehindItASurname:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The Home Office sent Colin Marsh.", "Colin Marsh"),
            ("The site manager is Helen Brook.", "Helen Brook"),
            ("Contact: Rashid Fields", "Rashid Fields"),
            ("The letter was from Karen Street.", "Karen Street"),
            ("The answer came from Ngozi Heath.", "Ngozi Heath"),
            ("Olu Common agreed.", "Olu Common"),
            ("apologies Ffion Mill", "Ffion Mill"),
            ("Colin Marsh Home Office", "Colin Marsh"),
            ("Colin Marsh – Home Office", "Colin Marsh"),
            ("Graham Common Middlesex University", "Graham Common"),
            ("Colin Marsh Housing Officer", "Colin Marsh"),
            ("Vikram Fields Veolia", "Vikram Fields"),
            ("It went to Colin J. Marsh today.", "Colin J. Marsh"),
            ("It went to Mary Anne Lane today.", "Mary Anne Lane"),
            ("It went to Colin van Marsh today.", "Colin van Marsh"),
            ("It went to Colin de today.", "Colin"),
            ("It went to Ngozi Okafor Adeyemi today.", "Ngozi Okafor Adeyemi"),
            ("It went to Colin Marsh Jane today.", "Colin Marsh"),
            ("It was in Helen Brook's report.", "Helen Brook"),
            ("They met at Colin Marsh, our surveyor, in May.", "Colin Marsh"),
            ("COLIN MARSH was told", "COLIN MARSH"),
            ("SANDY TAMWORTH was told", "SANDY TAMWORTH"),
            ("It was paid to J K Field.", "J K Field"),
            ("Then Siobhán Ní Chonaill left.", "Siobhán Ní Chonaill"),
            ("Charlotte Green is our contact.", "Charlotte Green"),
            ("The rent of Karen Street is in arrears.", "Karen Street"),
            ("Inspector Waters agreed.", "Inspector Waters"),
            ("Eun-ji Bridge wrote.", "Eun-ji Bridge"),
            ("Ottoline Waters and Mohamed Close", "Ottoline Waters"),
            ("Grace Field, Housing Officer", "Grace Field"),
            ("Grace Price said no.", "Grace Price"),
            ("It was with Rosa Parks.", "Rosa Parks"),
            ("The agent was Giorgos Park of Park Lane Planning.", "Giorgos Park"),
        ],
    )
    def test_unless_something_says_it_is_a_place(self, text, name):
        assert name in seen(text)

    @pytest.mark.parametrize(
        "text",
        [
            "The bins of 14 Karen Street were missed.",
            "Karen Street Primary School was inspected.",
            "Karen Street Ward has three members.",
            "Wayne Close Ltd, Wayne Brook & Sons, Adam Smith Institute",
            "Karen Street residents wrote.",
            "It is near Karen Street, by the bins on Helen Lane.",
            "Work on the Helen Brook starts.",
            "The junction with Karen Street and the length of Karen Close",
            "Albert Road, Karen Lane and Station Road",
            "Karen Street, NW9 4EQ",
            "Karen Street, Hendon",
            "Karen Street to Mill Road",
            "Helen Marsh v Information Commissioner",
            "Then Rosa Parks day, then Albert Street.",
            "St Karen Church, Storm Colin, Queen Helen Street",
            "Colin Heath, Rose Lane",
            "It was written by NABMA Field.",
            "Colin IT, Colin Ashmere, Colin Road",
            "It stands in Karen Street. Look: Karen Street. 9 Karen Street",
        ],
    )
    def test_where_something_says_so_nobody_is_shown(self, text):
        assert seen(text) == []

    def test_the_document_says_which_of_them_are_streets(self):
        assert seen("The kerb in Karen Street broke. Later: Karen Street (again).") == []
        assert (
            seen("The kerb in Karen Street broke. Karen Street said so. See: Karen Street.")
            == ["Karen Street"] * 2
        )

    def test_a_hyphenated_surname_is_taken_whole(self):
        assert seen("Parveen Akhtar-Lane and Bronwen Rhydderch-Parks signed.") == [
            "Parveen Akhtar-Lane",
            "Bronwen Rhydderch-Parks",
        ]

    def test_the_surname_may_stand_first(self):
        assert seen("Marsh, Colin; Brook, Helen") == ["Marsh, Colin", "Brook, Helen"]
        assert seen("At Hendon, Colin said so.") == ["Colin"]

    def test_forename_and_surname_may_stand_in_two_cells(self):
        assert seen("Colin | Marsh | clerk") == ["Colin", "Marsh"]
        assert seen("clerk\nMarsh | Colin\n") == ["Marsh", "Colin"]
        row = "<tr><td>Colin</td><td>Marsh</td></tr>"
        assert seen(row, is_html=True) == ["Colin", "Marsh"]
        assert seen("Colin | 4 | Hendon") == ["Colin"]

    def test_of_the_requesters_own_name_nobody_is_asked(self):
        mentions = FINDER.find([Passage("Colin Marsh asked.", ON)], requester="Colin Marsh")[0]
        assert [done(each.ruling) for each in mentions] == ["keep"]

    def test_who_is_no_person_here_is_not_asked_about_again(self):
        assert seen("Colin Marsh came.", not_people=["colin marsh"]) == []

    def test_of_18000_sentences_about_people_none_is_passed_over(self):
        every = list(people())[::37]
        assert [text for text, name in every if name not in " ".join(seen(text))] == []

    def test_of_20000_sentences_about_streets_and_schools_hardly_one_is_asked_about(self):
        every = list(no_people())[::37]
        assert sum(bool(seen(text)) for text in every) <= len(every) // 200


class TestAForenameAlone:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("I spoke to Kev about it and then to Shaz.", ["Kev", "Shaz"]),
            ("Priya is away. Kev, too.", ["Priya", "Kev"]),
            ("Then Colin Housing Officer left.", ["Colin"]),
            ("On Priya's desk. Kev & Shaz.", ["Priya", "Kev", "Shaz"]),
        ],
    )
    def test_is_shown(self, text, expected):
        assert seen(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "In Colin. The Colin. St Colin. KEVIN",
            "Martyn's Law and a Kev-style form",
            "Will it May? Mark it. Grace. Rose.",
            "Marks & Kelly; see x/Kev",
            "Kev Road, Kev Housing Trust",
        ],
    )
    def test_is_not_where_it_is_part_of_something_else(self, text):
        assert seen(text) == []


class TestTitles:
    def test_make_any_word_behind_them_a_person(self):
        assert seen("Mr Park came. The Rev Grove and Cllr Field were told. Mrs Lane, Sgt Waters.") == [
            "Mr Park",
            "Rev Grove",
            "Cllr Field",
            "Mrs Lane",
            "Sgt Waters",
        ]
        assert seen("Mr Kwabena Bridge, Mr Cosmo Bridge, Ms Akhtar-Lane") == [
            "Mr Kwabena Bridge",
            "Mr Cosmo Bridge",
            "Ms Akhtar-Lane",
        ]
        assert seen("We saw Mr Judge today. Mr Park Housing Officer.") == ["Mr Judge", "Mr Park"]
        assert seen("mr Colin Marsh") == ["Colin Marsh"]

    def test_stand_for_several_people(self):
        assert seen("Cllrs Field, Hall and Tamworth left.") == ["Cllrs Field", "Hall", "Tamworth"]
        assert seen("Messrs Park & Lane") == ["Messrs Park", "Lane"]
        assert seen("Messrs Park and the rest, Messrs Lane and") == ["Messrs Park", "Messrs Lane"]
        assert seen("Messrs Park, Housing, came.") == ["Messrs Park"]


class TestInitials:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It was seen by P.J. Church.", ["P.J. Church"]),
            ("It was seen by P. J. Church-Lane.", ["P. J. Church-Lane"]),
            ("Then Dr. A. K. Banerjee-Walk attended.", ["Dr. A. K. Banerjee-Walk"]),
            ("Paid to J Field today.", ["J Field"]),
        ],
    )
    def test_make_the_word_behind_them_a_surname(self, text, expected):
        assert seen(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Appendix B Church. the U.S. House. Paid by B",
            "B. Parks\nC. Streets",
            "See A Field. See P J K Field. Plan J",
        ],
    )
    def test_are_labels_elsewhere(self, text):
        assert seen(text) == []

    def test_of_somebody_named_in_full_are_shown(self):
        assert seen("Colin Marsh spoke. Action: CM. Noted by CM. Then J.S. left; C.M. stayed; CM here.") == [
            "Colin Marsh",
            "CM",
            "CM",
            "C.M.",
        ]
        assert seen("Noted by Osric Brackbury.\nOB\nAction: OB Team")[1:] == ["OB"]
        assert seen('<p title="7">Colin Marsh, by CM</p><a href="CM">x</a>', is_html=True) == [
            "Colin Marsh",
            "CM",
        ]


def test_a_stranger_is_known_by_a_surname_that_is_a_word_where_it_acts():
    assert seen("Colin Marsh came. Marsh said no. Marsh land is wet.") == ["Colin Marsh", "Marsh"]
