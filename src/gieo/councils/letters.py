"""Letters of a council in series: what each is for, what it may name, and how it reads until somebody writes it anew.

A letter is written for everybody at once and looked at one by one; nothing leaves before it is released, and what was
released can be held back until its hour.
"""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class LetterKind(Choice):
    """Whom it goes to, and when it may be written."""

    INVITATION = "invitation", _("Mời họp: gửi thành viên không vướng xung đột lợi ích")
    THANKS = "thanks", _("Cảm ơn: gửi thành viên đã dự phiên họp")
    RESULT = "result", _("Báo kết quả: gửi người đề xuất, tổ chức nộp hồ sơ")


COMMON = ("họ tên", "số hồ sơ", "tên hồ sơ", "thời gian", "địa điểm")
PLACES = {
    LetterKind.INVITATION: (*COMMON, "tư cách"),
    LetterKind.THANKS: (*COMMON, "tư cách"),
    LetterKind.RESULT: (*COMMON, "kết quả", "lý do", "khiếu nại"),
}
# What stands for the number in the letter of whoever has not pledged confidentiality.
HIDDEN_NUMBER = "(số hiện ra sau khi cam kết bảo mật)"
# Official letters are Vietnamese whoever sends them.
SUBJECTS = {
    LetterKind.INVITATION: "Mời họp hội đồng: {tên hồ sơ}",
    LetterKind.THANKS: "Cảm ơn ông/bà đã tham gia hội đồng: {tên hồ sơ}",
    LetterKind.RESULT: "Kết quả xem xét của hội đồng: {tên hồ sơ}",
}
TEXTS = {
    LetterKind.INVITATION: (
        "Kính gửi {họ tên} ({tư cách}),\n\n"
        "Sở KH&CN kính mời ông/bà dự phiên họp hội đồng lúc {thời gian} tại {địa điểm}, xem xét hồ sơ {số hồ sơ}: "
        "{tên hồ sơ}.\n\nĐề nghị ông/bà kê khai xung đột lợi ích và đọc tài liệu trước phiên họp."
    ),
    LetterKind.THANKS: (
        "Kính gửi {họ tên} ({tư cách}),\n\n"
        "Sở KH&CN cảm ơn ông/bà đã tham gia phiên họp lúc {thời gian} về hồ sơ {số hồ sơ}: {tên hồ sơ}."
    ),
    LetterKind.RESULT: (
        "Kính gửi {họ tên},\n\nHội đồng đã xem xét hồ sơ {số hồ sơ}: {tên hồ sơ}.\n\nKết quả: {kết quả}.\n\n{lý do}\n\n"
        "{khiếu nại}."
    ),
}
# Minutes between the release of letters and their leaving.
DELAYS = {15: _("15 phút"), 60: _("1 giờ"), 240: _("4 giờ"), 1440: _("1 ngày")}
