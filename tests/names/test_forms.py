"""All forms of a name, and people as directories have them."""

import pytest

from cases.law.redaction import Detail, Ground
from cases.names import Directory, Entry, Finder, Held, Passage
from cases.names.forms import Name, names_of, split
from tests.names.people import LADDER, ON, done

OFFICER = (Held(grade="Officer"),)


def found(text: str, *entries: Entry, is_html: bool = False, **said):
    finder = Finder(Directory.of(entries, domains=["town.gov.uk"]), lambda on: LADDER)
    return [(each.text, done(each.ruling)) for each in finder.find([Passage(text, ON, is_html)], **said)[0]]


def person(name: str, **details) -> Entry:
    return Entry(name, name, held=OFFICER, **details)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jane Smith", Name(("jane",), (), ("smith",))),
        ("Smith, Jane Elizabeth", Name(("jane",), ("elizabeth",), ("smith",))),
        ("Smith,", Name((), (), ("smith",))),
        ("Dr Jane Smith", Name(("jane",), (), ("smith",))),
        ("Suharto", Name((), (), ("suharto",))),
        ("Ana de Souza", Name(("ana",), (), ("de", "souza"))),
        ("Mary E Poe", Name(("mary",), ("e",), ("poe",))),
    ],
)
def test_a_whole_name_is_parted(written, name):
    assert split(written) == name


def test_names_come_from_every_column():
    entry = Entry(
        "1",
        "Jane Elizabeth Van Smith",
        forename="Jane",
        surname="Van Smith",
        known_as=("Janey", "Janey Van Smith", "Jo Bloggs"),
        former_names=("Brown", "Jane Green"),
    )
    assert names_of(entry) == [
        Name(("jane",), ("elizabeth",), ("van", "smith")),
        Name(("janey",), ("elizabeth",), ("van", "smith")),
        Name(("janey",), (), ("van", "smith")),
        Name(("jo",), (), ("bloggs",)),
        Name(("jane",), ("elizabeth",), ("brown",)),
        Name(("jane",), (), ("green",)),
    ]
    assert names_of(Entry("2", "Suharto", surname="Suharto")) == [Name((), (), ("suharto",))]
    assert names_of(Entry("3", "Jo Poe", forename="Jane", surname="Poe"))[0] == Name(("jane",), (), ("poe",))
    assert names_of(Entry("4", "-")) == []


class TestPeopleOfOneName:
    def test_are_found_by_it_alone(self):
        assert found("Suharto cleans. Mr Suharto too.", person("Suharto")) == [
            ("Suharto", "withhold"),
            ("Mr Suharto", "withhold"),
        ]

    def test_nobody_else_needs_to_know_them(self):
        assert found("Then Suharto cleans.", person("Suharto")) == [("Suharto", "withhold")]

    def test_firms_and_everyday_words_are_not_them(self):
        assert found("See Suharto Foods Ltd.", person("Suharto")) == []
        assert found("The Bank is shut.", person("Bank")) == []


def test_saints_are_written_in_two_ways():
    assert found("Chris St John", person("Chris Saint John", forename="Chris", surname="Saint John")) == [
        ("Chris St John", "withhold")
    ]
    assert found("Chris Saint John", person("Chris St John", forename="Chris", surname="St John")) == [
        ("Chris Saint John", "withhold")
    ]


def test_a_middle_name_may_stand_for_the_forename():
    entry = person("Jane Elizabeth Farthing")
    assert found("Elizabeth Farthing", entry) == [("Elizabeth Farthing", "withhold")]
    assert found("asked elizabeth farthing", entry) == []


def test_a_nickname_that_is_on_nobodys_record_needs_a_capital():
    assert found("the bill farthing sent", person("William Farthing")) == []


