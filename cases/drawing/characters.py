"""Characters that come with e-mails and from Word and that no font has: a PDF must not hold what it cannot show."""

import re
import unicodedata

# Word's Symbol and Wingdings bullets, which live where every font may put what it likes.
_BULLETS = re.compile("[\uf0b7\uf0a7\uf0a8\uf076\uf0d8\uf0fc]")
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_NOTHING_TO_SEE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\u200d\ufe0e\ufe0f]")
_PICTURE = re.compile("[\U0001f000-\U0001faff]")


def drawable(text: str) -> str:
    """The text with pictures named, as a screen reader would, bullets as bullets, and without control characters."""
    text = _LINE_ENDS.sub(" ", _BULLETS.sub("•", text))
    return _PICTURE.sub(_named, _NOTHING_TO_SEE.sub("", text))


def _named(picture: re.Match[str]) -> str:
    return f"[{unicodedata.name(picture.group(), 'picture').lower()}]"
