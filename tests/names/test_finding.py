"""What is found in a text, and what becomes of it."""

from datetime import date
from itertools import pairwise

import pytest

from cases.law.redaction import Detail, Ground, Ladder
from cases.names import Directory, Entry, Finder, Held, Passage
from tests.names.people import FINDER, LADDER, ON, STAFF, find, redacted, told


@pytest.mark.parametrize(
    "words",
    [
        "Jane Smith",
        "JANE SMITH",
        "jane smith",
        "Smith, Jane",
        "SMITH, Jane",
        "Smith Jane",
        "J. Smith",
        "J Smith",
        "Smith J.",
        "Smith, J.",
        "Smith, J. E.",
        "Jane E. Smith",
        "Jane Elizabeth Smith",
        "JE Smith",
        "J. E. Smith",
        "Miss J Smith",
        "Mrs Jane Smith",
        "Bob Haversham",
        "Bobby Haversham",
        "Robert (Bob) Haversham",
        "Robert “Bob” Haversham",
        "“Bob” Haversham",
        "Mr Haversham",
        "Mr and Mrs Haversham",
        "Mr & Mrs Haversham",
        "Karen O’Brien",
        "Karen O'Brien",
        "Karen OBrien",
        "Karen O Brien",
        "Karen O' Brien",
        "Zoe Angstrom Clarke",
        "Zoë Ångström–Clarke",
        "Ms Clarke",
        "Zoe Angstrom-\nClarke",
        "Hendrik van der Berg",
        "van der Berg, Hendrik",
        "Berg, Hendrik van der",
        "Mr van der Berg",
        "Sarah Tillotson",
        "Anne-Marie Kelly",
        "Annemarie Kelly",
        "Anne Kelly",
        "AM Kelly",
        "Margaret Mc Allister",
        "Margaret McAl-\nlister",
        "Jane\nSmith",
        "Jane\u00a0Smith",
        "Ja\u00adne Smith",
        "Jane\tSmith",
        "Smith\tJane",
        "Jаne Smith",  # the a is Cyrillic
        "Sarah Whitcombe-Jones",
        "Jane S.",
    ],
)
def test_a_name_is_found_however_it_is_written(words):
    before, after = "The note was filed by\n", "\non 3 May."
    assert told(before + words + after) == [(words, "withhold")]


def test_the_possessive_is_no_part_of_the_name():
    assert told("This is Peter Grant's report.") == [("Peter Grant", "withhold")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clair Green signed.", [("Clair Green", "keep")]),
        ("Rehmani, Nadia; Smith, Jane", [("Rehmani, Nadia", "keep"), ("Smith, Jane", "withhold")]),
        ("Rhiannon Pugh (Press Officer) said so.", [("Rhiannon Pugh", "keep")]),
        ("Cllr Barbara Hindle spoke.", [("Cllr Barbara Hindle", "keep")]),
        ("Ask Tessa Brightwell.", [("Tessa Brightwell", "withhold")]),
        ("It went to Gillian Tamworth.", [("Gillian Tamworth", "flag")]),
    ],
)
def test_what_becomes_of_a_name_follows_the_rule(text, expected):
    assert told(text) == expected


def test_a_councillor_of_that_name_is_meant_by_the_title_and_nobody_else():
    two = (*STAFF, Entry("other hindle", "Simon Hindle", held=(Held(grade="Officer"),)))
    finder = Finder(Directory.of(two), lambda on: LADDER)

    def people(text: str) -> list[tuple[str, ...]]:
        return [mention.people for mention in finder.find([Passage(text, ON)])[0]]

    assert people("Cllr Hindle spoke.") == [("barbara hindle",)]
    assert people("Mr Hindle spoke.") == [("other hindle",)]
    assert people("Cllrs Hindle and Hindle spoke.") == [("barbara hindle",), ("barbara hindle",)]


