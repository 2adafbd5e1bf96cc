"""The stages of the year in their order, as the navigation shows them."""

from gieo.dossiers.kinds import StageOfTheYear
from gieo.kernel.refusal import _

STAGES = (
    StageOfTheYear("dat-hang", _("Đặt hàng"), "clipboard-list"),
    StageOfTheYear("dinh-huong", _("Định hướng"), "compass"),
    StageOfTheYear("de-xuat", _("Đề xuất"), "writing"),
    StageOfTheYear("hoi-dong", _("Hội đồng"), "users-group"),
    StageOfTheYear("tuyen-chon", _("Tuyển chọn"), "trophy"),
    StageOfTheYear("hop-dong", _("Hợp đồng"), "file-certificate"),
    StageOfTheYear("thuc-hien", _("Thực hiện"), "progress-check"),
    StageOfTheYear("nghiem-thu", _("Nghiệm thu"), "rosette"),
    StageOfTheYear("ket-qua", _("Kết quả"), "plant"),
    StageOfTheYear("ke-hoach", _("Kế hoạch"), "target"),
    StageOfTheYear("theo-doi", _("Sổ theo dõi"), "notebook"),
    StageOfTheYear("khieu-nai", _("Khiếu nại"), "hand-stop"),
    StageOfTheYear("nghia-vu", _("Nghĩa vụ"), "calendar-due"),
    StageOfTheYear("bao-cao", _("Báo cáo"), "report"),
    StageOfTheYear("van-thu", _("Văn thư"), "mail"),
    StageOfTheYear("ke-thua", _("Kế thừa, bản ghi trùng"), "sitemap"),
    StageOfTheYear("du-lieu", _("Dữ liệu cá nhân"), "shield-half"),
)
BY_KEY = {stage.key: stage for stage in STAGES}
