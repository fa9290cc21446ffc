"""A letter put together: its sections in order, its words, and what is still missing."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.letters.assembly import assemble
from cases.models import Question, Regulator, Wording
from cases.named.known import known
from tests.letters.letters import ON, add_claim, make_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
DISCLOSED = ("<p>Hootsuite</p>", "disclosed")


def section(content, name: str):
    return next((each for each in content.sections if each.name == name), None)


def words(content, name: str) -> str:
    return read_aloud(section(content, name).body)


def read_aloud(html: str) -> str:
    """The words alone, those of neighbouring cells and paragraphs apart."""
    without_spans = re.sub(r"</?(?:span|strong|a|mark)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", without_spans)).split())


def names(content) -> list[str]:
    return [each.name for each in content.sections]


def test_a_plain_answer_has_its_sections_in_the_order_of_the_layout_with_the_rights_last():
    content = assemble(make_letter(DISCLOSED), on=ON)
    assert names(content) == [
        *("salutation", "opening", "regime", "request", "held", "answers", "help", "reuse"),
        *("publication", "adjustments", "closing", "rights"),
    ]
    assert not content.missing
    assert content.title == "Answer to your request 7012568: Social media tool"


def test_the_letter_greets_opens_and_names_the_law():
    content = assemble(make_letter(DISCLOSED, questions=["Who supplies the social media tool?"]), on=ON)
    assert words(content, "salutation") == "Dear Jane Sample"
    assert "about social media tool. Your request reached us on 10 February 2021." in words(
        content, "opening"
    )
    assert "Freedom of Information Act 2000 (FOIA)" in words(content, "regime")


def test_the_rights_have_the_last_day_and_the_regulator_of_the_day():
    Regulator.objects.create(
        name="A New Regulator",
        address="1 New Road",
        phone="01632 960009",
        complaint_url="https://new.example/complain",
        in_force_from=date(2021, 3, 4),
    )
    letter = make_letter(DISCLOSED)
    today = words(assemble(letter, on=ON), "rights")
    assert "Please ask by 5 May 2021" in today
    assert "A New Regulator, 1 New Road" in today
    assert "A New Regulator" not in words(assemble(letter, on=date(2021, 3, 3)), "rights")


def test_an_answer_under_the_regulations_speaks_of_them():
    content = assemble(make_letter(DISCLOSED, regime="EIR"), on=ON)
    assert "Environmental Information Regulations 2004" in words(content, "regime")
    assert "regulation 11" in words(content, "rights")


def test_the_request_stands_word_for_word():
    text = "Dear council,\n\nplease tell me:\n1. Who <is> it?\n\nThank you"
    content = assemble(make_letter(DISCLOSED, request_text=text), on=ON)
    assert (
        "<p>Dear council,</p>\n<p>please tell me:<br>1. Who &lt;is&gt; it?</p>"
        in section(content, "request").body
    )


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "Q{}: ", "({}) "])
def test_a_request_that_is_only_its_questions_is_a_list(mark):
    questions = ["Who supplies it?", "What does it cost?"]
    text = "\n".join(mark.format(number) + each for number, each in enumerate(questions, 1))
    letter = make_letter(DISCLOSED, DISCLOSED, questions=questions, request_text=text)
    assert (
        '<ol><li value="1">Who supplies it?</li><li value="2">What'
        in section(assemble(letter, on=ON), "request").body
    )


def test_a_note_says_when_we_numbered_the_questions():
    content = assemble(make_letter(DISCLOSED, numbered_by_us=True), on=ON)
    assert "We have numbered the parts of your request" in words(content, "request")


def test_each_question_stands_in_its_own_words_over_its_answer():
    questions = ["Who is it?\nPlease give the post.\n\nAnd the team.", "How much?"]
    content = assemble(
        make_letter(DISCLOSED, ("<h3>Sum</h3><p>£5</p>", "disclosed"), questions=questions), on=ON
    )
    assert words(content, "answers").endswith(
        "1. Who is it? Please give the post. And the team. Hootsuite 2. How much? Sum £5"
    )
    assert "<h4>Sum</h4>" in section(content, "answers").body


@pytest.mark.parametrize(
    ("outcome", "provisions", "pointer"),
    [
        ("withheld", ["s31-1a"], "Withheld: see the refusal notice on section 31(1)(a)."),
        (
            "part",
            ["s43-2", "s40-2-3Aa"],
            "Part withheld: see the refusal notices on section 40(2) and section 43(2).",
        ),
        ("ncnd", ["s31-3"], "Neither confirmed nor denied: see the refusal notice on section 31(3)."),
        ("elsewhere", ["s21"], "Accessible elsewhere: see the notice on section 21(1)."),
        ("cost", ["s12-1"], "Refused on cost: see the refusal notice on section 12(1)."),
    ],
)
def test_an_answer_that_refuses_points_to_its_notice(outcome, provisions, pointer):
    letter = make_letter(("<p>Some of it.</p>", outcome))
    for provision in provisions:
        add_claim(letter, provision, 1)
    assert pointer in words(assemble(letter, on=ON), "answers")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (("", ""), "[No outcome chosen yet]"),
        (("", "disclosed"), "[No answer written yet]"),
        (("<p> </p>", "not_held"), "[No answer written yet]"),
    ],
)
def test_a_draft_shows_where_an_answer_is_still_to_come(answer, said):
    assert said in words(assemble(make_letter(answer), on=ON), "answers")


def test_the_decision_in_brief_gives_each_outcome_and_its_law():
    letter = make_letter(DISCLOSED, ("", "withheld"), ("", ""))
    add_claim(letter, "s40-5B-ai", 2)
    assert words(assemble(letter, on=ON), "brief") == (
        "Question Our answer Law relied on 1 Disclosed None 2 Withheld Section 40(5B)(a)(i) 3 Not decided yet None"
    )


def test_neighbours_that_share_outcome_and_law_share_a_row_of_the_decision_in_brief():
    letter = make_letter(*[DISCLOSED] * 3, *[("", "withheld")] * 2, DISCLOSED)
    add_claim(letter, "s43-2", 4, 5)
    add_claim(letter, "s40-2-3Aa", 4, 5)
    assert words(assemble(letter, on=ON), "brief").endswith(
        "1 to 3 Disclosed None 4 and 5 Withheld Section 40(2), section 43(2) 6 Disclosed None"
    )


def test_the_notices_follow_the_order_of_the_law():
    letter = make_letter(("<p>x</p>", "part"))
    for provision in ("s43-2", "s31-1a", "s40-2-3Aa"):
        add_claim(letter, provision, 1)
    content = assemble(letter, on=ON)
    assert section(content, "refusals").heading == "Refusal notices"
    text = words(content, "refusals")
    assert text.index("Section 31(1)(a):") < text.index("Section 40(2) with") < text.index("Section 43(2):")
    assert [notice.claim.provision for notice in content.notices] == ["s31-1a", "s40-2-3Aa", "s43-2"]


@pytest.mark.parametrize(
    ("provision", "cite"),
    [
        ("s40-2-3Aa", "Covers question 1. Freedom of Information Act 2000. Absolute exemption."),
        ("s31-1a", "Covers question 1. Freedom of Information Act 2000. Qualified exemption."),
        ("s31-3", "Covers question 1. Freedom of Information Act 2000. Qualified provision."),
        ("s12-1", "Covers question 1. Freedom of Information Act 2000. "),
        ("e12-5e", "Covers question 1. Environmental Information Regulations 2004. Qualified exception."),
        ("e12-4a", "Covers question 1. Environmental Information Regulations 2004. "),
    ],
)
def test_a_notice_says_what_it_covers_under_which_law(provision, cite):
    letter = make_letter(("", "withheld"))
    claim = add_claim(letter, provision, 1)
    notice = assemble(letter, on=ON).notice_of(claim)
    assert cite in read_aloud(notice) + " "


def test_a_notice_says_what_the_claim_says():
    letter = make_letter(("", "withheld"))
    claim = add_claim(letter, "s31-1a", 1, said="A thief could\n\nuse <it>.")
    notice = assemble(letter, on=ON).notice_of(claim)
    assert "<p>A thief could</p>\n<p>use &lt;it&gt;.</p>" in notice
    assert "disclosure <strong>would be likely to</strong> prejudice" in notice
    assert "<li>A factor for it. It is so. We give this some weight.</li>" in notice
    assert not assemble(letter, on=ON).missing_in(claim)


def test_a_variant_brings_its_own_words():
    letter = make_letter(("", "withheld"))
    claim = add_claim(letter, "s31-1a", 1, variant="empty-homes")
    assert "Empty homes draw theft" in assemble(letter, on=ON).notice_of(claim)


def test_what_a_claim_lacks_is_named_with_the_field_that_mends_it():
    letter = make_letter(("", "withheld"))
    whole = add_claim(letter, "s40-2-3Aa", 1)
    claim = add_claim(letter, "s43-2", 1)
    claim.fields = {**claim.fields, "claim.information": "", "claim.third_party_views": ""}
    claim.factors = [{"key": "s43-2-for1", "side": "for", "text": "x", "answer": "", "weight": "some"}]
    claim.save()
    content = assemble(letter, on=ON)
    missing = [each for each in content.missing if each.place == f"claim-{claim.pk}"]
    assert [each.key for each in missing] == ["claim.information", "claim.factors", "claim.third_party_views"]
    assert content.missing_in(claim) == tuple(each.words for each in missing)
    assert content.missing_in(whole) == ()
    assert [each.key for each in content.missing if each.place == "letter"] == [content.fields[0].key]


def test_a_claim_without_questions_or_factors_is_for_the_checks_of_the_law():
    letter = make_letter(("", "withheld"))
    claim = add_claim(letter, "s31-1a", factors=[])
    content = assemble(letter, on=ON)
    assert content.missing_in(claim) == ()
    assert "Covers" not in content.notice_of(claim)


def test_a_late_letter_says_so_and_asks_why():
    letter = make_letter(DISCLOSED)
    late = date(2021, 3, 16)
    content = assemble(letter, on=late)
    assert "was due on 10 March 2021 and is 4 working days late. Section 10(1)" in words(content, "late")
    assert [field.key for field in content.fields] == ["letter.reason_for_delay"]
    assert content.missing[0].place == "letter"
    letter.fields = {"letter.reason_for_delay": "The archive was closed."}
    content = assemble(letter, on=late)
    assert words(content, "late").endswith("are sorry. The archive was closed.")
    assert content.fields[0].answer == "The archive was closed."
    assert not content.missing


def test_a_letter_late_by_a_weekend_alone_counts_no_working_day():
    letter = make_letter(DISCLOSED, received_on=date(2021, 2, 12))
    assert "was due on 12 March 2021 and is less than a working day late" in words(
        assemble(letter, on=date(2021, 3, 13)), "late"
    )


def test_a_letter_in_time_does_not_speak_of_delay():
    assert section(assemble(make_letter(DISCLOSED), on=date(2021, 3, 10)), "late") is None


def test_what_is_not_held_asks_where_we_looked_unless_a_notice_says_it():
    letter = make_letter(DISCLOSED, ("<p>We hold none.</p>", "not_held"))
    content = assemble(letter, on=ON)
    assert "We do not hold the information in question 2." in words(content, "held")
    assert content.fields[0].key == "letter.searches"
    add_claim(letter, "s1-not-held", 2)
    assert section(assemble(letter, on=ON), "searches") is None


def test_environmental_information_that_is_not_held_needs_its_notice():
    letter = make_letter(("<p>None.</p>", "not_held"), regime="EIR")
    wanted = "A claim of regulation 12(4)(a) for question 1, which is not held"
    assert wanted in assemble(letter, on=ON).missing_in_letter()
    add_claim(letter, "e12-4a", 1)
    assert wanted not in assemble(letter, on=ON).missing_in_letter()


def test_the_officer_may_leave_out_and_put_in_what_is_optional():
    letter = make_letter(DISCLOSED)
    optional = {each.section: each for each in assemble(letter, on=ON).optional}
    assert (optional["adjustments"].on, optional["adjustments"].default) == (True, True)
    assert (optional["marketing"].on, optional["marketing"].default) == (False, False)
    assert optional["marketing"].title == "Direct marketing"
    letter.fields = {"sections": {"marketing": True, "adjustments": False, "answers-as-at": True}}
    content = assemble(letter, on=ON)
    assert "marketing" in names(content)
    assert "adjustments" not in names(content)
    assert not {each.section: each for each in content.optional}["adjustments"].on
    assert [field.key for field in content.fields] == ["letter.recorded_to"]


def test_an_optional_part_that_the_facts_do_not_call_for_is_not_offered():
    assert "own_data" not in {each.section for each in assemble(make_letter(DISCLOSED), on=ON).optional}


def test_the_letter_is_signed_before_the_rights():
    body = section(assemble(make_letter(DISCLOSED), on=ON), "closing").body
    assert '<div class="sign"><p>Yours sincerely</p>\n<p>Information Rights Officer</p>' in body


def test_a_closing_without_a_signature_is_only_its_words():
    Wording.objects.filter(key="closing").update(text="Please write to {{ council.foi_email }}.")
    body = section(assemble(make_letter(DISCLOSED), on=ON), "closing").body
    assert body.count("<p>") == 1
    assert "sign" not in body


@pytest.mark.parametrize(
    ("subject", "request_text", "reads"),
    [
        ("Social media tool", "the social media tool", "about social media tool."),
        ("Argenti contract", "your Argenti contract", "about Argenti contract."),
        ("bins", "Bins", "about bins."),
    ],
)
def test_the_subject_reads_on_after_about(subject, request_text, reads):
    content = assemble(make_letter(DISCLOSED, subject=subject, request_text=request_text), on=ON)
    assert reads in words(content, "opening")


def test_the_wording_of_the_day_is_used():
    old = Wording.objects.get(key="handled-foia")
    Wording.objects.filter(pk=old.pk).update(in_force_to=date(2021, 3, 3))
    old.pk, old.version, old.text, old.in_force_from = None, 2, "Under the new words.", date(2021, 3, 4)
    old.save()
    letter = make_letter(DISCLOSED)
    assert words(assemble(letter, on=ON), "regime") == "Under the new words."
    assert "We have handled" in words(assemble(letter, on=date(2021, 3, 3)), "regime")


def test_wording_that_is_not_there_is_named():
    letter = make_letter(("", "withheld"))
    claim = add_claim(letter, "s40-5B-ai", 1)
    Wording.objects.filter(key__in=["s40-5B-ai", "adjustments", "weights"]).delete()
    content = assemble(letter, on=ON)
    assert content.missing_in(claim) == ("The wording library has no notice for section 40(5B)(a)(i).",)
    assert "Section 40(5B)(a)(i)" in content.notice_of(claim)
    assert "The wording library has no passage “adjustments”." in content.missing_in_letter()
    Wording.objects.all().delete()
    content = assemble(letter, on=ON)
    assert content.sections == ()
    assert "no layout for this letter" in content.missing_in_letter()[0]


def test_without_weights_a_factor_stands_without_its_sentence():
    letter = make_letter(("", "withheld"))
    claim = add_claim(letter, "s31-1a", 1)
    Wording.objects.filter(key="weights").delete()
    assert "<li>A factor for it. It is so.</li>" in assemble(letter, on=ON).notice_of(claim)


def test_without_a_regulator_the_letter_says_what_is_missing():
    Regulator.objects.all().delete()
    assert "Full name of the regulator" in assemble(make_letter(DISCLOSED), on=ON).missing_in_letter()


def test_the_number_of_queries_does_not_grow_with_questions_and_claims():
    counts = []
    for many in (1, 12):
        letter = make_letter(*[("<p>x</p>", "part")] * many)
        for provision in ["s31-1a", "s40-2-3Aa", "s41", "s42", "s43-2"][: 1 if many == 1 else 5]:
            add_claim(letter, provision, *range(1, many + 1))
        known()  # the directory is read once, and not for each letter
        letter = type(letter).objects.get(pk=letter.pk)
        with CaptureQueriesContext(connection) as queries:
            assemble(letter, on=ON)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 21
    assert Question.objects.count() == 13
