"""How answers are written in templates."""
