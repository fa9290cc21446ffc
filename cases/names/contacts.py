"""E-mail addresses, telephone numbers, extensions and log-on names, and names inside web addresses and file names."""

import re
from collections.abc import Iterator
from itertools import chain

from cases.law.redaction import Detail, requester
from cases.names.folding import fold
from cases.names.forms import Form
from cases.names.index import Index, People, digits, several
from cases.names.judging import Judge
from cases.names.lists import EVERYDAY, NOT_NAMES, PLACE_ENDS, PLACES, nicknames
from cases.names.page import Known, Page

# Lengths have an end throughout, so that an odd text takes no longer than in proportion to its length.
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+'-])[A-Za-z0-9._%+'-]{1,80}"
    r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}"
)
_DOT, _BRACKETED = r"(?:\.|\s{0,3}(?:\bdot\b|\(dot\)|\[dot\])\s{0,3})", r"(?:\(at\)|\[at\])"
_WORD = "[a-z]{1,40}"
_IN_WORDS = rf"\b{_WORD}(?:{_DOT}{_WORD}){{0,4}}\s{{0,3}}%s\s{{0,3}}{_WORD}(?:{_DOT}{_WORD}){{1,5}}"
_EMAIL_IN_WORDS = tuple(re.compile(_IN_WORDS % at, re.IGNORECASE) for at in (_BRACKETED, r"\bat\b", "@"))
# The words around are looked at only where one of these stands: a text has few of them.
_SIGN_OF_ONE = re.compile(r"@|\bdot\b|[(\[](?:at|dot)[)\]]|\bat\s+[\w-]+\.\w", re.IGNORECASE)
_AROUND = 90  # characters
_PLAIN_END = re.compile(r"@[\w.-]+\.(?:uk|com|org|net|gov|info|eu)$")
_EXTENSION = re.compile(
    r"(?<![A-Za-z])(?:ext(?:n|ension)?\.?\s*(?:no\.?|number)?|x)\s*:?\s*(\d{3,6})\b", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\d£.,/\w])(?:\+44\s?(?:\(0\)\s?)?|00\s?44\s?|\+\d{2,3}|\(?0)(?:[\s().-]{0,3}\d){9,10}(?!\d)"
)
_ALTERNATIVE = re.compile(r"\s*(?:/|or|and|&|,)\s*(\d{3,4})\b(?!\s*\d)")
_OF_ALL = (
    r"switchboard|freephone|minicom|textphone|helpline|hotline|reception|contact centre|customer services?"
    r"|main (?:line|number)"
)
_OF_ALL_BEFORE = re.compile(rf"(?:{_OF_ALL})[^\n\d]{{0,20}}$", re.IGNORECASE)
_OF_ALL_BEHIND = re.compile(rf"\s*\([^)\n]*(?:{_OF_ALL})", re.IGNORECASE)
_NO_PHONE = re.compile(
    r"(?:invoice|reference|ref|uprn|order|account|po|case|no|id|£|number)\W{0,3}$", re.IGNORECASE
)
_NO_PHONE_AT_ALL = re.compile(r"(?:phone|tel|mobile|fax|contact)\s*(?:number|no)\W{0,3}$", re.IGNORECASE)
_LOGIN = re.compile(
    r"\b[A-Z][A-Za-z]{1,14}\\([a-z][a-z0-9._-]{2,20})\b"
    r"|\b(?i:user\s?name|user\s?id|user|log-?\s?(?:on|in)(?:\s(?:name|id))?)(?:\s+(?i:is|was)\b)?\s*[:=]?\s+([a-z][a-z0-9._-]{3,20})\b"
)
_JOINED = re.compile(
    r"(?<![\w.@-])(?:[A-Z][a-z]+[A-Z][A-Za-z]+|[A-Za-z]{2,}\.[A-Za-z]{2,}|@[a-z][a-z._-]{3,20})(?![\w@-]|\.\w)"
)
_PIECE = re.compile(r"[A-Z]?[a-z']+|[A-Z]+(?![a-z])")
_FILE = re.compile(
    r"(?<![\w.'-])[\w.'-]{1,150}\.(?:docx?|xlsx?|pdf|pptx?|msg|eml|csv|zip|jpe?g|png|txt|html?)\b",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"']+|\bwww\.[^\s<>\"']+", re.IGNORECASE)
