"""A contest of research ideas, from the call to the proposal that grows of a good one (CT-2-2a)."""
