"""The history of a letter: its versions, two of them compared, and putting one back."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.drafting import actions as drafting
from cases.letters import actions, history, history_actions, notices
from cases.letters.history_actions import restore
from cases.letters.readiness import NotReady
from cases.models import Claim, CostEstimate, Letter, LetterVersion, RivalText
from cases.models.letter_version import set_aside
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.notices import ASKED, plan


@pytest.fixture(autouse=True)
def later(time_machine, today):
    """Let some minutes pass: what comes after is another version."""
    start = timezone.make_aware(timezone.datetime(today.year, today.month, today.day, 9))
    time_machine.move_to(start, tick=False)
    return lambda minutes=15: time_machine.shift(timedelta(minutes=minutes))


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


@pytest.fixture
def write(case, officer, today, later):
    """Write an answer; each time is a version of its own."""

    def write(text, number=1, *, by=officer, outcome="disclosed"):
        steps.answer(case, number, text and f"<p>{text}</p>", outcome, by=by, on=today)
        later()
        case.refresh_from_db()
        return case.draft_letter()

    return write


@pytest.fixture
def put_back(officer, today):
    def put_back(letter, number, part="", *, seen=None, by=officer):
        seen = letter.version if seen is None else seen
        return restore(letter=letter, number=number, part=part, seen=seen, by=by, on=today)

    return put_back


def answer_to(case, number=1):
    return case.questions.get(number=number).answer


def address(letter: Letter, name: str = "letter_history") -> str:
    return reverse(name, args=[letter.case.reference, letter.pk])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


# ---- the list ----


def test_the_history_says_who_changed_what_and_when(write, signed_in, officer, manager):
    write("Hootsuite since 2015")
    letter = write("Hootsuite since May 2015, and nobody else", by=manager)
    said = text_of(signed_in(officer).get(address(letter)))
    assert "Version 2" in said
    assert "Max Manager, Thursday 4 March 2021 at 09:15" in said
    assert "Answer 1: 5 words added, 1 removed" in said
    assert "Answer 1: 5 words added</li>" in said
    assert "Olive Officer, Thursday 4 March 2021 at 09:00" in said
    assert "?from=1&amp;to=2" in said
    assert "?from=0&amp;to=1" in said


def test_autosaves_of_one_sitting_are_one_line(case, officer, today, signed_in):
    for text in ("one", "one two", "one two three"):
        steps.answer(case, 1, f"<p>{text}</p>", "disclosed", by=officer, on=today)
    said = text_of(signed_in(officer).get(address(case.draft_letter())))
    assert 'Version 1<span class="muted"> to 3</span>' in said
    assert "Compare version" not in said


def test_the_versions_of_one_person_never_overlap_and_say_from_when_to_when(
    case, officer, today, signed_in, later
):
    for number in (1, 1, 2, 1):
        steps.answer(
            case, number, f"<p>At {timezone.localtime():%H:%M}</p>", "disclosed", by=officer, on=today
        )
        later(2)
    entries = history.page_of(case.draft_letter()).entries
    assert [(entry.number, entry.until) for entry in entries] == [(4, 4), (3, 3), (1, 2)]
    for newer, older in pairwise(entries):
        assert older.began_at <= older.at < newer.began_at
    said = text_of(signed_in(officer).get(address(case.draft_letter())))
    assert "Olive Officer, Thursday 4 March 2021 at 09:04" in said
    assert "Olive Officer, Thursday 4 March 2021 from 09:00 to 09:02" in said


def test_two_who_type_at_once_have_one_version_each_with_their_own_times(
    case, officer, manager, today, signed_in, later
):
    for turn in range(3):
        for number, by in ((1, officer), (2, manager)):
            steps.answer(case, number, f"<p>{turn}</p>", "disclosed", by=by, on=today)
            later(1)
    letter, client = case.draft_letter(), signed_in(officer)
    assert [(entry.number, entry.until) for entry in history.page_of(letter).entries] == [(2, 2), (1, 1)]
    said = text_of(client.get(address(letter)))
    assert "Max Manager, Thursday 4 March 2021 from 09:01 to 09:05" in said
    assert "Olive Officer, Thursday 4 March 2021 from 09:00 to 09:04" in said
    assert "to 5" not in said
    assert [entry.until for entry in history.page_of(letter, before=2).entries] == [1]


def test_what_was_sent_approved_and_issued_is_marked(case_at, signed_in, officer, later, today):
    case = case_at(Stage.ISSUED)
    said = text_of(signed_in(officer).get(address(case.draft_letter())))
    _, newest, *rest = said.split("<h3>")
    for mark in ("Sent for approval by Olive Officer", "Approved by Max Manager", "Issued"):
        assert mark in newest
        assert not any(mark in entry for entry in rest)


def test_an_earlier_version_keeps_the_mark_of_its_approval(case_at, officer, manager, today, later):
    case = case_at(Stage.READY)
    actions.take_back(case=case, by=officer, on=today)
    later()
    steps.answer(case, 1, "<p>Other</p>", "disclosed", by=officer, on=today)
    letter = case.draft_letter()
    newest, approved, *rest = history.page_of(letter).entries
    assert newest.marks == []
    assert approved.marks == ["Sent for approval by Olive Officer", "Approved by Max Manager"]
    assert not any(entry.marks for entry in rest)
    assert not any(entry.marks for entry in history.page_of(letter, before=approved.number).entries)


def test_a_text_that_was_overtaken_is_shown_with_the_version_that_overtook_it(
    write, signed_in, officer, manager
):
    write("one")
    letter = write("two")
    set_aside(letter, "letter", {"letter.searches": "All boxes."}, by=manager)
    said = text_of(signed_in(officer).get(address(letter)))
    assert "Not saved: what Max Manager typed at 09:30" in said
    assert "All boxes." in said
    assert not history.page_of(letter, before=2).entries[0].asides
    LetterVersion.objects.filter(is_aside=False).delete()
    assert history.page_of(letter).entries == []


@pytest.mark.parametrize("count", [3, 24])
def test_a_page_of_the_history_costs_the_same_however_long_it_is(
    case, officer, manager, today, count, signed_in, django_assert_max_num_queries
):
    for turn in range(count):
        by = [officer, manager][turn % 2]
        steps.answer(case, turn % 4 + 1, f"<p>Words {turn}</p>", "disclosed", by=by, on=today)
    client, letter = signed_in(officer), case.draft_letter()
    with django_assert_max_num_queries(13):
        assert client.get(address(letter)).status_code == 200
    with django_assert_max_num_queries(14):
        assert client.get(address(letter), {"from": 1, "to": count}).status_code == 200


def test_a_long_history_comes_page_by_page(case, officer, today, signed_in, later):
    for turn in range(27):
        steps.answer(case, 1, f"<p>Words {turn}</p>", "disclosed", by=officer, on=today)
        later(11)
    letter, client = case.draft_letter(), signed_in(officer)
    first = client.get(address(letter))
    assert [entry.number for entry in first.context["page"].entries] == list(range(27, 2, -1))
    assert "?before=3" in text_of(first)
    second = client.get(address(letter), {"before": 3})
    assert [(entry.number, entry.before) for entry in second.context["page"].entries] == [(2, 1), (1, 0)]
    assert "Older versions" not in text_of(second)
    assert "There are no older versions." in text_of(client.get(address(letter), {"before": 1}))


def test_a_letter_in_which_nobody_typed_has_no_history(case, signed_in, officer):
    letter = case.draft_letter()
    assert "Nothing has been typed for this letter yet." in text_of(signed_in(officer).get(address(letter)))


def test_an_address_that_names_no_versions_shows_the_list(write, signed_in, officer):
    letter = write("one")
    for asked in ({"from": "x", "to": "1"}, {"from": "-1", "to": "1"}, {"to": "9" * 30}, {"from": "1"}):
        assert "History of “" in text_of(signed_in(officer).get(address(letter), asked))


def test_a_letter_of_another_case_is_not_found(write, case_at, signed_in, officer):
    letter, other = write("one"), case_at(Stage.LOGGED)
    there = reverse("letter_history", args=[other.reference, letter.pk])
    assert signed_in(officer).get(there).status_code == 404


def test_the_draft_and_the_list_of_letters_lead_to_the_history(write, signed_in, officer):
    letter = write("one")
    for name in ("draft", "letters"):
        page = signed_in(officer).get(reverse(name, args=[letter.case.reference]))
        assert address(letter) in text_of(page)


# ---- two versions ----


def test_two_versions_are_compared_word_by_word_for_eyes_and_ears(write, signed_in, officer):
    write("The cost was £27,500 in all")
    letter = write("The cost was £28,000 in all")
    said = text_of(signed_in(officer).get(address(letter), {"from": 2, "to": 1}))
    assert "Version 1 and version 2" in said
    assert '<del class="diff"><span class="govuk-visually-hidden">[removed: </span>£27,500' in said
    assert '<ins class="diff"><span class="govuk-visually-hidden">[added: </span>£28,000' in said
    assert "Olive Officer, 4 March 09:00" in said


def test_a_version_compared_with_itself_says_the_same(write, signed_in, officer):
    letter = write("one")
    said = text_of(signed_in(officer).get(address(letter), {"from": 1, "to": 1}))
    assert "The two versions say the same." in said
    assert "Put the whole draft back" not in said


def test_parts_that_come_and_go_and_formatting_are_said_in_words(
    write, case, officer, today, signed_in, later
):
    write("plain")
    claim = steps.claim(case, "s43-2", [2], by=officer, on=today, said="Prices are known to nobody.")
    later()
    drafting.drop_claim(claim=claim, by=officer, on=today)
    later()
    steps.answer(case, 1, "<p><strong>plain</strong></p>", "disclosed", by=officer, on=today)
    client, letter = signed_in(officer), case.draft_letter()
    said = text_of(client.get(address(letter)))
    assert "Claim of section 43(2): dropped" in said
    assert "Answer 1: order or formatting changed" in said
    gone = text_of(client.get(address(letter), {"from": letter.version - 2, "to": letter.version}))
    assert "It is no longer there." in gone
    assert "Only its formatting differs." in gone
    assert "Put “Claim of section 43(2)” back" in gone
    fresh = text_of(client.get(address(letter), {"from": 0, "to": letter.version - 2}))
    assert "It was not there." in fresh
    assert "The empty draft and version" in fresh
    assert "Take “Claim of section 43(2)” out again" in fresh


def test_whoever_may_not_draft_compares_and_is_told_why_nothing_can_be_put_back(write, signed_in, reviewer):
    write("one")
    letter = write("two")
    said = text_of(signed_in(reviewer).get(address(letter), {"from": 1, "to": 2}))
    assert "Only officers and managers draft answers." in said
    assert "Put “Answer 1” back" not in said


# ---- putting back ----


def test_an_answer_put_back_is_a_new_version_and_nothing_is_lost(write, put_back, case, officer, signed_in):
    write("first")
    letter = write("second", outcome="part")
    before = answer_to(case).version
    assert put_back(letter, 1, "answer-1").parts == ["answer-1"]
    answer = answer_to(case)
    assert (answer.text, answer.outcome, answer.version) == ("<p>first</p>", "disclosed", before + 1)
    assert answer.edited_by == officer
    assert [row.content["text"] for row in letter.versions.filter(part="answer-1")] == [
        "<p>first</p>",
        "<p>second</p>",
        "<p>first</p>",
    ]
    assert case.events.filter(kind="restored", words="Put “Answer 1” back as in version 1").exists()
    assert "put back as in version 1" in text_of(signed_in(officer).get(address(letter)))


def test_the_whole_draft_is_put_back_exactly(case, officer, today, later, put_back):
    steps.draft_all(case, by=officer, on=today)
    letter = case.draft_letter()
    stood, number = history.standing(letter, letter.version), letter.version
    CostEstimate.objects.create(case=case, method="By count", estimated_on=today, by=officer)
    later()
    drafting.drop_claim(claim=case.claims.get(), by=officer, on=today)
    steps.claim(case, "s43-2", [2], by=officer, on=today)
    steps.answer(case, 1, "<p>Other</p>", "part", by=officer, on=today)
    actions.save_fields(case=case, fields={"letter.help": "New."}, sections={"x": True}, by=officer, on=today)
    letter = case.draft_letter()
    done = put_back(letter, number)
    assert len(done.parts) == 4
    now = history.standing(letter, case.draft_letter().version)
    assert now.pop("cost")["method"] == "By count"
    assert now == stood
    assert [claim.provision for claim in case.claims.all()] == ["s40-2-3Aa"]


def test_the_empty_draft_can_be_put_back_as_well(write, put_back, case, officer, today):
    actions.save_fields(case=case, fields={"letter.help": "New."}, sections={}, by=officer, on=today)
    letter = write("one")
    put_back(letter, 0)
    letter.refresh_from_db()
    assert (answer_to(case).text, answer_to(case).outcome, letter.fields) == ("", "", {})


def test_an_answer_that_a_colleague_changed_since_is_kept_and_the_old_text_stands_beside_it(
    write, put_back, case, officer, manager
):
    write("first")
    seen = write("second").version
    letter = write("third", by=manager)
    assert put_back(letter, 1, "answer-1", seen=seen).beside == ["answer-1"]
    assert answer_to(case).text == "<p>third</p>"
    rival = RivalText.objects.get()
    assert (rival.text, rival.by, rival.from_version) == ("<p>first</p>", officer, 3)
    with pytest.raises(NotReady, match="You have a second text for answer 1 already"):
        put_back(letter, 2, "answer-1", seen=seen)


def test_an_answer_that_was_empty_then_is_kept_beside_as_empty(write, put_back):
    write("other", 2)
    letter = write("first")
    put_back(letter, 1, "answer-1", seen=1)
    assert RivalText.objects.get().text == ""


def test_a_draft_that_a_colleague_changed_since_is_not_overwritten(write, put_back, case, manager):
    write("first")
    seen = write("second").version
    letter = write("third", by=manager)
    with pytest.raises(
        NotReady, match=r"Max Manager changed “Answer 1” at 09:30:00, after you opened the page"
    ):
        put_back(letter, 1, seen=seen)
    assert answer_to(case).text == "<p>third</p>"


def test_what_reads_so_already_makes_no_version(write, put_back):
    write("first")
    letter = write("first again")
    for part, words in (("answer-1", "Answer 1 reads"), ("", "The draft reads")):
        with pytest.raises(NotReady, match=f"{words} as in version 2 already"):
            put_back(letter, 2, part)
    assert letter.versions.count() == 2


def test_a_claim_that_is_still_argued_goes_back_to_what_it_said(case, officer, today, later, put_back):
    claim = steps.claim(case, "s43-2", [2], by=officer, on=today, said="First reasons.")
    number = case.draft_letter().version
    later()
    fields, factors = steps.filled(claim, "Second reasons.")
    questions = list(case.questions.filter(number__in=[2, 3]))
    claim.refresh_from_db()
    drafting.save_claim(
        claim=claim,
        fields=fields,
        factors=factors,
        questions=questions,
        variant="",
        version=claim.version,
        by=officer,
        on=today,
    )
    put_back(case.draft_letter(), number, "claim-s43-2")
    claim = Claim.objects.get()
    assert "First reasons." in claim.fields.values()
    assert [question.number for question in claim.questions.all()] == [2]


def test_a_claim_that_another_one_shuts_out_by_now_is_not_put_back(case, officer, today, later, put_back):
    claim = steps.claim(case, "s31-1a", [2], by=officer, on=today)
    number = case.draft_letter().version
    later()
    drafting.drop_claim(claim=claim, by=officer, on=today)
    steps.claim(case, "s31-3", [2], by=officer, on=today)
    with pytest.raises(NotAllowed, match="Question 2: "):
        put_back(case.draft_letter(), number, "claim-s31-1a")
    assert [claim.provision for claim in case.claims.all()] == ["s31-3"]


def test_only_a_draft_and_only_those_who_may_write_it(case_at, put_back, reviewer, officer, manager):
    case = case_at(Stage.WITH_APPROVER)
    letter = case.draft_letter()
    with pytest.raises(NotAllowed, match="with the approver"):
        put_back(letter, 1)
    issued = case_at(Stage.ISSUED).draft_letter()
    with pytest.raises(NotReady, match="already issued"):
        put_back(issued, 1)
    with pytest.raises(NotAllowed, match="Only officers"):
        put_back(case_at(Stage.DRAFTING).draft_letter(), 1, by=reviewer)


def test_a_notice_is_put_back_until_it_is_given_or_discarded(case, officer, today, later, put_back):
    letter = plan(case, "clarification", ASKED, by=officer)
    letter.touch(by=officer)
    later()
    event = letter.clock_event
    event.details = {**ASKED, "reason": "Another"}
    event.save()
    letter.touch(by=officer)
    put_back(letter, 1, "notice")
    event.refresh_from_db()
    assert event.details == ASKED
    assert history_actions.why_not_restore(officer, letter) == []
    with pytest.raises(NotReady, match="was discarded"):
        put_back(letter, 0, "notice", seen=99)
    event.delete()
    with pytest.raises(NotReady, match="was discarded"):
        put_back(letter, 2, "notice", seen=99)


def test_a_given_notice_says_that_it_cannot_change(case, officer, today, signed_in):
    letter = plan(case, "clarification", ASKED, by=officer)
    letter.touch(by=officer)
    letter = notices.issue_notice(letter=letter, by=officer, on=today)
    assert history_actions.why_not_restore(officer, letter) == [
        "The letter has been issued and cannot be changed. A correction is a new letter."
    ]
    said = text_of(signed_in(officer).get(address(letter), {"from": 0, "to": 1}))
    assert "What the notice says" in said
    assert ">Issued</strong>" in text_of(signed_in(officer).get(address(letter))).split("<h3>")[1]
    assert "Which of the four schemes do you mean?; Which years" in said
    assert "Needed: yes" in said


# ---- the page that puts back ----


@pytest.fixture
def send(signed_in, officer):
    def send(letter, *, by=officer, **sent):
        return signed_in(by).post(address(letter, "restore_version"), sent, follow=True)

    return send


def test_putting_back_says_what_was_done(write, send):
    write("first")
    letter = write("second")
    response = send(letter, number=1, seen=2, part="answer-1")
    assert response.request["PATH_INFO"] == address(letter)
    assert "“Answer 1” is back as in version 1." in text_of(response)
    assert "The whole draft is back as in version 2." in text_of(send(letter, number=2, seen=3, part=""))


def test_putting_back_over_a_newer_text_leads_to_both(write, send, manager):
    write("first")
    letter = write("second", by=manager)
    response = send(letter, number=0, seen=1, part="answer-1")
    assert response.redirect_chain[-1][0].endswith("/draft/#question-1")
    assert "nothing was overwritten" in text_of(response)


def test_what_cannot_be_put_back_says_why(write, send, reviewer):
    write("first")
    letter = write("second")
    assert "reads as in version 2 already" in text_of(send(letter, number=2, seen=2, part=""))
    refused = send(letter, by=reviewer, number=1, seen=2, part="")
    assert "Only officers and managers draft answers." in text_of(refused)
    for part in ("cost", "answer-9", "nonsense"):
        assert "out of step" in text_of(send(letter, number=1, seen=2, part=part))
