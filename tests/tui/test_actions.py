"""Every action of the registry can be done with its key, and no key is bound elsewhere."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from all_proofs import MODULES
from document_proofs import window

import tui
from planner.i18n import set_language
from planner.store import Store
from tui.actions import ACTIONS, action_named, actions_of, keyboard_card
from tui.key_names import key_name
from tui.scopes import Scope, scope_title
from tui.views import FIRST, RESERVED, VIEWS
from tui.widgets.record_list import RecordList
from tui.widgets.typing import TextEntry

SOURCES = sorted(Path(tui.__file__).parent.rglob("*.py"))


def mode(screen):
    return screen.app.current_mode


async def goes_to(screen, action, view):
    for key in action_named(action).keys:
        await screen.press("f6" if view != "problems" else "f2")
        await screen.press(key)
        assert mode(screen) == view


async def help_(screen):
    await screen.press("f1")
    assert "Trợ giúp: các phím" in screen.text()
    await screen.press("f1", "question_mark")
    assert window(screen) == "HelpPage"


async def chosen_in_menu(screen, view):
    for menu in action_named("go_to").keys:
        await screen.press("f6" if view.name != "problems" else "f2")
        await screen.press(menu)
        await screen.press(view.letter)
        assert mode(screen) == view.name


async def go_to(screen):
    await screen.press("f9")
    assert window(screen) == "GoMenu"
    await screen.press("down", "enter")
    assert mode(screen) == VIEWS[1].name


async def palette(screen):
    await screen.press("ctrl+p")
    await screen.type("co quan")
    await screen.press("enter")
    assert mode(screen) == "agencies"
    await screen.press("ctrl+p")
    await screen.type("tre hen")
    await screen.press("enter")
    assert "Nhiệm vụ NV-2026-002" in screen.text()


async def change_something(screen):
    await screen.press("s")
    screen.app.screen.query_one("#product").focus()
    await screen.type("mới")
    await screen.press("ctrl+s")


def product(screen):
    return Store.open(screen.app.desk.folder).load().tasks["NV-2026-002"].product


async def undo_change(screen):
    await change_something(screen)
    await screen.press("ctrl+z")
    assert product(screen) == ""


async def redo_change(screen):
    await undo_change(screen)
    await screen.press("ctrl+y")
    assert product(screen) == "mới"


async def reload(screen):
    path = screen.app.desk.folder / "tasks/2026/NV-2026-002.yaml"
    path.write_text(path.read_text("utf-8").replace("Khắc phục", "Xử lý dứt điểm"), "utf-8")
    assert "Xử lý dứt điểm" not in screen.text()
    await screen.press("ctrl+r")
    assert "Xử lý dứt điểm" in screen.text()


async def go_back(screen):
    await screen.press("f3", "f4", "escape")
    assert mode(screen) == "plan"
    await screen.press("escape")
    assert mode(screen) == "dashboard"
    await screen.press("enter", "escape", "escape")
    assert window(screen) == "Dashboard"


async def quit_(screen):
    await screen.press("ctrl+q")
    assert screen.app._exit


async def choose_year(screen):
    for view in ("f2", "f3"):
        await screen.press(view, "n")
        assert window(screen) == "Pick"
        await screen.press("escape")


async def filter_(screen):
    for view in ("f3", "f4", "f12"):
        await screen.press(view)
        screen.app.screen.query_one(RecordList).focus()
        await screen.press("slash")
        assert screen.app.focused.id == "filter"


async def edit_task(screen):
    for key in ("s", "f7"):
        await screen.press(key)
        assert window(screen) == "TaskForm"
        await screen.press("escape")


async def add_progress(screen):
    for key in ("t", "insert"):
        await screen.press(key)
        assert window(screen) == "ProgressForm"
        await screen.press("escape")


async def in_list(screen):
    await screen.press("f6", "f2")
    return screen.app.screen.query_one("#due", RecordList)


async def cursor_down(screen):
    due = await in_list(screen)
    await screen.press("down")
    assert due.chosen_key == "NV-2026-003"
    await screen.press("f8", "ctrl+s", "escape")
    for view, name in (("f3", "#tree"), ("f4", "#agencies"), ("f12", "#documents"), ("ctrl+g", "#rules")):
        await screen.press(view)
        screen.app.screen.query_one("#filter").focus()
        lines = screen.app.screen.query_one(name, RecordList)
        first = lines.chosen_key
        await screen.press("down")
        assert lines.chosen_key != first
        await screen.press("up")
        assert lines.chosen_key == first


async def cursor_up(screen):
    due = await in_list(screen)
    await screen.press("down", "up")
    assert due.chosen_key == "NV-2026-002"


async def page_down(screen):
    due = await in_list(screen)
    await screen.press("pagedown")
    assert due.chosen_key == due.rows[-1].key


async def page_up(screen):
    due = await in_list(screen)
    await screen.press("pagedown", "pageup")
    assert due.chosen_key == "NV-2026-002"


async def last(screen):
    due = await in_list(screen)
    await screen.press("end")
    assert due.chosen_key == due.rows[-1].key


async def first(screen):
    due = await in_list(screen)
    await screen.press("end", "home")
    assert due.chosen_key == "NV-2026-002"


async def open_(screen):
    await in_list(screen)
    await screen.press("enter")
    assert window(screen) == "RecordPage"


async def open_found(screen):
    await screen.press("f5")
    await screen.type("tre hen")
    await screen.pilot.pause(0.3)
    await screen.settle()
    await screen.press("enter")
    assert window(screen) == "RecordPage"


def lines_of_tree(screen):
    return [row.key for row in screen.app.screen.query_one("#tree", RecordList).rows]


async def expand(screen):
    await screen.press("f3", "right")
    assert lines_of_tree(screen) == ["LV1", "LV1/G1", "LV2", "*"]


async def collapse(screen):
    await screen.press("f3", "right", "left")
    assert lines_of_tree(screen) == ["LV1", "LV2", "*"]


async def toggle_fold(screen):
    await screen.press("f3", "space")
    assert lines_of_tree(screen) == ["LV1", "LV1/G1", "LV2", "*"]
    await screen.press("space")
    assert lines_of_tree(screen) == ["LV1", "LV2", "*"]


async def undo_typing(screen):
    await screen.press("f4")
    await screen.type("so noi")
    await screen.press("ctrl+z")
    assert screen.app.screen.query_one(TextEntry).value == "so "


async def redo_typing(screen):
    await undo_typing(screen)
    await screen.press("ctrl+y")
    assert screen.app.screen.query_one(TextEntry).value == "so noi"


async def choose(screen):
    for key in ("enter", "space", "down"):
        await screen.press("s")
        screen.app.screen.query_one("#state").focus()
        await screen.press(key)
        assert window(screen) == "Pick"
        await screen.press("escape", "escape")


async def save(screen):
    await change_something(screen)
    assert product(screen) == "mới"


async def close(screen):
    await screen.press("s", "escape")
    assert window(screen) == "Dashboard"


async def accept(screen):
    await screen.press("n", "down", "enter")
    assert screen.app.year == 2025


async def finish(screen):
    await screen.press("s")
    form = screen.app.screen
    form.query_one("#coordinating").focus()
    await screen.press("enter")
    await screen.type("stp")
    await screen.press("enter", "ctrl+s")
    assert form.choice("coordinating").chosen == ("SNV", "STP")
    await screen.press("escape", "c")


async def switch_side(screen):
    from planner.store import ConflictError, FieldConflict
    from tui.screens.conflict import ConflictPage

    told = []
    error = ConflictError("NV-2026-002", [FieldConflict("product", None, "một", {"text": "hai"})])
    screen.app.push_screen(ConflictPage(error), told.append)
    await screen.settle()
    await screen.press("space", "space", "enter", "ctrl+s")
    assert told == [frozenset({"product"})]


async def say_yes(screen):
    await screen.press("s")
    screen.app.screen.query_one("#product").focus()
    await screen.type("x")
    await screen.press("escape", "c")
    assert window(screen) == "Dashboard"


async def say_no(screen):
    await screen.press("s")
    screen.app.screen.query_one("#product").focus()
    await screen.type("x")
    for key in ("k", "escape"):
        await screen.press("escape", key)
        assert window(screen) == "TaskForm"
    await screen.press("escape", "c")


PROOFS = {
    name.rstrip("_"): proof
    for name, proof in [pair for one in (*map(vars, MODULES), globals()) for pair in one.items()]
    if getattr(proof, "__code__", None) and proof.__code__.co_varnames[:1] == ("screen",) and name.rstrip("_")
}


PROOFS |= {f"show_{v.name}": partial(goes_to, action=f"show_{v.name}", view=v.name) for v in VIEWS}
PROOFS |= {f"go_{v.name}": partial(chosen_in_menu, view=v) for v in VIEWS}


def test_every_action_has_a_proof():
    assert {action.id for action in ACTIONS} <= set(PROOFS)


@pytest.mark.parametrize("action", [action.id for action in ACTIONS])
async def test_the_action_does_what_it_says(opened, action):
    async with opened() as screen:
        await PROOFS[action](screen)


def test_no_two_actions_of_one_scope_share_a_key():
    for scope in Scope:
        keys = [key for action in actions_of(scope) for key in action.keys]
        assert len(keys) == len(set(keys)), scope


def test_keys_and_letters_of_views_to_come_are_kept_for_them():
    registered = {view.name: (view.keys[-1], view.letter) for view in VIEWS}
    keys = {
        key
        for action in ACTIONS
        for key in action.keys
        if action.scopes[0] not in {Scope.go_menu, Scope.jump}
    }
    letters = {view.letter for view in VIEWS}
    for name, (key, letter) in RESERVED.items():
        if name in registered:
            assert registered[name] == (key, letter)
        else:
            assert key not in keys
            assert letter not in letters


def test_the_views_are_numbered_in_their_order():
    assert VIEWS[0].name == FIRST
    digits = [key for view in VIEWS for key in view.keys if key.isdigit()]
    assert digits == sorted(digits, key=lambda digit: (digit == "0", digit))


def test_keys_that_an_input_method_rewrites_are_not_used():
    letters = {key for action in ACTIONS for key in action.keys if len(key) == 1 and key.isalpha()}
    assert not letters & set("aeiouydw")


def test_bindings_stand_in_the_registry_only():
    named = [path.name for path in SOURCES if re.search(r"\bBINDINGS\b|\bBinding\(", path.read_text("utf-8"))]
    assert named == ["binding.py"]


def test_text_is_typed_into_the_shared_fields_only():
    raw = re.compile(r"\b(?:Input|TextArea|MaskedInput)\(")
    named = [path.name for path in SOURCES if raw.search(path.read_text("utf-8"))]
    assert named == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_action_says_what_it_does(language):
    set_language(language)
    for entry in keyboard_card():
        assert entry["label"]
        assert str(entry["help"]).endswith(".")
        assert all(entry["scopes"])
    assert all(scope_title(scope) for scope in Scope)


def test_keys_are_named_as_on_the_keyboard():
    assert [key_name(k) for k in ("ctrl+z", "escape", "f1", "slash", "space", "s")] == [
        "Ctrl+Z",
        "Esc",
        "F1",
        "/",
        "Phím cách",
        "S",
    ]
