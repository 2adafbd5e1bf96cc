"""Vietnamese first, English by a switch; the legal day is that of Hà Nội."""

from gieo.environment import REPOSITORY

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [REPOSITORY / "src" / "gieo" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["gieo.portal.formats"]
