"""What must hold through every succession (invariant 8), asked by statements that share no code with it."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext

from gieo.kernel.refusal import _

ALIVE = "(b.valid_from is null or b.valid_from <= %(on)s) and (b.valid_to is null or b.valid_to >= %(on)s)"
# Whoever hosted a task on a day: what the earliest later succession found, else today's host.
HOST = """
    coalesce((
        select (c.before #>> '{}')::bigint from succession_changedrow c
        join dossiers_docketentry e on e.id = c.entry_id and e.kind = 'succession'
        join succession_succession s on s.id = e.subject_id and s.state = 'carried_out'
        where c.model = 'registry.task' and c.field = 'host_id' and c.object_id = t.id::text and s.from_day > %(on)s
        order by s.from_day limit 1
    ), t.host_id)
"""
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        _("Nghĩa vụ không có đúng một nơi giữ"),
        """
        select d.number, count(h.id) from duties_duty d
        left join duties_dutytenure h on h.duty_id = d.id and %(on)s between h.since and coalesce(h.until, 'infinity')
        where d.state in ('open', 'late') and (d.opened_at at time zone 'Asia/Ho_Chi_Minh')::date <= %(on)s
          and exists (select from duties_dutytenure o where o.duty_id = d.id and o.body_id = any(%(bodies)s::bigint[]))
        group by d.id having count(h.id) <> 1
        """,
    ),
    (
        _("Nghĩa vụ của cơ quan không còn"),
        f"""
        select d.number, b.name from duties_duty d
        join duties_dutytenure h on h.duty_id = d.id and h.since <= %(on)s and coalesce(h.until, 'infinity') >= %(on)s
        join identity_organisation b on b.id = h.body_id
        where d.state in ('open', 'late') and b.id = any(%(bodies)s::bigint[]) and not ({ALIVE})
          and h.since < %(on)s
        """,  # noqa: S608  (our own statements)
    ),
    (
        _("Nhiệm vụ, khoản nợ của cơ quan không còn"),
        f"""
        select t.number, b.name from registry_task t
        join identity_organisation b on b.id = {HOST}
        where b.id = any(%(bodies)s::bigint[]) and not ({ALIVE}) and (t.starts_on is null or t.starts_on <= %(on)s)
          and (t.accepted_on is null
            or exists (select from registry_moneyline m where m.task_id = t.id and m.paid > m.recovered + m.settled)
            or exists (select from contracts_contract k where k.task_id = t.id and k.refund_due > 0
                       and k.refund_due > (select coalesce(sum(m.recovered), 0) from registry_moneyline m
                                           where m.task_id = t.id)))
        """,  # noqa: S608  (our own statements)
    ),
    (
        _("Ghế ở cơ quan không còn"),
        f"""
        select p.full_name, b.name from identity_appointment a join identity_person p on p.id = a.person_id
        join identity_organisation b on b.id = a.organisation_id
        where b.id = any(%(bodies)s::bigint[]) and not ({ALIVE})
          and coalesce(a.valid_from, '-infinity') <= %(on)s and coalesce(a.valid_to, 'infinity') >= %(on)s
        """,  # noqa: S608  (our own statements)
    ),
    (
        _("Ủy quyền một ghế đã hết"),
        """
        select p.full_name, l.valid_to::text from identity_delegation l
        join identity_appointment a on a.id = l.appointment_id join identity_person p on p.id = a.person_id
        where a.organisation_id = any(%(bodies)s::bigint[]) and l.valid_from <= %(on)s and l.valid_to >= %(on)s
          and coalesce(a.valid_to, 'infinity') < %(on)s
        """,
    ),
)
# The docket knows today only.
TODAY: tuple[tuple[str, str], ...] = (
    (
        _("Hồ sơ đang xử lý ở cơ quan không còn"),
        f"""
        select e.number, b.name from dossiers_docketentry e
        cross join unnest(e.holder_bodies) as held(body) join identity_organisation b on b.id = held.body
        where e.is_open and b.id = any(%(bodies)s::bigint[]) and not ({ALIVE})
        """,  # noqa: S608  (our own statements)
    ),
    (
        _("Hồ sơ chỉ cơ quan không còn đọc được"),
        f"""
        select e.number, min(b.name) from dossiers_docketentry e
        cross join unnest(e.reader_bodies) as read(body) join identity_organisation b on b.id = read.body
        where e.reader_bodies && %(bodies)s::bigint[]
        group by e.id having not bool_or({ALIVE})
        """,  # noqa: S608  (our own statements)
    ),
)


def faults(*, on: date, bodies: Collection[int] | None = None, today: date | None = None) -> Iterator[str]:
    """Every duty, running task, debt, seat and file that on a day had no holder, or two.

    Args:
        on: the day asked about.
        bodies: those that ended; None: every body that was succeeded by another, or ended without an heir.
        today: asks of open and closed files too, which are known as of today only.
    """
    ended = sorted(bodies) if bodies is not None else [pk for (pk,) in _rows(ENDED, {"on": on})]
    for what, question in QUESTIONS:
        yield from (f"{gettext(what)}: {name} ({more})" for name, more in _rows(question, {"on": on, "bodies": ended}))
    if today == on:
        for what, question in TODAY:
            yield from (
                f"{gettext(what)}: {name} ({more})" for name, more in _rows(question, {"on": on, "bodies": ended})
            )


# Every body that was succeeded by another, and those that ended without an heir: nobody else asks who holds theirs.
ENDED = "select id from identity_organisation where successor_id is not null or valid_to < %(on)s"


def _rows(question: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())
