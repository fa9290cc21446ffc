import json
from datetime import date

import pytest

from cases.law import published_holidays as law
from cases.law.published_holidays import Entry, UnreadableHolidays
from cases.law.working_days import Calendar, Holiday

CALENDAR = Calendar.published()
ALL = tuple(law.DIVISIONS)
ENGLAND, SCOTLAND = "england-and-wales", "scotland"
PROCLAIMED = Entry(date(2027, 6, 7), "Bank holiday for the final", ALL)


def as_gov_uk(holidays, **changes) -> dict:
    """The days in the shape of GOV.UK's own file."""
    parts = {division: {"division": division, "events": []} for division in law.DIVISIONS}
    for holiday in holidays:
        event = {
            "title": holiday.name.removesuffix(" (substitute)").replace("'", "’"),
            "date": holiday.day.isoformat(),
            "notes": "Substitute day" if holiday.name.endswith(" (substitute)") else "",
            "bunting": True,
        }
        parts[holiday.division]["events"].append(event)
    return parts | changes


def published(first: int, last: int) -> list[Holiday]:
    return [holiday for holiday in CALENDAR.holidays if first <= holiday.day.year <= last]


def moved_to(year: int, holidays: list[Holiday]) -> list[Holiday]:
    """The same days in another year, each on a weekday."""
    found = []
    for holiday in holidays:
        day = holiday.day.replace(year=year)
        while day.weekday() > 4 or any(
            (day, holiday.division) == (other.day, other.division) for other in found
        ):
            day = date.fromordinal(day.toordinal() + 1)
        found.append(Holiday(day, holiday.division, holiday.name))
    return found


def in_bytes(parts) -> bytes:
    return json.dumps(parts).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableHolidays) as refused:
        law.merge(CALENDAR, law.read(data))
    return " ".join(refused.value.reasons)


# GOV.UK's file


def test_gov_uks_file_of_the_same_years_changes_nothing():
    data = in_bytes(as_gov_uk(CALENDAR.holidays))
    merged = law.merge(CALENDAR, law.read(data))
    assert not law.difference(CALENDAR, merged)
    assert set(merged.holidays) == set(CALENDAR.holidays)


def test_a_year_that_the_file_has_in_full_replaces_that_year_of_the_table():
    with_slip = law.add(CALENDAR, Entry(date(2027, 5, 4), "A slip", ALL))
    merged = law.merge(with_slip, law.read(in_bytes(as_gov_uk(published(2026, 2027)))))
    assert merged.is_working_day(date(2027, 5, 4))
    assert set(merged.holidays) == set(CALENDAR.holidays)


def test_years_that_the_file_does_not_have_stay():
    with_more = law.add(CALENDAR, Entry(date(2024, 5, 7), "Proclaimed in 2024", (SCOTLAND,)))
    merged = law.merge(with_more, law.read(in_bytes(as_gov_uk(published(2026, 2027)))))
    assert not law.difference(with_more, merged)


def test_a_new_year_in_full_is_published_with_it():
    came = moved_to(2029, published(2027, 2027))
    merged = law.merge(CALENDAR, law.read(in_bytes(as_gov_uk([*published(2028, 2028), *came]))))
    assert (merged.first_year, merged.last_year) == (2019, 2029)
    assert law.difference(CALENDAR, merged).years == (2029,)
    assert not merged.is_working_day(date(2029, 12, 28))


def test_a_year_that_has_only_begun_to_be_published_counts_day_by_day_and_stays_provisional():
    came = [Holiday(date(2029, 7, 12), "northern-ireland", "Battle of the Boyne (Orangemen’s Day)")]
    merged = law.merge(CALENDAR, law.read(in_bytes(as_gov_uk([*published(2028, 2028), *came]))))
    assert merged.last_year == 2028
    assert merged.why_not_working(date(2029, 7, 12)) == (
        "Battle of the Boyne (Orangemen's Day), a bank holiday in Northern Ireland"
    )


def test_an_incomplete_first_year_of_the_file_drops_nothing_that_is_known():
    came = [holiday for holiday in published(2025, 2027) if holiday.day > date(2025, 6, 1)]
    merged = law.merge(CALENDAR, law.read(in_bytes(as_gov_uk(came))))
    assert not law.difference(CALENDAR, merged)


def test_a_day_at_the_weekend_is_taken_but_completes_no_year():
    with_sunday = [*published(2027, 2027), Holiday(date(2027, 6, 6), ENGLAND, "A Sunday")]
    assert not law.merge(CALENDAR, law.read(in_bytes(as_gov_uk(with_sunday)))).is_working_day(
        date(2027, 6, 6)
    )
    instead = [holiday for holiday in with_sunday if holiday.day != date(2027, 5, 3)]
    assert "No year in the file is complete" in refusal(in_bytes(as_gov_uk(instead)))


def test_a_file_with_a_byte_order_mark_is_read():
    assert law.read(b"\xef\xbb\xbf" + in_bytes(as_gov_uk(published(2027, 2027))))


