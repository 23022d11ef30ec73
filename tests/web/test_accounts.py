"""Logins, sessions and the limit on guessing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.errors import WrongUseError
from tui.web.accounts import AccountFileError, Accounts
from tui.web.sessions import FREE_TRIES, IDLE, LONGEST, LoginLimit, Sessions

PASSWORD = "mật khẩu rất dài"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path / "users.json")


def test_only_the_right_password_of_a_known_login_is_accepted(accounts: Accounts) -> None:
    accounts.set_password("vpub_lan", PASSWORD)
    assert accounts.verify("vpub_lan", PASSWORD)
    assert not accounts.verify("vpub_lan", PASSWORD + "x")
    assert not accounts.verify("vpub_mai", PASSWORD)
    assert not accounts.verify("vpub_lan", PASSWORD * 50)


def test_the_file_holds_argon2_hashes_and_is_readable_by_its_owner_alone(accounts: Accounts) -> None:
    accounts.set_password("vpub_lan", PASSWORD)
    text = accounts.file.read_text(encoding="utf-8")
    assert "$argon2id$" in text
    assert PASSWORD not in text
    if os.name != "nt":
        assert accounts.file.stat().st_mode & 0o077 == 0


def test_a_login_added_by_another_process_is_seen(accounts: Accounts) -> None:
    assert accounts.logins() == []
    Accounts(accounts.file).set_password("vpub_lan", PASSWORD)
    assert accounts.verify("vpub_lan", PASSWORD)
    Accounts(accounts.file).remove("vpub_lan")
    assert not accounts.verify("vpub_lan", PASSWORD)


@pytest.mark.parametrize(
    ("login", "password"), [("Lan", PASSWORD), ("../x", PASSWORD), ("l", PASSWORD), ("lan", "ngắn")]
)
def test_unfit_logins_and_passwords_are_refused(accounts: Accounts, login: str, password: str) -> None:
    with pytest.raises(WrongUseError) as error:
        accounts.set_password(login, password)
    assert error.value.remedy
    assert accounts.logins() == []


def test_a_damaged_user_file_is_a_message_and_lets_nobody_in(accounts: Accounts) -> None:
    accounts.file.write_text("{", encoding="utf-8")
    with pytest.raises(AccountFileError):
        accounts.verify("lan", PASSWORD)


def test_removing_an_unknown_login_names_those_there_are(accounts: Accounts) -> None:
    accounts.set_password("lan", PASSWORD)
    with pytest.raises(WrongUseError) as error:
        accounts.remove("mai")
    assert "lan" in error.value.remedy


def test_a_session_ends_by_age_by_idleness_and_by_logging_out() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    idle, old, left = sessions.begin("lan"), sessions.begin("lan"), sessions.begin("lan")
    assert sessions.person(left) == "lan"
    sessions.end(left)
    assert sessions.person(left) is None
    clock.now += IDLE + 1
    assert sessions.person(idle) is None
    old = sessions.begin("lan")
    for _hour in range(int(LONGEST // 3600)):
        clock.now += 3600
        assert sessions.person(old) == "lan"
    clock.now += 3600
    assert sessions.person(old) is None
    assert sessions.person(None) is None
    assert sessions.person("made up") is None


def test_whoever_guesses_waits_longer_each_time_and_others_do_not() -> None:
    clock = Clock()
    limit = LoginLimit(clock)
    for _try in range(FREE_TRIES):
        assert limit.wait("lan") == 0
        limit.failed("lan")
    first = limit.wait("lan")
    assert first > 0
    assert limit.wait("mai") == 0
    clock.now += first
    assert limit.wait("lan") == 0
    limit.failed("lan")
    assert limit.wait("lan") > first
    limit.succeeded("lan")
    assert limit.wait("lan") == 0
