"""The clock and the workers: they turn the time, or a job in the queue, into service calls."""
