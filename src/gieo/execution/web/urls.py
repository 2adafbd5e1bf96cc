"""Addresses of the running tasks."""

from django.urls import path

from gieo.execution.web import public

app_name = "execution"

urlpatterns = [path("cong-khai-vi-pham", public.published, name="published")]
