"""Result bulletins: told under labels or in sentences, each task with what is said of it and nothing of its neighbour."""

import pytest

from gieo.registry.rules.bulletins import bare_name, told_in
from gieo.registry.rules.import_columns import name_of

pytestmark = pytest.mark.unit

UNDER_LABELS = """
SỞ KHOA HỌC VÀ CÔNG NGHỆ
BẢN TIN KẾT QUẢ NHIỆM VỤ NĂM 2021

1. Tên nhiệm vụ: Nghiên cứu quy trình sấy lạnh bảo quản hồng vành khuyên
tại huyện Văn Lãng
Cơ quan chủ trì: Viện Cơ điện nông nghiệp; Chủ nhiệm: TS. Nguyễn Văn An
Thời gian thực hiện: 03/2019 đến 12/2021
Mục tiêu: Giảm hao hụt sau thu hoạch.
Sản phẩm:
- 01 quy trình sấy lạnh;
- 02 mô hình quy mô 500 kg/mẻ.
Kết quả: Tỷ lệ hao hụt giảm còn 8 %.

2. Nuôi cá chép giòn trong ao nước chảy vùng cao
- Tổ chức chủ trì: Trạm Thủy sản
- Chủ nhiệm đề tài: ThS. Lê Thị Bình
- Năm nghiệm thu: 2020

Cơ quan chủ trì: Trường Nông Lâm
Chủ nhiệm: Trần Văn Cường
""".splitlines()

IN_SENTENCES = """
Năm qua Sở KH&CN đã tổ chức nghiệm thu nhiều nhiệm vụ.

Đề tài “Ứng dụng công nghệ sinh học trong bảo quản vải thiều Lục Ngạn” do Trung tâm Ứng dụng KH&CN tỉnh chủ trì,
ThS. Hoàng Thị Dung làm chủ nhiệm, thực hiện từ tháng 4/2018 đến tháng 10/2020 nhằm kéo dài thời gian bảo quản.
Sản phẩm gồm 01 quy trình bảo quản và 02 bài báo. Kết quả cho thấy tỷ lệ hư hỏng giảm một nửa. Dự án “Hoàn thiện quy
trình nhân giống ba kích tím” triển khai năm 2019, được nghiệm thu tháng 6 năm 2021.

Cơ quan chủ trì là Công ty Giống Bắc Sơn. Chủ nhiệm dự án là KS. Vũ Đức Em.
""".splitlines()


def test_labels_tell_name_host_head_years_and_products() -> None:
    drying, carp, nameless = told_in(UNDER_LABELS)
    assert drying.cells == {
        "title": "Nghiên cứu quy trình sấy lạnh bảo quản hồng vành khuyên tại huyện Văn Lãng",
        "host_name": "Viện Cơ điện nông nghiệp",
        "principal_name": "TS. Nguyễn Văn An",
        "year": "03/2019 đến 12/2021",
        "aims": "Giảm hao hụt sau thu hoạch.",
        "products": "- 01 quy trình sấy lạnh;\n- 02 mô hình quy mô 500 kg/mẻ.",
        "results": "Tỷ lệ hao hụt giảm còn 8 %.",
    }
    assert carp.cells == {
        "title": "Nuôi cá chép giòn trong ao nước chảy vùng cao",
        "host_name": "Trạm Thủy sản",
        "principal_name": "ThS. Lê Thị Bình",
        "year_end": "2020",
    }
    assert (drying.line, carp.line) == (5, 15)
    assert "title" not in nameless.cells, "its name is told nowhere: the report refuses the row"


def test_sentences_tell_the_same_and_each_task_keeps_its_own() -> None:
    lychee, morinda = told_in(IN_SENTENCES)
    assert lychee.cells == {
        "title": "Ứng dụng công nghệ sinh học trong bảo quản vải thiều Lục Ngạn",
        "host_name": "Trung tâm Ứng dụng KH&CN tỉnh",
        "principal_name": "ThS. Hoàng Thị Dung",
        "year": "2018-2020",
        "products": "01 quy trình bảo quản và 02 bài báo",
        "results": "tỷ lệ hư hỏng giảm một nửa",
        "aims": "kéo dài thời gian bảo quản",
    }
    assert morinda.cells == {
        "title": "Hoàn thiện quy trình nhân giống ba kích tím",
        "host_name": "Công ty Giống Bắc Sơn",
        "principal_name": "KS. Vũ Đức Em",
        "year": "2019",
        "year_end": "2021",
        "state": "đã nghiệm thu",
    }


@pytest.mark.parametrize(
    "text", ["", "Kính gửi: các sở, ngành\nNăm 2021: đạt kế hoạch.", "Nguồn: Sở KH&CN", "Tên: \n“”"]
)
def test_what_tells_of_no_task_makes_none(text: str) -> None:
    assert [told.cells for told in told_in(text.splitlines()) if told.cells.get("title")] == []


def test_one_person_is_one_name_and_a_name_of_a_body_is_no_title() -> None:
    names = ("Nguyễn Văn An", "TS. Nguyễn Văn An", "PGS.TS Nguyễn Văn An", "ông  Nguyễn Văn An")
    assert {bare_name(name) for name in names} == {"Nguyễn Văn An"}
    assert bare_name("Thạch Sơn") == "Thạch Sơn"
    assert (name_of("Tên đơn vị chủ trì"), name_of("Tên đề tài, dự án")) == ("host_name", "title")
