"""Small forms on the way of a document and in the register: a reason, the day of sending, a reservation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from tui.screens.form import Form
from tui.screens.pick import Choice
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from textual.widget import Widget

    from planner.model.documents import Document
    from planner.model.register import RegisterEntry
    from planner.model.workspace import Workspace
    from planner.register.next_numbers import NextNumber

T = TypeVar("T")


class ReasonForm(Form, Generic[T]):
    """Asks for a reason and does the work with it; stays open with the message when it is refused."""

    def __init__(
        self, title: str, work: Callable[[str], Callable[[], T]], then: Callable[[T], object]
    ) -> None:
        super().__init__()
        self._title, self._work, self._then = title, work, then

    def form_title(self) -> str:
        """Return what the reason is for."""
        return self._title

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the reason."""
        yield _("Reason"), TextEntry(placeholder=_("in a sentence; it is kept"), id="reason")

    def on_mount(self) -> None:
        """Start in the reason."""
        super().on_mount()
        self.query_one("#reason").focus()

    def check(self) -> str:
        """Return the reason; raises WrongUseError without one."""
        return _reason(self)

    def save(self) -> None:
        """Do the work."""
        reason = self.check()
        self.is_saving = True
        self.desk_app.ask("", self._work(reason), self._done, self.fail)

    def _done(self, result: T) -> None:
        self.dismiss(None)
        self._then(result)


class SendForm(Form):
    """Notes the day on which a document was handed on and the number of copies."""

    def __init__(self, document: Document, then: Callable[[Workspace], object]) -> None:
        super().__init__()
        self._document, self._then = document, then

    def form_title(self) -> str:
        """Return the document's number as title."""
        return _("Send out {number}", number=self._document.number_symbol or self._document.id)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield day and copies."""
        copies = str(self._document.copies) if self._document.copies else ""
        yield _("Day"), DayEntry(day_text(self.desk_app.today), id="day")
        yield _("Copies"), TextEntry(copies, placeholder=_("number of copies; may stay empty"), id="copies")

    def on_mount(self) -> None:
        """Start at the copies."""
        super().on_mount()
        self.query_one("#copies").focus()

    def check(self) -> tuple[date, int | None]:
        """Return day and copies; raises WrongUseError for what is none."""
        day, text = self.day("day"), self.entry("copies")
        if text and not (text.isdecimal() and int(text)):
            raise WrongUseError(
                _("“{text}” is no number of copies.", text=text), _("Write a whole number, such as 25.")
            )
        return day, int(text) if text else None

    def save(self) -> None:
        """Record the sending."""
        day, copies = self.check()
        self.is_saving = True
        desk, key = self.desk_app.desk.register, self._document.id
        self.desk_app.ask("", lambda: desk.send_out(key, day, copies), self._done, self.fail)

    def _done(self, workspace: Workspace) -> None:
        self.dismiss(None)
        self._then(workspace)


class ReserveForm(Form):
    """Keeps the next number of a kind."""

    def __init__(self, following: Sequence[NextNumber], then: Callable[[RegisterEntry], object]) -> None:
        super().__init__()
        self._following, self._then = tuple(following), then

    def form_title(self) -> str:
        """Return the title."""
        return _("Reserve a number")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the count and the reason."""
        choices = [Choice(n.counter, n.number_symbol, n.kind) for n in self._following]
        first = [choices[0].value] if choices else []
        yield _("Number"), ChoiceField(_("Which number?"), lambda: choices, first, id="count")
        yield _("Reason"), TextEntry(placeholder=_("in a sentence; it is kept"), id="reason")

    def on_mount(self) -> None:
        """Start at the number."""
        super().on_mount()
        self.query_one("#count").focus()

    def check(self) -> tuple[NextNumber, str]:
        """Return the number and the reason; raises WrongUseError without them."""
        chosen = next((n for n in self._following if n.counter == self.choice("count").value), None)
        if chosen is None:
            raise WrongUseError(_("No count was chosen."), _("Choose the number to be kept."))
        return chosen, _reason(self)

    def save(self) -> None:
        """Reserve the number."""
        chosen, reason = self.check()
        self.is_saving = True
        desk = self.desk_app.desk.register
        self.desk_app.ask("", lambda: desk.reserve(chosen.kind, chosen.symbol, reason), self._done, self.fail)

    def _done(self, entry: RegisterEntry) -> None:
        self.dismiss(None)
        self._then(entry)


def _reason(form: Form) -> str:
    reason = form.entry("reason")
    if not reason:
        raise WrongUseError(_("A reason is missing."), _("Say why in a sentence."))
    return reason
