"""Application: The law register: documents, citations, what cites what."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """The law register: documents, citations, what cites what."""

    name = "gieo.law"
    label = "law"
    verbose_name = "Văn bản"
