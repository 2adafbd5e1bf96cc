"""The book of sign-ins as an administrator or an auditor reads it: that of the accounts of their provinces."""

from django.db.models import Q, QuerySet

from gieo.audit.policies import provinces_with_sign_ins
from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.identity.models import SignInEvent, SignInRecord, User
from gieo.kernel.actors import Actor

PAGE = 50
# What is odd by itself; the rest is the day's business.
ODD = (
    SignInEvent.LOCKED,
    SignInEvent.NEW_BROWSER,
    SignInEvent.REFUSED,
    SignInEvent.READ_MUCH,
    SignInEvent.FACTOR_REMOVED,
    SignInEvent.CLOSED,
    SignInEvent.REOPENED,
)


def sign_ins_visible_to(actor: Actor) -> QuerySet[SignInRecord]:
    """Lines of accounts of one's provinces; an address without an account is nobody's."""
    provinces = provinces_with_sign_ins(actor)
    of_them = Q(person__province__in=provinces) | Q(person__appointments__province__in=provinces)
    return SignInRecord.objects.filter(user__in=User.objects.filter(of_them).values("pk"))


def page_of_sign_ins(
    actor: Actor, *, event: str, words: str, cursor: Cursor | None
) -> Page[SignInRecord]:  # fmt: skip
    """The latest first: what is odd, all, or one kind of event, and of whom."""
    rows = sign_ins_visible_to(actor).select_related("user__person")
    if event in set(SignInEvent):
        rows = rows.filter(event=event)
    elif event != "tat-ca":
        rows = rows.filter(event__in=ODD)
    for word in words.split():
        rows = rows.filter(Q(email__icontains=word) | Q(user__person__full_name__icontains=word))
    return page_of(rows, Sorting("id", falling=True), cursor, size=PAGE)
