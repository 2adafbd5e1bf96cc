"""Asking and answering on one core."""

import os
from typing import Any

from django.db import connection


def stay_on_one_core() -> bool:
    """Keep this process and the one that answers its questions on the same core, if the database is on this machine.

    The two work by turns and never at once. On two cores each has to wake the other up for every question, which takes
    longer than most answers do: on a virtual machine a tenth of a millisecond instead of two hundredths.

    Returns:
        Whether they do; not where the system does not offer it, or the database is reached over a network.
    """
    connection.ensure_connection()
    wire: Any = connection.connection
    if not hasattr(os, "sched_setaffinity") or not wire.info.host.startswith("/"):
        return False
    usual = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(wire.info.backend_pid, {min(usual)})
        os.sched_setaffinity(0, {min(usual)})
    except OSError:  # the server runs under an account of its own
        return False
    return True
