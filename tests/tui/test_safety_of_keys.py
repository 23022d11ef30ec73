"""Questions come only where something would be lost, and pressing the same key twice never loses it."""

from __future__ import annotations

import pytest

from tui.widgets.typing import TextEntry


def window(screen):
    return type(screen.app.screen).__name__


async def changed_form(screen):
    await screen.press("s")
    screen.app.screen.query_one("#product", TextEntry).focus()
    await screen.type("mới")


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_the_key_that_asks_does_not_answer_yes(opened, key):
    async with opened() as screen:
        await changed_form(screen)
        await screen.press(*[key] * 6)
        assert not screen.app._exit
        if window(screen) == "Question":
            await screen.press("k")
        assert window(screen) == "TaskForm"
        assert screen.app.screen.query_one("#product", TextEntry).value == "mới"


WINDOWS = {
    "TaskForm": ("s",),
    "ProgressForm": ("t",),
    "ExtensionForm": ("z",),
    "NewTaskForm": ("plus",),
    "DraftForm": ("f8",),
    "KeepFilterForm": ("8", "full_stop", "k"),
    "KeepSearch": ("f5", "t", "r", "e", "ctrl+s"),
    "ReserveForm": ("9", "g"),
    "MetadataForm": ("f12", "l", "s"),
}


async def typed_in(screen, name):
    await screen.press(*WINDOWS[name])
    assert window(screen) == name
    field = next(iter([*screen.app.screen.query("TextBox"), *screen.app.screen.query("TextEntry")]))
    field.focus()
    await screen.type(" 12")
    return field, screen.app.screen._values()


@pytest.mark.parametrize("name", WINDOWS)
async def test_escape_never_loses_what_was_typed_in_any_window(opened, name):
    async with opened() as screen:
        _field, typed = await typed_in(screen, name)
        for times in (2, 3):
            await screen.press(*["escape"] * times)
            if window(screen) == "Question":
                await screen.press("enter")
            assert window(screen) == name
            assert screen.app.screen._values() == typed


async def test_no_question_is_answered_by_the_key_that_opened_it(opened):
    async with opened() as screen:
        _field, typed = await typed_in(screen, "TaskForm")
        screen.app.open_record("GP10")
        await screen.settle()
        await screen.press("f9", "c", "c")
        assert window(screen) == "Question"
        await screen.press("k")
        assert screen.app.screen._values() == typed


def test_no_step_of_a_document_that_is_asked_about_has_the_key_of_yes():
    from planner.model.document_workflow import TRANSITIONS
    from tui.actions import action_named
    from tui.screens.workflow import KEYS

    final = {row.step for row in TRANSITIONS if row.final}
    assert final
    asked = {key for key, step in KEYS.items() if step in final}
    asked |= {key for name in ("freeze_figures", "make_letters", "take_in", "save", "close", "quit")
              for key in action_named(name).keys}  # fmt: skip
    assert not asked & set(action_named("say_yes").keys)


async def test_enter_on_a_question_loses_nothing(opened):
    async with opened() as screen:
        await changed_form(screen)
        await screen.press("escape", "enter")
        assert window(screen) == "TaskForm"


async def test_undo_and_redo_work_in_every_field_of_a_form(opened):
    async with opened() as screen:
        await changed_form(screen)
        await screen.press("ctrl+z")
        assert screen.app.screen.query_one("#product", TextEntry).value == ""
        await screen.press("ctrl+z", "ctrl+y")
        assert screen.app.screen.query_one("#product", TextEntry).value == "mới"
        box = screen.app.screen.query_one("#text")
        before = box.text
        box.focus()
        await screen.type(" thêm")
        await screen.press("ctrl+z")
        assert box.text == before
        await screen.press("ctrl+y")
        assert box.text == f"{before} thêm"


async def test_a_saved_change_is_not_taken_back_from_within_a_form(opened, office):
    async with opened() as screen:
        await changed_form(screen)
        await screen.press("ctrl+s")
        await screen.press("s")
        screen.app.screen.query_one("#completed-on").focus()
        screen.app.screen.query_one("#leads").focus()
        await screen.press("ctrl+z")
        await screen.press("escape")
        assert "product: mới" in (office / "tasks/2026/NV-2026-002.yaml").read_text("utf-8")


@pytest.mark.parametrize("field", ["text", "leads", "coordinating", "deadline", "product", "state"])
async def test_f1_explains_the_field_that_has_the_focus(opened, field):
    from planner.i18n import _
    from tui.field_help import TASK

    async with opened(size=(160, 40)) as screen:
        await screen.press("s")
        screen.app.screen.query_one(f"#{field}").focus()
        await screen.press("f1")
        assert _(TASK[field])[:40] in screen.text()


async def test_f1_in_a_report_explains_its_field(opened):
    async with opened(size=(160, 40)) as screen:
        await screen.press("t")
        screen.app.screen.query_one("#percent").focus()
        await screen.press("f1")
        assert "theo đánh giá của cơ quan chủ trì" in screen.text()


async def test_the_palette_does_what_works_here_and_tells_where_the_rest_works(opened):
    async with opened(size=(120, 30)) as screen:
        await screen.press("ctrl+p")
        await screen.type("ghi tien do")
        await screen.press("enter")
        assert window(screen) == "ProgressForm"
        await screen.press("escape", "ctrl+p")
        await screen.type("kiem tra the thuc")
        await screen.press("enter")
        assert "Với một văn bản" in screen.notices() or "văn bản" in screen.notices()