def with_event(**event) -> dict:
    parts = as_gov_uk(published(2027, 2027))
    parts[SCOTLAND]["events"].append({"title": "A day", "date": "2027-06-07", **event})
    return parts


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "no parts “england-and-wales”, “scotland” and “northern-ireland”"),
        ([1, 2], "JSON, but not GOV.UK’s"),
        (None, "JSON, but not GOV.UK’s"),
        (
            {"england-and-wales": {"events": []}},
            "The file has no part for Northern Ireland. The file has no part",
        ),
        (as_gov_uk([], jersey={}), "a part “jersey” that is no division of the UK"),
        (as_gov_uk([], scotland=[]), "The part “scotland” has no list of events."),
        (as_gov_uk([], scotland={"events": {}}), "The part “scotland” has no list of events."),
        (
            as_gov_uk([], scotland={"division": "northern-ireland", "events": []}),
            "The part “scotland” says that it is “northern-ireland”.",
        ),
        (as_gov_uk([], scotland={"events": ["x" * 50]}), f"Scotland: “{'x' * 40}…” is no event"),
        (with_event(date="2026-02-31"), "Scotland: “2026-02-31” is not a date such as 2026-05-25."),
        (with_event(date="20260207"), "“20260207” is not a date"),
        (with_event(date="2026-W01-1"), "“2026-W01-1” is not a date"),
        (with_event(date=20260207), "“20260207” is not a date"),
        (with_event(date=None), "“None” is not a date"),
        (with_event(date="1995-05-08"), "Monday 8 May 1995 lies before 2005"),
        (with_event(title=""), "Scotland: Monday 7 June 2027 has no name."),
        (with_event(title=["x"]), "has no name"),
        (with_event(title="a\x00b"), "has no name"),
        (with_event(title="\ud800"), "has no name"),
        (with_event(date="2027-11-30"), "Scotland has Tuesday 30 November 2027 twice."),
        (with_event(date="2035-11-30"), "2028 is incomplete in the file: 0 in England and Wales"),
        (as_gov_uk([*published(2024, 2024), *published(2026, 2026)]), "2025 is incomplete in the file"),
        (as_gov_uk(moved_to(2031, published(2027, 2027))), "begins with 2031 and the table ends with 2028"),
        (as_gov_uk(moved_to(2010, published(2027, 2027))), "ends with 2010 and the table begins with 2019"),
        (
            as_gov_uk([*published(2027, 2027), *published(2025, 2025)[:3], *published(2026, 2026)[:3]]),
            "Only 2027 to 2027 are complete in the file, and it goes from 2025 to 2027.",
        ),
        (as_gov_uk([]), "No year in the file is complete. A year has at least 8 in England and Wales, 9 in"),
    ],
)
def test_a_json_file_that_is_not_gov_uks_is_refused_with_the_reason(parts, said):
    assert said in refusal(in_bytes(parts))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"\x80\x81", "not JSON"),
        (b"[" * 200_000, "not JSON"),
        (b'{"a":' * 100_000, "not JSON"),
        (b"9" * 5000, "not JSON"),
        (b" " * 20_000_000, "too large"),
        (b'{"scotland": 1, "scotland": 2}', "The file says “scotland” twice in one place"),
    ],
)
def test_what_is_no_json_file_at_all_is_refused_with_the_reason(data, said):
    assert said in refusal(data)


def test_a_file_with_very_many_faults_names_the_first_ten():
    parts = as_gov_uk([])
    parts[SCOTLAND]["events"] = [{"date": str(number)} for number in range(3000)]
    with pytest.raises(UnreadableHolidays) as refused:
        law.read(in_bytes(parts))
    assert len(refused.value.reasons) == 11
    assert refused.value.reasons[-1] == "And 2990 more like these."


# One day


def words(reasons) -> list[tuple[str, str]]:
    return [(reason.field, reason.words) for reason in reasons]


def test_a_proclaimed_day_in_one_division_is_no_working_day_anywhere():
    only_scotland = Entry(date(2027, 6, 7), "A day", (SCOTLAND,))
    assert law.why_not_add(CALENDAR, only_scotland) == []
    after = law.add(CALENDAR, only_scotland)
    assert after.why_not_working(date(2027, 6, 7)) == "A day, a bank holiday in Scotland"
    assert CALENDAR.is_working_day(date(2027, 6, 7))


def test_a_day_of_the_first_year_that_is_not_published_yet_can_be_added():
    assert law.why_not_add(CALENDAR, Entry(date(2029, 5, 1), "A day", ALL)) == []


