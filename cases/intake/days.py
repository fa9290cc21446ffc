"""Days as people and mail programs write them. Days are decided in Europe/London."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})\s?[/.-]\s?(?P<m2>\d{1,2})\s?[/.-]\s?(?P<y2>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|(?P<d3>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?:\s+day)?(?:\s+of)?[\s,.-]{{0,3}}"
    rf"{_MONTH.format('n3')}[\s,.'’-]{{0,3}}(?P<y3>(?:19|20)\d\d|\d\d(?![\d:]))"
    rf"|{_MONTH.format('n4')}\s{{1,3}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y4>(?:19|20)\d\d)"
    r")(?![\d/])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[T\s,(at]{1,6}(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d(?:\.\d{1,9})?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?\(?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d|(?:UTC|GMT|BST|CET|CEST|EST|EDT|PST|PDT)\b)?",
    re.IGNORECASE,
)
_HOURS = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
}
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_ONLY_A_DAY = re.compile(
    rf"[\s*]*(?:(?:date[d]?|sent|sent on|written)\s*:?\s*)?(?:on\s+)?(?:{_WEEKDAY})?[\s,.]*(?:the\s+)?\Z",
    re.IGNORECASE,
)


def day_in_header(value: str) -> date | None:
    """The day in London of a Date or Received header (RFC 5322), however loosely it is written."""
    try:
        moment = parsedate_to_datetime(value[:200].strip())
        if moment.tzinfo is None and "-0000" in value:
            moment = moment.replace(tzinfo=UTC)
        return _plausible(_in_london(moment) if moment.tzinfo else moment.date())
    except (ValueError, TypeError, OverflowError, IndexError):
        found = find_day(value)
        return found and found[0]


def find_day(text: str) -> tuple[date, int, int] | None:
    """The first day written in a short text, moved to London where a time and zone follow, with its place.

    Day before month unless that cannot be: a council's correspondents are in Britain.
    """
    text = text[:500]
    for match in _DAY.finditer(text):
        day = _day_of(match)
        if day:
            time = _TIME.match(text, match.end())
            return (_with_time(day, time) if time and time["zone"] else day), match.start(), match.end()
    return None


def is_only_a_day(line: str) -> tuple[date, int, int] | None:
    """The day, where the line holds nothing but a date and perhaps a time or a place before it."""
    if len(line) > 80:
        return None
    found = find_day(line)
    if not found:
        return None
    time = _TIME.match(line, found[2])
    rest = line[time.end() if time else found[2] :].strip(" \t.,;)*")
    before = line[: found[1]]
    place, comma, weekday = before.rpartition(",")
    alone = _ONLY_A_DAY.match(before) or (comma and _ONLY_A_DAY.match(weekday) and len(place.split()) <= 2)
    return found if alone and not rest else None


def _day_of(match: re.Match) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _made(part["y1"], part["m1"], part["d1"])
    if part["y2"]:
        return _made(part["y2"], part["m2"], part["d2"]) or _made(part["y2"], part["d2"], part["m2"])
    month = _MONTHS.index((part["n3"] or part["n4"])[:3].lower()) + 1
    return _made(part["y3"] or part["y4"], month, part["d3"] or part["d4"])


def _made(year, month, day) -> date | None:
    try:
        return _plausible(date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)))
    except ValueError:
        return None


def _with_time(day: date, time: re.Match) -> date:
    hour = (
        int(time["hour"]) % 12 + (12 if time["half"][0] in "pP" else 0) if time["half"] else int(time["hour"])
    )
    name = re.sub(r"[^A-Z]", "", time["zone"].upper())
    offset = re.search(r"([+-])(\d\d):?(\d\d)", time["zone"])
    hours = _HOURS.get(name, 0)
    ahead = timedelta(hours=hours)
    if offset:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3])) * (-1 if offset[1] == "-" else 1)
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(time["minute"]), tzinfo=timezone(ahead))
    except ValueError:
        return day
    return _in_london(moment)


def _in_london(moment: datetime) -> date:
    return moment.astimezone(_LONDON).date()


def _plausible(day: date) -> date | None:
    """Nobody asked a council under either law before 2000; a clock that stands at 1970 tells nothing."""
    return day if 2000 <= day.year < 2100 else None
