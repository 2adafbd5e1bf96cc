"""What the law and the house ask of sign-in; one for the whole installation."""

from pydantic import Field

from gieo.kernel.actors import Role
from gieo.rulebooks.models.values import Frozen, Sourced


class SecondFactorRule(Sourced):
    """Whose sign-in a password alone does not open."""

    roles: frozenset[Role]

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return "Cán bộ, thành viên hội đồng và quản trị đăng nhập bằng hai lớp xác thực"


class PasswordRule(Sourced):
    """How long a password is, in characters."""

    shortest: int = Field(ge=8)
    shortest_with_second_factor: int = Field(ge=8)
    longest: int = Field(ge=64)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        guarded = f"từ {self.shortest_with_second_factor} ký tự khi đã có lớp xác thực thứ hai"
        return f"Mật khẩu từ {self.shortest} ký tự; {guarded}"


class LockOutRule(Sourced):
    """After how many failures in a row an address is not heard for how many minutes."""

    failures: int = Field(gt=0)
    minutes: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"Sai {self.failures} lần liên tiếp thì khóa đăng nhập {self.minutes} phút"


class IdleRule(Sourced):
    """After how many days without a sign-in an account of staff is closed."""

    days: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"Tài khoản {self.days} ngày không đăng nhập thì khóa"


class SessionRule(Sourced):
    """How many hours a session lasts without a request, and how many at the most before its holder is asked again."""

    hours: int = Field(gt=0)
    longest_hours: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        longest = f"dài nhất {self.longest_hours} giờ"
        return f"Phiên làm việc hết sau {self.hours} giờ không thao tác, {longest}; có cảnh báo trước"


class DelegationRule(Sourced):
    """For how many days at the most a seat may be lent."""

    days: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"Ủy quyền một ghế không quá {self.days} ngày; dài hơn thì bổ nhiệm"


class WatchRule(Sourced):
    """From how much on within some minutes the administrator is told.

    Attributes:
        minutes: the span that is looked at.
        locked: addresses that were locked out.
        failed: sign-ins that failed, of all addresses together.
        refused: pages that were refused to one account.
        read: pages that one account was shown.
    """

    minutes: int = Field(gt=0)
    locked: int = Field(gt=0)
    failed: int = Field(gt=0)
    refused: int = Field(gt=0)
    read: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return (
            f"Trong {self.minutes} phút, quản trị được báo khi: {self.locked} địa chỉ bị khóa, {self.failed} lần đăng "
            f"nhập sai, một tài khoản bị từ chối {self.refused} trang hoặc mở {self.read} trang, có tệp mã độc"
        )


class UploadRule(Sourced):
    """How much one account may send in a day, and how much of the disk stays free.

    Attributes:
        files_of_staff: files of whoever holds a seat of staff.
        mib_of_staff: their size together.
        files_of_others: files of proposers and hosts.
        mib_of_others: their size together.
        reserve_mib: what is left of the disk, so that the database can go on.
    """

    files_of_staff: int = Field(gt=0)
    mib_of_staff: int = Field(gt=0)
    files_of_others: int = Field(gt=0)
    mib_of_others: int = Field(gt=0)
    reserve_mib: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return (
            f"Mỗi ngày một tài khoản gửi không quá {self.files_of_others} tệp, {self.mib_of_others} MB; cán bộ "
            f"{self.files_of_staff} tệp, {self.mib_of_staff} MB"
        )


class TwoPeopleRule(Sourced):
    """Acts that whoever typed what they certify may not do.

    Attributes:
        acts: table and row of the certifying act → the rows of that table whose doer is the typist ("open": the birth).
    """

    acts: dict[str, tuple[str, ...]]

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return "Người lập báo cáo tổng hợp, quyết định về cơ quan, bản ghi trùng không tự xác nhận việc mình lập"


class SecurityRules(Frozen):
    """All of them."""

    second_factor: SecondFactorRule
    password: PasswordRule
    lock_out: LockOutRule
    idle: IdleRule
    session: SessionRule
    delegation: DelegationRule
    watch: WatchRule
    uploads: UploadRule
    two_people: TwoPeopleRule

    @property
    def rules(self) -> tuple[Sourced, ...]:
        """For the page that shows them."""
        first = (self.second_factor, self.password, self.lock_out)
        return *first, self.idle, self.session, self.delegation, self.watch, self.uploads, self.two_people
