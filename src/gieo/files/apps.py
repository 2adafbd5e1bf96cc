"""Application: Files: hash, size, type sniffed, quarantine."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files: hash, size, type sniffed, quarantine."""

    name = "gieo.files"
    label = "files"
    verbose_name = "Tệp"
