"""Tables of the complaints."""

from gieo.complaints.models.complaint import Complaint

__all__ = ["Complaint"]
