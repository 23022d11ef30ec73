"""Why number and date cannot be set into a file, each with what to do next."""

from __future__ import annotations

from planner.i18n import _
from planner.register.errors import RegisterError


class FillingError(RegisterError):
    """Base of the reasons for which a file is left as it is; no number was given either."""


class PlaceUncertainError(FillingError):
    """The place for number or date cannot be found with certainty."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            _(
                "The place for number and date in “{name}” is not certain: {reason}.",
                name=name,
                reason=reason,
            ),
            _(
                "Nothing was changed and no number given. Write “Số:      /…” and “ngày      tháng      "
                "năm …” as usual and have it approved again, or give the number with --by-hand and write it "
                "in yourself."
            ),
        )


class AlreadyFilledError(FillingError):
    """Another number or date stands in the file already."""

    def __init__(self, name: str, printed: str, wanted: str) -> None:
        super().__init__(
            _(
                "“{name}” already carries “{printed}”, which is not {wanted}.",
                name=name,
                printed=printed,
                wanted=wanted,
            ),
            _(
                "Nothing was changed and no number given. Send the document back and empty the place, "
                "or enter it as it stands: cchc register late ID --number … --date … --reason …"
            ),
        )


class OtherSymbolError(FillingError):
    """The symbol in the file is not the one of the record."""

    def __init__(self, name: str, printed: str, wanted: str) -> None:
        super().__init__(
            _(
                "The symbol in “{name}” is “{printed}”, in the record “{wanted}”.",
                name=name,
                printed=printed,
                wanted=wanted,
            ),
            _("Nothing was changed and no number given. Correct the wrong one and have it approved again."),
        )


class DigitallySignedError(FillingError):
    """The Word file carries a digital signature, which any change would break."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is digitally signed; setting the number would break the signature.", name=name),
            _("Give the number with --by-hand and write it in with the program for digital signatures."),
        )
