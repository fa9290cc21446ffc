"""What is stored: one file per model, one migration history."""

from cases.models.answer import Answer, RivalText
from cases.models.approval import Approval
from cases.models.calendar_version import CalendarVersion, current_calendar
from cases.models.case import Case, ClockRefused, StageRefused
from cases.models.claim import Claim
from cases.models.clock_event import ClockEvent
from cases.models.cost import CostEstimate, CostSetting
from cases.models.council import Council, Regulator
from cases.models.directory_import import DirectoryImport
from cases.models.event import Event
from cases.models.grade_setting import GradeSetting
from cases.models.job import Job
from cases.models.judgement import Judgement
from cases.models.letter import ANSWER_KINDS, Letter
from cases.models.letter_version import LetterVersion
from cases.models.message import Message
from cases.models.name_decision import NameDecision, ReleaseText
from cases.models.past_letter import PastLetter
from cases.models.qualified_person import QualifiedPerson
from cases.models.question import Question
from cases.models.requester import Requester
from cases.models.staff_change import StaffChange
from cases.models.staff_member import NotAPerson, StaffMember, StaffPost
from cases.models.unchanging import CannotChange
from cases.models.user import Role, User
from cases.models.wording import Wording
from cases.models.wording_file import WordingFile

__all__ = [
    "ANSWER_KINDS",
    "Answer",
    "Approval",
    "CalendarVersion",
    "CannotChange",
    "Case",
    "Claim",
    "ClockEvent",
    "ClockRefused",
    "CostEstimate",
    "CostSetting",
    "Council",
    "DirectoryImport",
    "Event",
    "GradeSetting",
    "Job",
    "Judgement",
    "Letter",
    "LetterVersion",
    "Message",
    "NameDecision",
    "NotAPerson",
    "PastLetter",
    "QualifiedPerson",
    "Question",
    "Regulator",
    "ReleaseText",
    "Requester",
    "RivalText",
    "Role",
    "StaffChange",
    "StaffMember",
    "StaffPost",
    "StageRefused",
    "User",
    "Wording",
    "WordingFile",
    "current_calendar",
]
