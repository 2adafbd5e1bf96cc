"""Jobs of the records office."""

from procrastinate.contrib.django import app


@app.task(name="records.print_letters", queue="letters")
def print_letters(series: int) -> None:
    """Make the letters of a series."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.records.services.print_letters import print_series  # noqa: PLC0415

    print_series(series=series, at=clock.now())
