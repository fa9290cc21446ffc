"""The addresses of the drafting room."""

from django.urls import path

from cases.drafting import claim_views, views

urlpatterns = [
    path("cases/<str:reference>/draft/", views.draft, name="draft"),
    path("cases/<str:reference>/draft/answers/<int:number>/", views.save_answer, name="save_answer"),
    path("cases/<str:reference>/draft/answers/<int:number>/choose/", views.choose_text, name="choose_text"),
    path("cases/<str:reference>/draft/claims/", views.claims_now, name="claims_now"),
    path("cases/<str:reference>/claims/find/", claim_views.find_provision, name="find_provision"),
    path("cases/<str:reference>/claims/new/", claim_views.new_claim, name="new_claim"),
    path("cases/<str:reference>/claims/<int:pk>/", claim_views.claim, name="claim"),
    path("cases/<str:reference>/claims/<int:pk>/drop/", claim_views.drop_claim, name="drop_claim"),
    path("cases/<str:reference>/claims/<int:pk>/switch/", claim_views.switch_claim, name="switch_claim"),
    path(
        "cases/<str:reference>/claims/<int:pk>/release/", claim_views.release_instead, name="release_instead"
    ),
]
