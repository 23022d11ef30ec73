"""Searching a workspace."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_records import documents, many_tasks, surroundings, task, tasks, workspace

from planner.model.workspace import Workspace
from search_index import SearchRequest, Sort, open_index
from tests.trials import trials

GIVE = "Giao Sở Nội vụ rà soát"


@pytest.mark.parametrize(
    "text",
    [
        "giao so noi vu ra soat",
        GIVE,
        GIVE.upper(),
        unicodedata.normalize("NFD", GIVE),
        "soát rà vụ nội sở giao",
        '"sở nội vụ rà soát"',
        "giáo sợ nói vú rá sọat",
    ],
)
def test_accents_case_order_and_unicode_form_do_not_matter(found, text):
    assert set(found(text)) == {"NV-2026-001", "NV-2026-002"}


def test_the_very_accents_come_first(found):
    assert found(GIVE)[0] == "NV-2026-001"
    assert found("Giao Sở Nội v", prefix_last=True)[0] == "NV-2026-001"


def test_without_accents_none_are_preferred(index):
    ws = workspace([task(60, "Sô sơ", leads=("?",)), task(61, "So so", leads=("?",))])
    asked = SearchRequest(text="so so", record="task", limit=100)
    scores = {hit.id: hit.score for hit in index.search(ws, asked).hits}
    assert 0 <= scores["NV-2026-061"] - scores["NV-2026-060"] <= 0.02


def test_other_accents_do_not_come_first_however_often_they_occur(index):
    often = [task(50 + n, "số so sổ sỗ", product="Số số so", leads=("?",)) for n in range(3)]
    ws = workspace([*often, task(60, f"Các sở {'và nhiều việc khác nữa ' * 20}", leads=("?",))])
    hits = index.search(ws, SearchRequest(text="sở", limit=100)).hits
    first = [hit.id for hit in hits].index("NV-2026-050")
    assert "NV-2026-060" in [hit.id for hit in hits[:first]]


def test_the_barred_d_is_a_d(found):
    assert found("de an do thi") == found("đề án đô thị") == found("ĐÔ THỊ") == ["NV-2026-003"]


def test_both_placements_of_the_tone_find_each_other(found):
    assert found("hòa bình") == found("hoà bình") == found("hoa binh") == ["NV-2026-003"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23/CT-TTg", "CT23"),
        ("23/ct-ttg", "CT23"),
        ("ct-ttg", "CT23"),
        ("ttg", "CT23"),
        ("12/UBND-VX", "NV-2026-004"),
        ("09/CT-UBND", "VB-1"),
        ("9/CT-UBND", "VB-1"),
        ("4240", "VB-3"),
        ("NV-2026-004", "NV-2026-004"),
        ("PAR INDEX", "CS1"),
        ("223/KH", "KH-2025"),
    ],
)
def test_a_number_or_id_is_found_whole_and_by_its_parts(found, text, expected):
    assert expected in found(text)


def test_the_document_itself_comes_before_what_mentions_it(found):
    assert found("09/CT-UBND") == ["VB-1", "NV-2026-005"]


def test_parts_of_a_number_must_stand_together(found):
    assert found("23/TTg-CT") == []
    assert "CT23" in found("ttg 23 ct")


def test_a_task_is_found_by_the_names_of_its_agencies(found):
    assert "NV-2026-003" in found("thông tin và truyền thông")
    assert {"NV-2026-003", "NV-2026-004", "STTTT"} <= set(found("STTTT"))
    assert "NV-2026-004" in found('"UBND cấp huyện"')


def test_every_kind_of_record_is_found(found):
    asked = [
        "cải cách thể chế",
        "hoàn thiện pháp luật",
        "hệ thống hóa",
        "khoa học",
        "cấp huyện",
        "mẫu",
        "chỉ số",
    ]
    first = [found(text)[0] for text in asked]
    assert first == ["LV1", "G1", "GP07", "SKHCN", "HUYEN", "S1", "CS1"]


def test_a_phrase_keeps_its_order_and_does_not_run_over_the_end_of_a_line(found):
    assert found('"vụ nội"') == []
    assert set(found('"nội vụ"', record="task")) == {"NV-2026-001", "NV-2026-002", "NV-2026-005"}
    assert found('"hòa bình nv"') == []
    assert found('"kho dữ liệu"') == ["NV-2026-004"]
    assert found('"kho dữ liệu sở"') == []


def test_words_after_a_minus_are_left_out(found):
    assert found("giao -tư") == ["NV-2026-001"]
    assert "NV-2026-001" not in found('-"rà soát"')
    assert "NV-2026-003" in found('-"rà soát"')
    assert found("giao -giao") == []


@pytest.mark.parametrize("typed", ["g", "gi", "gia", "giao s", "giao so noi v", "Giao Sở Nội vụ r", '"nội v'])
def test_search_as_you_type(found, typed):
    assert "NV-2026-001" in found(typed, prefix_last=True)


def test_an_unfinished_number_is_found(found):
    assert "CT23" in found("23/CT-T", prefix_last=True)
    assert "VB-3" in found("424", prefix_last=True)
    assert found("424") == []


def test_filters_narrow(found):
    assert set(found(record="document")) == {"VB-1", "VB-2", "VB-3"}
    assert found(kind="CT") == found(kind="ct") == ["VB-1"]
    assert found(kind="QD") == found(kind="qđ") == ["VB-2"]
    assert found(kind="XX") == []
    assert set(found(year=2025)) == {"NV-2026-004", "KH-2025"}
    assert set(found(area=1, record="task")) == {"NV-2026-004"}
    assert found("rà soát", year=2024) == ["VB-3"]


@pytest.mark.parametrize("name", ["SKHCN", "skhcn", "Sở Khoa học và Công nghệ", "so khoa hoc va cong nghe"])
def test_an_agency_is_meant_by_id_abbreviation_or_name(found, name):
    assert set(found(agency=name)) == {"SKHCN", "NV-2026-004"}


def test_an_agency_that_nobody_knows_finds_nothing(found):
    assert found(agency="không có") == []
    assert found("giao", area=9) == []


def test_without_text_everything_is_listed_latest_first(found, ws):
    listed = found()
    assert len(listed) == sum(1 for _ in ws.records()) - 1  # the programme itself is not searched
    assert listed[0] == "NV-2026-004"


def test_hits_can_be_sorted_by_date(found):
    assert found("rà soát", sort=Sort.date)[-1] == "VB-3"
    assert found(record="document", sort="date") == ["VB-1", "VB-3", "VB-2"]


def test_a_stretch_of_the_hits_can_be_asked_for(index, ws):
    everything = index.search(ws, SearchRequest(limit=100))
    stretch = index.search(ws, SearchRequest(limit=3, offset=2))
    assert stretch.hits == everything.hits[2:5]
    assert stretch.total == everything.total == len(everything.hits)
    assert index.search(ws, SearchRequest(limit=0)).hits == ()
    assert index.search(ws, SearchRequest(limit=-5, offset=-5)).hits == ()


def test_a_hit_shows_the_record_and_why_it_was_found(index, ws):
    hit = index.search(ws, SearchRequest(text="ra soat", year=2024)).hits[0]
    assert (hit.id, hit.record, hit.kind, hit.number_symbol) == ("VB-3", "document", "CV", "4240/UBND-VX")
    assert (hit.subject, hit.date, hit.state) == ("V/v rà soát nội vụ", date(2024, 5, 6), "received")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["rà", "soát"]
    assert hit.subject_marks == hit.marks
    assert hit.score > 0
    assert msgspec.json.decode(msgspec.json.encode(hit))["date"] == "2024-05-06"


def test_facets_count_all_hits(index, ws):
    facets = index.search(ws, SearchRequest(text="giao", limit=1)).facets
    assert facets.record == {"task": 2}
    assert facets.agency == {"SNV": 1, "STP": 1}
    assert facets.year == {2026: 2}
    facets = index.search(ws, SearchRequest()).facets
    assert facets.kind == {"CT": 1, "CV": 1, "QĐ": 1}
    assert facets.area == {1: 4, 2: 2}
    assert next(iter(facets.record)) == "task"


def test_a_deleted_record_is_gone_with_the_next_search(index, ws):
    assert index.search(ws, SearchRequest(text="đô thị")).total == 1
    fewer = Workspace([r for r in ws.records() if r.id != "NV-2026-003"])
    assert index.search(fewer, SearchRequest(text="đô thị")).total == 0
    assert index.search(ws, SearchRequest(text="đô thị")).total == 1


def test_a_changed_record_is_found_by_its_new_words_only(index, ws):
    index.sync(ws)
    changed = Workspace(
        [msgspec.structs.replace(r, text="Chợ nổi") if r.id == "NV-2026-003" else r for r in ws.records()]
    )
    assert [hit.subject for hit in index.search(changed, SearchRequest(text="chợ nổi")).hits] == ["Chợ nổi"]
    assert index.search(changed, SearchRequest(text="đô thị")).total == 0


def test_a_renamed_agency_is_found_in_its_tasks(index, ws):
    index.sync(ws)
    renamed = Workspace(
        [msgspec.structs.replace(r, name="Ban Hậu cần") if r.id == "STTTT" else r for r in ws.records()]
    )
    assert "NV-2026-003" in [hit.id for hit in index.search(renamed, SearchRequest(text="hậu cần")).hits]


def test_only_what_changed_is_indexed_anew(index, ws):
    first = index.sync(ws)
    assert first.indexed == sum(1 for _ in ws.records()) - 1
    assert index.sync(ws).indexed == 0
    assert index.sync(workspace()).indexed == 0  # equal records in another workspace object
    more = index.sync(workspace([task(99, "Thêm")]))
    assert (more.indexed, more.removed, more.up_to_date) == (1, 0, True)
    less = index.sync(ws)
    assert (less.indexed, less.removed) == (0, 1)


def test_a_later_program_run_uses_the_index_that_is_there(index, ws, tmp_path):
    index.sync(ws)
    assert open_index(tmp_path).sync(ws).indexed == 0


def test_a_rebuild_indexes_everything_again(index, ws):
    count = index.sync(ws).indexed
    assert index.rebuild(ws).indexed == count
    assert index.search(ws, SearchRequest(text="đô thị")).total == 1


def test_a_closed_index_opens_itself_again(index, ws):
    index.close()
    index.sync(ws)
    index.close()
    assert index.search(ws, SearchRequest(text="đô thị")).total == 1


def test_an_index_worn_by_many_changes_is_built_anew(index):
    base = [*surroundings(), *tasks(), *documents()]
    for round_ in range(6):
        extra = many_tasks(60, seed=round_)
        index.sync(Workspace([*base, *extra]))
        result = index.search(Workspace([*base, *extra]), SearchRequest(text="giao so noi vu"))
        assert {hit.id for hit in result.hits} == {"NV-2026-001", "NV-2026-002"}
        state = index._engine.state
        assert state.count - state.live.bit_count() <= state.count / 2 + 60
    assert index.search(Workspace(base), SearchRequest(record="task")).total == 5


def test_an_empty_workspace_finds_nothing(index):
    empty = Workspace([])
    assert index.search(empty, SearchRequest(text="giao")).total == 0
    assert index.search(empty, SearchRequest()).total == 0
    assert index.sync(empty).indexed == 0


def test_all_records_can_go_and_come_back(index, ws):
    index.sync(ws)
    assert index.sync(Workspace([])).removed > 0
    assert index.search(Workspace([]), SearchRequest()).total == 0
    assert index.search(ws, SearchRequest(text="đô thị")).total == 1


def test_segments_of_a_large_index_are_searched_as_one(index, monkeypatch):
    monkeypatch.setattr("search_index.sync.AT_ONCE", 40)
    ws = workspace(many_tasks(150))
    assert index.search(ws, SearchRequest(record="task")).total == 155
    assert index.search(ws, SearchRequest(text="đô thị")).total == 1
    assert index.search(Workspace([*tasks()]), SearchRequest(text="giao")).total == 2


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return open_index(tmp_path_factory.mktemp("shared")), workspace()


SYNTAX_OF_OTHERS = ["AND", "OR", "NOT", "text:giao", "*", "g*", "[a TO b]", '"', "-", "(", ")", "^2", "~"]


@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="giaosởnộivụ \"“”-/.*?()[]{}:^~+\\'&|!<>0123ĐđNOTandOR", max_size=40),
        st.lists(st.sampled_from(SYNTAX_OF_OTHERS)).map(" ".join),
    ),
    st.booleans(),
)  # fmt: skip
@settings(
    derandomize=True,
    max_examples=trials(100, 500),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_can_be_searched_for(shared, text, prefix_last):
    index, ws = shared
    result = index.search(ws, SearchRequest(text=text, prefix_last=prefix_last))
    assert result.total >= len(result.hits)
    assert result.up_to_date
    for hit in result.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


def test_whoosh_is_loaded_by_the_first_search_only(tmp_path):
    code = (
        "import sys, planner.model.workspace, planner.vietnamese, search_index, pathlib\n"
        "index = search_index.open_index(pathlib.Path('.'))\n"
        "assert not [m for m in sys.modules if m.partition('.')[0] == 'whoosh'], 'whoosh was loaded'\n"
        "index.search(planner.model.workspace.Workspace([]), search_index.SearchRequest(text='a'))\n"
        "assert 'whoosh' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