def test_a_month_before_a_surname_is_a_month():
    may = person("May Farthing")
    assert found("In May Farthing came. Since 3 May Farthing left.", may) == [
        ("Farthing", "flag"),
        ("Farthing", "flag"),
    ]
    assert found("Then May Farthing came.", may) == [("May Farthing", "withhold")]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("by A. Farthing", True),
        ("by A Farthing", True),
        ("A Farthing is small.", False),
        ("by j. farthing", False),
        ("by a. farthing", True),
        ("UK Farthing", False),
        ("Farthing A", True),
        ("Farthing A is", False),
        ("Law A", False),
        ("Farthing, A.", True),
    ],
)
def test_one_letter_may_be_a_word(text, is_found):
    assert ("withhold" in {does for _, does in found(text, person("Ann Farthing"))}) is is_found


def test_an_initial_before_an_everyday_surname():
    assert found("by A Law", person("Ann Law")) == []
    assert found("by I Law", person("Ian Law")) == []
    assert found("by B Law", person("Bob Law")) == [("B Law", "withhold")]


def test_forename_and_comma_may_belong_to_the_next_name():
    both = person("Jane Farthing"), person("Jane Grote")
    assert found("Farthing, Jane Grote", *both) == [("Farthing", "flag"), ("Jane Grote", "withhold")]
    assert found("Farthing, Jane Poe", *both, person("Jo Poe"))[0][0] == "Farthing, Jane"
    assert found("Farthing, Jane Mott", *both)[0] == ("Farthing, Jane", "withhold")
    assert found("Farthing,\n\nJane", *both)[0] == ("Farthing", "flag")


def test_the_rest_of_a_long_surname_may_stand_last():
    entry = person("João da Conceição Pereira")
    assert found("Pereira, João da Conceição (chair)", entry) == [("Pereira, João da Conceição", "withhold")]


def test_a_surname_of_two_words_must_stand_together():
    souza = person("Ana de Souza")
    assert found("Ana de, Souza", souza) == [("Ana", "flag")]
    assert found("user de souza-x1@paper.example", souza) == [("souza-x1@paper.example", "flag")]
    assert found("Ana de-\nSouza; Ana\n> de Souza", souza) == [
        ("Ana de-\nSouza", "withhold"),
        ("Ana\n> de Souza", "withhold"),
    ]


def test_a_former_name_in_brackets_is_the_same_persons():
    entries = person("Sarah Whitcombe", former_names=("Tillotson",)), person("Ann Tillotson")
    assert found("Ann Tillotson and Sarah Whitcombe (née Tillotson)", *entries)[1:] == [
        ("Sarah Whitcombe", "withhold"),
        ("Tillotson", "withhold"),
    ]


def test_short_forms_in_quotes_of_somebody_else():
    assert found("by Zed (Zoo) Farthing and (Zoo) Farthing", person("Jane Farthing")) == [
        ("Farthing", "flag"),
        ("Farthing", "flag"),
    ]


def test_two_middle_names_that_nobody_knows():
    assert found("Jane Anne Louise Farthing", person("Jane Farthing")) == [
        ("Jane Anne Louise Farthing", "withhold")
    ]
    assert found("Xan Anne Louise Farthing", person("Jane Farthing"))[0][1] == "flag"
    assert found("J. Q. R. Farthing", person("Jane Farthing")) == [("J. Q. R. Farthing", "withhold")]


def test_letters_that_grow_when_made_small_do_no_harm():
    assert found("ﬃ ẞ İ Jane Farthing", person("Jane Farthing")) == [("Jane Farthing", "withhold")]
    assert found("Jane Farthing", person("Jane Farthing"), is_html=True) == [("Jane Farthing", "withhold")]


def test_characters_unseen_at_the_beginning():
    assert found("\u00ad\u0308Jane Farthing", person("Jane Farthing")) == [("Jane Farthing", "withhold")]
    assert found("&shy;&bogus;Jane&#173; Farthing", person("Jane Farthing"), is_html=True)[0][1] == "withhold"


def test_an_entity_that_folds_to_nothing():
    assert found("Ja&zwnj;ne Farthing", person("Jane Farthing"), is_html=True) == [
        ("Ja&zwnj;ne Farthing", "withhold")
    ]


def test_a_word_cut_by_a_soft_hyphen_at_the_end_of_a_line():
    assert found("Jane Far\u00ad\nthing", person("Jane Farthing")) == [("Jane Far\u00ad\nthing", "withhold")]


