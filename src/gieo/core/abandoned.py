"""Jobs whose worker was killed: without this they stay under way for ever, as does whatever waits for their lock."""

import structlog
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

log = structlog.get_logger(__name__)

LEASE = 60.0  # seconds; a worker gives a sign of life every ten
MOST_ATTEMPTS = 10  # what was begun so often, by failures and by dead workers, is not begun again


async def give_back(jobs: JobManager) -> list[Job]:
    """Put the jobs of dead workers into the queue again, to be begun at once; they are made so that twice does no harm.

    One that was begun too often, which may be what kills the workers, has failed. One in whose place another of its
    kind waits already is dropped.

    Args:
        jobs: of the worker that asks.

    Returns:
        Those that were put back.
    """
    found = list(await jobs.get_stalled_jobs(seconds_since_heartbeat=LEASE))
    return [job for job in found if await _put_back(jobs, job)]


async def _put_back(jobs: JobManager, job: Job) -> bool:
    said = {"job": job.id, "task": job.task_name, "attempts": job.attempts}
    if job.attempts >= MOST_ATTEMPTS:
        log.error("job_given_up", **said)
        await jobs.finish_job(job, Status.FAILED, delete_job=False)
        return False
    try:
        await jobs.retry_job(job)
    except UniqueViolation:
        await jobs.finish_job(job, Status.ABORTED, delete_job=False)
        return False
    log.warning("job_given_back", **said)
    return True
