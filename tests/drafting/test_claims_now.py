"""What a decision about a name changes in the cards of an open draft."""

import json
import re
from html import unescape

import pytest
from django.urls import reverse

from cases.workflow import Stage

pytestmark = pytest.mark.django_db


def test_an_open_draft_is_told_of_claims_and_outcomes_and_keeps_what_is_typed(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    page = signed_in(officer).get(reverse("claims_now", args=[case.reference])).content.decode()
    outcomes = json.loads(unescape(re.search(r'data-outcomes="([^"]*)"', page).group(1)))
    assert outcomes == {"1": "disclosed", "2": "disclosed", "3": "disclosed", "4": "part"}
    claims = page.split('<div id="claims-4" hx-swap-oob="true">')[1].split("</div>")[0]
    assert "Section 40(2)" in claims
    assert '<div id="claims-1" hx-swap-oob="true"></div>' in page
    assert "<textarea" not in page
