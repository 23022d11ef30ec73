"""The documents: drafts first, then those issued; the chosen one with its tasks, its file and its ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from planner.model.documents import DocumentState
from planner.register.words import document_state_name
from tui.scopes import Scope
from tui.screens.file_view import FileView
from tui.screens.filtered import Filtered
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.record_list import Cell, Column, RecordList, Row, heading, signed
from tui.widgets.strips import loading_text
from tui.widgets.typing import TextEntry
from tui.words import document_kind_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual.app import ComposeResult

    from planner.model.documents import Document
    from planner.model.programme import Record
    from planner.model.workspace import Workspace

IN_HAND = (
    DocumentState.draft,
    DocumentState.returned,
    DocumentState.content_checked,
    DocumentState.layout_checked,
    DocumentState.submitted,
    DocumentState.signed,
    DocumentState.numbered,
)
"""States of documents that still have to be dealt with, in the order of the list."""
_TONES = {DocumentState.returned: "late", DocumentState.draft: "soon", DocumentState.issued: "done"}


class DocumentView(Filtered, FileView, scope=Scope.documents):
    """The sixth view."""

    VIEW = "documents"
    LIST = AUTO_FOCUS = "#documents"  # at once: a key typed while it appears is no part of the filter

    def __init__(self) -> None:
        super().__init__()
        self._there: frozenset[str] | None = None

    def body(self) -> ComposeResult:
        """Yield the filter and the list above, the chosen document below."""
        yield Static(loading_text(), classes="pane-title", id="document-count", markup=False)
        yield TextEntry(placeholder=_("Number, subject, kind or state, accents not needed…"), id="filter")
        with Container(id="document-panes"):
            yield RecordList(
                Column(1),
                Column(10, needs=60),
                Column(14),
                Column(10, needs=76),
                Column(),
                Column(14, needs=76),
                empty=_("No document here. Ctrl+N drafts one from the plan."),
                id="documents",
            )
            yield DetailPane(id="detail")

    def on_mount(self) -> None:
        """Start in the list, where one key acts on the chosen document."""
        super().on_mount()
        self.query_one("#documents").focus()

    def show(self, workspace: Workspace) -> None:
        """List the documents at once; which files are there is found out in a thread."""
        self._list(workspace)
        app = self.desk_app
        app.ask("files", lambda: app.desk.documents.files_there(workspace), self._mark_files)

    def choose_first(self, *states: DocumentState) -> None:
        """Choose the first document in one of these states."""
        workspace = self.desk_app.workspace
        for row in self.narrowed.rows if workspace else ():
            document = workspace.documents.get(row.key) if workspace else None
            if document is not None and document.state in states:
                self.narrowed.choose(row.key)
                self.narrowed.focus()
                return

    def arrive(self) -> None:
        """Look again which files are there."""
        self.show_again()

    def _mark_files(self, there: frozenset[str]) -> None:
        self._there = there
        if self.desk_app.workspace is not None:
            self._list(self.desk_app.workspace)

    def _list(self, workspace: Workspace) -> None:
        """Make the lines in a thread, then show them."""
        there = self._there
        self.desk_app.ask(
            "documents",
            lambda: document_rows(workspace.documents.values(), there),
            lambda rows: self._paint(workspace, rows),
        )

    def _paint(self, workspace: Workspace, rows: LazyRows) -> None:
        if not self.is_attached:
            return
        documents = self.query_one("#documents", RecordList)
        documents.show(rows)
        in_hand = sum(one.state in IN_HAND for one in workspace.documents.values())
        count = ngettext("{count} document", "{count} documents", len(workspace.documents))
        self.query_one("#document-count", Static).update(
            _("{documents}, {count} of them in hand", documents=count, count=in_hand)
        )
        self._tell(documents.chosen_key)

    def chosen_record(self) -> Record | None:
        """Return the chosen document."""
        workspace = self.desk_app.workspace
        return workspace.find(self.query_one("#documents", RecordList).chosen_key) if workspace else None

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the document that is chosen now."""
        if event.of.id == "documents":
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        from tui.record_text import describe

        workspace = self.desk_app.workspace
        document = workspace.documents.get(key) if workspace else None
        if workspace is None or document is None:
            self.tell(tuple)
            return
        today, file_words = self.desk_app.today, self._file_words(document)

        def told() -> list[Paragraph]:
            subject, *others = describe(workspace, document, today)
            return [subject, file_words, *(each for each in others if each.label != _("File"))]

        self.tell(told)

    def _file_words(self, document: Document) -> Paragraph:
        path = self.desk_app.desk.documents.file_of(document)
        if path is None:
            return Paragraph(_("the record names none"), _("File"), tone="quiet")
        if self._there is not None and document.id not in self._there:
            return Paragraph(_("! {path} – not there", path=path), _("File"), tone="late")
        return Paragraph(str(path), _("File"))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record on a page of its own."""
        self.desk_app.open_record(event.key)


def document_rows(documents: Iterable[Document], there: Collection[str] | None) -> LazyRows:
    """Return a line for each document: those in hand first, then the others, the newest first.

    `there` holds the IDs of those whose file is there; None while that is not known.
    """
    newest = sorted(documents, key=_newness, reverse=True)
    in_hand = sorted((d for d in newest if d.state in IN_HAND), key=lambda d: IN_HAND.index(d.state))
    closed = [d for d in newest if d.state not in IN_HAND]
    places: list[Document | str] = []
    for title, group in ((_("In hand ({count})"), in_hand), (_("Issued or received ({count})"), closed)):
        if group:
            places += [title.format(count=len(group)), *group]

    def make(place: int) -> Row:
        one = places[place]
        return heading(one) if isinstance(one, str) else _row(one, there)

    return LazyRows(["" if isinstance(one, str) else one.id for one in places], make)


def _newness(document: Document) -> tuple[str, str]:
    return (document.issue_date.isoformat() if document.issue_date else str(document.year or ""), document.id)


def _row(document: Document, there: Collection[str] | None) -> Row:
    kind, state = document_kind_name(document.kind), document_state_name(document.state)
    number, tone = document.number_symbol or _("no number yet"), _TONES.get(document.state, "quiet")
    return Row(
        document.id,
        (
            _file_sign(document, there),
            Cell(kind, "quiet"),
            Cell(number, "" if document.number_symbol else "quiet"),
            Cell(day_text(document.issue_date) if document.issue_date else "", "quiet"),
            Cell(_subject(document)),
            Cell(signed(state, tone), tone),
        ),
        also=f"{document.symbol} {document.signer} {' '.join(document.addressees)}",
    )


def _subject(document: Document) -> str:
    """Return the subject; a letter to one addressee begins with it, for letters of one day are alike."""
    if len(document.addressees) != 1:
        return document.subject
    return f"{document.addressees[0]}: {document.subject}"


def _file_sign(document: Document, there: Collection[str] | None) -> Cell:
    if not document.file:
        return Cell("·", "quiet")
    if there is None:
        return Cell("")
    return Cell("√", "done") if document.id in there else Cell("!", "late")
