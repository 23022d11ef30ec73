"""Drafts a document of any kind: its fields, the page as it will be printed, and what the check finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from planner.documents.errors import LayoutFindingError
from planner.documents.kinds import document_kinds
from planner.errors import CchcError
from planner.i18n import _
from tui.draft_fields import FIELDS, field_named, field_of_error, fields_of
from tui.scopes import Scope
from tui.screens.draft_widgets import DraftWidgets, kind_choices, request_from, signers_for
from tui.screens.draft_words import documents_words, layout_words, outlook_words, written_page
from tui.screens.finding_targets import target_of
from tui.screens.form import Form
from tui.widgets.page_pane import LEAST, PagePane
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from planner.document_saving import SavedDraft
    from planner.documents import DraftRequest
    from planner.documents.check import Finding
    from planner.model.documents import Document
    from tui.outlook import Outlook
    from tui.screens.finding_targets import Target
    from tui.screens.pick import Choice
    from tui.widgets.choice import ChoiceField
    from tui.widgets.detail import Paragraph

PAUSE = 0.3
"""Seconds without a key after which the draft is tried out."""


class DraftForm(Form, scope=Scope.draft):
    """The window that drafts a document."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's declaration

    def __init__(self, kind: str, area: str = "", *, like: Document | None = None, field: str = "") -> None:
        """Take the kind, and the area looked at or a document to draft anew with the `field` to begin at."""
        super().__init__()
        self._like, self._first = like, field or "area"
        self.kind = kind
        """Name of the kind that the fields are for."""
        self.outlook: Outlook | None = None
        """What the draft would be, None while something is wrong with the fields."""
        self._area = area
        self._timer: Timer | None = None
        self._written_to: tuple[str, str, Path] | None = None
        """Kind, name of the file as typed, and file of a draft that this window has written already."""

    def form_title(self) -> str:
        """Return the title of the window."""
        name = next(choice.label for choice in kind_choices() if choice.value == self.kind)
        return _("Draft: {kind}", kind=name)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields of every kind; those of other kinds are hidden."""
        widgets = DraftWidgets(self, self._area, self._like)
        for field in FIELDS:
            yield field.label, widgets.make(field.id)
        yield "", Static(id="outlook", markup=False)

    def panes(self) -> ComposeResult:
        """Yield the fields, with the line for what is wrong among them, and the page beside them."""
        with Horizontal(id="draft-panes"):
            with VerticalScroll(can_focus=False, id="draft-fields"):
                yield from self.rows()
                yield Static(id="form-error", markup=False)
            yield PagePane(empty=_("The page is shown here as soon as the fields allow."), id="page")

    def on_mount(self) -> None:
        """Start at the area, and try the draft out."""
        super().on_mount()
        self._fit_kind()
        self.query_one(f"#{self._first}").focus()
        self._try_out()

    # what the fields hold; a hidden field holds nothing

    def _has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in fields_of(self.kind))

    def typed(self, field_id: str) -> str:
        """Return the text of a line, "" when the kind has no such field."""
        return self.entry(field_id) if self._has(field_id) else ""

    def picked(self, field_id: str) -> str:
        """Return the chosen value, "" when there is none or the kind has no such field."""
        return self.choice(field_id).value if self._has(field_id) else ""

    def several(self, field_id: str) -> tuple[str, ...]:
        """Return the chosen values, none when the kind has no such field."""
        return self.choice(field_id).chosen if self._has(field_id) else ()

    def signers(self) -> list[Choice]:
        """Return who may sign the kind that is chosen now."""
        return signers_for(self.kind, self.workspace, self.desk_app.today)

    def on_choice_field_changed(self, event: ChoiceField.Changed) -> None:
        """Show the fields of the kind, and try the draft out."""
        if event.field.id == "kind":
            self.kind = event.field.value
            self._fit_kind()
        self._try_out()

    def _fit_kind(self) -> None:
        for field in FIELDS:
            self.hide(field.id, hidden=not self._has(field.id))
        self.query_one(".window").border_title = self.form_title()
        signer, allowed = self.choice("signer"), [one.value for one in self.signers()]
        of = document_kinds()[self.kind]
        if signer.value not in allowed or of.usual_signers or not of.signers:
            signer.set(allowed[:1])

    def _row(self, field_id: str) -> Widget:
        row = self.query_one(f"#{field_id}").parent
        assert row is not None  # noqa: S101 - every field stands in a row
        return row  # type: ignore[return-value]

    # trying out

    def on_input_changed(self) -> None:
        """Try the draft out when the typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._try_out)

    def on_page_pane_width_changed(self) -> None:
        """Lay the page out for its new width."""
        self._try_out()

    def _try_out(self) -> None:
        self.say_wrong("")
        try:
            request = request_from(self)
        except CchcError as error:
            self.desk_app.forget("outlook")
            self._show_obstacle(error)
            return
        desk, workspace = self.desk_app.desk, self.workspace
        pane = self.query_one(PagePane)
        width, each = pane.page_width if pane.size.width else LEAST, bool(self.picked("each"))
        self.desk_app.ask(
            "outlook",
            lambda: desk.documents.outlook(workspace, request, width, each=each),
            self._show_outlook,
            self._show_obstacle,
        )

    def _show_outlook(self, outlook: Outlook) -> None:
        if not self.is_attached:
            return
        self.outlook = outlook
        self.query_one(PagePane).print(outlook.lines)
        words = [
            documents_words(outlook.documents),
            outlook_words(self.kind, outlook.tasks),
            outlook.subject,
            _("File: {name}", name=self.entry("file") or outlook.file_name),
            *layout_words(outlook),
        ]
        self.query_one("#outlook", Static).update("\n".join(word for word in words if word))
        self.refresh_bindings()

    def _show_obstacle(self, error: Exception) -> None:
        if self.is_attached:
            self.outlook = None
            self.query_one("#outlook", Static).update("")
            self.query_one(PagePane).print(())
            self.refresh_bindings()
            self.fail(error)

    # what is wrong, at the field that it speaks of

    def say_wrong(self, message: str, field_id: str = "") -> None:
        """Show what is wrong below the field concerned, or below all fields."""
        super().say_wrong(message)
        for row in self.query(".-wrong"):
            row.remove_class("-wrong")
        error = self.query_one("#form-error")
        place = self._row(field_id or "outlook")
        place.set_class(bool(message) and bool(field_id), "-wrong")
        for echo in self.query(f"#{field_id}-understood") if field_id else ():
            place = cast("Widget", echo.parent)
        self.query_one("#draft-fields").move_child(error, after=place)
        if message and field_id:
            self.call_after_refresh(error.scroll_visible, animate=False)

    def check(self) -> object:
        """Refuse fields that ask for no draft; the rest is told when the draft is tried out."""
        return request_from(self)

    def tell_wrong(self, error: CchcError) -> None:
        """Show what is wrong at the field that it speaks of."""
        field = field_of_error(error)
        self.say_wrong(f"{error.message} {error.remedy}", field if self._has(field) else "")

    def fail(self, error: Exception) -> None:
        """Show why it does not work; the form stays as it is."""
        if isinstance(error, LayoutFindingError):
            told = _("It breaks rules of the decree; nothing was written. Ctrl+B writes it all the same.")
            self.is_saving = False
            self.say_wrong(told)
            self._list(self.form_title(), [told], error.findings)
        else:
            super().fail(error)

    # help, page and findings

    def explain(self) -> Sequence[Paragraph]:
        """Return what governs the field that has the focus."""
        from tui.rule_words import field_help

        field = field_named((self.focused.id if self.focused else "") or "")
        return field_help(field) if field else ()

    def action_show_rules(self) -> None:
        """Show the table of layout rules."""
        self.desk_app.show_rules()

    def action_show_preview(self) -> None:
        """Go to the page, or back to the fields; a narrow window shows one of them."""
        pane, window = self.query_one(PagePane), self.query_one(".window")
        there = pane.has_focus
        window.set_class(not there, "-previewing")
        if there:
            self._field_left.focus()
        else:
            self._field_left = self.focused or self.query_one("#subject")
            pane.focus()

    _field_left: Widget

    def action_close(self) -> None:
        """Go back from the page to the fields, or close the window."""
        if self.query_one(".window").has_class("-previewing") and self.query_one(PagePane).has_focus:
            self.action_show_preview()
        else:
            super().action_close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the findings only once the draft was checked."""
        if action == "show_findings":
            return self.outlook is not None
        if action == "write_with_errors":
            return self.outlook is not None and self.outlook.refused
        return super().check_action(action, parameters)

    def action_show_findings(self) -> None:
        """List what the layout check finds in the draft."""
        if self.outlook is not None:
            self._list(self.form_title(), layout_words(self.outlook), self.outlook.findings)

    def _list(self, title: str, told: Sequence[str], findings: Sequence[Finding]) -> None:
        from tui.screens.findings import FindingsPage

        entries = {entry.id or "": entry.value for entry in self.query(TextEntry)}
        typed = {key: text for key, text in entries.items() if text and self._has(key)}
        targets = [target_of(finding, self.workspace, self.kind, typed) for finding in findings]
        page = FindingsPage(title, told, findings, targets)
        self.desk_app.show_result(self, page, " ".join(told[:1]), self._go_to, view="documents")

    def _go_to(self, target: Target | None) -> None:
        """Go to a field, open a record of the plan above the window, or mark words on the page."""
        window = self.query_one(".window")
        if target is None:
            return
        if target.field:
            window.remove_class("-previewing")
            self.query_one(f"#{target.field}").focus()
        elif target.record:
            self.desk_app.open_record(target.record)
        else:
            if not self.query_one(PagePane).has_focus:
                self.action_show_preview()
            self.call_after_refresh(self.query_one(PagePane).mark, target.words)

    # writing

    def save(self) -> None:
        """Write the file; after findings were looked at, the same file is written anew."""
        self._write(request_from(self))

    def action_write_with_errors(self) -> None:
        """Write the file although it breaks rules of the decree; its certificate names the errors."""
        if not self.is_saving:
            self._write(msgspec.structs.replace(request_from(self), with_errors=True))

    def _write(self, request: DraftRequest) -> None:
        if self.picked("each"):
            from tui.screens.batch import BatchPage

            self.is_saving = True
            app = self.desk_app
            self.dismiss(None)
            app.push_screen(BatchPage(request))
            return
        if self._timer is not None:
            self._timer.stop()
        self.is_saving = True
        desk, workspace = self.desk_app.desk, self.workspace
        name, over = self.entry("file"), None
        if self._written_to is not None and self._written_to[:2] == (self.kind, name):
            over = self._written_to[2]

        def work() -> SavedDraft:
            return desk.documents.write(workspace, request, name, over)

        self.desk_app.ask("", work, self._written, self.fail)

    def _written(self, saved: SavedDraft) -> None:
        self.desk_app.action_reload()
        if saved.layout.findings:
            self._stay_with(saved)
            return
        told = _("The draft is written: {file}", file=saved.file)
        self.desk_app.show_result(self, written_page(saved), told, view="documents", close=True)

    def _stay_with(self, saved: SavedDraft) -> None:
        """List the findings above the form, which writes the same file anew when it is saved again."""
        self.is_saving = False
        self._written_to, self._at_first = (self.kind, self.entry("file"), saved.file), self._values()
        told = [_("The draft is written: {file}", file=saved.file), *saved.warnings]
        told.append(_("What follows is worth a look; change it in the fields and save again."))
        self._list(saved.file.name, told, saved.layout.findings)
