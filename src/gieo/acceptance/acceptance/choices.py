"""Coded values of an acceptance (pure)."""

from gieo.acceptance.rules.rating import Rating
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class Grade(Choice):
    """A rating as people choose and read it; codes as in the rules."""

    EXCELLENT = Rating.EXCELLENT.value, _("Xuất sắc")
    MET = Rating.MET.value, _("Đạt")
    NOT_MET = Rating.NOT_MET.value, _("Không đạt")


class Cause(Choice):
    """Why a task was not completed (TTLT 27/2015, article 16)."""

    OBJECTIVE = "objective", _("Khách quan: thiên tai, hỏa hoạn, tai nạn, nguyên nhân khác được công nhận")
    SUBJECTIVE = "subjective", _("Chủ quan")
