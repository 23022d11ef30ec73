"""The first steps: what to know in two minutes, page by page; Escape skips it, and it comes once only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from tui.actions import action_named
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.views import VIEWS
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Tour(Dialog[None], scope=Scope.tour):
    """A few short pages."""

    def __init__(self) -> None:
        super().__init__()
        self.page = 0

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        window = Vertical(classes="window message")
        with window:
            yield DetailPane(id="tour-text")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the first page."""
        self.query_one(DetailPane).focus()
        self._paint()

    def _paint(self) -> None:
        pages = tour_pages()
        title = _("First steps, page {page} of {count}", page=self.page + 1, count=len(pages))
        self.query_one(".window").border_title = title
        self.query_one(DetailPane).tell(pages[self.page])
        self.refresh_bindings()

    def action_next_page(self) -> None:
        """Show the next page; after the last one close."""
        if self.page + 1 < len(tour_pages()):
            self.page += 1
            self._paint()
        else:
            self.dismiss(None)

    def action_previous_page(self) -> None:
        """Show the page before."""
        self.page = max(0, self.page - 1)
        self._paint()


def tour_pages() -> list[list[Paragraph]]:
    """Return the pages of the tour, with the keys as the registry has them."""

    def key(action: str) -> str:
        return action_named(action).shown_key

    views = [Paragraph(one.help, f"{key(f'show_{one.name}')} {one.title}") for one in VIEWS]
    back_and_forth = f"{key('undo_change')}, {key('redo_change')}"
    told: list[tuple[str, list[tuple[str, str]]]] = [
        (
            _("What this program does"),
            [
                (_("It keeps the reform plan, tells what is late, and writes the documents about it."), ""),
                (_("The overview shows first what needs doing today; one key leads to each list."), ""),
                (_("Everything works with the keyboard and with the mouse; Escape always goes back."), ""),
            ],
        ),
        (
            _("A late task, step by step"),
            [
                (_("choose it in the overview and open it with Enter"), "↑ ↓ Enter"),
                (_("note how far it has come"), key("add_progress")),
                (_("change its words, agencies or deadline"), key("edit_task")),
                (_("take the last saved change back, or make it again"), back_and_forth),
            ],
        ),
        (
            _("A document"),
            [
                (
                    _("choose the kind and fill in the fields; the page stands beside them"),
                    key("draft_document"),
                ),
                (_("the layout is measured before the file is written"), key("save")),
                (_("find what is left to do in the list of documents"), key("show_documents")),
            ],
        ),
        (
            _("When you do not know how"),
            [
                (_("explains where you are and what each key does"), key("help")),
                (_("finds any action and any record by a part of its name, without accents"), key("palette")),
                (_("puts a letter on everything you can go to"), key("jump")),
                (_("lists all main views"), key("go_to")),
            ],
        ),
    ]
    pages = [
        [Paragraph(title, tone="heading"), *(Paragraph(text, label) for text, label in lines)]
        for title, lines in told
    ]
    return [pages[0], [Paragraph(_("The main views"), tone="heading"), *views], *pages[1:]]
