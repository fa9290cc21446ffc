"""Words as they are compared: no accents, straight apostrophes, one kind of space and hyphen."""

import re
import unicodedata
from functools import lru_cache

_ALIKE = {
    **dict.fromkeys("’‘ʼ`´ʹ＇′‛", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑﹣－", "-"),
    **dict.fromkeys("‒−—―", "–"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u2004\u2005\u2006\u2008\u3000\u1680\t", " "),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    # Letters of other alphabets that look like ours.
    **dict(zip("аеорсухіѕјһԁқАВЕКМНОРСТХУІЅЈ", "aeopcyxisjhdkABEKMHOPCTXYISJ", strict=True)),
    **dict(zip("οαινΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaivABEZHIKMNOPTYX", strict=True)),
    **dict(zip("łŁøØđĐðıħĦ", "lLoOdDdihH", strict=True)),
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",
    "ﬁ": "fi",
    "ﬂ": "fl",
}
# Characters that are not seen: soft hyphens, joiners, marks of direction.
_UNSEEN = set(
    "\r\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@lru_cache(8192)
def fold_character(character: str) -> str:
    """What stands for it in comparisons, case kept: none, one or several characters."""
    if character in _UNSEEN:
        return ""
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isascii():
        return character
    plain = (each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
    return "".join(_ALIKE.get(each, each) for each in plain)


def fold(words: str) -> str:
    """Lower case, no accents, one space, straight apostrophes: two spellings that fold alike are the same words."""
    plain = words.replace("`", "'") if words.isascii() else "".join(map(fold_character, words))
    return " ".join(plain.lower().split())


@lru_cache(4096)
def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name as the index knows them: hyphens part words, apostrophes and dots vanish."""
    plain = fold(name).replace("'", "").replace(".", " ")
    return tuple(re.findall(r"[^\W\d_]+", plain))
