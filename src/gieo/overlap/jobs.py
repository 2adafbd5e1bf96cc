"""Jobs of the overlap check."""

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="overlap.keep", queue="clocks", queueing_lock="overlap.keep")
def keep(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Bring the index of this machine up to the present; nobody waits, every search looks at what is newer itself."""
    from gieo.overlap import keeping  # noqa: PLC0415  (jobs are found before the applications are ready)

    keeping.index().refresh()


@app.periodic(cron="30 2 * * *")
@app.task(name="overlap.verify", queue="clocks", queueing_lock="overlap.verify")
def verify(timestamp: int) -> None:  # noqa: ARG001
    """Build the index anew at night when it does not hold as many entries as the register."""
    from gieo.overlap import keeping, register  # noqa: PLC0415

    index = keeping.index()
    index.refresh()
    current = index.current()
    if current is None or len(current[1]) != register.size():
        index.rebuild()


@app.periodic(cron="15 3 * * *")
@app.task(name="overlap.forget", queue="clocks", queueing_lock="overlap.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001
    """Forget who asked on past days."""
    from gieo.core import clock  # noqa: PLC0415
    from gieo.overlap.services.take_allowance import forget_past_askers  # noqa: PLC0415

    forget_past_askers(at=clock.now())
