"""The blueprint of long jobs. Endpoints are called `jobs.…`."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("jobs", __name__, "/jobs")
JOB = "/<int(max=2147483647):job_id>"
