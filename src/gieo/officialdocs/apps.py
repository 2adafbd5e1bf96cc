"""Application: official documents in the layout of NĐ 30/2020."""

from django.apps import AppConfig


class OfficialDocsConfig(AppConfig):
    """Official documents."""

    name = "gieo.officialdocs"
    label = "officialdocs"
    verbose_name = "Văn bản ban hành"
