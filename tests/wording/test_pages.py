"""The pages of the library: what they show, what they refuse beside the field, and what a press does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.models import Wording, WordingFile
from cases.wording import exchange, library
from cases.workflow import Stage
from tests.wording.conftest import newest

FREE = "We judged these to be the places where it would be if we had it."
ONE = ("refusal", "s1-not-held")


@pytest.fixture
def there(wording, signed_in, manager):
    return signed_in(manager)


def seen(response) -> str:
    return " ".join(response.content.decode().split())


def typed(kind, key, **fields) -> dict:
    row = newest(kind, key)
    sheet = library.entry_text(row)
    return {"title": row.title, "sheet": sheet, "note": "Plainer.", "version": row.version, **fields}


def edit(client, *one, **fields):
    return client.post(reverse("edit_wording", args=one), typed(*one, **fields))


def test_the_list_takes_four_queries(there, django_assert_num_queries):
    with django_assert_num_queries(4):
        page = seen(there.get(reverse("wording")))
    assert "New wording" in page
    assert "show the next" in page


def test_the_list_keeps_its_filters_from_page_to_page(there):
    page = seen(there.get(reverse("wording"), {"group": "refusals", "page": "2", "look": "on"}))
    assert "Show all wording" in page or "page=1" in page
    assert "No wording fits these filters" in seen(there.get(reverse("wording"), {"q": "zebra crossings"}))
    assert "Choose one of the entries under “Kind”" in seen(there.get(reverse("wording"), {"group": "x"}))


def test_what_needs_a_look_is_named_beside_the_list(there):
    Wording.objects.filter(key__in=["s31-1a"], kind="refusal").delete()
    Wording.objects.filter(key="s43-2", kind="factors").delete()
    Wording.objects.filter(key="s1-not-held").update(in_force_to=timezone.localdate().replace(year=2021))
    page = seen(there.get(reverse("wording")))
    assert "to be looked at" in page
    assert "?kind=refusal&amp;provision=s31-1a" in page
    assert "?kind=factors&amp;provision=s43-2" in page


def test_an_officer_reads_and_does_not_write(wording, signed_in, officer):
    client = signed_in(officer)
    page = seen(client.get(reverse("wording")))
    assert "Only managers and administrators change the wording" in page
    assert "New wording" not in page
    page = seen(client.get(reverse("one_wording", args=ONE)))
    assert "Edit as a new version" not in page
    for name in ("edit_wording", "make_wording_current"):
        assert client.get(reverse(name, args=ONE)).status_code == 403
    assert client.post(reverse("restore_wording", args=ONE), {"version": "1"}).status_code == 403
    assert client.get(reverse("export_wording")).status_code == 403


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (ONE, "The notice must explain"),
        (("refusal", "s31-1a"), "Variant:"),
        (("boilerplate", "rights-foia"), "locked · "),
        (("factors", "s31-1a"), "In favour of disclosure"),
        (("factors", "weights"), "We give this little weight."),
        (("layout", "response"), "required"),
    ],
)
def test_one_wording_of_each_kind_is_shown(there, one, words):
    assert words in seen(there.get(reverse("one_wording", args=one)))


def test_a_wording_takes_as_many_queries_with_ten_versions(there, django_assert_max_num_queries):
    for number in range(10):
        edit(there, *ONE, title=f"Title {number}")
    with django_assert_max_num_queries(8):
        page = seen(there.get(reverse("one_wording", args=ONE)))
    assert "Draft, never in use" in page


def test_what_is_not_there_is_not_found(there):
    assert there.get("/wording/refusal/s99/").status_code == 404
    assert there.get(reverse("one_wording", args=ONE), {"version": "9"}).status_code == 404


def test_an_edit_becomes_a_draft_is_made_current_and_can_be_undone(there):
    answer = edit(there, *ONE, sheet=library.entry_text(newest(*ONE)).replace(FREE, "There."))
    assert answer.url == reverse("one_wording", args=ONE)
    page = seen(there.get(answer.url))
    assert "Version 2, draft" in page
    assert "Make it current" in page
    page = seen(there.get(reverse("make_wording_current", args=ONE)))
    assert "What changes from version 1" in page
    assert "0 open drafts may use it" in page
    day = timezone.localdate()
    boxes = {"holds_from_0": day.day, "holds_from_1": day.month, "holds_from_2": day.year, "version": 2}
    there.post(reverse("make_wording_current", args=ONE), boxes)
    page = seen(there.get(answer.url))
    assert "Version 2 in use" in page
    assert "Made current by Max Manager" in page
    assert "made current already" in seen(there.get(reverse("make_wording_current", args=ONE)))
    there.post(reverse("restore_wording", args=ONE), {"version": "1"})
    assert newest(*ONE).note == "Restored version 1"
    page = seen(there.post(reverse("restore_wording", args=ONE), {"version": "3"}, follow=True))
    assert "This is the newest version already" in page
    assert "Version 1, not in use today" in seen(there.get(answer.url, {"version": "1"}))


def test_the_day_that_a_version_holds_from_is_checked_beside_its_field(there):
    edit(there, *ONE, title="Another")
    page = seen(there.post(reverse("make_wording_current", args=ONE), {"version": "2"}))
    assert "Enter the day from which it holds" in page
    boxes = {"holds_from_0": 1, "holds_from_1": 1, "holds_from_2": 2020, "version": 2}
    assert "from today" in seen(there.post(reverse("make_wording_current", args=ONE), boxes))
    boxes["holds_from_1"] = 13
    page = seen(there.post(reverse("make_wording_current", args=ONE), boxes))
    assert "must be a real date" in page
    assert "Enter the day" not in page


def test_a_wording_that_never_held_is_made_current_as_it_is(there):
    there.post(reverse("new_wording"), OWN)
    assert "The text" in seen(
        there.get(reverse("make_wording_current", args=("boilerplate", "help-leisure")))
    )


def test_a_refused_text_is_kept_with_the_reason_beside_it(there):
    page = seen(edit(there, *ONE, sheet="{{ case.referense }} [[locked]]x[[/locked]]"))
    assert "Did you mean case.reference?" in page
    assert "{{ case.referense }}" in page
    page = seen(edit(there, *ONE, note="", title=""))
    assert "Say why the words change." in page
    assert "Enter a title." in page


def test_two_editors_see_both_texts(there, signed_in, administrator):
    first = typed(*ONE, title="Mine")
    edit(signed_in(administrator), *ONE, title="Theirs", sheet=first["sheet"].replace(FREE, "Their words."))
    page = seen(there.post(reverse("edit_wording", args=ONE), first))
    assert "saved version 2 while you were writing" in page
    assert "Their" in page
    assert 'value="Mine"' in page
    assert 'name="version" value="2"' in page
    assert there.post(reverse("edit_wording", args=ONE), {**first, "version": "2"}).status_code == 302


def test_only_an_administrator_is_offered_to_unlock(there, signed_in, administrator):
    assert "The law has changed" not in seen(there.get(reverse("edit_wording", args=ONE)))
    client = signed_in(administrator)
    assert "The law has changed" in seen(client.get(reverse("edit_wording", args=ONE)))
    assert "The law has changed" not in seen(client.get(reverse("edit_wording", args=("layout", "response"))))
    changed = library.entry_text(newest(*ONE)).replace("We do not hold", "We do not have")
    assert edit(client, *ONE, sheet=changed).status_code == 200
    assert edit(client, *ONE, sheet=changed, unlock="on").status_code == 302


def test_two_versions_are_compared(there):
    url = reverse("compare_wording", args=ONE)
    assert "They say the same" in seen(there.get(url))
    edit(there, *ONE, title="Another title", sheet=library.entry_text(newest(*ONE)).replace(FREE, "There."))
    page = seen(there.get(url))
    assert "<ins>Another title</ins>" in page
    assert "There." in page
    assert "They say the same" in seen(there.get(url, {"from": "2", "to": "2"}))


def test_the_letters_that_used_it_are_listed(case_at, signed_in, manager):
    case = case_at(Stage.ISSUED)
    client = signed_in(manager)
    one = ("refusal", "s40-2-3Aa")
    page = seen(client.get(reverse("wording_letters", args=one), {"version": "1"}))
    assert case.reference in page
    assert "1 issued letter" in page
    assert case.reference in seen(client.get(reverse("wording_letters", args=one)))
    assert "No letter has been issued" in seen(client.get(reverse("wording_letters", args=ONE)))
    assert "1 letter" in seen(client.get(reverse("one_wording", args=one)))


def test_every_placeholder_is_documented(there):
    page = seen(there.get(reverse("placeholders")))
    assert "case.due_on" in page
    assert "always needed" in page


OWN = {
    "kind": "boilerplate",
    "name": "help-leisure",
    "letters": ["response"],
    "title": "Leisure centres",
    "sheet": "The leisure trust has its own figures.",
    "note": "Asked for often.",
}


def test_a_wording_of_ones_own_is_added(there):
    answer = there.post(reverse("new_wording"), OWN)
    assert answer.url == reverse("one_wording", args=("boilerplate", "help-leisure"))
    assert "There is a wording “help-leisure” already" in seen(there.post(reverse("new_wording"), OWN))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": ""}, ["Say what it is."]),
        ({"name": "", "letters": []}, ["Enter a short name.", "Choose at least one letter."]),
        ({"name": "No spaces", "letters": ["x"]}, ["Use small letters", "Choose among the letters"]),
        ({"kind": "refusal"}, ["Choose the provision."]),
        ({"kind": "refusal", "provision": "s99"}, ["Choose a provision from the list."]),
        ({"sheet": "{{ 7*7 }}"}, ["“{{ 7*7 }}” is neither"]),
    ],
)
def test_what_a_new_wording_lacks_stands_beside_its_field(there, fields, words):
    page = seen(there.post(reverse("new_wording"), {**OWN, **fields}))
    for each in words:
        assert each in page


def test_a_missing_notice_and_its_factors_are_written_here(there):
    Wording.objects.filter(key="s43-2").delete()
    page = seen(there.get(reverse("new_wording"), {"kind": "refusal", "provision": "s43-2"}))
    assert '<option value="s43-2" selected>' in page
    text = "[[locked]]Section 43(2).[[/locked]]\n{{ claim.factors_for }}\n{{ claim.factors_against }}\n"
    notice = {
        **OWN,
        "kind": "refusal",
        "provision": "s43-2",
        "sheet": f"{text}[[ask: claim.conclusion | Why?]]",
    }
    assert there.post(reverse("new_wording"), notice).status_code == 302
    made = newest("refusal", "s43-2")
    assert made.data["heading"].startswith("Section 43(2): ")
    assert made.data["title"] == made.title
    sides = "### In favour of disclosure\nA. | Why?\n### In favour of maintaining it\nB. | Why?"
    assert (
        there.post(reverse("new_wording"), {**notice, "kind": "factors", "sheet": sides}).status_code == 302
    )
    assert newest("factors", "s43-2").data["balance"] == "disclosure"
    for kind in ("refusal", "factors"):
        assert there.get(reverse("one_wording", args=(kind, "s43-2"))).status_code == 200


def test_a_notice_that_neither_confirms_nor_denies_has_sides_of_its_own(there):
    Wording.objects.filter(key="s43-3").delete()
    heads = ("### In favour of confirming or denying", "### In favour of neither confirming nor denying")
    sides = "".join(f"{head}\nIt matters. | Why?\n" for head in heads)
    own = {**OWN, "kind": "factors", "provision": "s43-3", "sheet": sides}
    assert there.post(reverse("new_wording"), own).status_code == 302
    assert newest("factors", "s43-3").data["balance"] == "confirm or deny"


def upload(client, text: bytes):
    file = SimpleUploadedFile("wording.yaml", text)
    return client.post(reverse("exchange_wording"), {"file": file})


def test_the_library_goes_out_as_one_file_and_comes_in_as_a_proposal(there):
    assert "Files so far" in seen(there.get(reverse("exchange_wording")))
    out = there.get(reverse("export_wording"))
    assert out["Content-Disposition"].startswith('attachment; filename="wording-')
    answer = upload(there, out.content)
    assert "Nothing would change" in seen(there.get(answer.url))
    answer = upload(there, out.content.replace(FREE.encode(), b"There.", 1))
    page = seen(there.get(answer.url))
    assert "0 new, 1 changed, 0 refused" in page
    assert "Bring it in" in page
    pk = WordingFile.objects.last().pk
    confirm = reverse("confirm_wording_file", args=[pk])
    assert "changed the library meanwhile" in seen(there.post(confirm, {"seen": "x"}, follow=True))
    digest = exchange.plan(WordingFile.objects.get(pk=pk).text, timezone.localdate()).digest
    assert "1 wording brought in" in seen(there.post(confirm, {"seen": digest}, follow=True))
    assert "brought in by Max Manager" in seen(there.get(answer.url))
    assert "There." in newest("refusal", "e12-4a").text


def test_a_refused_file_says_why_and_a_refused_entry_says_where(there):
    assert "Choose the file." in seen(there.post(reverse("exchange_wording"), {}))
    assert "not a wording library" in seen(upload(there, b"hello"))
    out = there.get(reverse("export_wording")).content
    page = seen(there.get(upload(there, out.replace(FREE.encode(), b"{% if 1 %}", 1)).url))
    assert "1 refused" in page
    assert "Bring it in" not in page
    assert "Line " in page


def test_a_file_for_an_empty_library_is_all_new(there):
    out = there.get(reverse("export_wording")).content
    Wording.objects.filter(key="s1-not-held").delete()
    assert "1 new, 0 changed" in seen(there.get(upload(there, out).url))
