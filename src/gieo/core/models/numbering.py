"""Series of numbers without gap or repeat (receipts, dossiers): the number is born in the transaction that uses it."""

from django.db import connection, models

NEXT = """
    insert into core_series (name, last) values (%s, %s)
    on conflict (name) do update set last = core_series.last + excluded.last
    returning last
"""


class Series(models.Model):
    """One run of numbers, e.g. receipts of a province in a year."""

    name = models.CharField("dãy số", max_length=80, primary_key=True)
    last = models.PositiveBigIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "dãy số"

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"


def next_number(name: str) -> int:
    """The next number of a series, starting at 1.

    Must be called inside the transaction that stores the number: a rollback gives it back, and two callers wait
    for one another at the row, so the series has neither gap nor repeat.
    """
    return next_numbers(name, 1)[0]


def next_numbers(name: str, count: int) -> range:
    """The next `count` numbers of a series, in one piece: a block to be used where the series cannot be asked.

    The same rule of the transaction holds; whoever takes a block answers for every number in it.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [name, count])
        (last,) = cursor.fetchone()
    return range(last - count + 1, last + 1)
