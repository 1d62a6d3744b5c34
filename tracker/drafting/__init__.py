"""From the year's rollup to sentences of the next report, and the checks before it is final. Pure."""
