import pytest

from tests.past_letters.reading import SETS, expected, found, sample

LETTERS = [(which, name, fields) for which in SETS for name, fields in expected(which).items()]


@pytest.mark.parametrize(("which", "name", "fields"), LETTERS, ids=[name for _, name, _ in LETTERS])
def test_what_a_person_reads_in_a_letter_is_found_in_it(which, name, fields):
    assert found(sample(which, name)) == fields


def test_there_are_letters_of_many_councils():
    assert len(LETTERS) >= 42
