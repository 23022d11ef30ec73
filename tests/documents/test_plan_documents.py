from __future__ import annotations

from datetime import date

import msgspec
import pytest
from document_records import AREAS, PLAN, PROGRAMME, body_text, drafted, task, workspace
from word_reading import W, WordFile, value

from planner.documents import DraftRequest, draft
from planner.documents.content import Article, Clause, Paragraph, Point, Section
from planner.documents.errors import NotIssuedError
from planner.documents.kinds import builder_of
from planner.documents.kinds.decision import head_of
from planner.documents.kinds.task_list import number_ranges
from planner.documents.service import prepared
from planner.documents.tables import Table
from planner.model.agencies import Office
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.programme import Indicator, IndicatorTarget, LegalBasis
from planner.model.tasks import TaskState

LAW = LegalBasis(
    id="LUAT-72",
    kind="Luật",
    number_symbol="72/2025/QH15",
    issued_on=date(2025, 6, 16),
    issuer="Quốc hội",
    subject="Tổ chức chính quyền địa phương",
)


def sections(document) -> dict[str, tuple]:
    return {block.title: block.blocks for block in document.content.body if isinstance(block, Section)}


def clauses_of(blocks) -> dict[str, list[str]]:
    return {b.title: [inner.text for inner in b.blocks] for b in blocks if isinstance(b, Clause)}


def table_of(annex) -> Table:
    return next(block for block in annex.body if isinstance(block, Table))


def articles(document) -> list[Article]:
    return [block for block in document.content.body if isinstance(block, Article)]