def test_the_grade_of_the_day_of_the_document_counts():
    held = (
        Held(grade="Officer", held_to=date(2020, 12, 31)),
        Held(grade="Director", held_from=date(2021, 1, 1)),
    )
    finder = Finder(Directory.of([Entry("1", "Ruth Abelson", held=held)]), lambda on: LADDER)
    passages = [Passage("Ruth Abelson", date(2020, 5, 1)), Passage("Ruth Abelson", date(2022, 5, 1))]
    before, after = finder.find(passages)
    assert before[0].ruling.ground is Ground.BELOW_SENIOR
    assert after[0].ruling.ground is Ground.SENIOR


def test_the_grades_of_the_day_count():
    later = Ladder(("Director", "Officer"), "Officer", {})
    finder = Finder(
        Directory.of([Entry("1", "Ruth Abelson", held=(Held(grade="Officer"),))]),
        lambda on: later if on.year > 2021 else LADDER,
    )
    before, after = finder.find([Passage("Ruth Abelson", date(2020, 5, 1)), Passage("Ruth Abelson", ON)])
    assert before[0].ruling.ground is Ground.BELOW_SENIOR
    assert after[0].ruling.ground is Ground.SENIOR


class TestOneNameOfSeveralPeople:
    def test_the_post_beside_it_says_which(self):
        assert told("David Patel, Assistant Director Highways, signed.") == [("David Patel", "keep")]
        assert told("The Housing Officer, David Patel, called.") == [("David Patel", "withhold")]

    def test_without_a_post_somebody_decides(self):
        mention = find("It was copied to David Patel.")[0]
        assert mention.ruling.ground is Ground.SEVERAL_PEOPLE
        assert mention.people == ("david patel", "david patel 2")
        assert "Housing Officer" in mention.ruling.reason

    def test_the_rule_holds_where_it_says_the_same_of_all(self):
        assert told("Ms Smith called.") == [("Ms Smith", "withhold")]

    def test_the_one_named_before_is_meant_by_a_title(self):
        mention = find("Jane Smith called. Ms Smith left.")[1]
        assert mention.people == ("jane smith",)

    def test_of_many_only_some_are_told(self):
        staff = [Entry(str(n), "Sam Jones", held=(Held(grade="Officer"),)) for n in range(7)]
        mention = Finder(Directory.of(staff), lambda on: LADDER).find([Passage("Sam Jones", ON)])[0][0]
        assert "3 more" in mention.ruling.reason


class TestTogether:
    @pytest.mark.parametrize("joins", [" and ", " & ", "/", " or "])
    def test_two_people_share_a_surname(self, joins):
        assert told(f"We met Jane{joins}John Smith.") == [("Jane", "withhold"), ("John Smith", "withhold")]

    def test_initials_and_titles_share_it_too(self):
        assert told("J. & J. Smith") == [("J.", "withhold"), ("J. Smith", "withhold")]
        assert told("Mr Jane and John Smith")[0] == ("Mr Jane", "withhold")

    def test_a_stranger_ends_the_list(self):
        assert told("It was Xanthe and John Smith.") == [("Xanthe", "flag"), ("John Smith", "withhold")]

    def test_nobody_stands_before_the_and(self):
        assert told("and John Smith") == [("John Smith", "withhold")]

    def test_one_title_stands_for_several(self):
        assert told("Messrs Haversham and Grant; Messrs Kelly, O'Brien & Berg left") == [
            ("Messrs Haversham", "withhold"),
            ("Grant", "withhold"),
            ("Messrs Kelly", "withhold"),
            ("O'Brien", "withhold"),
            ("Berg", "withhold"),
        ]
        assert told("Messrs Haversham") == [("Messrs Haversham", "withhold")]
        assert told("Messrs Unknown") == [("Messrs Unknown", "flag")]

    def test_the_forename_and_the_surname_stand_in_two_cells(self):
        rows = "<tr><td><p>Jane</p></td><td><p>Smith</p></td></tr><tr><td>Rehmani</td><td>Nadia</td></tr>"
        assert told(f"<table>{rows}</table>", is_html=True) == [
            ("Jane", "withhold"),
            ("Smith", "withhold"),
            ("Rehmani", "keep"),
            ("Nadia", "keep"),
        ]

    def test_cells_of_different_rows_are_not_one_name(self):
        rows = "<tr><td>Surname</td><td>Jane</td></tr><tr><td>Smith</td><td>3</td></tr>"
        assert ("Jane", "withhold") not in told(f"<table>{rows}</table>", is_html=True)

    def test_a_number_stands_between(self):
        assert told("Jane | 4 | Smith") == [("Jane", "flag"), ("Smith", "flag")]

    def test_columns_parted_by_bars(self):
        assert told("| Jane | Smith |\n| x | y |") == [("Jane", "withhold"), ("Smith", "withhold")]

    def test_columns_parted_by_tabs_are_one_mention(self):
        assert told("Surname\tForename\nLaw\tMark") == [("Law\tMark", "withhold")]

    def test_a_surname_in_a_cell_beside_nobody(self):
        assert told("| Team of five people | Haversham | Team of five people |") == [("Haversham", "flag")]


