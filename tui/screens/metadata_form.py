"""The form in which what was read from a document is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.parsing import number_line
from planner.documents.check.vocabulary import vocabulary
from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.intake.words import words
from planner.model.documents import Document
from tui.screens.form import Form
from tui.screens.pick import Choice
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry
from tui.widgets.typing import TextBox, TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget


class MetadataForm(Form):
    """Corrects number, date, bodies, subject and signer of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.record = document

    def form_title(self) -> str:
        """Return the document's ID as title."""
        return _("Data of {id}", id=self.record.id)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields, those without which the document is not found first."""
        record = self.record
        issued = day_text(record.issue_date) if record.issue_date else ""
        number = record.number_symbol or record.symbol
        yield _("Subject"), TextBox(record.subject, id="subject")
        yield (
            _("Kind"),
            ChoiceField(_("Which kind of document?"), _kinds, [record.kind], nothing=_("unknown"), id="kind"),
        )
        yield _("Number, symbol"), TextEntry(number, placeholder=_("such as 138/KH-UBND"), id="number")
        yield _("Date of issue"), DayEntry(issued, placeholder=_("such as 10/12/2025"), id="issued")
        yield _("Place of issue"), TextEntry(record.place, id="place")
        yield _("Superior body"), TextEntry(record.superior_body, id="superior")
        yield _("Issuing body"), TextEntry(record.issuing_body, id="issuer")
        yield _("Authority"), TextEntry(" / ".join(record.signing_authority), id="authority")
        yield _("Signer"), TextEntry(record.signer, id="signer")
        yield _("Note"), TextEntry(record.note, id="note")

    def on_mount(self) -> None:
        """Start in the subject."""
        super().on_mount()
        self.query_one("#subject").focus()

    def check(self) -> object:
        """Refuse what could not be saved."""
        return self.changed_document()

    def changed_document(self) -> Document:
        """Return the document as the fields say; raises WrongUseError for what makes no sense."""
        number, joined_by, symbol = _number(self.entry("number"))
        day = self.day("issued") if self.entry("issued") else None
        authority = [part.strip() for part in self.entry("authority").split(" / ")]
        return msgspec.structs.replace(
            self.record,
            subject=" ".join(self.box("subject").split()),
            kind=self.choice("kind").value,
            number=number,
            joined_by=joined_by,
            symbol=symbol,
            issue_date=day,
            year=None if day else self.record.year,
            place=self.entry("place"),
            superior_body=self.entry("superior"),
            issuing_body=self.entry("issuer"),
            signing_authority=tuple(part for part in authority if part),
            signer=self.entry("signer"),
            note=self.entry("note"),
        )

    def save(self) -> None:
        """Save the document's data."""
        new = self.changed_document()
        if new == self.record:
            self.dismiss(None)
            return
        self.is_saving = True
        done = _("Saved {id}.", id=new.id)
        self.desk_app.save(new, self.record, "metadata", lambda: self.close_saved(done), self.fail)


def _kinds() -> list[Choice]:
    kinds = [*words().kinds_by_code.values(), vocabulary().letter]
    return [Choice("", _("unknown")), *(Choice(kind.code, kind.name, kind.code) for kind in kinds)]


def _number(text: str) -> tuple[str | None, str, str]:
    """Return number, what joins it, and symbol of "138/KH-UBND"; a symbol alone has no number yet."""
    if not text:
        return None, "/", ""
    if not text[0].isdigit():
        return None, "/", text
    # the check's own reading, so that both agree on what a number is
    line = number_line(f"So: {text}")
    if line is None or line.number_symbol is None or line.number is None:
        raise WrongUseError(
            _("“{text}” is no number and symbol.", text=text),
            _("Write it like 138/KH-UBND or 07-KL/TU."),
        )
    rest = line.number_symbol.removeprefix(line.number)
    return line.number, rest[:1], rest[1:]
