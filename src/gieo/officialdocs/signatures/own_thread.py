"""Work that starts an event loop of its own, in a thread that has none yet."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def in_own_thread(do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What it returns or raises.

    The library of signatures runs a loop behind its plain functions, which a caller inside another loop may not.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(do, *args, **kwargs).result()
