"""A made-up archive for measuring: seeded, with the frequencies of real office papers.

Words follow Zipf's law over the compounds that reform papers really use and a long tail of rare
syllables; agency names, numbers, symbols and dates are shaped as in real documents.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from planner.model.agencies import Agency
from planner.model.documents import Document, DocumentState
from planner.model.programme import Area, Record
from planner.model.workspace import Workspace

PLANS = Path(__file__).parents[2] / "plans"

_COMPOUNDS = """
và|của|các|về|trên địa bàn|tỉnh|thực hiện|công tác|cải cách hành chính|theo|được|năm|đơn vị|cơ quan|có
cho|trong|nhiệm vụ|kế hoạch|tổ chức|quản lý|nhà nước|thủ tục hành chính|quy định|giải quyết|đề nghị
báo cáo|việc|với|đối với|ủy ban nhân dân|triển khai|kết quả|cán bộ|công chức|viên chức|dịch vụ công
trực tuyến|hồ sơ|người dân|doanh nghiệp|rà soát|đơn giản hóa|văn bản|quy phạm pháp luật|xây dựng
ban hành|kiểm tra|giám sát|chuyển đổi số|chính quyền điện tử|một cửa|một cửa liên thông
trung tâm phục vụ hành chính công|tiếp nhận|trả kết quả|đúng hạn|quá hạn|phối hợp|chủ trì|chỉ đạo
điều hành|trách nhiệm|người đứng đầu|kỷ luật|kỷ cương|nâng cao|chất lượng|hiệu quả|hiệu lực|đẩy mạnh
tăng cường|hoàn thiện|thể chế|bộ máy|tinh gọn|sắp xếp|biên chế|vị trí việc làm|đào tạo|bồi dưỡng
tài chính công|tự chủ|đơn vị sự nghiệp công lập|ngân sách|kinh phí|dự toán|quyết toán|đầu tư công
giải ngân|chỉ số|cải cách|hài lòng|đánh giá|xếp hạng|khảo sát|tuyên truyền|phổ biến|giáo dục|pháp luật
phân cấp|phân quyền|ủy quyền|thanh tra|công vụ|đạo đức|văn hóa công sở|cơ sở dữ liệu|dân cư|định danh
xác thực điện tử|chữ ký số|số hóa|lưu trữ|liên thông|kết nối|chia sẻ|nền tảng|hạ tầng|an toàn thông tin
an ninh mạng|trí tuệ nhân tạo|nhân lực|thuế|đất đai|môi trường|nông nghiệp|y tế|giao thông|du lịch
văn hóa|thể thao|lao động|thương binh|xã hội|dân tộc|tôn giáo|tư pháp|hộ tịch|chứng thực
đăng ký kinh doanh|giấy phép|cấp phép|thẩm định|phê duyệt|quy hoạch|đô thị|nông thôn mới|giảm nghèo
hòa giải|khiếu nại|tố cáo|tiếp công dân|đối thoại|kiến nghị|phản ánh|thư ký|hội nghị|tập huấn|sơ kết
tổng kết|khen thưởng|thi đua|điển hình|sáng kiến|mô hình|thí điểm|nhân rộng|công khai|minh bạch|niêm yết
rút ngắn|thời gian|thời hạn|lộ trình|mục tiêu|chỉ tiêu|giải pháp|nguồn lực|bảo đảm|yêu cầu|phạm vi
đối tượng|nguyên tắc|căn cứ|quyết định|chỉ thị|nghị quyết|thông tư|nghị định|công văn|tờ trình|thông báo
giấy mời|biên bản|công điện|phụ lục|danh mục|biểu mẫu|hướng dẫn|đôn đốc|thủy lợi|hòa bình|thủy điện
lũ quét|phòng chống|thiên tai|cứu nạn|rừng|lâm nghiệp|trồng trọt|chăn nuôi|dịch bệnh|tiêm chủng|bảo hiểm
y tế cơ sở|trạm y tế|trường học|học sinh|giáo viên|tuyển sinh|tốt nghiệp|nhà ở|tái định cư|bồi thường
thu hồi đất|giải phóng mặt bằng|cầu đường|quốc lộ|cao tốc|hợp tác xã|làng nghề|sản phẩm|xúc tiến
thương mại|xuất khẩu|khoáng sản
"""
COMPOUNDS = _COMPOUNDS.strip().replace("\n", "|").split("|")
SUBJECTS = [
    "Triển khai thực hiện công tác cải cách hành chính năm {year}",
    "Đẩy mạnh {a} trên địa bàn tỉnh",
    "Về việc {a} và {b} năm {year}",
    "Ban hành Kế hoạch {a}, giai đoạn {year} - {later}",
    "Kết quả thực hiện {a} quý {quarter} năm {year}",
    "Tăng cường {a}, {b} trong giải quyết thủ tục hành chính",
    "Phê duyệt Đề án {a} gắn với {b}",
    "Giao {agency} chủ trì {a}",
    "Đôn đốc {agency} báo cáo về {a}",
    "Quy định {a} của {agency}",
]
KINDS = {
    "CT": "CT-UBND", "KH": "KH-UBND", "QĐ": "QĐ-UBND", "CV": "UBND-{unit}", "BC": "BC-UBND",
    "TTr": "TTr-{code}", "TB": "TB-UBND", "GM": "GM-VPUBND", "BB": "BB-{code}", "CĐ": "CĐ-UBND",
}  # fmt: skip
UNITS = ["NC", "TH", "KTTH", "KGVX", "ĐTKT", "HCC", "KSTT"]
FIRST_YEAR, LAST_YEAR = 2006, 2026
BODY_WORDS = 300


class Paper(NamedTuple):
    """A document and its text."""

    record: Document
    body: str


def rare_syllables() -> list[str]:
    """Return syllables that are possible in Vietnamese, as names and slips of the pen make them."""
    onsets = [
        "b",
        "c",
        "ch",
        "d",
        "đ",
        "g",
        "gh",
        "gi",
        "h",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "ng",
        "ngh",
        "nh",
        "ph",
        "qu",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
    ]
    rimes = (
        "ác|ạch|ài|áng|ảo|ắp|ậm|ẻo|ệch|ếu|ích|iệm|iêng|ỏi|oàng|oắt|ọc|ồm|ơi|ớt|uẩn|uệ|úi|uông|uơ|ưng|ược|ửu|ỵ"
    )
    return ["".join(pair) for pair in itertools.product(onsets, rimes.split("|"))]


class Corpus:
    """The same papers for the same seed."""

    def __init__(self, seed: int = 30) -> None:
        self.random = random.Random(seed)
        rare = rare_syllables()
        self.random.shuffle(rare)
        words = [*dict.fromkeys(COMPOUNDS), *rare]
        weights = [1 / (rank + 2.7) for rank in range(len(words))]
        self._words, self._weights = words, list(itertools.accumulate(weights))
        self.agencies = agencies()
        self._numbers: dict[tuple[str, int], int] = {}

    def surroundings(self) -> list[Record]:
        """Return the records that papers refer to."""
        areas = [Area(id=f"LV{n}", number=n, name=f"Lĩnh vực {n}") for n in range(1, 7)]
        return [*areas, *self.agencies]

    def papers(self, count: int) -> Iterator[Paper]:
        """Yield papers, oldest first."""
        span = (date(LAST_YEAR, 10, 31) - date(FIRST_YEAR, 1, 2)).days
        for number in range(count):
            day = date(FIRST_YEAR, 1, 2) + timedelta(days=number * span // max(count - 1, 1))
            yield self._paper(number, day)

    def workspace(self, papers: list[Paper]) -> Workspace:
        """Return a workspace of papers and what they refer to."""
        return Workspace([*self.surroundings(), *(paper.record for paper in papers)])

    def words(self, count: int) -> list[str]:
        """Return words and compounds drawn by their frequency."""
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def _paper(self, number: int, day: date) -> Paper:
        rng = self.random
        kind = rng.choice(list(KINDS))
        agency = rng.choice(self.agencies)
        symbol = KINDS[kind].format(unit=rng.choice(UNITS), code=agency.abbreviation or "UBND")
        serial = self._numbers[symbol, day.year] = self._numbers.get((symbol, day.year), 0) + 1
        a, b = rng.sample(COMPOUNDS[20:], 2)
        subject = rng.choice(SUBJECTS).format(
            a=a, b=b, year=day.year, later=day.year + 5, quarter=rng.choice(["I", "II", "III"]),
            agency=agency.name,
        )  # fmt: skip
        record = Document(
            id=f"VB-{day.year}-{number:05d}",
            kind=kind,
            number=f"{serial:02d}",
            symbol=symbol,
            issue_date=day,
            subject=subject,
            issuing_body="Ủy ban nhân dân tỉnh Tuyên Quang",
            area=f"LV{rng.randrange(1, 7)}" if rng.random() < 0.6 else None,
            agencies=(agency.id,),
            state=DocumentState.received if rng.random() < 0.5 else DocumentState.issued,
            text_hash=f"{number:064x}",
        )
        return Paper(record, self._body(subject, day))

    def _body(self, subject: str, day: date) -> str:
        rng = self.random
        parts, length = [subject], 0
        while length < BODY_WORDS:
            chunk = self.words(12)
            chance = rng.random()
            if chance < 0.25:
                chunk.append(rng.choice(self.agencies).name)
            elif chance < 0.4:
                chunk.append(f"số {rng.randrange(1, 3000):02d}/{rng.choice(['QĐ', 'KH', 'CT'])}-UBND")
            elif chance < 0.5:
                chunk.append(f"ngày {rng.randrange(1, 29):02d}/{rng.randrange(1, 13)}/{day.year}")
            sentence = " ".join(chunk)
            parts.append(sentence[0].upper() + sentence[1:] + rng.choice([".", ";", ","]))
            length += sentence.count(" ") + 1
        return "\n\n".join(" ".join(parts[at : at + 4]) for at in range(0, len(parts), 4))


def agencies() -> list[Agency]:
    """Return the agencies of the shipped plan."""
    from planner.store import Store

    return list(Store.open(PLANS).load().agencies.values())
