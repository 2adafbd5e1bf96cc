"""Application of the audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Proof of what was done, for whoever comes to look."""

    name = "gieo.audit"
    label = "audit"
    verbose_name = "Kiểm toán"