class TestKnownFromTheSameDocument:
    def test_the_forename_and_the_surname_alone_mean_the_one_named(self):
        assert told("Jane Smith came. Jane returned, and Smith saw it.") == [
            ("Jane Smith", "withhold"),
            ("Jane", "withhold"),
            ("Smith", "withhold"),
        ]

    def test_short_forms_mean_the_one_named(self):
        assert told("Robert Haversham came. We told Rob.")[1] == ("Rob", "withhold")

    def test_other_passages_are_the_same_document(self):
        first, second = FINDER.find([Passage("Then Jane left.", ON), Passage("Jane Smith came.", ON)])
        assert first[0].people == second[0].people == ("jane smith",)

    def test_a_forename_of_two_words(self):
        assert told("Anne Marie Kelly came and Anne Marie left.")[1] == ("Anne Marie", "withhold")

    def test_a_forename_with_an_initial(self):
        assert told("We met Jane S. again, and Jane T. too.") == [
            ("Jane S.", "withhold"),
            ("Jane T.", "flag"),
        ]
        assert told("We met Jane S Farthing.") == [("Jane S Farthing", "flag")]

    def test_everyday_words_are_read_with_care(self):
        text = "Mark Law called. Mark said no. The mark is good. By Law it is. Under the Law. Mark it."
        assert told(text) == [("Mark Law", "withhold"), ("Mark", "withhold"), ("Law", "withhold")]

    def test_places_are_read_with_care(self):
        text = "Victoria Park, Parks Development Officer, wrote. Meet in Victoria. Park here."
        assert told(text) == [("Victoria Park", "withhold")]

    def test_a_surname_beside_capitals_is_another_name(self):
        assert told("Jane Smith came. See Smith Road and Smith's Yard.") == [("Jane Smith", "withhold")]


class TestAlone:
    def test_a_surname_that_nobody_was_named_by_is_shown(self):
        mention = find("Then Haversham agreed.")[0]
        assert mention.people == ()
        assert "Robert Haversham" in mention.ruling.reason

    def test_a_forename_is_shown(self):
        assert told("I spoke to Jane today.") == [("Jane", "flag")]

    def test_a_surname_of_senior_people_alone_is_not(self):
        assert told("The Rehmani report and a Nadia.") == []

    def test_it_opens_a_sentence(self):
        assert told("Haversham roads. Grant roads. Kelly roads, Kelly agreed. Jane agreed. Jane roads.") == [
            ("Haversham", "flag"),
            ("Kelly", "flag"),
            ("Kelly", "flag"),
            ("Jane", "flag"),
            ("Jane", "flag"),
        ]

    def test_words_that_are_no_person_in_this_council_are_not_asked_about(self):
        assert told("Then Haversham agreed.", not_people=["haversham"]) == []
        assert told("It went to Gillian Tamworth.", not_people=["gillian tamworth"]) == []
        assert told("Mr Tamworth left.", not_people=["tamworth"]) == []
        assert told("See the Mark Law form.", not_people=["mark law"]) == []
        assert told("Write to zed.zebra@town.gov.uk", not_people=["zed.zebra@town.gov.uk"]) == []

    def test_firms_are_nobody(self):
        assert told("From Haversham & Grant Ltd, and Grant & Haversham LLP") == []


