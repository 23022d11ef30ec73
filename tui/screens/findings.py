"""What the layout check found in a document: rule, article, expected, found, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _
from tui.draft_fields import field_named
from tui.rule_words import severity_words
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from planner.documents.check import Finding

_SIGNS = {"error": ("!", "late"), "warning": ("~", "soon"), "info": ("?", "quiet")}


class FindingsPage(Dialog[str], scope=Scope.findings):
    """The findings above, the chosen one in full below; gives the ID of the field to go to."""

    def __init__(
        self, title: str, told: Sequence[str], findings: Sequence[Finding], fields: Sequence[str] = ()
    ) -> None:
        """Take the title, sentences to tell first, the findings, and for each its field or ""."""
        super().__init__()
        self._title, self._told = title, tuple(told)
        self._findings, self._fields = tuple(findings), tuple(fields)

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
        if field := field_named(self._field(key)):
            told.append(Paragraph(field.label, _("Put right in")))
        self.query_one("#finding", DetailPane).tell(told)

    def _field(self, key: str) -> str:
        return self._fields[int(key)] if key and self._fields else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way to the field only where there is one."""
        if action == "go_to_field":
            return bool(self._field(self.query_one("#findings", RecordList).chosen_key))
        return super().check_action(action, parameters)

    def action_go_to_field(self) -> None:
        """Close, and go to the field concerned."""
        self.dismiss(self._field(self.query_one("#findings", RecordList).chosen_key))

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
        Paragraph(finding.article, _("Governed by")),
        Paragraph(severity_words(finding.severity), _("Weight"), tone=tone),
        Paragraph(finding.rule, _("Rule"), tone="quiet"),
    ]
    return [paragraph for paragraph in told if paragraph.text]


def _row(number: int, finding: Finding) -> Row:
    sign, tone = _SIGNS[finding.severity.value]
    return Row(str(number), (Cell(sign, tone), Cell(finding.component, "quiet"), Cell(finding.found)))
