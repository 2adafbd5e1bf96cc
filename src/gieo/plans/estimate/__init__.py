"""The yearly estimate: what a unit, a district or the Sở plans to do in a year and the money for it, line by line."""
