"""What the layout check found in a document: rule, article, expected, found, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _
from tui.rule_words import severity_words
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.finding_targets import Target
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from planner.documents.check import Finding

_SIGNS = {"error": ("!", "late"), "warning": ("~", "soon"), "info": ("?", "quiet")}


class FindingsPage(Dialog[Target], scope=Scope.findings):
    """The findings above, the chosen one in full below; gives the place to go to."""

    def __init__(
        self, title: str, told: Sequence[str], findings: Sequence[Finding], targets: Sequence[Target]
    ) -> None:
        """Take the title, sentences to tell first, the findings, and for each the place it leads to."""
        super().__init__()
        self._title, self._told = title, tuple(told)
        self._findings, self._targets = tuple(findings), tuple(targets)

    def compose(self) -> ComposeResult:
        """Lay out what is told, the list and the chosen finding."""
        window = Vertical(classes="window list-window wide-window findings")
        window.border_title = _("Layout: {title}", title=self._title)
        with window:
            yield Static("\n".join(self._told), id="told", markup=False)
            yield RecordList(
                Column(1),
                Column(26),
                Column(),
                empty=_("Nothing found: every rule that can be measured is kept."),
                id="findings",
            )
            yield DetailPane(id="finding")
            yield KeyBar()

    def on_mount(self) -> None:
        """List the findings, errors first."""
        findings = self.query_one("#findings", RecordList)
        findings.can_open = False
        findings.show(_row(number, finding) for number, finding in enumerate(self._findings))
        findings.focus()
        self._tell(findings.chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the finding that is chosen now."""
        if event.of.id == "findings":
            self._tell(event.key)
            self.refresh_bindings()

    def _tell(self, key: str) -> None:
        told = finding_words(self._findings[int(key)]) if key else []
        if key:
            told.append(Paragraph(self._targets[int(key)].label, _("Put right in")))
        self.query_one("#finding", DetailPane).tell(told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way to the place only where there is a finding."""
        if action == "go_to_finding":
            return bool(self.query_one("#findings", RecordList).chosen_key)
        return super().check_action(action, parameters)

    def action_go_to_finding(self) -> None:
        """Close, and go to the place concerned."""
        self.dismiss(self._targets[int(self.query_one("#findings", RecordList).chosen_key)])

    def action_show_rules(self) -> None:
        """Show the table of layout rules."""
        self.desk_app.show_rules()


def finding_words(finding: Finding) -> list[Paragraph]:
    """Return everything to be told about a finding."""
    _sign, tone = _SIGNS[finding.severity.value]
    told = [
        Paragraph(finding.where, _("Where")),
        Paragraph(finding.expected, _("Expected")),
        Paragraph(finding.found, _("Found")),
        Paragraph(finding.remedy, _("What to do"), tone="strong"),
        Paragraph(_record_words(finding), _("From the plan")),
        Paragraph(finding.article, _("Governed by")),
        Paragraph(severity_words(finding.severity), _("Weight"), tone=tone),
        Paragraph(finding.rule, _("Rule"), tone="quiet"),
    ]
    return [paragraph for paragraph in told if paragraph.text]


def _record_words(finding: Finding) -> str:
    if not finding.record:
        return ""
    return _("{record}, field “{field}”", record=finding.record, field=finding.field)


def _row(number: int, finding: Finding) -> Row:
    sign, tone = _SIGNS[finding.severity.value]
    return Row(str(number), (Cell(sign, tone), Cell(finding.component, "quiet"), Cell(finding.found)))
