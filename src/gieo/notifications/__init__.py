"""Alerts in the application and by e-mail."""
