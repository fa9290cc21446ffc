"""Which claims are not finished, for the lists and the page of a case: their notices still ask something, or what was
answered cannot stand. The draft and the checks of the letter say what."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import JSONField, OuterRef, QuerySet, Subquery

from cases import passages
from cases.law import claim_fields
from cases.models import Claim, Wording


def with_notices(claims: QuerySet[Claim], on: date) -> QuerySet[Claim]:
    """Adds `notice_text` and `notice_data`, the notice of each claim in the wording of a day, and the claim's case, so
    that no further query is needed."""
    notice = Wording.objects.in_force(on).filter(kind=Wording.Kind.REFUSAL, key=OuterRef("provision"))
    newest = notice.order_by("-version")
    return claims.select_related("case").annotate(
        notice_text=Subquery(newest.values("text")[:1]),
        notice_data=Subquery(newest.values("data")[:1], output_field=JSONField()),
    )


def unfinished_claims(claims: Iterable[Claim], on: date) -> Counter[int]:
    """How many of the claims of with_notices() are not finished, by the key of their case."""
    return Counter(claim.case_id for claim in claims if not _is_finished(claim, on))


def _is_finished(claim: Claim, on: date) -> bool:
    if claim.notice_text is None:
        return False
    entry = {**claim.notice_data, "text": claim.notice_text}
    provision, said = claim.get_provision(), claim.fields
    if passages.unanswered(entry, claim.variant, said, claim.factors, provision) or passages.stopped_by(
        entry, said
    ):
        return False
    # Whether the qualified person was authorised is for the checks of the letter, which ask the settings.
    authorised = (said.get(claim_fields.PERSON, "").strip(),)
    page = claim_fields.Page(provision, claim.variant, said, claim.case.received_on, on, authorised)
    return not claim_fields.stops(
        page, {field.key for field in passages.required_fields(entry, claim.variant)}
    )
