from django.urls import path

from cases.letters import judgement_views, notice_views, views, writing_views

urlpatterns = [
    path("cases/<str:reference>/letter/", views.check_letter, name="check_letter"),
    path("cases/<str:reference>/letter.pdf", views.letter_pdf, name="letter_pdf"),
    path("cases/<str:reference>/letter/preview/", views.letter_preview, name="letter_preview"),
    path("cases/<str:reference>/letter/fields/", views.letter_fields, name="letter_fields"),
    path("cases/<str:reference>/letter/pages/<str:digest>.webp", views.letter_page, name="letter_page"),
    path("cases/<str:reference>/letter/notices/<int:pk>/", views.notice_preview, name="notice_preview"),
    path(
        "cases/<str:reference>/letter/accept-warning/",
        judgement_views.accept_warning,
        name="accept_warning",
    ),
    path("cases/<str:reference>/letter/answer-check/", judgement_views.answer_check, name="answer_check"),
    path("cases/<str:reference>/send-for-approval/", views.send_for_approval, name="send_for_approval"),
    path("cases/<str:reference>/take-back/", views.take_back, name="take_back"),
    path("cases/<str:reference>/approve/", views.approve, name="approve"),
    path("cases/<str:reference>/approve-and-issue/", views.approve_and_issue, name="approve_and_issue"),
    path("cases/<str:reference>/send-back/", views.send_back, name="send_back"),
    path("cases/<str:reference>/issue/", views.issue, name="issue"),
    path("cases/<str:reference>/letters/", notice_views.letters, name="letters"),
    path("cases/<str:reference>/letters/new/", writing_views.start_letter, name="start_letter"),
    path(
        "cases/<str:reference>/notices/<int:pk>/send/", writing_views.send_correction, name="send_correction"
    ),
    path(
        "cases/<str:reference>/notices/<int:pk>/approve/",
        writing_views.approve_correction,
        name="approve_correction",
    ),
    path("cases/<str:reference>/notices/<int:pk>/", notice_views.notice, name="notice"),
    path("cases/<str:reference>/notices/<int:pk>.pdf", notice_views.notice_pdf, name="notice_pdf"),
    path("cases/<str:reference>/notices/<int:pk>/fields/", notice_views.notice_fields, name="notice_fields"),
    path("cases/<str:reference>/notices/<int:pk>/issue/", notice_views.issue_notice, name="issue_notice"),
]
