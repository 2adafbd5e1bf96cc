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
    """How many hours a session lasts without a request."""

    hours: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"Phiên làm việc hết sau {self.hours} giờ không thao tác; có cảnh báo trước"


class DelegationRule(Sourced):
    """For how many days at the most a seat may be lent."""

    days: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"Ủy quyền một ghế không quá {self.days} ngày; dài hơn thì bổ nhiệm"


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
    two_people: TwoPeopleRule

    @property
    def rules(self) -> tuple[Sourced, ...]:
        """For the page that shows them."""
        first = (self.second_factor, self.password, self.lock_out)
        return *first, self.idle, self.session, self.delegation, self.two_people
