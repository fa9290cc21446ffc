"""Versions in words: titles, lines, and what differs between two."""

from cases.letters.history_words import (
    MOST_WORDS,
    changed_words,
    compare,
    in_order,
    plain_lines,
    text_of,
    title_of,
)

ANSWER = {"text": "<p>One two</p>", "outcome": "disclosed"}


def sides(difference):
    return [
        [(piece.text, piece.is_changed) for piece in side] for side in (difference.before, difference.after)
    ]


def test_parts_have_names_that_officers_use():
    parts = ["cost", "letter", "claim-s31-1a", "answer-10", "answer-2", "notice"]
    assert [title_of(part) for part in sorted(parts, key=in_order)] == [
        "What the notice says",
        "Answer 2",
        "Answer 10",
        "Claim of section 31(1)(a)",
        "The rest of the letter",
        "The cost estimate",
    ]


def test_html_becomes_lines():
    html = "<h3>Head</h3><ul><li>a &amp; b</li><li>c</li></ul><table><tr><th>x</th><td>1</td></tr></table>one<br>two"
    assert plain_lines(html) == "Head\na & b\nc\nx | 1\none\ntwo"


def test_an_answer_says_its_outcome_first():
    assert text_of("answer-1", ANSWER) == "Outcome: Disclosed\nOne two"
    assert text_of("answer-1", {"text": "<p>One</p>", "outcome": ""}) == "Outcome: none yet\nOne"
    assert text_of("answer-1", None) == ""


def test_a_claim_says_all_that_is_argued():
    factor = {"key": "a", "side": "for", "text": "Openness.", "answer": "Little.", "weight": "some"}
    said = {"variant": "cyber", "fields": {"claim.harm": "Harm."}, "factors": [factor], "questions": [1, 2]}
    lines = text_of("claim-s31-1a", said).splitlines()
    assert lines[:2] == ["Questions: 1, 2", "Starter: cyber"]
    assert lines[2].endswith(": Harm.")
    assert lines[3] == "For: Openness. Little. (weight: some)"
    assert "Starter" not in text_of("claim-s31-1a", said | {"variant": ""})


def test_the_rest_of_the_letter_says_its_prompts_and_parts():
    said = {
        "letter.searches": "All.",
        "Who else may hold it?": "Nobody.",
        "letter.help": "",
        "own.before": "<p>My <em>own</em></p>",
        "sections": {"marketing": True, "ideas": False},
    }
    lines = text_of("letter", said).splitlines()
    assert lines[1:] == [
        "Who else may hold it?: Nobody.",
        "Own words at the beginning: My own",
        "Part “Marketing”: in",
        "Part “Ideas”: left out",
    ]


def test_an_estimate_says_its_lines():
    said = {"lines": [{"what": "Search", "minutes": "5"}], "sample": {}, "method": "By count"}
    assert text_of("cost", said) == "Lines: what Search, minutes 5\nMethod: By count"
    assert text_of("notice", {"needed": False, "days": 20}) == "Needed: no\nDays: 20"


def test_only_the_words_that_differ_are_marked():
    after = {**ANSWER, "text": "<p>One three</p>"}
    before, now = sides(compare("answer-1", ANSWER, after))
    assert before == [("Outcome: Disclosed\nOne ", False), ("two", True)]
    assert now == [("Outcome: Disclosed\nOne ", False), ("three", True)]


def test_a_part_that_is_new_or_gone_has_one_side():
    fresh, gone = compare("answer-1", None, ANSWER), compare("answer-1", ANSWER, None)
    assert (fresh.is_new, fresh.is_gone, fresh.before) == (True, False, [])
    assert (gone.is_new, gone.is_gone, gone.after) == (False, True, [])


def test_the_same_words_in_another_shape_are_said_to_be_that():
    assert compare("answer-1", ANSWER, {**ANSWER, "text": "<p>One <em>two</em></p>"}).formatting_only


def test_a_text_beyond_measure_is_compared_line_by_line():
    lines = [f"<p>Line {number} of a very long list</p>" for number in range(MOST_WORDS // 8)]
    other = [*lines[:-1], "<p>The last line</p>"]
    difference = compare("answer-1", {**ANSWER, "text": "".join(lines)}, {**ANSWER, "text": "".join(other)})
    assert [piece.text for piece in difference.after if piece.is_changed] == ["The last line"]


def test_a_change_is_counted_in_words():
    def said(before, after):
        return changed_words("answer-1", {**ANSWER, "text": before}, {**ANSWER, "text": after})

    assert said("<p>a</p>", "<p>a b</p>") == "1 word added"
    assert said("<p>a</p>", "<p>a b c</p>") == "2 words added"
    assert said("<p>a b</p>", "<p>a c</p>") == "1 word added, 1 removed"
    assert said("<p>a b</p>", "<p>a</p>") == "1 word removed"
    assert said("<p>a b c</p>", "<p>a</p>") == "2 words removed"
    assert said("<p>a b</p>", "<p>b a</p>") == "order or formatting changed"
    assert changed_words("answer-1", ANSWER, None) == "emptied"
    assert changed_words("claim-s43-2", {}, None) == "dropped"
