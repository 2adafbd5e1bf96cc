"""The ways a form comes in."""

from django.db import models


class Channel(models.TextChoices):
    """Written here, or brought: to the counter, by post, through the province's portal of public services."""

    ONLINE = "online", "Nộp trực tuyến"
    COUNTER = "counter", "Nộp tại một cửa"
    POST = "post", "Gửi qua bưu chính"
    PORTAL = "portal", "Cổng dịch vụ công"
