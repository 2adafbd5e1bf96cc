"""The same readiness as in the tests of acceptance."""

from tests.acceptance.conftest import ready

__all__ = ["ready"]