class TestAlone:
    def test_the_river_is_nobody(self):
        assert found("By the river Farthing and river Xanthe", person("Xanthe Farthing")) == []

    def test_the_post_beside_a_forename_says_who_it_is(self):
        entry = Entry("1", "Jane Farthing", held=(Held(grade="Officer", post="Parks Officer"),))
        assert found("Jane, the Parks Officer, came.", entry) == [("Jane", "withhold")]

    def test_a_bracket_that_alludes_to_the_post_says_who_of_several(self):
        two = (
            Entry("1", "Jane Farthing", held=(Held(grade="Officer", post="Parks Officer", team="Green"),)),
            Entry("2", "Jane Farthing", held=(Held(grade="Director", post="Director of Roads"),)),
        )
        assert found("Jane Farthing (Roads)", *two) == [("Jane Farthing", "keep")]
        assert found("Jane Farthing, Green team", *two) == [("Jane Farthing", "withhold")]
        assert found("Jane Farthing (x)", *two) == [("Jane Farthing", "flag")]

    def test_a_forename_of_an_everyday_word_is_not_shown(self):
        assert (
            found("Then Grace and Miles and April came.", person("Grace Farthing"), person("April Poe")) == []
        )

    def test_a_forename_that_is_a_surname_too_is_the_one_greeted(self):
        assert found("Dear Kelly", person("Kelly Farthing"), person("Jo Kelly")) == [("Kelly", "withhold")]

    def test_a_forename_of_two_words_is_shown_whole(self):
        assert found("Then Jean-Pierre came.", person("Jean-Pierre Farthing")) == [("Jean-Pierre", "flag")]

    def test_a_forename_that_may_be_a_place_is_not_shown(self):
        assert found("the Garden and Library", person("Library Farthing"), person("Garden Poe")) == []

    def test_a_forename_at_the_beginning_of_a_word_is_not_shown(self):
        assert found("the Jane-like and Jane", person("Jane Farthing")) == [("Jane", "flag")]

    def test_what_has_been_read_already_is_not_read_again(self):
        assert found("Farthing | Jane | Farthing", person("Jane Farthing"))[0] == ("Farthing", "withhold")


class TestStrangers:
    def test_once_met_are_known_by_one_name(self):
        assert found("We met Gillian Tamworth. Then Gillian and Tamworth, see Tamworth Road, A Gillian") == [
            ("Gillian Tamworth", "flag"),
            ("Gillian", "flag"),
            ("Tamworth", "flag"),
            ("Gillian", "flag"),
        ]

    def test_with_an_initial(self):
        text = "Tamworth, G.; Oldroyd, P x; Council, A; Farley, BCD; Ab, C.; Thorne, X (yes)"
        assert found(text) == [("Tamworth, G.", "flag")]

    def test_beside_an_officer(self):
        assert found("Jack and Martha Hill came.", person("Jack Hill")) == [
            ("Jack", "withhold"),
            ("Martha Hill", "flag"),
        ]

    def test_with_initials_before(self):
        assert found("by G. Tamworth, by A. Tamworth, A B.") == [
            ("G. Tamworth", "flag"),
            ("A. Tamworth", "flag"),
        ]

    def test_in_capitals(self):
        assert found("PRESENT: GILLIAN TAMWORTH. PETER COUNCIL, GILLIAN, ZED YAK") == [
            ("GILLIAN TAMWORTH", "flag"),
            ("GILLIAN", "flag"),
        ]

    def test_little_words_within_are_no_name(self):
        assert found("said Council Your Xylo") == []

    def test_titles_before_words_that_are_no_name(self):
        assert found("Lord Mayor, Sister Hope, Major Hope, Major Works. Judge Green. Nurse Hope") == []

    def test_a_rank_makes_a_word_a_surname_in_the_middle_of_a_sentence(self):
        assert found("We saw Judge Green and Sergeant Field.") == [
            ("Judge Green", "flag"),
            ("Sergeant Field", "flag"),
        ]

    def test_who_reads_like_an_officer_is_told_with_the_officer(self):
        finder = Finder(Directory.of([person("Robert Haversham")]), lambda on: LADDER)
        mention = finder.find([Passage("by Robert Havershem", ON)])[0][0]
        assert "Robert Haversham" in mention.ruling.reason

    def test_a_name_that_is_a_place_too_counts_where_it_is_nearly_an_officers(self):
        assert found("by Wilma Green", person("Wilma Greene"))[0][1] == "flag"

    def test_words_of_posts_are_nobody(self):
        entry = Entry("1", "Jane Farthing", held=(Held(grade="Officer", post="Xylophone Tuner"),))
        assert found("the Xylophone Tuner", entry) == []
        assert found("Xylophone Tuner; Citizens Advice", entry) == []

    def test_acronyms_are_nobody(self):
        assert found("Zed LTT, ABCD Zed") == []


