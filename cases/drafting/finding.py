"""Finding the provision that fits, from what somebody wants to protect in plain words.

Every provision has words: what officers type for it and its title (from the wording), the starters of its notice, and
what councils use it for (from the catalogue). Rare words count for more than common ones, words of one meaning stand
for each other, and a slip of the keys is read as the nearest known word.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process

from cases.drafting import claims
from cases.law import exclusions, provisions
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.models import Case, Claim

MOST = 8
LATELY = 500
# What an empty search offers a council that has claimed nothing yet.
USUAL = {
    Regime.FOIA: ("s40-2-3Aa", "s43-2", "s21", "s31-1a", "s12-1", "s41", "s42", "s22"),
    Regime.EIR: ("e13-1", "e12-5e", "e12-4b", "e12-4d", "e12-4e", "e12-5b", "e12-5f", "e6-1"),
}
# Information of the EIR that turns up in a case under the Act: section 39(1) FOIA.
SWITCH = "s39"
PHRASE, TITLE, STARTER, USE = 1.0, 0.7, 0.45, 0.45
EXACT, ALIKE, BEGINNING = 1.0, 0.75, 0.7
TYPO_CUTOFF, STEM_SHARED = 80, 6
# Below this share of what was typed, weighed by rarity, a provision is not found.
LEAST = 0.34
# What answers the query much worse than the best is left out.
FAINT = 0.3
# A confirm-or-deny counterpart is seldom meant unless it is asked for.
UNASKED_TWIN, RARE = 0.6, 0.8
# Words that say nothing of what is meant.
LITTLE = frozenset(
    """
    a about all already an and any are as at be been by can do for from give given has have he her his i if in
    into is it its last of off on or other our own real s she so somebody someone than that the their them there
    they thing this to too under up us was we were what when where which who whose will with would you your
    section sec regulation reg
    """.split()  # noqa: SIM905, for a list of sixty words is read as text
)
# Words that stand for each other here.
ALIKE_WORDS = (
    "staff officer employee worker personnel colleague",
    "junior staff",
    "name surname",
    "phone telephone mobile contact",
    "salary pay wage remuneration",
    "price rate pricing cost fee",
    "tender bid procurement bidder",
    "supplier contractor vendor company firm",
    "expensive costly cost limit week month hour",
    "long week",
    "hack hacked attack cyber ransomware malware password",
    "property home house building",
    "empty vacant",
    "camera cctv",
    "violence abuse violent",
    "threat threaten danger",
    "dead died death deceased",
    "lawyer solicitor barrister counsel",
    "advice opinion",
    "publish published website web online internet",
    "wildlife species bat badger newt nest sett",
    "same repeat repeated again identical duplicate",
    "nuisance vexatious persistent harassing",
    "councillor member",
    "email mail e-mail message",
    "whistleblower whistle-blower informant",
    "investigation inquiry enquiry investigating",
    "disciplinary disciplined misconduct sacked dismissed",
    "terrorism terrorist counter-terrorism counterterrorism",
    "vague unclear general",
    "work burden",
    "forbidden prohibited forbid banned bar illegal statutory",
    "act law parliament enactment",
    "untouched unfinished finished complete",
    "requester own",
    "record recorded file",
    "held hold have",
    "neighbour objector complainant",
    "defence defences",
    "pollution noise air contaminated",
)


@dataclass(frozen=True)
class Hit:
    """A provision that was found: what it is for, in the words that match, and why it is not open here."""

    provision: Provision
    title: str
    use: str
    why_not: list[str]
    instead: Provision | None

    @property
    def short(self) -> str:
        return claims.short(self.provision)

    @property
    def tests(self) -> str:
        return " · ".join(claims.tests_of(self.provision))


def find(query: str, case: Case, on: date, numbers: Iterable[int] = ()) -> list[Hit]:
    """The provisions that fit the query best; those open here first.

    `numbers`: the questions that the claim is to cover, so that what cannot stand beside their claims says so.
    Without a query: the provisions on which this council has relied most.
    """
    regime, notices = Regime(case.regime), claims.entries(on)
    beside = _claimed_for(case, numbers)
    if query.strip():
        hits = ranked(query, regime, notices)
    else:
        hits = [_hit(provisions.find(key), notices, regime, "") for key in _most_used(notices, regime)]
    told = [_beside(hit, beside, regime) for hit in hits]
    return sorted(told, key=lambda hit: bool(hit.why_not))[:MOST]


def ranked(query: str, regime: Regime, notices: Mapping[str, dict]) -> list[Hit]:
    """The provisions that answer the query, the best first; those that are not open under the law of the case last."""
    named = _by_number(query, regime)
    scores = {key: -float(place) for place, key in enumerate(named)} or _by_words(query, regime, notices)
    best = sorted(scores, key=lambda key: (provisions.find(key).regime is not regime, -scores[key], key))
    hits = [_hit(provisions.find(key), notices, regime, query) for key in best]
    return sorted(hits, key=lambda hit: bool(hit.why_not))


def _by_words(query: str, regime: Regime, notices: Mapping[str, dict]) -> dict[str, float]:
    """How well each provision answers the query, where it does at all."""
    index = _Index(notices)
    typed = [index.meant(word) for word in dict.fromkeys(words_of(query))]
    scores = {key: score for key in index.words if (score := index.score(key, query, typed))}
    enough = FAINT * max(scores.values(), default=0.0)
    scores = {key: score for key, score in scores.items() if score >= enough}
    return scores | (_switch(scores, notices) if regime is Regime.FOIA else {})


def _switch(scores: Mapping[str, float], notices: Mapping[str, dict]) -> dict[str, float]:
    """What only the EIR know leads a case under the Act to section 39(1)."""
    best = max(scores, key=lambda key: scores[key], default="")
    leads = (
        best and provisions.find(best).regime is Regime.EIR and not notices.get(best, {}).get("other_regime")
    )
    return {SWITCH: scores[best]} if leads else {}


def stem(word: str) -> str:
    """A word without case, its plural and its ending: prices, pricing and price are one."""
    plain = re.sub(r"[’']s?$", "", word.casefold()).replace("-", "")
    for ending, put in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if plain.endswith(ending) and len(plain) - len(ending) > 2 and not plain.endswith("ss"):
            return plain.removesuffix(ending) + put
    return plain


def words_of(text: str) -> list[str]:
    """The stems of a text that mean something."""
    found = re.findall(r"[\w£’'-]+", text.casefold())
    return [stem(word) for word in found if word not in LITTLE]


def _groups() -> dict[str, set[str]]:
    alike: dict[str, set[str]] = {}
    for group in ALIKE_WORDS:
        stems = {stem(word) for word in group.split()}
        for each in stems:
            alike.setdefault(each, set()).update(stems - {each})
    return alike


_ALIKE = _groups()


@dataclass
class _Index:
    """The words of every provision, each with the most that it counts for there."""

    notices: Mapping[str, dict]
    words: dict[str, dict[str, float]] = field(init=False)

    def __post_init__(self):
        self.words = {
            key: self._words(provision)
            for key, provision in provisions.catalogue().items()
            if not provision.is_purpose
        }

    def _words(self, provision: Provision) -> dict[str, float]:
        entry = self.notices.get(provision.id, {})
        starters = [part for each in entry.get("variants", []) for part in (each["title"], each["when"])]
        found: dict[str, float] = {}
        for weight, texts in (
            (USE, [provision.council_use]),
            (STARTER, starters),
            (TITLE, [entry.get("title", ""), provision.title]),
            (PHRASE, entry.get("plain_words", [])),
        ):
            found |= {word: weight for text in texts for word in words_of(text)}
        return found

    @cached_property
    def rarity(self) -> dict[str, float]:
        counts = Counter(word for words in self.words.values() for word in words)
        return {word: math.log(1 + len(self.words) / count) for word, count in counts.items()}

    @cached_property
    def rarest(self) -> float:
        return max(self.rarity.values())

    def meant(self, word: str) -> dict[str, float]:
        """The known words that a typed one may stand for, each with how surely."""
        found = {}
        for known in self.rarity:
            begins_alike = (
                min(len(known), len(word)) >= STEM_SHARED and known[:STEM_SHARED] == word[:STEM_SHARED]
            )
            if begins_alike or (len(word) > 2 and known.startswith(word)):
                found[known] = BEGINNING
        found |= {each: ALIKE for each in _ALIKE.get(word, ()) if each in self.rarity}
        if word in self.rarity:
            found[word] = EXACT
        if not found and len(word) > 3:
            near = process.extractOne(word, list(self.rarity), scorer=fuzz.ratio, score_cutoff=TYPO_CUTOFF)
            found = {near[0]: ALIKE} if near else {}
        return found

    def score(self, key: str, query: str, typed: list[dict[str, float]]) -> float:
        """How well a provision answers the query; 0 when too little of it is there."""
        words, total, found, wanted, hit = self.words[key], 0.0, 0.0, 0.0, set()
        for meant in typed:
            rarity = max((self.rarity[each] for each in meant), default=self.rarest)
            wanted += rarity
            fitting = {each: surely * words[each] for each, surely in meant.items() if each in words}
            if fitting:
                best = max(fitting, key=lambda each: fitting[each])
                total += fitting[best] * rarity
                found += rarity
                hit |= set(fitting)
        if not wanted or found / wanted < LEAST:
            return 0.0
        return (total + self._phrases(key, hit, query)) * self._likely(provisions.find(key), query)

    def _phrases(self, key: str, hit: set[str], query: str) -> float:
        """What officers type for it, found whole, counts again."""
        phrases = [words_of(phrase) for phrase in self.notices.get(key, {}).get("plain_words", [])]
        whole = [phrase for phrase in phrases if len(phrase) > 1 and set(phrase) <= hit]
        bonus = max((sum(self.rarity[word] for word in phrase) for phrase in whole), default=0.0)
        exact = words_of(query) in phrases
        return 0.5 * bonus + (2.0 if exact else 0.0)

    def _likely(self, provision: Provision, query: str) -> float:
        asks_twin = bool(
            re.search(r"confirm|deny|ncnd|whether|exist|^has |^is |^was |^are ", query.casefold())
        )
        twin = UNASKED_TWIN if not asks_twin else 1 / UNASKED_TWIN
        return (twin if provision.is_ncnd else 1.0) * (1.0 if provision.available == "yes" else RARE)


def _by_number(query: str, regime: Regime) -> list[str]:
    """The provisions of a number: "s31(1)(a)", "43", "section 40(2)"; those of the law of the case first."""
    bare = re.sub(r"^\s*(sections?|sec|s|regulations?|regs?)?[\s.]*(?=\d)", "", query.casefold())
    number = re.sub(r"\s", "", bare)
    if not re.fullmatch(r"\d+[a-z]*(\([a-z0-9]+\)?)*", number):
        return []
    fits = [
        provision
        for provision in provisions.catalogue().values()
        if re.match(rf"{re.escape(number)}(?![0-9a-z])", provision.paragraph.casefold())
    ]
    return [each.id for each in sorted(fits, key=lambda each: each.regime is not regime)]


def _matching(entry: dict, query: str) -> str:
    """The plain words of an entry, those that match the query first."""
    typed = set(words_of(query))
    uses = sorted(entry["plain_words"], key=lambda use: not typed & set(words_of(use)))
    return ", ".join(uses[:6])


def _hit(provision: Provision, notices: Mapping[str, dict], regime: Regime, query: str) -> Hit:
    entry, why_not = notices.get(provision.id), provisions.why_not_open(provision.id, regime)
    if entry is None:
        missing = f"The wording library has no notice for {provision.in_words}."
        use, title = provision.council_use, provision.title
        return Hit(provision, title, use, why_not or [missing], _nearest(provision, {}, regime))
    use = _matching(entry, query)
    return Hit(provision, entry["title"], use, why_not, _nearest(provision, entry, regime))


def _nearest(provision: Provision, entry: dict, regime: Regime) -> Provision | None:
    """What is open here instead: the counterpart under the law of the case, or section 36 for section 35."""
    if provision.id.startswith("s35"):
        return provisions.find("s36-2b-i") if regime is Regime.FOIA else provisions.find("e12-4e")
    if provision.regime is regime:
        return None
    fallback = SWITCH if regime is Regime.FOIA else ""
    return provisions.catalogue().get(entry.get("other_regime", fallback))


def _beside(hit: Hit, beside: Mapping[int, list[str]], regime: Regime) -> Hit:
    """The hit with what it cannot stand beside."""
    reasons = list(hit.why_not)
    for claimed in beside.values():
        found = exclusions.exclusions([*claimed, hit.provision.id], regime)
        reasons += [each.reason for each in found if each.involves(hit.provision.id)]
    return Hit(hit.provision, hit.title, hit.use, list(dict.fromkeys(reasons)), hit.instead)


def _claimed_for(case: Case, numbers: Iterable[int]) -> dict[int, list[str]]:
    """What is claimed for each of the questions already."""
    wanted = list(numbers)
    if not wanted:
        return {}
    rows = case.claims.filter(questions__number__in=wanted).values_list("questions__number", "provision")
    found: dict[int, list[str]] = {}
    for number, provision in rows:
        found.setdefault(number, []).append(provision)
    return found


def _most_used(notices: Mapping[str, dict], regime: Regime) -> list[str]:
    """What this council claimed most of late under the regime, then what councils usually claim."""
    lately = Counter(Claim.objects.order_by("-id").values_list("provision", flat=True)[:LATELY])
    wanted = [*(key for key, _ in lately.most_common()), *USUAL[regime]]
    return [key for key in dict.fromkeys(wanted) if key in notices and provisions.find(key).regime is regime][
        :MOST
    ]
