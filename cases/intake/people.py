"""Who asks: names and addresses out of headers, sign-offs and web forms."""

import re
from dataclasses import dataclass

from cases.intake.mailfile import decoded_words
from cases.intake.readable import words

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}\.[A-Za-z]{2,24}(?![\w@])"
)
_VIA = re.compile(
    r"\s+(?:via|c/o|on behalf of|sent by)\s+.*|\s*[|•].*|\s+[-–]\s+.*|\s*[(\[].*", re.IGNORECASE
)
_BEHALF = re.compile(r".*\bon behalf of\s+", re.IGNORECASE)
_OFFICES = words(
    "foi foia eir information freedom request requests team office council info admin enquiries enquiry "
    "noreply no-reply "
    "donotreply do-not-reply forms webform customer services service desk mailbox contact support postmaster"
)
_PARTICLES = words(
    "de da di del della der den van von la le el al bin ibn ap ab mac and & y e o' st st. of dos du ten"
)
_COUNCILS = re.compile(r"\.gov\.uk$|(?:^|\.)[\w-]*(?:council|borough)[\w-]*\.", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    name: str = ""
    email: str = ""

    @property
    def known(self) -> bool:
        return bool(self.name or self.email)

    @property
    def domain(self) -> str:
        return self.email.rpartition("@")[2].lower()

    @property
    def local(self) -> str:
        return self.email.rpartition("@")[0].lower()

    @property
    def is_office(self) -> bool:
        """Is it a mailbox of an office or a machine rather than of a person who asks?"""
        words = set(re.split(r"[._+-]|\d+", self.local))
        return bool(words & _OFFICES or {"no", "reply"} <= words or {"do", "not"} <= words)


def parse_address(value: str) -> Address:
    """Name and address of a header value in any of the usual ways; either may be empty."""
    value = " ".join(value[:1000].replace("mailto:", "").split())
    value = _BEHALF.sub("", value) if "@" in _BEHALF.sub("", value) else value
    found = find_email(value)
    if not found:
        return Address(name=tidy_name(value))
    before, after = value[: found.start()].strip(" <[(\"'"), value[found.end() :].lstrip(" >])\"'")
    name = before or (after.strip(" ()") if after.startswith("(") else "")
    return Address(name=tidy_name(name), email=found[0].strip(".'"))


def find_email(text: str) -> re.Match | None:
    """The first e-mail address in a text."""
    at = text.find("@")
    return _EMAIL.search(text, max(0, at - 70)) if at >= 0 else None


def tidy_name(raw: str) -> str:
    """A display name as a person would write it: "Sample, Jane" turned round, no quotes, no "via ...", no address."""
    name = decoded_words(" ".join(raw[:300].split())).strip(" \t\"'“”‘’<>;,*")
    name = _VIA.sub("", name).strip(" \"'“”,")
    if "@" in name or not any(sign.isalpha() for sign in name):
        return ""
    family, comma, given = (part.strip(" \"'") for part in name.partition(","))
    if comma and "," not in given and 0 < len(given.split()) <= 4 and len(family.split()) <= 3:
        if not re.fullmatch(r"(?i)(?:ba|bsc|msc|ma|phd|mba|obe|mbe|cbe|jr|sr|esq)\.?", given):
            return f"{given} {family}"
        return family
    return name.strip(" ,")


def looks_like_a_name(line: str) -> bool:
    """One to five words, each with a capital, no digits, no sentence."""
    words = line.replace(".", ". ").split()
    if not 1 <= len(words) <= 6 or len(line) > 60 or re.search(r"[\d@:/?!]|\.{2}|[a-z]{3}\.$", line):
        return False
    proper = [word for word in words if word.lower() not in _PARTICLES]
    if not proper or {word.lower().strip(".,") for word in words} & _NOT_NAMES:
        return False
    return all(word.strip("'’(\"-")[:1].isupper() for word in proper) and all(
        _is_name_word(word) for word in proper
    )


_NOT_NAMES = words(
    "council freedom information request act team office department ltd limited plc llp road street "
    "avenue lane close "
    "drive house the your you my dear regards thanks thank faithfully sincerely page re ref subject date "
    "london "
    "university newspaper news editor reporter journalist researcher student resident sent from "
    "confidential please "
    "question questions section part foi eir yours best kind many england uk tel email borough county"
)


def _is_name_word(word: str) -> bool:
    return all(sign.isalpha() or sign in "'’.-,()\"" for sign in word)


_ORGANISATIONS = words(
    "consulting consultants consultancy ltd limited plc llp research group media news campaign services "
    "solutions partners associates insight "
    "insights team union society association university institute trust alliance network foundation press "
    "agency partnership centre data "
    "analytics survey surveys requests office editorial newsdesk enquiries admin info charity "
    "forum residents company council "
    "department desk mail foi consult systems software technologies technology international holdings federation watch"
)


def is_an_organisation(name: str) -> bool:
    return bool(set(re.findall(r"\w+", name.lower())) & _ORGANISATIONS)


def is_council(domain: str) -> bool:
    """A domain that only an authority has; a council may also be known by being written to."""
    return bool(_COUNCILS.search(domain))
