"""Jobs of the records office."""

from procrastinate.contrib.django import app


@app.task(name="records.print_letters", queue="letters")
def print_letters(series: int) -> None:
    """Make the letters of a series."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.records.services.print_letters import print_series  # noqa: PLC0415

    print_series(series=series, at=clock.now())


@app.task(name="records.draw_pdf", queue="letters")
def draw_pdf(version: int) -> None:
    """Make the PDF of a Word version."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.records.services.draw_pdf_of_word import draw_pdf_of_word  # noqa: PLC0415

    draw_pdf_of_word(version=version, at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="records.take_up_letters", queue="clocks", queueing_lock="records.take_up_letters")
def take_up_letters(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Go on with series whose worker was killed."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.records.services.print_letters import take_up_silent  # noqa: PLC0415

    take_up_silent(at=clock.now())
