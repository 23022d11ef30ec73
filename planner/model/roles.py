"""Who may do what to documents: roles held by the users of the computer system."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from planner.model.programme import Record, in_force


class Role(StrEnum):
    """A part that people play on a document's way."""

    drafter = "drafter"
    """Người soạn thảo: writes and submits (Article 10)."""
    reviewer = "reviewer"
    """Lãnh đạo đơn vị soạn thảo, người kiểm tra thể thức (Article 12)."""
    signer = "signer"
    """Người có thẩm quyền ký (Article 13)."""
    records_clerk = "records_clerk"
    """Văn thư: number, register, issue, archive (Articles 14 to 19)."""


class RoleHolder(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person and the roles held, recognised by the names under which he or she uses the computer."""

    name: str
    users: tuple[str, ...]
    """Names of the system's user, or of $CCHC_USER; capitals do not matter."""
    roles: tuple[Role, ...]
    agency: str = ""
    """ID of the agency that the person works for; the list of one's own tasks goes by it."""
    valid_from: date | None = None
    valid_to: date | None = None

    def in_office(self, day: date) -> bool:
        """Tell whether the roles are held on `day`."""
        return in_force(day, self.valid_from, self.valid_to)

    def holds(self, user: str, day: date) -> bool:
        """Tell whether this is the person that `user` stands for on `day`."""
        return user.casefold() in (name.casefold() for name in self.users) and self.in_office(day)