class TestTheRequestersAddress:
    def test_is_the_requesters_own(self):
        said = {"requester": "Felicity Alderton"}
        assert found("felicity.alderton@post.example f.alderton1@post.example", **said) == [
            ("felicity.alderton@post.example", "keep"),
            ("f.alderton1@post.example", "keep"),
        ]
        assert found("falderton@gmail.com x.other@gmail.com", **said) == [
            ("falderton@gmail.com", "flag"),
            ("x.other@gmail.com", "flag"),
        ]
        assert found("a.b@gmail.com", requester="Alderton") == [("a.b@gmail.com", "flag")]


class TestContactsOfTheDirectory:
    def test_a_mailbox_of_a_team_is_nobodys(self):
        entry = person("Jane Farthing", emails=("parks@town.gov.uk",))
        assert found("parks@town.gov.uk", entry) == []

    def test_one_number_of_two_people(self):
        two = (
            person("Jane Farthing", phones=("01632 960001",)),
            person("Jo Poe", phones=("01632 960001", "n/a")),
        )
        finder = Finder(Directory.of(two), lambda on: LADDER)
        mention = finder.find([Passage("01632 960001", ON)])[0][0]
        assert mention.people == ("Jane Farthing", "Jo Poe")
        assert mention.detail is Detail.DIRECT_LINE
        assert mention.ruling.ground is Ground.BELOW_SENIOR

    def test_one_number_given_twice(self):
        entry = person("Jane Farthing", phones=("01632 960001", "+44 1632 960001"), extensions=("960", "961"))
        assert found("01632 960001", entry) == [("01632 960001", "withhold")]
        assert found("ext 960 / 961 or ext 960 and 5", entry) == [
            ("ext 960", "withhold"),
            ("961", "withhold"),
            ("ext 960", "withhold"),
        ]

    def test_handles_and_words_run_together(self):
        entry = person("Jane Farthing")
        text = "@jfarthing @nobodyhere JaneFarthing Jane.Farthing AcmeWorks, ThisIsFourWords, jane.farthing@town.gov.uk"
        assert found(text, entry) == [
            ("jfarthing", "withhold"),
            ("JaneFarthing", "withhold"),
            ("Jane.Farthing", "withhold"),
            ("jane.farthing@town.gov.uk", "withhold"),
        ]

    def test_extensions_in_a_column_are_taken_once(self):
        entry = person("Jane Farthing", extensions=("0111",))
        assert found("Who\tExt\nx\t0111\next 0111\t0111", entry)[0] == ("0111", "withhold")


class TestAFormerSurnameAlone:
    @pytest.mark.parametrize(
        ("former", "now"),
        [
            ("Tillotson", "Sarah Tillotson"),
            ("née Tillotson", "Sarah Tillotson"),
            ("Tillotson (until 2019)", "Sarah Tillotson"),
            ("TILLOTSON", "Tillotson, Sarah"),
            ("Bell-Jones", "S. Bell-Jones"),
            ("Bell Jones", "Sarah Bell Jones"),
            ("van der Tillotson", "Sarah van der Tillotson"),
            ("Sadie Tillotson", "Sadie Tillotson"),
            ("Tillotson, Sadie", "Sadie Tillotson"),
        ],
    )
    def test_goes_with_the_forename_that_the_person_has(self, former, now):
        entry = person("Sarah Whitcombe", former_names=(former,))
        assert found(f"The form was filed by {now} in May.", entry) == [(now, "withhold")]