class TestPlan:
    def test_it_has_the_sections_of_real_plans_and_is_signed_for_the_committee(self):
        document = drafted(task(1), kind="plan")
        assert list(sections(document)) == [
            "Mục đích, yêu cầu",
            "Nội dung nhiệm vụ",
            "Kinh phí thực hiện",
            "Tổ chức thực hiện",
        ]
        assert document.content.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
        assert document.content.symbol == "KH-UBND"
        assert document.content.subject == "Cải cách hành chính tỉnh Tuyên Quang năm 2026"
        (opening, *_rest) = document.content.body
        assert opening.text.startswith("Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021")
        assert opening.text.endswith(
            "Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính tỉnh Tuyên Quang năm 2026 như sau:"
        )

    def test_a_vice_chairman_signs_for_the_committee_in_place_of_the_chairman(self):
        document = drafted(task(1), kind="plan", signer="HA")
        assert document.content.signature.authority == (
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
        )

    def test_tasks_stand_by_areas_in_the_body_and_in_the_table(self):
        document = drafted(
            task(1), task(2, area="LV1"), task(3, area=None), task(4, area="LV1", leads=("STC",)), kind="plan"
        )
        listed = clauses_of(sections(document)["Nội dung nhiệm vụ"])
        assert listed == {
            "Cải cách thể chế": ["Rà soát thủ tục số 2.", "Rà soát thủ tục số 4."],
            "Cải cách thủ tục hành chính": ["Rà soát thủ tục số 1."],
            "Nhiệm vụ chung": ["Rà soát thủ tục số 3."],
        }
        (annex,) = document.content.annexes
        rows = [row.heading or row.cells[0] for row in table_of(annex).rows]
        assert rows == [
            "Cải cách thể chế",
            "Rà soát thủ tục số 2.",
            "Rà soát thủ tục số 4.",
            "Cải cách thủ tục hành chính",
            "Rà soát thủ tục số 1.",
            "Nhiệm vụ chung",
            "Rà soát thủ tục số 3.",
        ]

    def test_a_row_tells_product_agencies_and_time_in_the_words_of_the_plan(self):
        given = task(
            1,
            product="Báo cáo kết quả;",
            leads=("STP", "STC"),
            coordinating=("SO-BAN-NGANH", "UBND-XA", "CAT"),
            deadline=Deadline(text="trước ngày 01/7/2026.", kind=DeadlineKind.date, due=date(2026, 6, 30)),
        )
        (row,) = table_of(drafted(given, kind="plan").content.annexes[0]).rows
        assert row.cells == (
            "Rà soát thủ tục số 1.",
            "Báo cáo kết quả",
            "Sở Tư pháp; Sở Tài chính",
            "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường; Công an tỉnh",
            "Trước ngày 01/7/2026",
        )

    def test_tasks_that_are_done_belong_to_it_and_suspended_ones_do_not(self):
        done = task(1, state=TaskState.completed, completed_on=date(2026, 3, 1))
        document = drafted(done, task(2, state=TaskState.suspended), kind="plan")
        assert document.record.assigns == ("NV-2026-001",)

    def test_an_area_with_more_tasks_than_letters_is_told_in_numbers(self):
        document = drafted(*(task(n) for n in range(1, 31)), task(31, area="LV1"), kind="plan")
        listed = clauses_of(sections(document)["Nội dung nhiệm vụ"])
        assert listed["Cải cách thủ tục hành chính"] == [
            "Thực hiện 30 nhiệm vụ (số 2-31 tại Phụ lục kèm theo Kế hoạch này)."
        ]

    def test_each_agency_is_told_the_numbers_that_it_leads(self):
        document = drafted(
            task(1), task(2, leads=("SNV",)), task(3), task(4, leads=("VPUBND",)), task(5), kind="plan"
        )
        told = clauses_of(sections(document)["Tổ chức thực hiện"])
        (duty,) = told["Sở Tư pháp"]
        assert duty.startswith("Chủ trì thực hiện 03 nhiệm vụ (số 1, 3, 5 tại Phụ lục kèm theo Kế hoạch này)")
        assert [text.split()[0] for text in told["Sở Nội vụ"]] == ["Chủ", "Theo"]
        assert told["Văn phòng Ủy ban nhân dân tỉnh"][1].startswith("Theo dõi, đôn đốc")

    def test_without_a_standing_agency_reports_go_to_the_committee(self):
        programme = msgspec.structs.replace(PROGRAMME, standing_agency="", follow_up_agency="")
        document = draft(
            workspace(task(1), programme), DraftRequest(kind="plan", year=2026), date(2026, 6, 10)
        )
        text = body_text(document)
        assert "Định kỳ báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện theo quy định." in text
        assert "địa phương kịp thời báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định." in text

    def test_a_year_without_tasks_is_planned_from_the_solutions(self):
        document = drafted(kind="plan", year=2027)
        (row,) = table_of(document.content.annexes[0]).rows
        assert row.cells[0] == "Đào tạo, bồi dưỡng cán bộ, công chức."
        assert any("2027" in warning for warning in document.warnings)
        assert document.content.subject == "Cải cách hành chính tỉnh Tuyên Quang năm 2027"

    def test_an_area_narrows_subject_and_tasks(self):
        document = drafted(task(1), task(2, area="LV1"), kind="plan", area="2")
        assert (
            document.content.subject == "Cải cách thủ tục hành chính năm 2026 trên địa bàn tỉnh Tuyên Quang"
        )
        assert document.record.assigns == ("NV-2026-001",)

    def test_targets_of_the_year_are_told_where_the_programme_has_any(self):
        target = IndicatorTarget(year=2026, at_least="86.5")
        indicator = Indicator(id="X", name="Chỉ số cải cách hành chính", targets=(target,))
        other = Indicator(
            id="Y", name="Khác", unit="điểm", targets=(IndicatorTarget(year=2025, at_least="1"),)
        )
        document = drafted(task(1), indicator, other, kind="plan")
        (clause,) = sections(document)["Mục tiêu"]
        assert clause.text == "Chỉ số cải cách hành chính năm 2026 đạt từ 86,5% trở lên."
        assert "Mục tiêu" not in sections(drafted(task(1), indicator, kind="plan", area="2"))

    def test_the_body_points_to_the_annex_that_lies_on_its_side(self):
        document = drafted(task(1), kind="plan")
        assert "nêu tại Phụ lục kèm theo Kế hoạch này" in body_text(document)
        (_main, annex) = WordFile(document.docx).document.iter(f"{W}sectPr")
        assert value(annex, "pgSz", "orient") == "landscape"


