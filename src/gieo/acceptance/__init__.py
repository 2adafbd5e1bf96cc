"""Finish a task: readiness gate, acceptance, recognition, registration of results."""
