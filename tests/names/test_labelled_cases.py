import json

import pytest

from tests.benchmarks.bench_names import LABELLED, scored, staff

pytestmark = pytest.mark.skipif(not LABELLED.exists(), reason="the labelled cases lie beside the repository")


@pytest.fixture(scope="module")
def score():
    cases = (LABELLED / "names_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return scored([json.loads(case) for case in cases], staff(LABELLED / "directory.csv"))


def test_what_must_be_withheld_is_withheld(score):
    assert score.recall("withhold") >= 0.99, score.misses
    assert not score.leaks


def test_little_else_is_withheld(score):
    assert score.precision("withhold") >= 0.97, score.misses


def test_the_names_of_senior_officers_and_councillors_are_kept(score):
    assert score.recall("keep") >= 0.99, score.misses
