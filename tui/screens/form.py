"""What all forms share: labelled fields, a line for what is wrong, saving, the question about losing."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from planner.errors import CchcError
from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry
from tui.widgets.detail import Paragraph
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextBox, TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

VERIFY_PAUSE = 0.4
"""Seconds without a key after which the fields are looked at."""


class Form(Dialog[None], scope=Scope.form):
    """A window with fields; Ctrl+S saves, Escape closes, Enter in a line goes to the next field."""

    EXPLAINED: Mapping[str, str] = MappingProxyType({})
    """Message id of what each field means, by the field's ID; told with F1 (see `tui.field_help`)."""

    VERIFIES = False
    """Whether the form looks at its fields while they are first typed; see `verify`."""

    def __init__(self) -> None:
        super().__init__()
        self._verify_timer: Timer | None = None
        self._at_first: tuple[object, ...] = ()
        self._wrong, self._refused = "", False
        self.is_saving = False
        """Whether what the form holds is on its way to the disk."""

    def form_title(self) -> str:
        """Return the title of the window."""
        raise NotImplementedError

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield each field with its label; "" continues the field above."""
        raise NotImplementedError

    def check(self) -> object:
        """Raise a CchcError for everything in the fields that saving would refuse."""

    def save(self) -> None:
        """Check the fields and save; raises CchcError with what is wrong."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        window = Vertical(classes="window form")
        window.border_title = self.form_title()
        with window:
            yield from self.panes()
            yield KeyBar()

    def panes(self) -> ComposeResult:
        """Yield what stands above the keys: the fields and the line for what is wrong."""
        with VerticalScroll(can_focus=False):
            yield from self.rows()
        yield Static(id="form-error", markup=False)

    def rows(self) -> ComposeResult:
        """Yield a row for each field, and below each day how it is understood."""
        for label, widget in self.fields():
            with Horizontal(classes="field"):
                yield Static(label, classes="field-label", markup=False)
                yield widget
            if isinstance(widget, DayEntry):
                with Horizontal(classes="field -hidden"):
                    yield Static("", classes="field-label")
                    yield Static(id=f"{widget.id}-understood", classes="understood", markup=False)

    def on_mount(self) -> None:
        """Remember what the fields hold at first, and say how their days are understood."""
        self._at_first = self._values()
        for entry in self.query(DayEntry):
            self._echo(entry)

    def _echo(self, entry: DayEntry) -> None:
        said, echo = entry.understood(self.desk_app.today), self.query_one(f"#{entry.id}-understood", Static)
        echo.update(said)
        row, own = echo.parent, entry.parent
        if isinstance(row, Horizontal) and isinstance(own, Horizontal):
            row.set_class(not said or own.has_class("-hidden"), "-hidden")

    def hide(self, field_id: str, *, hidden: bool) -> None:
        """Hide the row of a field, and what is said about its day."""
        field = self.query_one(f"#{field_id}")
        if isinstance(field.parent, Horizontal):
            field.parent.set_class(hidden, "-hidden")
        if isinstance(field, DayEntry):
            self._echo(field)

    def _values(self) -> tuple[object, ...]:
        return tuple(
            field.value
            if isinstance(field, TextEntry)
            else field.text
            if isinstance(field, TextBox)
            else field.chosen
            for field in self.query("TextEntry, TextBox, ChoiceField").results()
            if isinstance(field, TextEntry | TextBox | ChoiceField)
        )

    @property
    def is_changed(self) -> bool:
        """Tell whether a field holds something that is not saved."""
        return not self.is_saving and self._values() != self._at_first

    @property
    def is_busy(self) -> bool:
        """Tell whether what the form holds is on its way to the disk."""
        return self.is_saving

    def say_wrong(self, message: str) -> None:
        """Show what is wrong, or "" when nothing is."""
        error, self._wrong = self.query_one("#form-error", Static), message
        error.update(f"! {message}" if message else "")
        error.set_class(bool(message), "-shown")

    def explain(self) -> Sequence[Paragraph]:
        """Return what the field that has the focus means, with the articles that govern it."""
        field = self.focused
        meaning = self.EXPLAINED.get(field.id or "") if field else None
        if field is None or meaning is None:
            return ()
        label = field.parent.query(".field-label").first(Static).content if field.parent else ""
        return [Paragraph(str(label), tone="heading"), Paragraph(_(meaning))]

    def action_help(self) -> None:
        """Explain the field that has the focus, then the keys."""
        self.desk_app.show_help(self, self.explain())

    def verify(self) -> None:
        """Raise a CchcError for what can be told while the person types; the rest waits until saving."""

    @on(TextEntry.Changed)
    def _say_how_a_day_is_understood(self, event: TextEntry.Changed) -> None:
        if isinstance(event.input, DayEntry):
            self._echo(event.input)

    @on(TextEntry.Changed)
    @on(TextBox.Changed)
    @on(ChoiceField.Changed)
    def _verify_soon(self) -> None:
        """Look again: at once where something wrong is on show, for it may be right now."""
        self._forget_timer()
        if self._wrong:
            self._verify()
        elif self.VERIFIES:
            self._verify_timer = self.set_timer(VERIFY_PAUSE, self._verify)

    def _forget_timer(self) -> None:
        if self._verify_timer is not None:
            self._verify_timer.stop()

    def _verify(self) -> None:
        if not self.is_attached or self.is_saving:
            return
        wrong = None
        try:
            if self._refused:
                self.check()
            elif self.is_changed:
                self.verify()
        except CchcError as error:
            wrong = error
        self.say_wrong("")
        if wrong is not None:
            self.tell_wrong(wrong)

    def tell_wrong(self, error: CchcError) -> None:
        """Show what is wrong with the fields, and what to do."""
        self.say_wrong(f"{error.message} {error.remedy}")

    def entry(self, name: str) -> str:
        """Return the text of a line, without spaces at its ends."""
        return self.query_one(f"#{name}", TextEntry).value.strip()

    def box(self, name: str) -> str:
        """Return the text of a box, without spaces at its ends."""
        return self.query_one(f"#{name}", TextBox).text.strip()

    def day(self, name: str) -> date:
        """Return the day in a line; raises DayError."""
        return self.query_one(f"#{name}", DayEntry).day(self.desk_app.today)

    def choice(self, name: str) -> ChoiceField:
        """Return a field with a choice."""
        return self.query_one(f"#{name}", ChoiceField)

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_save(self) -> None:
        """Save, or show what is wrong."""
        if self.is_saving:
            return
        self._forget_timer()
        self.say_wrong("")
        try:
            self.save()
        except CchcError as error:
            self.fail(error)

    def fail(self, error: Exception) -> None:
        """Show why saving did not work; the form stays as it is."""
        self.is_saving, self._refused = False, True
        if isinstance(error, CchcError):
            self.tell_wrong(error)
        else:
            self.desk_app.report(error)

    def close_saved(self, message: str) -> None:
        """Close after saving, and say what was done."""
        self.desk_app.notify(message, markup=False)
        self.dismiss(None)