_OF_NOBODY = re.compile(
    r"(info|foi|records?|enquir\w*|contact\w*|admin\w*|help\w*|support|service\w*|first\.?contact|no-?reply|press\w*|hr"
    r"|payroll|licens\w*|planning\w*|housing\w*|parking\w*|council\w*|street\w*|data\w*|legal\w*|elector\w*|benefit\w*"
    r"|complaints?|customer\w*|team\w*|[\w.-]*team|office\w*|mail|post\w*|it\w{0,4}|democratic\w*|register\w*|waste\w*"
    r"|recycling\w*|school\w*|admissions?|social\w*|adults?\w*|children\w*|librar\w*|highways?\w*|building\w*"
    r"|estates?|procurement\w*|casework|icocasework|information\w*|freedom\w*|environment\w*|finance\w*|council\.?tax"
    r"|safeguarding\w*|committee\w*|governance\w*|feedback|noise|pest\w*|trees?|parks?|grants?|pensions?|recruitment"
    r"|jobs|news|web\w*|events?|sales|accounts?|invoices?|accessibility|reception|switchboard|mayor\w*)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(?:^|\.)(?:hotmail|gmail|googlemail|yahoo|outlook|icloud|aol|live|btinternet|protonmail|proton|sky|msn|me|ntlworld|virginmedia|talktalk)\."
)
_OF_NO_ONE_NUMBER = re.compile(r"3\d{9}$|80\d{7,8}$|84\d{7,8}$|87\d{7,8}$")


