"""The addresses of the steps. Under `…/effect/` each only says what it would do, and does nothing."""

from django.urls import path

from cases.clock import step_views

STEPS = [
    ("ask_clarification", "clarification/", step_views.ask_clarification),
    ("record_reply", "<int:pk>/reply/", step_views.record_reply),
    ("chase_reply", "<int:pk>/chase/", step_views.chase_reply),
    ("give_fee_notice", "fee/", step_views.give_fee_notice),
    ("record_payment", "<int:pk>/payment/", step_views.record_payment),
    ("extend_time", "extension/", step_views.extend_time),
    ("pass_on", "transfer/", step_views.pass_on),
    ("record_withdrawal", "withdrawal/", step_views.record_withdrawal),
    ("close_without_reply", "<int:pk>/close/", step_views.close_without_reply),
    ("strike_event", "<int:pk>/strike/", step_views.strike_event),
    ("discard_notice", "<int:pk>/discard/", step_views.discard_notice),
]
urlpatterns = [
    found
    for name, address, view in STEPS
    for found in (
        path(f"cases/<str:reference>/clock/{address}", view, name=name),
        path(f"cases/<str:reference>/clock/{address}effect/", view, {"look": True}, name=f"{name}_effect"),
    )
]
