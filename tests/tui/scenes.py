"""Every screen of the program: how a person gets there, in an order in which each finds what it needs.

A step is a key, words to type (after a quotation mark), or a function of the screen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from document_proofs import window
from intake_proofs import PAPER
from register_proofs import ready
from report_proofs import fill
from textual.screen import ModalScreen

from planner.model.deadline import Deadline, DeadlineKind
from planner.store import ConflictError, FieldConflict, Store
from tui.widgets.record_list import RecordList

Step = str | Callable[..., Awaitable[None]]
LATE = "NV-2026-002"
DIRECTIVE = "Về việc đẩy mạnh công tác"
SHIPPED = Path(__file__).resolve().parents[2] / "plans"


def on(selector: str, key: str = "") -> Step:
    """Return the step that goes to a list or field, and to its line `key`."""

    async def go(screen) -> None:
        widget = screen.app.screen.query_one(selector)
        widget.focus()
        if key:
            assert widget.choose(key), key
        await screen.settle()

    return go


async def tour(screen) -> None:
    screen.app.show_tour()
    await screen.settle()


async def long_work(screen) -> None:
    from tui.long_work import Progress
    from tui.screens.long_work import WorkPage

    progress = Progress()
    progress.step(3, 10, "giấy tờ/kế hoạch.txt")
    screen.app.push_screen(WorkPage("Thử", progress))
    await screen.settle()


async def conflict(screen) -> None:
    from tui.screens.conflict import ConflictPage

    error = ConflictError(LATE, [FieldConflict("product", None, "Báo cáo", {"text": "Tờ trình"})])
    screen.app.push_screen(ConflictPage(error))
    await screen.settle()


def changed(record_id: str, **fields: object) -> Step:
    """Return the step in which a colleague changes a record."""

    async def change(screen) -> None:
        import msgspec

        Store.open(screen.app.desk.folder, "binh").edit(
            record_id, lambda record: msgspec.structs.replace(record, **fields)
        )
        await screen.press("ctrl+r")

    return change


async def ended_agency(screen) -> None:
    await changed(LATE, leads=("STTTT",))(screen)


async def broken_file(screen) -> None:
    (screen.app.desk.folder / "areas/LV3.yaml").write_text("id: LV3\nnumber: ba\nname: Ba\n", "utf-8")
    await screen.press("ctrl+r")


async def mended_file(screen) -> None:
    (screen.app.desk.folder / "areas/LV3.yaml").unlink()
    await screen.press("ctrl+r")


async def papers(screen) -> None:
    """Put documents to import where the program runs."""
    folder = screen.app.desk.folder.parent / "giấy tờ"
    folder.mkdir(exist_ok=True)
    (folder / "kế hoạch.txt").write_text(PAPER, encoding="utf-8")
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 broken")


async def filled_sheet(screen) -> None:
    (path,) = (screen.app.desk.folder / "bang-excel").glob("*.xlsx")
    fill(path, report="Đã trình dự thảo", percent=80)


async def the_imported(screen) -> None:
    results = screen.app.screen.query_one("#results", RecordList)
    results.choose(next(row.key for row in results.rows if row.cells[0].text == "√"))
    await screen.settle()


async def numbered(screen) -> None:
    """Bring a directive as far as its number, and choose it in the list of documents."""
    made = [one.id for one in screen.app.records.documents.values() if one.subject.startswith(DIRECTIVE)]
    if not made:
        made = [ready(screen.app.desk.folder, numbered=True)]
        await screen.press("ctrl+r")
    await screen.press("f12")
    assert screen.app.screen.query_one("#documents", RecordList).choose(made[0])
    await screen.settle()


async def score_sheet(screen) -> None:
    """Put the shipped sheet of the score into the workspace, without what is not there."""
    text = (SHIPPED / "score-sheets/par-index-2948.yaml").read_text("utf-8")
    kept = [line for line in text.splitlines() if "area:" not in line and "indicator:" not in line]
    (screen.app.desk.folder / "score-sheets").mkdir()
    (screen.app.desk.folder / "score-sheets/bang.yaml").write_text("\n".join(kept) + "\n", "utf-8")
    await screen.press("ctrl+r")


CONDITIONAL = Deadline(
    text="5 ngày sau khi", kind=DeadlineKind.conditional, event="Luật có hiệu lực", days_after_event=5
)
SCENES: dict[str, tuple[Step, ...]] = {
    "dashboard": (),
    "dashboard-months": ("space",),
    "dashboard-agencies": ("space",),
    "plan": ("space", "f3", "down", "right", "right", "down"),
    "matrix": ("ctrl+d",),
    "quarters": ("ctrl+d", "space"),
    "timeline": ("ctrl+d", "space"),
    "agencies": ("f4", "tab", "down"),
    "search": ("f5",),
    "search-found": ("f5", "'rà soát", "tab"),
    "search-counts": ("f5", "ctrl+f"),
    "problems": ("f6",),
    "problems-found": (broken_file, "f6"),
    "documents": (mended_file, "f12"),
    "intake": (papers, "7"),
    "intake-file": ("7", "ctrl+u", "'giấy tờ/kế", "enter"),
    "follow-mine": ("8",),
    "follow-agencies": ("8", "full_stop"),
    "follow-areas": ("8", "full_stop"),
    "follow-overdue": ("8", "full_stop"),
    "follow-all": ("8", "full_stop"),
    "follow-calendar": ("8", "full_stop"),
    "register": ("9",),
    "reports": ("0",),
    "reports-figure": ("0", on("#figures"), "enter"),
    "indicators": ("x",),
    "indicators-scored": (score_sheet, "x"),
    "score-form": ("x", on("#scores", "field|VBQPPL"), "enter"),
    "task": ("enter",),
    "solution": ("f3", on("#tree", "LV2"), "right", "down", "right", "down", "enter"),
    "task-form": ("s",),
    "task-form-question": ("s", on("#product"), "'x", "escape"),
    "pick": ("s", on("#coordinating"), "enter", "'s"),
    "pick-short": ("n",),
    "progress-form": ("t",),
    "extension-form": ("z",),
    "new-task": ("8", "plus"),
    "answer": ("ctrl+a",),
    "conflict": (conflict,),
    "new-year": ("ctrl+e",),
    "keep-filter": ("8", "k"),
    "keep-search": ("f5", "ctrl+u", "'trangthai:quahan", "ctrl+s"),
    "reminders": ("0", "r"),
    "sheets": ("0", "q"),
    "settings": ("h",),
    "key-card": ("b",),
    "key-card-found": ("b", "'lam lai"),
    "help": ("f1",),
    "help-of-field": ("s", "f1"),
    "go-menu": ("f9",),
    "palette": ("ctrl+p",),
    "palette-found": ("ctrl+p", "'tre hen"),
    "jump": ("ctrl+k",),
    "jump-form": ("s", "ctrl+k"),
    "tour": (tour,),
    "long-work": (long_work,),
    "rules": ("ctrl+g",),
    "kinds": ("ctrl+n",),
    "draft": ("f8",),
    "draft-page": ("f8", "ctrl+t"),
    "findings": ("f8", on("#subject"), "'Về việc c\u0430i cách", on("#year"), "ctrl+l"),
    "workflow": ("f12", "b"),
    "reserve-form": ("9", "g"),
    "reason-form": ("9", "g", "tab", "'Kế hoạch tháng sau", "ctrl+s", "delete"),
    "register-reserved": ("9",),
    "sheet-rows": (
        "0", "q", "ctrl+o", "'van phong", "enter", "ctrl+s", "escape", filled_sheet, "enter",
    ),
    "message": ("0", "r", "ctrl+s"),
    "documents-many": (numbered,),
    "file-record": (numbered, "enter"),
    "workflow-numbered": (numbered, "b"),
    "send-form": (numbered, "b", "p"),
    "import-done": (papers, "7", "ctrl+u", "'giấy tờ", "ctrl+s", the_imported),
    "links": ("7", the_imported, "enter"),
    "links-text": ("7", the_imported, "enter", "t"),
    "metadata-form": ("7", the_imported, "enter", "s"),
    "event-form": (
        changed(LATE, deadline=CONDITIONAL), "8", "full_stop", on("#tasks", LATE), "f",
    ),
    "review": (
        changed(LATE, solution_text="Rà soát thủ tục hành chính"), "8", on("#tasks", LATE), "r",
    ),
    "handover": (ended_agency, "f4", on("#agencies", "STTTT"), "p"),
}  # fmt: skip
"""Name of each scene, and its steps from the overview."""


async def home(screen) -> None:
    """Close every window and page, and go to the overview."""
    while isinstance(screen.app.screen, ModalScreen):
        screen.app.pop_screen()
        await screen.settle()
    await screen.app.go("dashboard")
    screen.app.clear_notifications()
    await screen.settle()
    listed = screen.app.screen.query_one("#due", RecordList)
    listed.focus()
    listed.action_first()
    await screen.settle()


async def play(screen, name: str) -> str:
    """Go to a scene; returns the name of its class."""
    await home(screen)
    for step in SCENES[name]:
        if callable(step):
            await step(screen)
        elif step.startswith("'"):
            await screen.type(step[1:])
        else:
            await screen.press(step)
    await screen.settle()
    return window(screen)
