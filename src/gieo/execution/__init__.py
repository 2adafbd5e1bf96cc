"""Running tasks: progress reports, checks, findings, adjustments."""
