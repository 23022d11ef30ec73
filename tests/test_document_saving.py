"""Where a drafted document goes, and that nothing is overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from planner.document_saving import SavedDraft, save_draft
from planner.documents import DraftRequest, draft
from planner.errors import CchcError
from planner.store import DocumentTexts, Store

TODAY = date(2026, 3, 1)


@pytest.fixture
def folder(folder: Path) -> Path:
    (folder / "signers").mkdir()
    text = "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch Ủy ban nhân dân tỉnh\noffice: chairman\n"
    (folder / "signers/PHN.yaml").write_text(text, encoding="utf-8")
    return folder


def save(store: Store, output: Path | None = None, *, overwrite: bool = False) -> SavedDraft:
    drafted = draft(store.load(), DraftRequest(kind="directive", year=2026), TODAY)
    return save_draft(store, drafted, TODAY, output, overwrite=overwrite)


def test_a_draft_goes_into_the_workspace_under_a_free_name_and_is_listed(folder: Path) -> None:
    store = Store.open(folder)
    first, second = save(store), save(store)
    assert first.file.parent == folder.resolve() / "van-ban" / "2026"
    assert first.file != second.file
    assert len(second.file.name) <= 50
    records = store.load().documents
    assert [records[i].file for i in (first.id, second.id)] == [
        f"van-ban/2026/{saved.file.name}" for saved in (first, second)
    ]


def test_the_words_of_a_draft_are_kept_for_searching_and_follow_a_new_draft(folder: Path) -> None:
    store = Store.open(folder)
    first = save(store)
    texts, record = DocumentTexts(store.folder), store.load().documents[first.id or ""]
    kept = texts.read(record.id)
    assert texts.is_kept(record.id, record.text_hash)
    shown = "\n".join(p.text for p in docx.Document(str(first.file)).paragraphs if p.text.strip())
    assert [line for line in shown.split("\n") if line not in kept] == []
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in kept.split("\n")
    texts.path_of(record.id).unlink()
    save(store, first.file, overwrite=True)
    assert texts.read(record.id) == kept


def test_a_named_folder_takes_the_file_under_its_own_name(folder: Path, tmp_path: Path) -> None:
    saved = save(Store.open(folder), tmp_path)
    assert saved.file.parent == tmp_path
    assert Store.open(folder).load().documents[saved.id].file == str(saved.file)


def test_an_existing_file_is_replaced_only_when_told_so(folder: Path, tmp_path: Path) -> None:
    store, target = Store.open(folder), tmp_path / "x.docx"
    target.write_text("của người khác", encoding="utf-8")
    with pytest.raises(CchcError):
        save(store, target)
    assert target.read_text(encoding="utf-8") == "của người khác"
    assert store.load().documents == {}
    assert save(store, target, overwrite=True).file.read_bytes().startswith(b"PK")


def test_with_the_plan_of_the_program_the_draft_goes_to_the_persons_documents(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = folder.rename(folder.with_name("shipped_plans"))
    monkeypatch.setattr("planner.store.store.shipped_plans", lambda: shipped)
    monkeypatch.setenv("CCHC_DOCUMENTS_DIR", str(tmp_path / "tài liệu"))
    saved = save(Store.open(shipped))
    assert saved.id is None
    assert saved.file.parent == tmp_path / "tài liệu"
    assert "Đây là kế hoạch đi kèm" in saved.warnings[-1]
    assert not (shipped / "van-ban").exists()
