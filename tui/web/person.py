"""Runs the program of one person behind the web server: python -m tui.web.person FOLDER DAY LANGUAGE."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from planner.i18n import set_language
from planner.intake.receiving import WAITING_FOLDER
from tui.app import CchcApp


class PersonApp(CchcApp):
    """The program on a page: files are sent to the page, and a page opened anew is painted whole."""

    def __init__(self, folder: Path, today: date) -> None:
        super().__init__(folder, today)
        self.desk.show_file = self._send
        self.desk.import_root = folder / WAITING_FOLDER
        self.desk.only_inside = True

    def _send(self, path: Path) -> None:
        """Send a file to the page, which saves it as a download; called from a thread."""
        self.call_from_thread(self.deliver_binary, path)

    def on_app_focus(self) -> None:
        """Paint everything: the page may be a new one that has seen nothing yet."""
        self.screen.refresh()


def main() -> int:
    """Run the program; the person's name is in $CCHC_USER."""
    folder, day, language = sys.argv[1:4]
    set_language(language)
    today = date.fromisoformat(day) if day else date.today()  # noqa: DTZ011 - the office's own calendar day
    app = PersonApp(Path(folder), today)
    result = app.run()
    return app.return_code or result or 0


if __name__ == "__main__":
    sys.exit(main())