class TestDecision:
    def test_it_gives_the_tasks_by_an_annex_and_ends_with_who_is_responsible(self):
        document = drafted(*(task(n) for n in range(1, 8)), LAW, kind="decision")
        content = document.content
        assert content.decided_by == "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
        assert content.signature.authority == ("CHỦ TỊCH",)
        assert content.legal_bases[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
        assert content.legal_bases[-1] == "Theo đề nghị của Giám đốc Sở Nội vụ"
        assert all(basis.startswith("Căn cứ ") for basis in content.legal_bases[:-1])
        first, duties, effect, last = articles(document)
        assert "07 nhiệm vụ" in first.text
        assert "(chi tiết tại Phụ lục kèm theo Quyết định này)" in first.text
        assert len(duties.blocks) == 3
        assert effect.text == "Quyết định này có hiệu lực thi hành kể từ ngày ký."
        assert last.text.startswith(
            "Chánh Văn phòng Ủy ban nhân dân tỉnh; Thủ trưởng các sở, ban, ngành; "
            "Chủ tịch Ủy ban nhân dân các xã, phường và"
        )
        assert len(table_of(content.annexes[0]).rows) == 7

    def test_a_law_that_is_no_longer_or_not_yet_in_force_is_no_basis(self):
        gone = msgspec.structs.replace(LAW, valid_to=date(2026, 1, 1))
        coming = msgspec.structs.replace(LAW, id="LUAT-X", valid_from=date(2027, 1, 1))
        bases = drafted(task(1), gone, coming, kind="decision").content.legal_bases
        assert not any("16 tháng 6 năm 2025" in basis for basis in bases)

    def test_recipients_open_with_the_last_article(self):
        recipients = drafted(task(1), kind="decision").content.recipients
        assert recipients[0] == "Như Điều 4"
        assert "Các sở, ban, ngành" not in recipients
        assert recipients[-1] == "Lưu: VT, TH"

    def test_a_few_tasks_stand_in_the_first_article(self):
        document = drafted(task(1), task(2, leads=("STC",)), kind="decision")
        assert document.content.annexes == ()
        first = articles(document)[0]
        assert [clause.title for clause in first.blocks] == ["Sở Tư pháp", "Sở Tài chính"]
        assert first.text.endswith(":")

    def test_a_decision_on_one_agency_names_its_head(self):
        document = drafted(task(1), kind="decision", agency="STP")
        assert "Giám đốc Sở Tư pháp" in articles(document)[-1].text
        assert "Thủ trưởng các sở" not in articles(document)[-1].text

    @pytest.mark.parametrize(
        ("agency", "head"),
        [
            ("Sở Nội vụ", "Giám đốc Sở Nội vụ"),
            ("Văn phòng Ủy ban nhân dân tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
            ("Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
            ("Công an tỉnh", "Thủ trưởng Công an tỉnh"),
        ],
    )
    def test_heads_are_called_by_their_office(self, agency: str, head: str):
        assert head_of(agency) == head

    def test_without_a_standing_agency_nobody_proposes(self):
        programme = msgspec.structs.replace(PROGRAMME, standing_agency="", follow_up_agency="")
        document = draft(
            workspace(task(1), programme), DraftRequest(kind="decision", year=2026), date(2026, 6, 10)
        )
        assert not any(basis.startswith("Theo đề nghị") for basis in document.content.legal_bases)
        assert len(articles(document)[1].blocks) == 2

    def test_the_file_follows_template_1_2(self):
        file = WordFile(drafted(task(1), task(2), LAW, kind="decision").docx)
        texts = file.texts
        order = ["QUYẾT ĐỊNH", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "QUYẾT ĐỊNH:"]
        assert [text for text in texts if text in order] == order
        assert file.texts_of_style("Căn cứ")[-1] == "Theo đề nghị của Giám đốc Sở Nội vụ."
        assert all(text.endswith(";") for text in file.texts_of_style("Căn cứ")[:-1])
        assert file.texts_of_style("Điều")[-1].endswith("chịu trách nhiệm thi hành Quyết định này./.")
        assert file.texts_of_style("Danh sách nơi nhận")[0] == "- Như Điều 4;"


class TestIssuingDecision:
    def test_it_issues_the_plan_that_is_attached_with_its_annex(self):
        document = drafted(task(1), LAW, kind="decision", issues="plan")
        content = document.content
        assert content.subject == "Ban hành Kế hoạch cải cách hành chính tỉnh Tuyên Quang năm 2026"
        first, *_between, last = articles(document)
        assert first.text.startswith("Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính")
        assert last.text.endswith("chịu trách nhiệm thi hành Quyết định này.")
        assert content.recipients[0] == "Như Điều 3"
        assert content.attached is not None
        assert content.attached.kind_name == "Kế hoạch"
        assert next(block.title for block in content.attached.body) == "Mục đích, yêu cầu"
        assert len(content.attached.annexes) == 1
        assert document.record.assigns == ("NV-2026-001",)
        assert len(list(WordFile(document.docx).document.iter(f"{W}sectPr"))) == 3

    def test_only_a_plan_can_be_issued(self):
        with pytest.raises(NotIssuedError):
            drafted(task(1), kind="decision", issues="directive")


class TestSubmission:
    def test_it_tells_the_need_the_matter_and_the_request(self):
        document = drafted(task(1), kind="submission", addressees=("Bộ Nội vụ", "Thường trực Tỉnh ủy"))
        assert list(sections(document)) == ["Sự cần thiết", "Nội dung trình", "Đề nghị"]
        assert document.content.addressees == ("Bộ Nội vụ", "Thường trực Tỉnh ủy")
        assert document.content.recipients[0] == "Như trên"
        assert document.content.signature.authority[0] == "TM. ỦY BAN NHÂN DÂN"
        assert document.content.symbol == "TTr-UBND"
        closing = sections(document)["Đề nghị"][-1]
        assert closing.text == (
            "Ủy ban nhân dân tỉnh kính trình Bộ Nội vụ và Thường trực Tỉnh ủy xem xét, quyết định."
        )
        assert "Phụ lục kèm theo Tờ trình này" in body_text(document)
        assert document.record.reports_on == ("NV-2026-001",)

    def test_without_addressee_it_goes_to_the_council_with_a_warning(self):
        document = drafted(task(1), kind="submission")
        assert document.content.addressees == ("Hội đồng nhân dân tỉnh Tuyên Quang",)
        assert "Hội đồng nhân dân tỉnh Tuyên Quang" in document.warnings[0]

    def test_one_agency_narrows_the_tasks_without_being_written_to(self):
        document = drafted(task(1), task(2, leads=("STC",)), kind="submission", agency="STC")
        assert document.content.addressees == ("Hội đồng nhân dân tỉnh Tuyên Quang",)
        assert document.record.reports_on == ("NV-2026-002",)

    def test_without_bases_the_need_is_told_alone(self):
        programme = msgspec.structs.replace(PROGRAMME, legal_bases=(), title="Đề án khác")
        document = draft(
            workspace(task(1), programme), DraftRequest(kind="submission", year=2026), date(2026, 6, 10)
        )
        assert sections(document)["Sự cần thiết"][0].text.startswith("Việc tổ chức thực hiện")


def test_every_figure_of_the_plan_is_counted_anew():
    texts = body_text(drafted(task(1), task(2), kind="plan"))
    assert "Thực hiện 02 nhiệm vụ" in texts


def test_runs_of_numbers_are_drawn_together():
    assert number_ranges([1, 3, 4, 5, 9, 10]) == "1, 3-5, 9, 10"
    assert number_ranges([]) == ""


@pytest.mark.parametrize("kind", ["plan", "decision", "submission"])
def test_no_pattern_is_left_unfilled(kind: str):
    document = drafted(task(1), task(2, area="LV1"), PLAN, *AREAS, LAW, kind=kind)
    assert "{" not in " ".join(document.content.texts())
    assert all(isinstance(p, Point | Paragraph | Clause | Section | Article) for p in document.content.body)


def test_a_deputy_of_the_office_cannot_sign_for_the_committee():
    from planner.documents.errors import SignerOfficeError
    from planner.model.agencies import Signer

    deputy = Signer(id="PVP", name="A", title="Phó Chánh Văn phòng", office=Office.office_deputy)
    with pytest.raises(SignerOfficeError):
        drafted(task(1), deputy, kind="plan", signer="PVP")


def test_a_decision_of_the_collective_names_the_committee():
    request = DraftRequest(kind="decision", year=2026)
    drafting = prepared(workspace(task(1)), request, date(2026, 6, 10))
    collective = msgspec.structs.replace(drafting.kind, authority="collective")
    made = builder_of("decision")(msgspec.structs.replace(drafting, kind=collective))
    assert made.content.decided_by == "Ủy ban nhân dân tỉnh Tuyên Quang"
    assert made.content.signature.authority[0] == "TM. ỦY BAN NHÂN DÂN"
