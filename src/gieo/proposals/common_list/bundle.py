"""The forms of a common list as one file, to circulate and to keep."""

import io
import zipfile

from gieo.proposals.common_list.forms import listed_in
from gieo.proposals.models import CommonList

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same forms give the same file, byte by byte


def bundle_of_forms(common_list: CommonList) -> bytes:
    """Each form as it was sent, its name beginning with its place on the list."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for form in listed_in(common_list):
            if form.proposal.submitted_pdf:
                entry = zipfile.ZipInfo(f"{form.place:03}-{form.proposal.number}.pdf", EPOCH)
                archive.writestr(entry, form.proposal.submitted_pdf.read())
    return stream.getvalue()
