"""Tables of the proposals."""

from gieo.proposals.models.answer import AnswerRevision
from gieo.proposals.models.attachment import Attachment, AttachmentKind
from gieo.proposals.models.collaborator import Collaborator, Remark
from gieo.proposals.models.commissioned_task import CommissionedTask
from gieo.proposals.models.common_list import CommonList, ListedForm
from gieo.proposals.models.confirmation import Confirmation
from gieo.proposals.models.contest import ContestIdea, IdeaContest, IdeaScore
from gieo.proposals.models.correction import Correction
from gieo.proposals.models.counter import CounterBlock, CounterEntry
from gieo.proposals.models.determination import Determination
from gieo.proposals.models.place import ImplementationPlace
from gieo.proposals.models.priority_list import PriorityListVersion
from gieo.proposals.models.proposal import Proposal
from gieo.proposals.models.receipt import Receipt
from gieo.proposals.models.unwanted_judge import UnwantedJudge

__all__ = [
    "AnswerRevision",
    "Attachment",
    "AttachmentKind",
    "Collaborator",
    "CommissionedTask",
    "CommonList",
    "Confirmation",
    "ContestIdea",
    "Correction",
    "CounterBlock",
    "CounterEntry",
    "Determination",
    "IdeaContest",
    "IdeaScore",
    "ImplementationPlace",
    "ListedForm",
    "PriorityListVersion",
    "Proposal",
    "Receipt",
    "Remark",
    "UnwantedJudge",
]
