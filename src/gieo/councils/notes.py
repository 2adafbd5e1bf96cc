"""The kinds of words a member leaves on a dossier (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class NoteKind(Choice):
    """What the words are for."""

    REMARK = "remark", _("Nhận xét")
    QUESTION = "question", _("Câu hỏi")
    OPINION = "opinion", _("Ý kiến bằng văn bản khi vắng mặt")


# What a member hands in as work of the own: paid where the rates name it.
WRITTEN = (NoteKind.REMARK.value, NoteKind.OPINION.value)
