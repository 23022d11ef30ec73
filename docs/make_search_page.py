"""Makes the page of the query language from the table that the program itself reads."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parent / "tim-kiem.md"
TEXT = """\
# Tìm kiếm

Lệnh `cchc search CÂU_TÌM`, màn hình F5. Tìm trong nhiệm vụ, giải pháp, cơ quan, căn cứ pháp lý, văn bản
và cả nội dung văn bản đã nhập hoặc đã soạn. Không cần gõ dấu; gõ có dấu thì kết quả đúng dấu đứng
trước. Kiểu gõ dấu (hoà, hòa), dấu tổ hợp, chữ hoa, gạch nối và số 0 đứng đầu không ảnh hưởng.

| viết | tìm được |
|---|---|
{rules}

Phần nào của câu tìm không hiểu được thì chương trình chỉ ra, phần còn lại vẫn tìm. Từ không có trong bản
ghi nào (kể cả do quên bật bộ gõ: `nooij vuj`) được tìm theo cách viết gần nhất, có báo “Kết quả cho
...”.

Trên màn hình: Ctrl+F đến bảng đếm để thu hẹp kết quả hoặc đổi thứ tự, Ctrl+T theo gợi ý, Ctrl+S lưu câu
tìm, Ctrl+B mở tìm kiếm đã lưu, Ctrl+O mở tệp gốc của văn bản.

Ngoài màn hình: `cchc search --save "tên" CÂU_TÌM` lưu, `--saved "tên"` chạy lại, `--list-saved` liệt
kê, `--json` cho máy đọc (có `facets`, `did_you_mean`, `problems`). Chỉ mục nằm trong thư mục đệm của
người dùng, xóa đi thì lần tìm sau tự dựng lại; `cchc index --rebuild` dựng lại ngay.
"""


def page() -> str:
    """Return the page in Vietnamese."""
    from planner.i18n import set_language
    from search_index.language import language_table

    set_language("vi")
    rules = [
        f"| {' · '.join(f'`{each.strip()}`' for each in rule.written.split('·'))} | {rule.finds} |".replace(
            "`|", "`"
        )
        for rule in language_table()
    ]
    return TEXT.replace("{rules}", "\n".join(rules))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
