"""Who types and who certifies are two people, where the rules of the installation say so."""

from collections.abc import Callable
from typing import Any

from gieo.core.trail import history_of
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library


def typed_by_another(certifying: str) -> Callable[[Any, Attempt], Refusal | None]:
    """A guard: whoever did one of the typist's acts, last or before others went on, does not certify it.

    Args:
        certifying: table and row, as the rules name it: ``return.submit_compiled``.
    """

    def guard(subject: Any, attempt: Attempt) -> Refusal | None:
        rule = library.security().two_people
        acts = rule.acts.get(certifying, ())
        if not acts or attempt.actor.user is None:
            return None
        if not history_of(subject).filter(name__in=acts, actor=attempt.actor.user).exists():
            return None
        message = _("Người lập không tự xác nhận: người khác có thẩm quyền thực hiện.")
        return Refusal(code="own_work", message=message, basis=rule.basis)

    return guard
