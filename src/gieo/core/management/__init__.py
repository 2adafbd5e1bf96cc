"""Commands of the framework, in the ways of this house."""
