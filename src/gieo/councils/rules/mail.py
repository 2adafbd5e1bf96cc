"""What the domain of an address says of where somebody works: nothing, where everybody may have one (pure)."""

# Providers that give an address to anybody, and names that no organisation owns (RFC 2606, RFC 6762).
OPEN_TO_ALL = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "icloud.com",
        "live.com",
        "mail.ru",
        "msn.com",
        "outlook.com",
        "outlook.com.vn",
        "proton.me",
        "protonmail.com",
        "yahoo.com",
        "yahoo.com.vn",
        "yandex.com",
        "ymail.com",
    }
)
# A whole province shares the domain of its administration.
SHARED_BY_MANY = (".gov.vn", ".test", ".local", ".example", ".invalid", ".localhost")


def workplace_of(address: str) -> str:
    """The domain of an address of a workplace, lower case; empty where it tells nothing."""
    domain = address.strip().lower().rpartition("@")[2]
    tells = "." in domain and domain not in OPEN_TO_ALL and not f".{domain}".endswith(SHARED_BY_MANY)
    return domain if tells else ""