class TestGreetings:
    @pytest.mark.parametrize("text", ["Dear Jane,", "Kind regards,\nJane\nHousing", "hi jane, hello", "Jane"])
    def test_a_forename_counts(self, text):
        assert told(text)[0][1] == "withhold"

    def test_the_post_below_says_who_of_several(self):
        assert told("Regards\nDavid\nHousing Officer") == [("David", "withhold")]

    def test_the_rest_of_the_document_knows(self):
        assert told("Hi Jane, thanks. I saw Jane.") == [("Jane", "withhold"), ("Jane", "withhold")]

    def test_a_stranger_is_shown(self):
        assert told("Dear Zara,\nyes.\nRegards\nXerxes") == [("Zara", "flag"), ("Xerxes", "flag")]
        assert told("Thanks Zara for it") == [("Zara", "flag")]
        assert told("Dear Colleague, Dear Housing Team, Regards") == []

    def test_small_letters_elsewhere_are_no_greeting(self):
        assert told("we say hi grace is good. hi grace and so on") == []
        assert told("the grace of it, jane") == []

    def test_a_month_or_a_cell_is_no_sign_off(self):
        assert told("<table><tr><td>Grace</td></tr></table>", is_html=True) == []


class TestTitles:
    def test_a_stranger_with_a_title_is_shown(self):
        assert told("Mr Ferdinand came. Mr and Mrs Okonjo. Mrs Council. Dr.") == [
            ("Mr Ferdinand", "flag"),
            ("Mr and Mrs Okonjo", "flag"),
        ]

    def test_titles_that_are_words_need_a_capital_and_a_name(self):
        assert told("The major roads. A Major Road. Sister Act. Major Reform. The major Haversham") == [
            ("Haversham", "flag")
        ]
        assert told("Major Haversham came. Major Tom Brade came.") == [
            ("Major Haversham", "withhold"),
            ("Major Tom Brade", "flag"),
        ]

    def test_police_ranks_are_written_in_capitals(self):
        assert told("PC Haversham and DS Ferdinand. pc Haversham") == [
            ("PC Haversham", "withhold"),
            ("DS Ferdinand", "flag"),
            ("Haversham", "withhold"),
        ]

    def test_the_surname_is_the_forename_of_another(self):
        assert told("Mr Grant Shepley came.") == [("Mr Grant Shepley", "flag")]

    def test_a_title_before_small_letters_is_none(self):
        assert told("mr grant asked") == []


class TestTheRequester:
    def test_is_never_withheld(self):
        said = {"requester": "Felicity Alderton"}
        text = "Dear Ms Alderton, Felicity Alderton asked. Ms Alderton wrote."
        assert told(text, **said) == [
            ("Ms Alderton", "keep"),
            ("Felicity Alderton", "keep"),
            ("Ms Alderton", "keep"),
        ]

    def test_who_has_an_officers_name_is_the_one_greeted(self):
        assert told("Dear Jane Smith", requester="Jane Smith") == [("Jane Smith", "keep")]
        assert told("Dear Ms Smith", requester="Jane Smith") == [("Ms Smith", "keep")]
        assert told("Dear Jane", requester="Jane Smith") == [("Jane", "keep")]
        text = "Haversham, R. called. Jane Smith, Housing Options Officer, asked Ms Smith."
        assert [does for _, does in told(text, requester="Jane Smith")] == ["withhold"] * 3


