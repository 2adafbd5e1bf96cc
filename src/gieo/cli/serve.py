"""The server: processes that answer pages and one that does the jobs."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

import click

from gieo.cli import assets, framework

PAUSE = 2.0  # seconds before a worker that ended is replaced: one that cannot start does not spin
# Of each process that answers pages.
THREADS = 2000
JOBS_GIVE_WAY = 10  # niceness: a mail may wait while people press, they may not
CONNECTIONS = 2  # as many forms in work at once; more would only keep the others from being stamped


def address(function: click.decorators.FC) -> click.decorators.FC:
    """The options that `serve` and `run` share."""
    function = click.option("--workers", default=2, show_default=True, help="processes that answer pages")(function)
    function = click.option("--port", default=8000, show_default=True)(function)
    return click.option("--host", default="127.0.0.1", show_default=True)(function)


@click.command()
@address
def serve(host: str, port: int, workers: int) -> None:
    """Serve pages and do jobs until stopped."""
    framework.start()
    _prepare()
    _serve(host, port, workers)


@click.command()
@address
def run(host: str, port: int, workers: int) -> None:
    """Prepare everything on first start (database, demonstration programme), then serve."""
    os.environ.setdefault("GIEO_DEMO", "true")
    os.environ.setdefault("GIEO_BASE_URL", f"http://{host}:{port}")
    os.environ.setdefault("GIEO_LOG_JSON", "false")
    framework.start()
    _prepare()
    from gieo.cli.demo import load_if_empty, print_accounts

    load_if_empty()
    click.secho(f"\n  Gieo: http://{host}:{port}\n", bold=True)
    print_accounts()
    _serve(host, port, workers)


def _prepare() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    assets.gather()


def _serve(host: str, port: int, workers: int) -> None:
    """Run the job worker beside the pages; they end together, however the end comes."""
    jobs = Worker([sys.argv[0], "manage", "procrastinate", "worker"])
    address = [f"--bind={host}:{port}", f"--workers={workers}", "--preload", "--no-control-socket"]
    # Every request gets a thread at once, which stamps its arrival; then it waits its turn at the database.
    crowd = ["--worker-class=gthread", f"--threads={THREADS}", f"--backlog={THREADS}", "--worker-connections=4000"]
    environment = {"GIEO_DATABASE_POOL": str(CONNECTIONS), **os.environ}
    command = [sys.executable, "-m", "gunicorn", "gieo.portal.wsgi", *address, *crowd]
    pages = subprocess.Popen(command, env=environment)  # noqa: S603  (our own command)
    signal.signal(signal.SIGTERM, lambda *_signal: pages.terminate())  # what a service manager sends
    try:
        code = pages.wait()
    except KeyboardInterrupt:  # the terminal sent it to the pages as well
        code = pages.wait()
    finally:
        jobs.end()
    sys.exit(code)


class Worker:
    """The process that does the jobs; killed, another takes its place and, within minutes, its jobs."""

    def __init__(self, command: Sequence[str]) -> None:
        """Begin the first one, and watch it."""
        self._command, self._ended = command, threading.Event()
        self.process = self._begun()
        self._watch = threading.Thread(target=self._keep_one, daemon=True)
        self._watch.start()

    def _begun(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(self._command)  # noqa: S603  (our own command)
        os.setpriority(os.PRIO_PROCESS, process.pid, JOBS_GIVE_WAY)
        return process

    def _keep_one(self) -> None:
        while True:
            code = self.process.wait()
            if self._ended.wait(PAUSE):
                return
            click.echo(f"the job worker ended with {code}; another begins", err=True)
            self.process = self._begun()

    def end(self) -> None:
        """Let the process finish what it does, and begin no other."""
        self._ended.set()
        self.process.terminate()
        self._watch.join()
