"""The types of the files that people bring and take away, as browsers name them."""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
TEXT = "text/plain"
CSV = "text/csv"
JSON = "application/json"
JSONL = "application/jsonl"
PNG = "image/png"
JPEG = "image/jpeg"
CALENDAR = "text/calendar"
DRAWN = frozenset({PDF, PNG, JPEG})  # can be drawn page by page
