"""The notes in a YAML draft: how to edit the file, and what each key is for."""

from __future__ import annotations

from planner.i18n import _


def heading_lines() -> list[str]:
    """Return the lines that stand at the top of the file."""
    return [
        _("Draft of a document. Edit the texts behind the colons, then make the Word file:"),
        _("  cchc draft --from THIS-FILE.yaml -o DOCUMENT.docx"),
        _("Numbers of sections, clauses and points, dashes, “;” and “./.” are put in by the program."),
        _("A new point: copy the two lines “- type: point” and “text: …” with their indentation."),
        _("Text that holds “: ” or begins with a sign stands in double quotes."),
    ]


def note_on(key: str) -> str:
    """Return what a key of the file is for; empty where the name says it all."""
    notes = {
        "kind": _("Code of the kind after Appendix III of Decree 30/2020 (CV for an official letter)"),
        "issuing_body": _("Who issues the document, by the full name"),
        "superior_body": _("The body above the issuing one, printed over its name"),
        "number": _("Number as printed; leave it out until the document is issued"),
        "place": _("Place of the date line"),
        "issued_on": _("Day of issue as year-month-day; leave it out until the document is issued"),
        "year": _("Year of the date line while the day is blank"),
        "subject": _("Subject"),
        "addressees": _("Who the document is for, after “Kính gửi:”"),
        "sender": _("Who wires the telegram"),
        "decided_by": _("Who decides, printed in capitals above the legal bases of a decision"),
        "legal_bases": _("Legal bases, without the closing mark"),
        "body": _("Body: section, article, clause (title, or text), point, paragraph, division, table"),
        "signature": _("Signature: the authority, one line each, and the full name"),
        "secretary": _("Who signs on the left of minutes"),
        "recipients": _("Recipients, without dash and closing mark; the archive comes last"),
        "drafter_mark": _("Mark of the drafter and number of copies"),
        "urgency": _("Urgency: hoa-toc, thuong-khan or khan"),
        "circulation": _("Circulation: xem-xong-tra-lai or luu-hanh-noi-bo"),
        "address_foot": _("Address lines at the foot of the first page"),
        "attached": _("Document that the decision issues, with its own heading"),
        "annexes": _("Annexes: title and body; a table has columns (title, width in mm) and rows (cells)"),
        "plan_year": _("For the record in the workspace: year of the plan, area, tasks assigned"),
    }
    return notes.get(key, "")
