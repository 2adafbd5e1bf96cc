"""Words for the pages of documents."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gieo.officialdocs.forms import Certainty, FormField, OfficialForm
from gieo.officialdocs.signatures import FoundSignature, telling

register = template.Library()

STAGES = {
    "": gettext_noop("Thể thức chung"),
    "dat-hang": gettext_noop("Đặt hàng"),
    "dinh-huong": gettext_noop("Định hướng"),
    "de-xuat": gettext_noop("Đề xuất"),
    "hoi-dong": gettext_noop("Hội đồng"),
    "tuyen-chon": gettext_noop("Tuyển chọn"),
    "hop-dong": gettext_noop("Hợp đồng"),
    "thuc-hien": gettext_noop("Thực hiện"),
    "nghiem-thu": gettext_noop("Nghiệm thu"),
    "ket-qua": gettext_noop("Kết quả"),
    "ke-hoach": gettext_noop("Kế hoạch"),
    "theo-doi": gettext_noop("Sổ theo dõi"),
    "khieu-nai": gettext_noop("Khiếu nại"),
    "nghia-vu": gettext_noop("Nghĩa vụ"),
    "bao-cao": gettext_noop("Báo cáo"),
    "van-thu": gettext_noop("Văn thư"),
    "du-lieu": gettext_noop("Dữ liệu cá nhân"),
}
CERTAINTIES = {
    Certainty.OFFICIAL: gettext_noop("Theo bản chính thức"),
    Certainty.THIRD_PARTY: gettext_noop("Theo bản sao lại"),
    Certainty.RECONSTRUCTED: gettext_noop("Dựng lại, chưa đối chiếu"),
}
TYPES = {
    "text": gettext_noop("Chữ"),
    "longtext": gettext_noop("Đoạn văn"),
    "number": gettext_noop("Số"),
    "money": gettext_noop("Số tiền"),
    "date": gettext_noop("Ngày"),
    "bool": gettext_noop("Có hoặc không"),
    "choice": gettext_noop("Chọn một"),
    "multichoice": gettext_noop("Chọn nhiều"),
    "table": gettext_noop("Bảng"),
    "file": gettext_noop("Tệp"),
    "signature": gettext_noop("Chữ ký"),
    "group": gettext_noop("Nhóm"),
    "section": gettext_noop("Phần"),
}


@register.filter
def stage_word(key: str) -> str:
    """A stage of the year in words."""
    return _(STAGES.get(key, key))


@register.filter
def certainty_of(form: OfficialForm, item: FormField) -> Certainty:
    """How sure one item of a form is."""
    return form.certainty_of(item)


@register.filter
def certainty_word(certainty: Certainty) -> str:
    """Where it was seen, in words."""
    return _(CERTAINTIES[certainty])


@register.filter
def item_type_word(name: str) -> str:
    """What kind of value an item takes."""
    return _(TYPES[name])


@register.filter
def said_of(signature: FoundSignature) -> list[telling.Said]:
    """What is to be said of a digital signature, sentence by sentence."""
    return telling.said_of(signature)


@register.filter
def worst_said(signature: FoundSignature) -> str:
    """The weight of all of it: good, open or bad."""
    return telling.worst_of(signature)