@pytest.mark.parametrize(
    ("entry", "field", "said"),
    [
        (Entry(date(2027, 6, 7), "A day", ()), "divisions", "Choose where in the United Kingdom"),
        (Entry(date(2027, 6, 7), "A day", ("jersey",)), "divisions", "the three divisions"),
        (Entry(date(2027, 6, 7), " ", ALL), "name", "Enter the name"),
        (Entry(date(2027, 6, 7), "x" * 81, ALL), "name", "80 characters or fewer"),
        (Entry(date(2027, 6, 7), "a\x00b", ALL), "name", "one line of plain text"),
        (Entry(date(2027, 6, 5), "A day", ALL), "day", "Saturday 5 June 2027 is a Saturday, which is never"),
        (Entry(date(2027, 6, 6), "A day", ALL), "day", "which is never counted"),
        (Entry(date(2004, 6, 7), "A day", ALL), "day", "Give a day from 2005 to 2029"),
        (Entry(date(2206, 6, 9), "A day", ALL), "day", "Give a day from 2005 to 2029"),
        (
            Entry(date(2027, 11, 30), "A day", (SCOTLAND,)),
            "day",
            "Scotland has Tuesday 30 November 2027 already",
        ),
    ],
)
def test_a_day_that_cannot_be_added_is_refused_beside_its_field(entry, field, said):
    [(where, why)] = words(law.why_not_add(CALENDAR, entry))
    assert where == field
    assert said in why


def test_a_bank_holiday_can_be_renamed_moved_and_given_to_more_divisions():
    early_may = law.find(CALENDAR, date(2027, 5, 3), ENGLAND)
    assert early_may.where == "the whole of the United Kingdom"
    moved = Entry(date(2027, 5, 7), "Early May bank holiday (moved)", ALL)
    assert law.why_not_correct(CALENDAR, early_may, moved) == []
    after = law.correct(CALENDAR, early_may, moved)
    assert after.is_working_day(date(2027, 5, 3))
    assert not after.is_working_day(date(2027, 5, 7))
    assert law.difference(CALENDAR, after) == law.Difference((moved,), (early_may,), (), ())


def test_a_new_name_alone_is_a_change_that_moves_nothing():
    boyne = law.find(CALENDAR, date(2027, 7, 12), "northern-ireland")
    after = law.correct(CALENDAR, boyne, Entry(boyne.day, "Orangemen's Day", boyne.divisions))
    changed = law.difference(CALENDAR, after)
    assert changed
    assert changed.renamed == ((boyne, "Orangemen's Day"),)
    assert changed.in_words() == "only names, or the years that are published"


def test_a_correction_that_changes_nothing_says_so():
    early_may = law.find(CALENDAR, date(2027, 5, 3), ENGLAND)
    [(field, why)] = words(law.why_not_correct(CALENDAR, early_may, early_may))
    assert field == ""
    assert why.startswith("Nothing is different yet")


def test_a_bank_holiday_that_was_added_by_mistake_can_be_removed():
    with_slip = law.add(CALENDAR, PROCLAIMED)
    assert law.why_not_remove(PROCLAIMED) == []
    assert not law.difference(CALENDAR, law.remove(with_slip, PROCLAIMED))


@pytest.mark.parametrize("day", [date(2026, 12, 25), date(2026, 4, 3)])
def test_christmas_day_and_good_friday_stay_because_the_section_names_them(day):
    entry = law.find(CALENDAR, day, ENGLAND)
    assert "section 10(6) names it" in words(law.why_not_remove(entry))[0][1]
    later = Entry(date(2026, 12, 29), entry.name, entry.divisions)
    fewer = Entry(day, entry.name, (SCOTLAND,))
    for instead in (later, fewer):
        [(field, why)] = words(law.why_not_correct(CALENDAR, entry, instead))
        assert field == "day"
        assert "Only its name can change" in why
    assert law.why_not_correct(CALENDAR, entry, Entry(day, "Another name", ALL)) == []


# Reading the table


def test_the_table_of_a_year_names_each_day_once_with_its_divisions():
    found = law.entries(CALENDAR, 2023)
    second = [entry for entry in found if entry.day == date(2023, 1, 2)]
    assert [(entry.name, entry.divisions) for entry in second] == [
        ("2nd January", (SCOTLAND,)),
        ("New Year's Day (substitute)", (ENGLAND, "northern-ireland")),
    ]
    assert second[1].in_words() == (
        "Monday 2 January 2023, New Year's Day (substitute), in England, Wales and Northern Ireland"
    )
    assert law.find(CALENDAR, date(2023, 1, 4), ENGLAND) is None


def test_a_change_of_one_or_two_days_is_told_day_by_day_and_a_larger_one_as_a_number():
    after = law.add(CALENDAR, PROCLAIMED)
    there = "Monday 7 June 2027, Bank holiday for the final, in the whole of the United Kingdom"
    assert law.difference(CALENDAR, after).in_words() == f"{there}, added"
    assert law.difference(after, CALENDAR).in_words() == f"{there}, removed"
    days = [Entry(date(2027, 6, day), "A day", ALL) for day in (8, 9, 10)]
    for entry in days:
        after = law.add(after, entry)
    assert law.difference(CALENDAR, after).in_words() == "4 days added, 0 removed"
