"""Tags of the confirmation desk."""
