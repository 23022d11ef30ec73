"""What all screens share: the frame with its two bars, and the link to the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from planner.i18n import _
from tui.binding import Scoped
from tui.scopes import Scope
from tui.views import view_named
from tui.widgets.record_list import RecordList
from tui.widgets.strips import Crumbs, KeyBar, TopBar
from tui.work import Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from tui.app import CchcApp
    from tui.widgets.detail import Paragraph

T = TypeVar("T")


class View(Scoped, Sturdy, Screen[None]):
    """A full screen: top bar, body, key bar; it shows the workspace and follows its changes."""

    VIEW = ""
    """Name of the main view this is, or "" for a page above one."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's declaration

    @property
    def desk_app(self) -> CchcApp:
        """The application."""
        return cast("CchcApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        yield TopBar(self.VIEW)
        if not self.VIEW:
            yield Crumbs()
        yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """Yield the widgets between the two bars."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the workspace now and whenever it changes."""
        self.watch(self.app, "workspace", self._show)

    def _show(self, workspace: Workspace | None) -> None:
        if workspace is not None:
            self.show(workspace)
            self.refresh_bindings()

    def show_again(self) -> None:
        """Show the workspace as it is, because what is asked of it changed."""
        if self.desk_app.workspace is not None:
            self.show(self.desk_app.workspace)

    def show(self, workspace: Workspace) -> None:
        """Fill the body from the workspace."""
        raise NotImplementedError

    def tell(self, paragraphs: Callable[[], Sequence[Paragraph]]) -> None:
        """Fill the detail with what is worked out in a thread; only the newest answer is shown."""
        from tui.widgets.detail import DetailPane

        pane = self.query_one(DetailPane)

        def show(told: Sequence[Paragraph]) -> None:
            if pane.is_attached:
                pane.tell(told)

        self.desk_app.ask(f"detail of {self.VIEW}", paragraphs, show)

    @property
    def crumb(self) -> str:
        """What the line of places calls this screen."""
        view = view_named(self.VIEW)
        return view.title if view else ""

    def arrive(self) -> None:
        """Get ready after the person chose this view, rather than came back to it."""


class Dialog(Scoped, Sturdy, ModalScreen[T], scope=Scope.dialog):
    """A window above a view; Escape closes it, and asks first if something would be lost."""

    @property
    def desk_app(self) -> CchcApp:
        """The application."""
        return cast("CchcApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """The records now; windows open only when they are there."""
        return self.desk_app.records

    def __init__(self) -> None:
        super().__init__()
        self._when_back: list[Callable[[], object]] = []

    @property
    def is_changed(self) -> bool:
        """Tell whether closing would lose something."""
        return False

    @property
    def is_busy(self) -> bool:
        """Tell whether work is under way that the window waits for; it closes by itself afterwards."""
        return False

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close this window and no other: below another window as soon as that one is closed."""
        if self.app.screen is self:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self.when_back(lambda: self.dismiss(result))
        return AwaitComplete()

    @property
    def crumb(self) -> str:
        """What the line of places calls this window when a page stands above it: its title."""
        return next((str(window.border_title) for window in self.query(".window") if window.border_title), "")

    def when_back(self, then: Callable[[], object]) -> None:
        """Do something as soon as no other window stands above this one."""
        self._when_back.append(then)

    def on_screen_resume(self) -> None:
        """Do what has waited for the windows above to be closed."""
        while self._when_back and self.app.screen is self:
            self._when_back.pop(0)()

    def action_close(self) -> None:
        """Close the window, after a question when something was changed."""
        if self.is_busy:
            self.desk_app.notify(_("Work is under way here; the window closes by itself afterwards."))
            return
        if not self.is_changed:
            self.dismiss(None)
            return
        from tui.screens.question import Question, unsaved

        self.app.push_screen(Question(*unsaved()), self._close_anyway)

    def _close_anyway(self, yes: bool | None) -> None:  # noqa: FBT001 - the answer to a question
        if yes:
            self.dismiss(None)

    def action_jump(self) -> None:
        """Put letters on everything the person can go to."""
        self.desk_app.action_jump()

    def action_help(self) -> None:
        """Show what each key does in this window."""
        self.desk_app.show_help(self)


class TaskView(View, scope=Scope.record):
    """A view in which a task can be chosen, edited and reported on."""

    TASKS = ""
    """ID of the list of tasks, "" where there is none."""

    def chosen_record(self) -> Record | None:
        """Return the chosen record, or None."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer editing only while a task is chosen."""
        if action in {"edit_task", "add_progress"}:
            from planner.model.tasks import Task

            return isinstance(self.chosen_record(), Task)
        if action == "add_task":
            return self.desk_app.workspace is not None
        if action in {"extend_task", "record_event", "review_task", "copy_answer"}:
            from tui.screens.following import can_be_done

            return can_be_done(action, self.chosen_record(), self.desk_app.workspace)
        return super().check_action(action, parameters)

    def action_edit_task(self) -> None:
        """Open the form of the chosen task."""
        from tui.screens.task_form import TaskForm

        self.app.push_screen(TaskForm(cast("Task", self.chosen_record())))

    def action_add_task(self) -> None:
        """Open the form of a new task, with what is chosen here filled in."""
        from tui.screens.adding import add_task

        add_task(self)

    def choose_coming(self, task_id: str, then: Callable[[bool], object]) -> None:
        """Choose a task that the list on show is about to have; `then` is told whether it has it."""
        shown = [one for one in self.query(RecordList) if one.id == self.TASKS and one.display]
        if shown:
            shown[0].choose_coming(task_id, then)
        else:
            then(False)

    def action_add_progress(self) -> None:
        """Open the window that notes progress on the chosen task."""
        from planner.model.task_changes import refuse_completed
        from tui.screens.progress_form import ProgressForm

        task = cast("Task", self.chosen_record())
        refuse_completed(task)  # before anything is typed in vain
        self.app.push_screen(ProgressForm(task))

    def action_extend_task(self) -> None:
        """Open the window that notes a later deadline."""
        from tui.screens.extension_form import ExtensionForm

        self.app.push_screen(ExtensionForm(cast("Task", self.chosen_record())))

    def action_record_event(self) -> None:
        """Open the window that notes the event of a conditional deadline."""
        from tui.screens.extension_form import EventForm

        self.app.push_screen(EventForm(cast("Task", self.chosen_record())))

    def action_review_task(self) -> None:
        """Show what changed in the wording that the chosen task was made from."""
        from tui.screens.following import show_review

        show_review(self.desk_app, cast("Task", self.chosen_record()))

    def action_copy_answer(self) -> None:
        """Copy how the chosen record stands as a paragraph, and show it."""
        from tui.screens.following import copy_answer

        copy_answer(self.desk_app, cast("Record", self.chosen_record()))


if TYPE_CHECKING:
    from planner.model.tasks import Task
