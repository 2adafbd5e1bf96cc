"""Words for what the engine found: parts, what words are to a task, and in which way a passage is said."""

from collections.abc import Mapping

from gieo.kernel.refusal import _
from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.reasons import How
from gieo.overlap.engine.records import Part

PARTS: Mapping[Part, str] = {
    Part.TITLE: _("Tên nhiệm vụ"),
    Part.AIMS: _("Mục tiêu"),
    Part.CONTENTS: _("Nội dung"),
    Part.PRODUCTS: _("Sản phẩm"),
    Part.PLACE: _("Nơi thực hiện"),
}
FACETS: Mapping[Facet, str] = {
    Facet.OBJECT: _("Đối tượng"),
    Facet.PROBLEM: _("Vấn đề"),
    Facet.METHOD: _("Cách làm"),
    Facet.SETTING: _("Bối cảnh"),
    Facet.PLACE: _("Nơi"),
    Facet.PHASE: _("Giai đoạn"),
}
HOWS: Mapping[How, str] = {
    How.SAME: _("cùng chữ"),
    How.OTHER_NAME: _("cùng nghĩa, khác tên"),
    How.RELATED: _("gần nghĩa"),
    How.SHORT_FORM: _("viết tắt"),
}