class Contacts:
    def __init__(self, index: Index, judge: Judge, known: Known) -> None:
        self._index = index
        self._judge = judge
        self._known = known

    def read(self, page: Page) -> None:
        text = page.words.text
        if "@" in text:
            self._emails(page, text)
        self._emails_in_words(page, text)
        self._logins(page, text)
        for match in _URL.finditer(text):
            self._inside(page, match.start(), match.end())
        for match in _FILE.finditer(text):
            if page.is_free(*match.span()):
                self._inside(page, match.start(), match.end())
        self._joined(page, text)
        self._phones(page, text)
        self._extensions(page, text)

    def _add(self, page: Page, start: int, end: int, detail: Detail, people: People) -> None:
        page.add(start, end, detail, people, self._judge.ruling(people, detail, page.on))

    def _ask(self, page: Page, start: int, end: int, detail: Detail, why: str) -> None:
        if fold(page.words.text[start:end]) not in self._known.not_people:
            page.add(start, end, detail, (), self._judge.maybe(detail, why))
        page.take(start, end)

    def _emails(self, page: Page, text: str) -> None:
        for match in _EMAIL.finditer(text):
            start, end = match.span()
            start += len(match.group()) - len(match.group().lstrip("'.-"))
            self._email(page, start, end, text[start:end].lower(), "not in the staff directory")

    def _emails_in_words(self, page: Page, text: str) -> None:
        for match in chain.from_iterable(_in_words(text)):
            dotted = re.sub(r"\s*(?:\(dot\)|\[dot\]|\bdot\b)\s*", ".", match.group(), flags=re.IGNORECASE)
            address = re.sub(r"\s*(?:\(at\)|\[at\]|\bat\b)\s*", "@", dotted, flags=re.IGNORECASE)
            address = re.sub(r"\s", "", address).lower()
            is_sure = (
                re.search(r"[(\[@]", match.group()) is not None
                or _PLAIN_END.search(address) is not None
                or self._is_own(address.partition("@")[2])
            )
            if page.is_free(*match.span()) and is_sure:
                self._email(page, match.start(), match.end(), address, "an e-mail address in words")

    def _email(self, page: Page, start: int, end: int, address: str, why: str) -> None:
        local, _, domain = address.partition("@")
        is_private = bool(_PRIVATE.search("." + domain))
        detail = Detail.PRIVATE_EMAIL if is_private else Detail.WORK_EMAIL
        people: People = tuple(self._index.by_email.get(address, ()))
        if not people and self._is_own(domain):
            people = self._index.people_of_login(local)
        elif not people and domain not in self._index.domains_of_others:
            people = self._index.people_of_login(local, is_whole=True)
            detail = Detail.PRIVATE_EMAIL if people else detail
        if self._is_requesters(local) and not self._is_own(domain):
            page.add(start, end, detail, (), requester(detail))
        elif people and not self._is_shared(local, people):
            self._known.meet(people)
            self._add(page, start, end, detail, people)
        elif people or fold(address) in self._index.public or self._is_of_nobody(local):
            page.take(start, end)
        elif is_private or self._is_personal(local):
            self._ask(page, start, end, detail, why)
        else:
            page.take(start, end)

    def _is_requesters(self, local: str) -> bool:
        """Whether a private address is made of the requester's name."""
        name = self._known.requester
        words = tuple(each for each in re.split(r"[._-]+", re.sub(r"\d+$", "", fold(local))) if each)
        if name is None or not name.given or len(words) < 2:
            return False
        return words[1:] == name.surname and words[0] in (*name.given, name.given[0][0])

    def _is_shared(self, local: str, people: People) -> bool:
        """Whether a mailbox that the directory gives to people is their team's."""
        return bool(_OF_NOBODY.fullmatch(local)) and not set(people) & set(self._index.people_of_login(local))

    def _is_own(self, domain: str) -> bool:
        return any(domain == own or domain.endswith("." + own) for own in self._index.domains)

    def _is_of_nobody(self, local: str) -> bool:
        """A mailbox of a team: every word of it, or its first with nothing that is a name behind it."""
        return bool(_OF_NOBODY.fullmatch(re.split(r"[._-]", local)[0])) or bool(_OF_NOBODY.fullmatch(local))

    def _is_personal(self, local: str) -> bool:
        first = re.split(r"[._]", local)[0]
        return (
            bool(re.match(r"[a-z'-]+[._][a-z'-]+", local))
            or bool(re.search(r"\d", local))
            or bool(self._index.called(first))
            or first in nicknames()
        )

    def _logins(self, page: Page, text: str) -> None:
        for match in _LOGIN.finditer(text):
            group = 1 if match[1] else 2
            start, end = match.span() if group == 1 else match.span(2)
            if not page.is_free(start, end):
                continue
            people = self._index.people_of_login(match[group])
            if people:
                self._add(page, start, end, Detail.NAME, people)
            elif group == 1:
                self._ask(page, start, end, Detail.NAME, "a log-on name that is not in the staff directory")

    def _joined(self, page: Page, text: str) -> None:
        """JaneSmith, Jane.Smith, @jsmith."""
        for match in _JOINED.finditer(text):
            pieces = list(_PIECE.finditer(match.group()))
            people = self._named(pieces, 0)[1] if len(pieces) < 4 else ()
            start = match.start()
            if match.group()[0] == "@":
                start, people = start + 1, self._index.people_of_login(match.group()[1:])
            if people and page.is_free(start, match.end()):
                self._add(page, start, match.end(), Detail.NAME, people)

    def _inside(self, page: Page, start: int, end: int) -> None:
        """Names in a web address or a file name: jane-smith, Smith_Jane, JaneSmith."""
        pieces = list(_PIECE.finditer(page.words.text[start:end]))
        at = 0
        while at < len(pieces):
            size, people = self._named(pieces, at)
            first, last = start + pieces[at].start(), start + pieces[at + max(size, 1) - 1].end()
            if people and page.is_free(first, last):
                self._add(page, first, last, Detail.NAME, people)
            elif not size and self._is_odd_surname(pieces[at].group(), page):
                self._ask(page, first, last, Detail.NAME, "a surname in the name of a file")
            at += max(size, 1)
        page.take(start, end)

    def _named(self, pieces: list[re.Match[str]], at: int) -> tuple[int, People]:
        for size in (4, 3, 2):
            words = [fold(each.group()).replace("'", "") for each in pieces[at : at + size]]
            if len(words) < size:
                continue
            for cut in range(1, size):
                for forename, surname in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                    family = self._index.family(" ".join(surname))
                    forms = (Form.FULL, Form.NICKNAME, Form.INITIALS) if len(surname[0]) > 3 else (Form.FULL,)
                    people = family.of(" ".join(forename), *forms) if family else ()
                    if people:
                        return size, people
        return 0, ()

    def _is_odd_surname(self, word: str, page: Page) -> bool:
        """A surname that is hardly anything else, with a capital, and of somebody who may be covered."""
        key = fold(word).replace("'", "")
        if len(key) < 5 or not word[0].isupper() or key in EVERYDAY | PLACES | PLACE_ENDS | NOT_NAMES:
            return False
        family = self._index.family(key)
        return family is not None and self._judge.would_cover(family.everybody, page.on)

    def _phones(self, page: Page, text: str) -> None:
        for match in _PHONE.finditer(text):
            start, end = match.span()
            if text[start] == "(" and ")" not in text[start:end]:
                start += 1
            number = digits(text[start:end].replace("(0)", ""))
            is_abroad = text[start] == "+" and not text.startswith("+44", start)
            if page.is_free(start, end) and (is_abroad or 9 <= len(number) <= 10):
                self._phone(page, text, start, end, number)

    def _phone(self, page: Page, text: str, start: int, end: int, number: str) -> None:
        found = self._index.by_number.get(number, [])
        before = text[max(0, start - 16) : start]
        is_mobile = number.startswith("7")
        if found:
            detail = Detail.MOBILE if all(mobile for _, mobile in found) else Detail.DIRECT_LINE
            self._add(page, start, end, detail, several(each for each, _ in found))
            self._alternative(page, end, number)
        elif (
            number in self._index.public
            or _OF_NO_ONE_NUMBER.match(number)
            or (
                not is_mobile
                and (
                    _OF_ALL_BEFORE.search(text, max(0, start - 45), start) or _OF_ALL_BEHIND.match(text, end)
                )
            )
        ):
            page.take(start, end)
        elif not _NO_PHONE.search(before) or _NO_PHONE_AT_ALL.search(before):
            detail = Detail.MOBILE if is_mobile else Detail.DIRECT_LINE
            self._ask(page, start, end, detail, "not in the staff directory")

    def _alternative(self, page: Page, end: int, number: str) -> None:
        """020 7946 0111 / 0112: the last figures of another number of the same exchange."""
        match = _ALTERNATIVE.match(page.words.text, end)
        if match:
            other = number[: -len(match[1])] + match[1]
            found = [each for each, _ in self._index.by_number.get(other, [])]
            people = several(found or self._index.by_extension.get(match[1], ()))
            if people:
                self._add(page, match.start(1), match.end(1), Detail.DIRECT_LINE, people)

    def _extensions(self, page: Page, text: str) -> None:
        for match in _EXTENSION.finditer(text):
            if not page.is_free(*match.span()):
                continue
            people = several(self._index.by_extension.get(match[1], ()))
            if people:
                self._add(page, match.start(), match.end(), Detail.DIRECT_LINE, people)
                self._further_extensions(page, match.end())
            elif match.group()[0] not in "xX":
                self._ask(page, match.start(), match.end(), Detail.DIRECT_LINE, "not in the staff directory")

    def _further_extensions(self, page: Page, end: int) -> None:
        """ext 0111 / 0112."""
        match = _ALTERNATIVE.match(page.words.text, end)
        people = several(self._index.by_extension.get(match[1], ())) if match else ()
        if match and people:
            self._add(page, match.start(1), match.end(1), Detail.DIRECT_LINE, people)


def _in_words(text: str) -> Iterator[Iterator[re.Match[str]]]:
    """Where an address may stand in words, the surest way of writing it first."""
    stretches: list[tuple[int, int]] = []
    for sign in _SIGN_OF_ONE.finditer(text):
        start, end = max(0, sign.start() - _AROUND), sign.end() + _AROUND
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    for pattern in _EMAIL_IN_WORDS:
        for start, end in stretches:
            yield pattern.finditer(text, start, end)