class TestEverydayWords:
    @pytest.mark.parametrize(
        "text",
        [
            "The council may grant a licence. Under the law the price is fixed.",
            "please mark law books, and grant mark law the rose field",
            "Residents were consulted in May Smith said nothing.",
            "Rose Field Road, Grace Close, St John Street and Mark Lane",
            "They met at Victoria Park. The gates of Victoria Park close.",
            "Forms: A Grant is made. A Law Book. I May",
            "J Smith & Sons, J Smith Ltd",
            "Park Victoria, Rose field",
            "Mark price lists",
        ],
    )
    def test_are_no_people(self, text):
        assert [each for each in told(text) if each[1] == "withhold"] == []

    @pytest.mark.parametrize(
        "text",
        [
            "Mark Law said so.",
            "So Mark Law’s form",
            "Mark Law is away.",
            "to: mark law; x@y.org.uk",
            "It was approved by Rose Field.",
            "Contact: Rose Field, parks",
            "Peter Grant and Rose Field came.",
            "Rose Field and Peter Grant came.",
            "Victoria Park, Parks Development Officer",
            "LAW Mark",
            "Grace May\nSchool Admissions Officer",
            "Rose Field again. Asked by Rose Field.",
        ],
    )
    def test_are_people_where_something_says_so(self, text):
        found = told(text)
        assert found
        assert {does for _, does in found} == {"withhold"}

    @pytest.mark.parametrize(
        "text", ["Will Price be fair", "See the Mark Law form", "Peter Grant House", "Jane Smith Ltd"]
    )
    def test_are_shown_where_nothing_does(self, text):
        will = Entry("will", "Will Price", held=(Held(grade="Officer"),))
        finder = Finder(Directory.of([*STAFF, will]), lambda on: LADDER)
        found = finder.find([Passage(text, ON)])[0]
        assert [each.ruling.ground for each in found] == [Ground.NOT_IN_DIRECTORY]

    def test_a_question_is_no_person(self):
        will = Entry("will", "Will Price", held=(Held(grade="Officer"),))
        finder = Finder(Directory.of([will]), lambda on: LADDER)
        found = finder.find([Passage("Will Price have risen?", ON)])[0]
        assert found[0].ruling.ground is Ground.NOT_IN_DIRECTORY

    def test_the_councils_own_place_is_one(self):
        town = Entry("town", "Rose Town", held=(Held(grade="Officer"),))
        finder = Finder(Directory.of([town], domains=["town.gov.uk"]), lambda on: LADDER)
        assert finder.find([Passage("We live in Rose Town.", ON)])[0] == []


class TestInitialsInBrackets:
    def test_are_shown_from_then_on(self):
        assert told("Robert Haversham (RH), Clair Green (XX). RH to act; XX and rh not.") == [
            ("Robert Haversham", "withhold"),
            ("RH", "flag"),
            ("Clair Green", "keep"),
            ("RH", "flag"),
        ]

    def test_the_title_of_an_abbreviation_gives_them_too(self):
        html = '<p><abbr title="Robert Haversham">RH</abbr> asked.</p>'
        assert told(html, is_html=True) == [("Robert Haversham", "withhold"), ("RH", "flag")]

    def test_are_not_asked_about_where_they_are_no_person(self):
        assert len(told("Robert Haversham (RH): RH", not_people=["rh"])) == 1


def test_mentions_come_in_order_and_never_overlap():
    text = "Jane Smith <jane.smith@town.gov.uk>, tel 020 7946 0111, Mr Haversham and Gillian Tamworth"
    found = find(text)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert {each.detail for each in found} == {Detail.NAME, Detail.WORK_EMAIL, Detail.DIRECT_LINE}


def test_the_post_is_kept():
    text = "The report was written by Jane Smith, Housing Options Officer."
    assert redacted(text) == "The report was written by [name withheld], Housing Options Officer."


def test_nobody_is_found_in_nothing():
    assert FINDER.find([]) == []
    assert FINDER.find([Passage("", ON), Passage("", ON, is_html=True)]) == [[], []]
