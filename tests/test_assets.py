"""The front-end assets: what the pages need is there, what belongs to central government is not."""

import json
import re
from pathlib import Path

import pytest
import tinycss2

from foi_portal import assets

BUILT = assets.ROOT / "build" / "assets"
STYLESHEETS = ["govuk/govuk.css", "moj/moj.css", "fonts/fonts.css"]
CSS = (
    '@charset "UTF-8";@font-face{font-family:GDS Transport;src:url(/assets/fonts/bold.woff2)}'
    ".a{font-family:GDS Transport,arial,sans-serif}"
    "@media print{.crown{background:url(/assets/images/govuk-crest.svg)}.b{color:red}}"
    ".c{background:url(/assets/images/tick.svg)}/*# sourceMappingURL=x.css.map */"
)


@pytest.fixture
def node_modules(tmp_path):
    """A small copy of what npm installs."""
    root = tmp_path / "node_modules"
    govuk, moj = root / "govuk-frontend/dist/govuk", root / "@ministryofjustice/frontend/moj"
    for folder, name in [(govuk, "govuk-frontend.min"), (moj, "moj-frontend.min")]:
        (folder / "assets/images").mkdir(parents=True)
        (folder / f"{name}.css").write_text(CSS)
        (folder / f"{name}.js").write_text("export{a};//# sourceMappingURL=x.js.map\n")
        for picture in ["tick.svg", "govuk-crest.svg"]:
            (folder / "assets/images" / picture).write_text("<svg/>")
    for slug, (_, cuts) in assets.FONTS.items():
        package = root / "@fontsource" / slug
        (package / "files").mkdir(parents=True)
        (package / "LICENSE").write_text("OFL")
        (package / "unicode.json").write_text(json.dumps(dict.fromkeys(assets.SUBSETS, "U+0")))
        for name in [f"{slug}-{subset}-{cut}.woff2" for cut in cuts for subset in assets.SUBSETS]:
            (package / "files" / name).write_bytes(b"wOF2")
    return root


@pytest.mark.parametrize("name", STYLESHEETS)
def test_every_address_in_a_built_stylesheet_is_a_file_beside_it(name):
    sheet = BUILT / name
    addresses = re.findall(r"url\(([^)]+)\)", sheet.read_text())
    assert [a for a in addresses if not (sheet.parent / a).is_file()] == []
    assert not [rule for rule in tinycss2.parse_stylesheet(sheet.read_text()) if rule.type == "error"]


def test_no_built_file_holds_the_crest_the_font_or_the_addresses_of_gov_uk():
    texts = {path: path.read_text() for path in BUILT.rglob("*.[cj]ss*") if path.name != "fonts.css"}
    texts |= {path: path.read_text() for path in BUILT.rglob("*.js")}
    assert len(texts) == 4
    assert [(p.name, w) for p, t in texts.items() for w in assets.UNWANTED if w in t] == []
    assert [p.name for p in BUILT.rglob("*") if re.search(r"crest|crown|logotype|opengraph", p.name)] == []


def test_the_pages_typeface_is_source_sans_and_every_cut_carries_its_licence():
    assert f"font-family:{assets.SANS}" in (BUILT / "govuk/govuk.css").read_text()
    files = {path.name for path in (BUILT / "fonts").iterdir()}
    assert {
        "source-sans-3-OFL.txt",
        "source-serif-4-OFL.txt",
        "source-sans-3-latin-400-normal.woff2",
    } <= files
    assert all((BUILT / "fonts" / f).read_bytes()[:4] == b"wOF2" for f in files if f.endswith(".woff2"))


def test_a_build_takes_out_what_is_not_ours_and_keeps_the_rest(node_modules, tmp_path):
    out = tmp_path / "build" / "assets"
    for _ in range(2):
        assets.build(node_modules, out)
    css = (out / "moj/moj.css").read_text()
    assert css == (
        f'@charset "UTF-8";.a{{font-family:{assets.SANS}}}@media print{{.b{{color:red}}}}'
        ".c{background:url(images/tick.svg)}"
    )
    assert [p.name for p in (out / "moj/images").iterdir()] == ["tick.svg"]
    assert (out / "govuk/govuk.js").read_text() == "export{a};\n"
    assert [p.name for p in out.parent.iterdir()] == ["assets"]


@pytest.mark.parametrize(
    "doctored",
    [
        "body{font:16px GDS Transport}",
        ".x{background:url(/assets/fonts/x.woff2)}",
        ".crest{mask:url('images/royal-crest.svg')}",
    ],
)
def test_a_package_that_brings_them_back_fails_and_the_old_build_stays(node_modules, tmp_path, doctored):
    out = tmp_path / "build" / "assets"
    assets.build(node_modules, out)
    sheet = node_modules / "@ministryofjustice/frontend/moj/moj-frontend.min.css"
    sheet.write_text(CSS + doctored)
    with pytest.raises(assets.UnwantedContent, match=r"moj\.css still holds"):
        assets.build(node_modules, out)
    assert "GDS" not in (out / "moj/moj.css").read_text()


def test_the_command_says_in_words_what_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="could not be built"):
        assets.main()


def test_the_command_builds_into_the_folder_that_the_settings_serve(monkeypatch, tmp_path, node_modules):
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    assets.main()
    assert (tmp_path / "build/assets/govuk/govuk.css").exists()


def test_the_lock_file_names_no_registry():
    packages = json.loads(Path(assets.ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all(package["integrity"].startswith("sha512-") for name, package in packages.items() if name)
