"""The server: processes that answer pages and one that does the jobs."""

import os
import signal
import subprocess
import sys

import click

from gieo.cli import assets, framework

# Of each process that answers pages.
THREADS = 2000
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
    jobs = subprocess.Popen([sys.argv[0], "manage", "procrastinate", "worker"])  # noqa: S603  (our own command)
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
        jobs.terminate()
        jobs.wait()
    sys.exit(code)
