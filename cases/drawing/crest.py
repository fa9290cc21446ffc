"""A council's crest as it comes from an administrator: checked by its content, whatever the file is called."""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 500_000
MOST_PIXELS = 4_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = {f"{_SVG}{name}" for name in ("script", "foreignObject", "image", "iframe", "animate", "set", "a")}
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)


class BadCrest(ValueError):
    """The file is no crest that a letter can bear. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def read_crest(data: bytes) -> str | bytes:
    """The crest to keep: SVG as text, PNG as bytes without what a program wrote into it. Raises BadCrest."""
    if len(data) > MOST_BYTES:
        raise BadCrest(["The file is larger than 500 kB. Save the crest smaller."])
    return _read_png(data) if data.startswith(_PNG) else _read_svg(data)


def _read_png(data: bytes) -> bytes:
    # The library that draws letters makes Pillow take half a file for a whole one.
    if b"IEND" not in data[-16:]:
        raise BadCrest(["The PNG file is damaged. Save the crest again."])
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if max(picture.size) > MOST_PIXELS:
                raise BadCrest([f"The picture is larger than {MOST_PIXELS} by {MOST_PIXELS} pixels."])
            plain = picture.convert("RGBA")
    except BadCrest:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BadCrest(["The PNG file is damaged. Save the crest again."]) from error
    file = io.BytesIO()
    plain.save(file, "PNG", optimize=True)
    return file.getvalue()


def _read_svg(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
        # Entities can blow a small file up until it fills the machine.
        has_type = re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE)
        root = None if has_type else ElementTree.fromstring(text)  # noqa: S314
    except (UnicodeDecodeError, ElementTree.ParseError):
        root = None
    if root is None or root.tag != f"{_SVG}svg":
        raise BadCrest(["Choose an SVG or a PNG file. An SVG file must not have a document type."])
    reasons = [*dict.fromkeys(_reasons(root))]
    if reasons:
        raise BadCrest(reasons)
    return text


def _reasons(root: ElementTree.Element) -> Iterator[str]:
    if not root.get("viewBox"):
        yield "The SVG file does not say how large the drawing is (viewBox). Save it again."
    for element in root.iter():
        said = [element.text or "", *element.attrib.values()]
        links = [value for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"]
        if element.tag in _ACTIVE or any(name.lower().startswith("on") for name in element.attrib):
            yield "The SVG file holds more than a drawing: a script, a link or another picture. Save it as plain SVG."
        elif any(not link.startswith("#") for link in links) or any(map(_ELSEWHERE.search, said)):
            yield "The SVG file fetches something from elsewhere. Save it as plain SVG."
