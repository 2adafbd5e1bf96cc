"""Pages of the councils: bank of experts, standing council, choosing members, the council day."""
