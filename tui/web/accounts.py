"""Who may use the program in a browser: logins with argon2 hashes in one file of the server's owner."""

from __future__ import annotations

import os
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.errors import CchcError, WrongUseError
from planner.i18n import _
from planner.store.files import put_in_place, write_temporary
from planner.typed_data import known

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PASSWORD = 10
"""Characters; length protects better than rules about signs (NIST SP 800-63B)."""
_LONGEST_PASSWORD = 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class AccountFileError(CchcError):
    """The user file cannot be read."""


class Accounts:
    """The logins in `file`; the file is read again when it changed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read_at: tuple[int, int] = (0, 0)
        self._hashes: dict[str, str] = {}

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """Hash to check against for an unknown login, so that it takes as long as for a known one."""
        return self._hasher.hash(os.urandom(16).hex())

    def logins(self) -> list[str]:
        """Return all logins in order; raises AccountFileError."""
        return sorted(self._load())

    def verify(self, login: str, password: str) -> bool:
        """Tell whether the password belongs to the login; takes about as long for an unknown one."""
        from argon2.exceptions import InvalidHashError, VerificationError

        known = self._load().get(login)
        if len(password) > _LONGEST_PASSWORD:
            return False
        try:
            return self._hasher.verify(known or self._nobody, password) and known is not None
        except (VerificationError, InvalidHashError):
            return False

    def set_password(self, login: str, password: str) -> None:
        """Add a login or change its password; raises WrongUseError and WriteFailedError."""
        if not _LOGIN.fullmatch(login):
            raise WrongUseError(
                _("“{login}” cannot be a login name.", login=login),
                _("Use 2 to 40 small letters without accents, digits, or . _ -, as in skhcn_nguyenvana."),
            )
        if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
            raise WrongUseError(
                _("The password must have at least {count} characters.", count=SHORTEST_PASSWORD),
                _("Several words in a row are easy to remember and hard to guess."),
            )
        self._write({**self._load(), login: self._hasher.hash(password)})

    def remove(self, login: str) -> None:
        """Take a login away; raises WrongUseError when there is none of this name."""
        hashes = dict(self._load())
        if hashes.pop(login, None) is None:
            raise WrongUseError(
                _("There is no login “{login}”.", login=login),
                _("There are: {names}.", names=", ".join(sorted(hashes)) or "–"),
            )
        self._write(hashes)

    def _load(self) -> dict[str, str]:
        try:
            stat = self.file.stat()
        except FileNotFoundError:
            return {}
        if self._read_at != (stat.st_mtime_ns, stat.st_size):
            try:
                self._hashes = msgspec.json.decode(self.file.read_bytes(), type=known(dict[str, str]))
            except (OSError, msgspec.DecodeError) as error:
                raise AccountFileError(
                    _("The user file {file} cannot be read.", file=self.file),
                    _("Bring it back from a backup, or delete it and add the logins anew."),
                ) from error
            self._read_at = (stat.st_mtime_ns, stat.st_size)
        return self._hashes

    def _write(self, hashes: dict[str, str]) -> None:
        raw = msgspec.json.format(msgspec.json.encode(dict(sorted(hashes.items()))), indent=2)
        temporary = write_temporary(self.file, raw + b"\n")
        temporary.chmod(0o600)
        put_in_place(temporary, self.file)
