"""Files and official documents."""

from gieo.environment import env

MEDIA_ROOT = env.home / "files"
UPLOAD_LIMIT_BYTES = env.upload_limit_mb * 1024 * 1024
CLAMD = env.clamd
# Signs the packages of auditors (gieo.audit.sealing).
SEAL_KEY = None if env.practice else env.seal_key  # what is practised proves nothing
SEAL_PASSPHRASE = env.seal_passphrase.get_secret_value()
# Whose certificates are believed, and who else holds keys (gieo.officialdocs.signatures).
TRUSTED_ROOTS = env.trusted_roots
REVOCATION_LISTS = env.revocation_lists
REVOCATION_ONLINE = env.revocation_online
TIMESTAMP_URL = env.timestamp_url
SEAL_PICTURES = None if env.practice else env.seal_pictures
# Draws the PDF of a draft that somebody edited in Word (gieo.records.word_to_pdf).
WORD_TO_PDF = env.word_to_pdf
KEY_HOLDERS = {each.id: each for each in env.key_holders}
# Larger uploads go to disk at once; forms without files stay small.
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "gieo.files.web.upload_handler.RefuseOversized",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
