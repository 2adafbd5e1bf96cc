"""The reader of official Vietnamese documents. Plain Python: text in, structure with its faults out.

It goes by the structure that NĐ 30/2020 gives administrative documents (letterhead, number, grounds, parts, recipients,
signature), never by the wording of one document. Nothing is repaired silently: what looks wrong becomes a finding.
"""

from gieo.orientation.parsing.document import ParsedDocument
from gieo.orientation.parsing.parse import parse
from gieo.orientation.parsing.source import SourceText, read_source
from gieo.orientation.parsing.unreadable import UnreadableSource

__all__ = ["ParsedDocument", "SourceText", "UnreadableSource", "parse", "read_source"]
