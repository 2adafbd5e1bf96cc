"""Where the sign-in library meets our people."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library carries no types
    """Accounts are opened by anybody who wants to propose; all other seats are given by an appointment."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Everybody may propose (BG25-IV-6)."""
        return True
