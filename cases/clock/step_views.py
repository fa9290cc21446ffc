"""The pages on which a step on the clock is taken: each says what it will do before it is done."""

from django.http import HttpRequest, HttpResponse

from cases.heading import find_case


def _thin(request: HttpRequest, reference: str, pk: int = 0, *, look: bool = False) -> HttpResponse:
    return HttpResponse(find_case(request, reference).subject)


ask_clarification = record_reply = chase_reply = give_fee_notice = record_payment = _thin
extend_time = pass_on = record_withdrawal = close_without_reply = strike_event = discard_notice = _thin
