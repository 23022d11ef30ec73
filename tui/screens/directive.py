"""Drafts a directive from the plan: what for, who signs, which file; then shows where the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _, ngettext
from planner.model.agencies import Office
from tui.screens.choices import area_choices, signer_choices, year_choices
from tui.screens.form import Form
from tui.widgets.choice import ChoiceField
from tui.widgets.detail import Paragraph
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.timer import Timer
    from textual.widget import Widget

    from planner.document_saving import SavedDraft
    from planner.documents import DraftedDocument, DraftRequest

PAUSE = 0.3
"""Seconds without a key after which the draft is tried out."""
SIGNERS = (Office.chairman, Office.acting_chairman, Office.vice_chairman)
"""Who may sign a directive, first the usual one."""


class DirectiveForm(Form):
    """The window that drafts a directive."""

    def __init__(self, area: str = "") -> None:
        super().__init__()
        self._area = area
        self._timer: Timer | None = None

    def form_title(self) -> str:
        """Return the title of the window."""
        return _("Draft a directive")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield what the directive is about, who signs, and the file's name."""
        workspace, app = self.workspace, self.desk_app
        signers = signer_choices(workspace, app.today, SIGNERS)
        years = year_choices(workspace)
        year = str(app.year) if app.year else years[0].value if years else ""
        yield _("Year"), ChoiceField(_("Tasks of which year?"), lambda: years, [year], id="year")
        yield (
            _("Area"),
            ChoiceField(_("Which area?"), lambda: area_choices(workspace), [self._area], id="area"),
        )
        yield _("Subject"), TextEntry(placeholder=_("empty: follows from year and area"), id="subject")
        yield (
            _("Signer"),
            ChoiceField(_("Who signs?"), lambda: signers, [s.value for s in signers[:1]], id="signer"),
        )
        yield _("File name"), TextEntry(placeholder=_("empty: follows from the subject"), id="file")
        yield "", Static(id="outlook", markup=False)

    def on_mount(self) -> None:
        """Start at the area, and try the draft out."""
        super().on_mount()
        self.query_one("#area").focus()
        self._try_out()

    def on_input_changed(self) -> None:
        """Try the draft out when the typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._try_out)

    def on_choice_field_changed(self) -> None:
        """Try the draft out."""
        self._try_out()

    def request(self) -> DraftRequest:
        """Return what is asked for."""
        from planner.documents import DraftRequest

        year = self.choice("year").value
        return DraftRequest(
            kind="directive",
            year=int(year) if year else None,
            area=self.choice("area").value or None,
            subject=self.entry("subject"),
            signer=self.choice("signer").value or None,
        )

    def _try_out(self) -> None:
        self.say_wrong("")
        request, desk, workspace = self.request(), self.desk_app.desk, self.workspace
        self.desk_app.ask(
            "outlook", lambda: desk.draft(workspace, request), self._show_outlook, self._show_obstacle
        )

    def _show_outlook(self, drafted: DraftedDocument) -> None:
        if not self.is_attached:
            return
        tasks = len(drafted.record.assigns)
        words = [
            ngettext("Will assign {count} task.", "Will assign {count} tasks.", tasks),
            drafted.record.subject,
            _("File: {name}", name=self.entry("file") or drafted.file_name),
        ]
        self.query_one("#outlook", Static).update("\n".join(words))

    def _show_obstacle(self, error: Exception) -> None:
        if self.is_attached:
            self.query_one("#outlook", Static).update("")
            self.fail(error)

    def save(self) -> None:
        """Write the file."""
        self.is_saving = True
        request, desk, workspace = self.request(), self.desk_app.desk, self.workspace
        name = self.entry("file")

        def work() -> SavedDraft:
            return desk.save_draft(desk.draft(workspace, request), name)

        self.desk_app.ask("", work, self._written, self.fail)

    def _written(self, saved: SavedDraft) -> None:
        from tui.screens.message import MessagePage

        self.desk_app.action_reload()
        told = [
            Paragraph(_("The directive is written. Open it in Word, check it and go on."), tone="done"),
            Paragraph(saved.file.name, _("File")),
            Paragraph(str(saved.file.parent), _("Folder")),
        ]
        if saved.id:
            told.append(Paragraph(saved.id, _("In the plan as"), key=saved.id))
        if saved.warnings:
            told.append(Paragraph(_("To look at"), tone="heading"))
            told += [Paragraph(f"! {warning}", tone="soon") for warning in saved.warnings]
        app = self.desk_app
        self.dismiss(None)
        app.push_screen(MessagePage(_("Directive drafted"), told))
