"""`cchc search` and `cchc index` as people and scripts use them."""

from __future__ import annotations

import json

import pytest

from planner.cli.main import run_command
from planner.store.document_texts import DocumentTexts

TASK = "NV-2026-001"


@pytest.fixture
def search(folder, capsys):
    def run(*arguments: str, today: str = "2026-06-01"):
        code = run_command(["-w", str(folder), "--today", today, "search", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def answered(search):
    def run(*arguments: str, **options: str) -> dict:
        code, out, err = search(*arguments, "--json", **options)
        assert code == 0, err
        return json.loads(out)

    return run


def ids(answer: dict) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


def test_the_language_works_on_the_command_line(answered):
    assert ids(answered("rà soát trong:nhiemvu")) == [TASK]
    assert ids(answered("rà", "soát", "trong:nhiemvu")) == [TASK]
    assert ids(answered('"văn bản"', "nam:2026")) == [TASK]
    assert TASK not in ids(answered("rà", "-thảo", "-văn"))


def test_words_with_a_minus_are_no_options_but_misspelled_options_are_told(search):
    code, _out, _err = search("rà", "-quy", "-loai:CT")
    assert code == 0
    code, _out, err = search("rà", "--yaer", "2026")
    assert code == 2
    assert "--year" in err


def test_lateness_is_reckoned_for_the_day(answered):
    assert ids(answered("trangthai:quahan")) == []
    assert ids(answered("trangthai:quahan", today="2027-02-01")) == [TASK]
    assert ids(answered("trangthai:sapquahan", today="2026-12-28")) == [TASK]


def test_what_is_odd_is_told_beside_the_answer(search):
    code, out, err = search("loaii:CT rà soát")
    assert code == 0
    assert TASK in out
    assert ">>loaii:CT<<" in err
    code, out, err = search("loai:XX")
    assert (code, out.strip()) == (2, "")
    assert "XX" in err


def test_problems_and_counts_are_in_the_json(answered):
    answer = answered("linhvuc:9 rà soát")
    assert answer["problems"][0]["start"] == 8
    assert answer["problems"][0]["message"]
    assert answer["facets"]["record"] == {"task": 1, "solution": 1}
    assert answer["facets"]["agency"]["STP"] == 2
    assert {"total", "took_ms", "hits", "facets", "did_you_mean"} <= set(answer)
    assert {"id", "record", "kind", "number_symbol", "subject", "date", "score", "snippet"} <= set(
        answer["hits"][0]
    )


def test_a_slip_is_repaired_and_said(search, answered):
    answer = answered("rà sooát")
    assert TASK in ids(answer)
    assert answer["did_you_mean"] == "rà soát"
    assert "“rà soát”" in search("rà sooát")[1]


def test_the_successor_of_an_agency_is_named(search):
    _code, out, _err = search("sở tt&tt")
    assert "Sở Thông tin và Truyền thông nay là Sở Khoa học và Công nghệ" in out
    assert "Sở Khoa học và Công nghệ, kế thừa Sở Thông tin và Truyền thông" in out


def test_the_text_of_a_document_is_searched(folder, answered):
    texts = DocumentTexts(folder)
    text = "Căn cứ quy định.\n\nGiao các cơ quan diệt trừ ốc bươu vàng."
    record = f"id: VB-1\nkind: CT\nsubject: Về sản xuất vụ xuân\ntext_hash: {texts.keep('VB-1', text)}\n"
    (folder / "documents").mkdir()
    (folder / "documents/VB-1.yaml").write_text(record, encoding="utf-8")
    (hit,) = answered("oc buou vang")["hits"]
    assert hit["id"] == "VB-1"
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["ốc", "bươu", "vàng"]


class TestSavedSearches:
    def test_a_search_is_kept_run_again_and_listed(self, search, answered, folder):
        code, _out, err = search("--save", "Việc quá hạn", "trangthai:quahan")
        assert code == 0
        assert "Việc quá hạn" in err
        assert (folder / "saved-searches/TK-viec-qua-han.yaml").is_file()
        assert ids(answered("--saved", "viec qua han", today="2027-02-01")) == [TASK]
        assert ids(answered("--saved", "viec qua han", "không-có", today="2027-02-01")) == []
        (kept,) = answered("--list-saved")["saved_searches"]
        assert (kept["name"], kept["query"]) == ("Việc quá hạn", "trangthai:quahan")
        assert "trangthai:quahan" in search("--list-saved")[1]

    @pytest.mark.parametrize(
        ("query", "pointer"),
        [("trangthai:xong", ">>xong<<"), ('"cải cách', '>>"'), ("nam:hai", ">>hai<<"), ("(a", ">>(")],
    )
    def test_a_query_that_is_not_understood_is_not_kept(self, search, folder, query, pointer):
        code, _out, err = search("--save", "Việc", query)
        assert code == 2
        assert pointer in err
        assert not (folder / "saved-searches").exists()

    def test_the_same_name_gets_the_new_query(self, search, answered):
        search("--save", "Việc", "a")
        search("--save", "VIEC", "b", "--sort", "date")
        (kept,) = answered("--list-saved")["saved_searches"]
        assert (kept["query"], kept["newest_first"]) == ("b", True)

    def test_two_names_with_one_spelling_in_ascii_are_two_searches(self, search, answered):
        search("--save", "a-b", "x")
        search("--save", "a b!", "y")
        assert len(answered("--list-saved")["saved_searches"]) == 2

    def test_a_kept_search_is_forgotten_by_its_name(self, search, answered) -> None:
        search("ra soat", "--save", "Việc rà soát")
        assert answered("--forget", "viec ra soat")["saved_searches"] == []
        code, _out, err = search("--forget", "viec ra soat")
        assert code != 0
        assert "viec ra soat" in err

    @pytest.mark.parametrize("arguments", [("--save", " ", "x"), ("--save", "x", ""), ("--save", "x", '"')])
    def test_nothing_cannot_be_kept(self, search, arguments):
        code, _out, err = search(*arguments)
        assert code == 2
        assert "→" in err

    def test_an_unknown_name_is_told_with_the_nearest(self, search):
        search("--save", "Việc quá hạn", "trangthai:quahan")
        code, _out, err = search("--saved", "việc quá hạm")
        assert code == 3
        assert "Việc quá hạn" in err
        assert "--list-saved" in search("--saved", "khác hẳn")[2]


def test_the_help_explains_the_language(search):
    code, out, _err = search("--help")
    assert code == 0
    for written in ("trangthai:quahan", "23/CT-TTg", "HOẶC", "coquan:SNV"):
        assert written in out


def test_the_index_is_built_with_progress_and_follows(folder, capsys):
    assert run_command(["-w", str(folder), "index", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["indexed"] > 5
    assert run_command(["-w", str(folder), "index", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["indexed"] == 0
    assert run_command(["-w", str(folder), "index", "--rebuild", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["indexed"] > 5
