"""Everything that the environment may say, in one typed place (`gieo doctor` prints it)."""

import hashlib
import os
from pathlib import Path

from pydantic import AliasChoices, BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).resolve().parents[2]


def default_home() -> Path:
    """Where data live unless GIEO_HOME says otherwise.

    Beside the code for an ordinary user. Started as root, PostgreSQL runs under a user of its own that must be
    able to walk down to its data: then the data stay out of home folders, one folder per checkout.
    """
    if os.name == "posix" and os.geteuid() == 0:
        checkout = hashlib.sha256(str(REPOSITORY).encode()).hexdigest()[:8]
        return Path("/var/lib/gieo") / f"{REPOSITORY.name}-{checkout}"
    return REPOSITORY / "var"


class OpenIDProvider(BaseModel):
    """Somebody who says who a person is: VNeID, or the accounts of a province.

    Attributes:
        id: in the addresses of this installation.
        name: on the button of the sign-in page.
        server_url: where `/.well-known/openid-configuration` lies.
        two_factors: whether it asks for two factors itself; then none is asked for here.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    server_url: str
    client_id: str
    client_secret: SecretStr = SecretStr("")
    two_factors: bool = False


class KeyHolder(BaseModel):
    """Who holds a key that never comes here: a token behind PKCS#11, a remote signing service.

    Attributes:
        id: in forms.
        name: on the signing page.
        certificate: file of the signer's certificate, PEM or DER.
        command: what gives a raw signature away: reads what is to be signed, writes RSA PKCS#1 v1.5 with SHA-256.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    certificate: Path
    command: list[str] = Field(min_length=1)


class Environment(BaseSettings):
    """The outside values. Names in the environment are upper-case with the prefix GIEO_, but DATABASE_URL."""

    model_config = SettingsConfigDict(env_prefix="GIEO_", extra="ignore")

    home: Path = Field(default_factory=default_home, description="data: database, files, secret")
    database_url: str = Field(
        default="",
        repr=False,  # it may hold a password
        validation_alias=AliasChoices("DATABASE_URL", "GIEO_DATABASE_URL"),
        description="a PostgreSQL server; empty: the embedded one; the second wall stands where its user is gieo_app",
    )
    owner_url: str = Field(
        default="", repr=False, description="the same database as the owner of its tables, for migrations"
    )
    postgres_tools: Path | None = Field(
        default=None, description="folder of pg_dump and pg_restore for a newer server; empty: the embedded ones"
    )
    database_pool: int = Field(
        default=0, description="connections a process shares among its threads; 0: one for each thread, kept open"
    )
    secret_key: SecretStr = Field(default=SecretStr(""), description="empty: one is made and kept under home")
    old_secret_keys: list[SecretStr] = Field(
        default=[], description="secrets of before, as JSON, until sessions and links of then are over; empty: none"
    )
    debug: bool = False
    hosts: list[str] = Field(default=["localhost", "127.0.0.1", "[::1]"], description="names the site answers to")
    https: bool = Field(default=False, description="behind TLS: secure cookies, HSTS, proxy header")
    base_url: str = Field(default="http://127.0.0.1:8000", description="address printed in QR codes and mails")
    smtp_url: str = Field(
        default="", repr=False, description="smtp://user:password@host:port; empty: mails are kept as files"
    )
    mail_from: str = "Gieo <khong-tra-loi@gieo.local>"
    upload_limit_mb: int = Field(default=50, description="one uploaded file, in MiB")
    clamd: str = Field(default="", description="host:port of a ClamAV daemon; empty: type and size checks only")
    seal_key: Path | None = Field(default=None, description="a .p12 that signs what leaves as a proof; empty: unsigned")
    seal_passphrase: SecretStr = SecretStr("")
    business_register: Path | None = Field(
        default=None, description="an extract of the register of enterprises (.csv); empty: everything is typed by hand"
    )
    trusted_roots: Path | None = Field(
        default=None, description="a folder of root certificates that signatures are believed by; empty: none is"
    )
    revocation_lists: Path | None = Field(
        default=None, description="a folder of lists of revoked certificates (.crl); empty: revocation is not known"
    )
    revocation_online: bool = Field(
        default=False, description="ask the places that certificates name whether they were revoked (CRL, OCSP)"
    )
    timestamp_url: str = Field(default="", description="a time-stamping authority (RFC 3161); empty: no time stamps")
    seal_pictures: Path | None = Field(
        default=None,
        description="folder of seals, <province>.png, <province>-UBND.png, see-through, at true size",
    )
    word_to_pdf: list[str] = Field(
        default=[], description='command of LibreOffice, as JSON: ["soffice"]; empty: an edited draft keeps no PDF'
    )
    key_holders: list[KeyHolder] = Field(
        default=[], description="tokens and signing services behind a command, as JSON; empty: none"
    )
    oidc: list[OpenIDProvider] = Field(default=[], description="sign-in by OpenID Connect, as JSON; empty: none")
    overlap_model: str = Field(
        default="", description="file of word vectors (word2vec, fastText text form) for the overlap check; empty: none"
    )
    practice: bool = Field(
        default=False, description="a site to practise on: banner, marked papers, no mail leaves, `gieo practice reset`"
    )
    log_json: bool = True
    demo: bool = Field(default=False, description="show the accounts of the demonstration on the sign-in page")


env = Environment()
