"""The agencies: since when and until when they exist, who succeeded them, and the tasks they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical

from planner.i18n import _
from planner.model.agencies import Agency
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.screens.choices import agency_order
from tui.screens.filtered import Filtered
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from planner.model.agencies import AgencyGroup
    from planner.model.programme import Record
    from planner.model.workspace import Workspace


class AgencyView(Filtered, TaskView, scope=Scope.agencies):
    """The third view."""

    VIEW = "agencies"
    LIST = "#agencies"

    def body(self) -> ComposeResult:
        """Yield the filter and the list on the left, the detail on the right."""
        with Container(classes="two-panes"):
            with Vertical(classes="left-pane"):
                yield TextEntry(placeholder=_("Name or abbreviation, accents not needed…"), id="filter")
                yield RecordList(
                    Column(8),
                    Column(),
                    Column(11, needs=52),
                    empty=_("No agency has these words."),
                    id="agencies",
                )
            yield DetailPane(id="detail")

    def on_mount(self) -> None:
        """Start in the filter: typing is the quickest way."""
        super().on_mount()
        self.query_one("#filter").focus()

    def show(self, workspace: Workspace) -> None:
        """List agencies that exist today, then groups, then those that are gone."""
        rows = agency_rows(workspace, self.desk_app.today)
        self.query_one("#agencies", RecordList).show(rows)
        self._tell(self.query_one("#agencies", RecordList).chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the agency that is chosen now."""
        if event.of.id == "agencies":
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        from tui.record_text import describe

        workspace, today = self.desk_app.workspace, self.desk_app.today
        record = workspace.find(key) if workspace else None
        if workspace is None or record is None:
            self.tell(tuple)
            return
        year = self.desk_app.year
        self.tell(lambda: [*describe(workspace, record, today), *tasks_led(workspace, key, today, year)])

    def chosen_record(self) -> Record | None:
        """Return the chosen agency, or the task chosen in the detail beside it."""
        workspace, pane = self.desk_app.workspace, self.query_one(DetailPane)
        lines = pane if pane.has_focus else self.query_one("#agencies", RecordList)
        return workspace.find(lines.chosen_key) if workspace else None

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record on a page of its own."""
        self.desk_app.open_record(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the handover only for an agency that has ended."""
        if action == "hand_over":
            key = self.query_one("#agencies", RecordList).chosen_key
            return _ended(self.desk_app.workspace, key, self.desk_app.today)
        return super().check_action(action, parameters)

    def action_hand_over(self) -> None:
        """Show who would go on with the open tasks of the chosen agency."""
        from planner.tracking import propose_handover
        from tui.screens.handover_form import HandoverForm

        app, key = self.desk_app, self.query_one("#agencies", RecordList).chosen_key
        proposal = propose_handover(app.records, key, app.today)
        if proposal.tasks:
            self.app.push_screen(HandoverForm(proposal))
            return
        app.notify(_("{name} leads no open task any more.", name=proposal.name), markup=False)


def _ended(workspace: Workspace | None, key: str, today: date) -> bool:
    agency = workspace.agencies.get(key) if workspace else None
    return agency is not None and agency.valid_to is not None and agency.valid_to < today


def agency_rows(workspace: Workspace, today: date) -> list[Row]:
    """Return a line for each agency and group, those that exist today first, in alphabetical order."""
    everyone: list[Agency | AgencyGroup] = [*workspace.agencies.values(), *workspace.agency_groups.values()]
    ordered = sorted(everyone, key=lambda agency: (not agency.exists_on(today), agency_order(agency)))
    return [_row(agency, today) for agency in ordered]


def _row(agency: Agency | AgencyGroup, today: date) -> Row:
    from tui.words import agency_words

    gone = not agency.exists_on(today)
    state = _("until {end}", end=f"{agency.valid_to:%m/%Y}") if gone and agency.valid_to else ""
    return Row(
        agency.id,
        (
            Cell(agency.abbreviation if isinstance(agency, Agency) else _("group"), "quiet"),
            Cell(agency.name, "quiet" if gone else ""),
            Cell(state or (_("from {start}", start=f"{agency.valid_from:%m/%Y}") if gone else ""), "quiet"),
        ),
        also=agency_words(agency) if isinstance(agency, Agency) else " ".join(agency.other_names),
    )


def tasks_led(workspace: Workspace, agency: str, today: date, year: int | None) -> list[Paragraph]:
    """Return the tasks that the agency leads today, by itself, as a successor, or within a group."""
    from planner.tracking.describe import describe_standing
    from planner.tracking.status import standings

    found = standings(workspace, today, year=year, agency=agency)
    if not found:
        return []
    title = (
        _("Leads in {year} ({count})", year=year, count=len(found))
        if year
        else _("Leads ({count})", count=len(found))
    )
    lines = [
        Paragraph(f"{one.task.id}  {describe_standing(one)}: {one.task.text}", key=one.task.id)
        for one in found
    ]
    return [Paragraph(title, tone="heading"), *lines]
