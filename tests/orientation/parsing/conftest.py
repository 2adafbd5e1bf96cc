"""Texts of our own making: a province that does not exist, so that no official sentence is copied."""

import pytest

from gieo.orientation.parsing import ParsedDocument, parse, read_source

CLEAN = """UBND TỈNH HÀ SƠN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KHOA HỌC VÀ CÔNG NGHỆ               Độc lập - Tự do - Hạnh phúc
Số: 12/TB-SKHCN               Hà Sơn, ngày 05 tháng 02 năm 2024

THÔNG BÁO
Về định hướng nhiệm vụ khoa học và công nghệ cấp tỉnh năm 2025

Căn cứ Quyết định số 15/2019/QĐ-UBND ngày 10/5/2019 của UBND tỉnh Hà Sơn ban hành quy định quản lý nhiệm vụ;
Thực hiện Kế hoạch số 31/KH-UBND ngày 02/3/2023 của UBND tỉnh Hà Sơn về phát triển khoa học, công nghệ;

Sở Khoa học và Công nghệ tỉnh Hà Sơn thông báo định hướng năm 2025 như sau:

I. NỘI DUNG ĐỊNH HƯỚNG

1. Lĩnh vực nông nghiệp
- Chọn giống chè chịu hạn cho các xã vùng cao, theo
Kế hoạch của tỉnh.
- Bảo quản cam sau thu hoạch.

2. Lĩnh vực công nghiệp
- Ứng dụng công nghiệp
4.0 trong xưởng gỗ nhỏ.
- Thu hồi nhiệt lò sấy.

II. THỜI GIAN VÀ NƠI NHẬN

- Nhận phiếu từ ngày 01/3/2024 đến hết ngày 30/4/2024.
- Nộp trực tiếp tại Trung tâm Hành chính công, số 3/2 đường Suối Trong, thành phố Hà Sơn.
- Điện thoại: (0299) 3 123 456; thư điện tử: khcn@hason.example; trang mạng https://khcn.hason.example;

Nơi nhận:
- UBND tỉnh (b/c);
- Các sở, ban, ngành;
- Lưu: VT, QLKH.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC




Trần Thị Mây
"""


def read(text: str) -> ParsedDocument:
    return parse(read_source(text.encode(), "van-ban.txt"))


@pytest.fixture
def clean() -> ParsedDocument:
    return read(CLEAN)
