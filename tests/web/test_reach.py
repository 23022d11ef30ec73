"""In a browser a person reaches the files of the workspace, not those of the server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tui.desk import Desk
from tui.desk.desk import OutsideWorkspaceError
from tui.web.person import PersonApp


@pytest.fixture
def desk(folder: Path) -> Desk:
    return PersonApp(folder, date(2026, 11, 23)).desk


def test_files_of_the_server_are_not_read(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text("mật", encoding="utf-8")
    for attempt in (
        lambda: desk.reports.look_at_sheet(desk.records.load(), secret),
        lambda: desk.reachable(desk.folder / ".." / "mat.txt"),
    ):
        with pytest.raises(OutsideWorkspaceError) as error:
            attempt()
        assert error.value.remedy


def test_a_link_out_of_the_workspace_leads_nowhere(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mat.txt").write_text("mật", encoding="utf-8")
    link = desk.folder / "van-ban.txt"
    try:
        link.symlink_to(tmp_path / "mat.txt")
    except OSError:
        pytest.skip("no links on this system")
    with pytest.raises(OutsideWorkspaceError):
        desk.reachable(link)


def test_files_of_the_workspace_are_reached(desk: Desk) -> None:
    assert desk.reachable(desk.folder / "van-ban" / "ct.docx")


def test_on_the_own_machine_every_file_is_reached(folder: Path, tmp_path: Path) -> None:
    desk = Desk(folder, date(2026, 11, 23))
    assert desk.reachable(tmp_path / "x") == tmp_path / "x"
