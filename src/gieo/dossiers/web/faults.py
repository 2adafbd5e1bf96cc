"""What a record finds wrong, in the words of whoever typed it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# Types of faults as pydantic names them; what stands in its context fills the sentence.
WORDS: Mapping[str, str] = {
    "greater_than_equal": gettext_noop("Ít nhất là %(ge)s."),
    "greater_than": gettext_noop("Phải lớn hơn %(gt)s."),
    "less_than_equal": gettext_noop("Nhiều nhất là %(le)s."),
    "less_than": gettext_noop("Phải nhỏ hơn %(lt)s."),
    "string_too_short": gettext_noop("Ít nhất %(min_length)s ký tự."),
    "string_too_long": gettext_noop("Nhiều nhất %(max_length)s ký tự."),
    "too_short": gettext_noop("Ít nhất %(min_length)s dòng."),
    "too_long": gettext_noop("Nhiều nhất %(max_length)s dòng."),
    "missing": gettext_noop("Trường này là bắt buộc."),
}
OTHERWISE = gettext_noop("Giá trị không hợp lệ.")


def words_of(fault: Mapping[str, Any]) -> str:
    """A sentence for a fault: the record's own where a rule of it does not hold.

    Args:
        fault: one of `ValidationError.errors()`.
    """
    context = fault.get("ctx", {})
    if "error" in context:
        return str(context["error"])
    return str(_(WORDS.get(fault["type"], OTHERWISE)) % context)
