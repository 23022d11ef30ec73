from __future__ import annotations

import threading

import pytest
from document_records import LATE, TODAY, task, workspace

from planner.documents import DraftRequest, draft, draft_many
from planner.documents.batch import WORTH_FORKING, WORTH_SPAWNING, usual_processes
from planner.i18n import set_language
from planner.model.agencies import Agency, Level

AGENCIES = ("STP", "STC", "SNV")
WORKSPACE = workspace(
    *(task(n, deadline=LATE, leads=(AGENCIES[n % 3],)) for n in range(1, 7)),
)


def requests(*agencies: str) -> list[DraftRequest]:
    return [DraftRequest(kind="reminder", agency=agency) for agency in agencies]


def test_a_batch_is_what_each_request_gives_alone_in_the_same_order():
    entries = draft_many(WORKSPACE, requests(*AGENCIES), TODAY)
    assert [entry.document for entry in entries] == [
        draft(WORKSPACE, request, TODAY) for request in requests(*AGENCIES)
    ]
    assert len({entry.document.file_name for entry in entries}) == 3


def test_files_of_two_communes_tell_which_is_which():
    communes = (
        Agency(id="X1", name="Ủy ban nhân dân Phường Hà Giang 2", abbreviation="UBND", level=Level.commune),
        Agency(id="X2", name="Ủy ban nhân dân xã Đồng Văn", abbreviation="UBND", level=Level.commune),
        Agency(id="X3", name="Ủy ban nhân dân xã Đồng Văn", abbreviation="UBND", level=Level.commune),
    )
    late = (task(n, deadline=LATE, leads=(a.id,)) for n, a in enumerate(communes, 1))
    both = workspace(*communes, *late)
    entries = draft_many(both, requests("X1", "X2", "X3"), TODAY)
    assert [e.problem for e in entries] == [""] * 3
    names = [e.document.file_name for e in entries]
    assert ["phuong-ha-giang-2" in names[0], "-x2-" in names[1], "-x3-" in names[2]] == [True] * 3, names


def test_one_that_cannot_be_drafted_does_not_stop_the_others():
    made, failed, after = draft_many(WORKSPACE, requests("STP", "SKHCN", "STC"), TODAY)
    assert made.document
    assert after.document
    assert failed.document is None
    assert "quá hạn" in failed.problem
    assert failed.remedy
    assert failed.request.agency == "SKHCN"


@pytest.mark.parametrize("threads", [0, 1], ids=["forked", "spawned"])
def test_several_processes_give_the_same_bytes_in_the_same_order_and_language(threads):
    wanted = requests(*(AGENCIES * 4), "SKHCN")
    stop = threading.Event()
    others = [threading.Thread(target=stop.wait) for _ in range(threads)]
    for other in others:
        other.start()
    set_language("en")
    try:
        assert draft_many(WORKSPACE, wanted, TODAY, processes=2) == draft_many(
            WORKSPACE, wanted, TODAY, processes=1
        )
    finally:
        stop.set()
        for other in others:
            other.join()


def test_progress_is_told_after_each_document():
    told: list[tuple[int, int]] = []
    draft_many(WORKSPACE, requests(*AGENCIES), TODAY, on_progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_batch_is_empty():
    assert draft_many(WORKSPACE, [], TODAY) == []
    assert draft_many(WORKSPACE, [], TODAY, processes=2) == []


def test_a_small_batch_stays_on_one_process():
    assert usual_processes(1) == usual_processes(WORTH_FORKING - 1) == 1
    assert usual_processes(WORTH_SPAWNING) >= 1
