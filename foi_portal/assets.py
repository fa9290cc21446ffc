"""Makes build/assets out of npm's compiled files: `python -m foi_portal.assets` after `npm ci`.

Three things in the packages do not belong on a council's pages: the GDS Transport typeface (licensed for
GOV.UK only), the royal crest, and addresses that assume a folder /assets/ at the root of the site. They are
taken out here, and the build fails when a new version of a package brings them back.
"""

import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SANS = '"Source Sans 3","Liberation Sans",Arial,sans-serif'
FONTS = {
    "source-sans-3": ("Source Sans 3", ["400-normal", "400-italic", "600-normal", "700-normal"]),
    "source-serif-4": ("Source Serif 4", ["600-normal"]),
}
SUBSETS = ["latin-ext", "latin"]
UNWANTED = ["GDS Transport", "@font-face", "crest.svg", "crown.svg", "/assets/", "sourceMappingURL"]


class UnwantedContent(Exception):
    """A package holds something that must not reach a council's pages, or no longer looks as expected."""


def council_css(text: str) -> str:
    """The stylesheet with our typeface, without the crest, and with images/ beside itself."""
    text = re.sub(r"/\*[^*]*(?:Calvert|sourceMappingURL)[^*]*\*+/", "", text)
    text = re.sub(r"@font-face\s*\{[^}]*\}", "", text)
    text = re.sub(r"[^{};/]*\{[^{}]*govuk-crest\.svg[^{}]*\}", "", text)
    text = re.sub(r"""["']?GDS Transport["']?,\s*arial,\s*sans-serif""", SANS, text)
    return text.replace("/assets/images/", "images/")


def council_js(text: str) -> str:
    return re.sub(r"//# sourceMappingURL=\S*", "", text)


def refuse_unwanted(name: str, text: str) -> None:
    found = [word for word in UNWANTED if word in text]
    if found:
        raise UnwantedContent(f"{name} still holds {', '.join(found)}: foi_portal/assets.py must remove it.")


def write(out: Path, text: str) -> None:
    refuse_unwanted(out.name, text)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text)


def copy_images(css: Path, images: Path) -> None:
    """Copy the pictures that the stylesheet names and no others: the packages hold crests and logotypes."""
    for name in sorted(set(re.findall(r"url\(images/([^)]+)\)", css.read_text()))):
        (css.parent / "images").mkdir(exist_ok=True)
        shutil.copy(images / name, css.parent / "images" / name)


def write_fonts(packages: Path, out: Path) -> None:
    """Copy the font files with their licences, and write fonts.css for the pages.

    The unicode ranges keep a browser from fetching the extended alphabet before a page needs it.
    """
    out.mkdir(parents=True)
    faces = []
    for slug, (family, cuts) in FONTS.items():
        package = packages / slug
        ranges = json.loads((package / "unicode.json").read_text())
        shutil.copy(package / "LICENSE", out / f"{slug}-OFL.txt")
        for cut in cuts:
            weight, style = cut.split("-")
            for subset in SUBSETS:
                file = f"{slug}-{subset}-{cut}.woff2"
                shutil.copy(package / "files" / file, out / file)
                faces.append(
                    f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};font-display:swap;'
                    f'src:url({file}) format("woff2");unicode-range:{ranges[subset]}}}\n'
                )
    (out / "fonts.css").write_text("".join(faces))


def build(node_modules: Path, out: Path) -> None:
    """Build the folder `out` afresh. It appears whole or not at all.

    Raises UnwantedContent, or OSError when a package lacks a file.
    """
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    govuk = node_modules / "govuk-frontend" / "dist" / "govuk"
    moj = node_modules / "@ministryofjustice" / "frontend" / "moj"
    for name, package, file in [("govuk", govuk, "govuk-frontend.min"), ("moj", moj, "moj-frontend.min")]:
        css = new / name / f"{name}.css"
        write(css, council_css((package / f"{file}.css").read_text()))
        write(new / name / f"{name}.js", council_js((package / f"{file}.js").read_text()))
        copy_images(css, package / "assets" / "images")
    write_fonts(node_modules / "@fontsource", new / "fonts")
    shutil.rmtree(out, ignore_errors=True)
    new.rename(out)


def main() -> None:
    try:
        build(ROOT / "node_modules", ROOT / "build" / "assets")
    except (UnwantedContent, OSError) as error:
        sys.exit(f"The front-end assets could not be built: {error}")


if __name__ == "__main__":
    main()
