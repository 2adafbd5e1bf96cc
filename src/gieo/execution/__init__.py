"""Running tasks: progress reports, checks, inspections, findings, adjustments."""
