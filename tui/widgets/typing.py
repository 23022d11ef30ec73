"""Text entries in which Vietnamese input methods come out right.

UniKey and EVKey rewrite a word while it is typed: they send Backspaces and the new letters in one
burst. A stock Textual entry inserts the letters at once but runs Backspace later, when the key has
bubbled up to the application, so the word comes out garbled. Here every editing key takes effect
in the order in which it arrives, and the text is always Unicode NFC.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from tui.binding import Scoped
from tui.scopes import Scope
from tui.work import Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.widget import Widget

_LONGEST_TAIL = 64
"""Code points remembered as typed; an input method never rewrites further back than a word."""
_SPACES = {"\t", "\u00a0", "\u202f"}
_LINE_ENDS = {"\n", "\r", "\u0085", "\u2028", "\u2029", "\x0b", "\x0c"}


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def clean_text(text: str, *, lines: bool = False) -> str:
    r"""Return pasted text as it may stand in a record: NFC, without control and invisible characters.

    With `lines` the line ends stay (as "\n"); otherwise lines are joined by one space.
    """
    kept = []
    for character in _nfc(text).replace("\r\n", "\n"):
        if character in _LINE_ENDS:
            kept.append("\n")
        elif character in _SPACES:
            kept.append(" ")
        elif unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            kept.append(character)
    joined = "".join(kept)
    return joined if lines else " ".join(part.strip() for part in joined.splitlines() if part.strip())


class ArrivalOrder:
    """Makes a text widget run its own keys in the order of arrival and keep what it holds in NFC.

    An input method counts the code points it has sent. When it sends letter and tone mark apart (NFD),
    one Backspace means one of them; so the code points typed since the cursor last moved are
    remembered as they came, and Backspace takes back one of those.
    """

    _tail = ""
    """Code points as typed, ending at the cursor."""
    _tail_ends: object = None
    """State of the text right after the last typed key; another state means the tail is stale."""

    def _text_before_cursor(self) -> str:
        """Return the text of the cursor's line before the cursor."""
        raise NotImplementedError

    def _is_anything_selected(self) -> bool:
        raise NotImplementedError

    def _cannot_change(self) -> bool:
        return False

    def _put(self, taken: int, text: str) -> None:
        """Replace the selection, or `taken` characters before the cursor, by `text`."""
        raise NotImplementedError

    def _take_one(self) -> None:
        """Delete the selection or one whole character before the cursor."""
        raise NotImplementedError

    def _current_tail(self) -> str:
        return self._tail if self._tail_ends == self._text_before_cursor() else ""

    def _retype(self, before: str, after: str) -> None:
        """Show the code points `after` where `before` stood, both ending at the cursor."""
        shown, wanted = _nfc(before), _nfc(after)
        same = 0
        while same < min(len(shown), len(wanted)) and shown[same] == wanted[same]:
            same += 1
        self._put(len(shown) - same, wanted[same:])
        tail = after[-_LONGEST_TAIL:]
        while tail and unicodedata.combining(tail[0]):
            tail = tail[1:]
        self._tail, self._tail_ends = tail, self._text_before_cursor()

    def _type(self, character: str) -> None:
        if self._is_anything_selected():
            self._put(0, "")
        tail = self._current_tail()
        if not tail and unicodedata.combining(character):
            tail = self._text_before_cursor()[-1:]
        self._retype(tail, tail + character)

    def action_delete_left(self) -> None:
        """Take back the last typed code point, or the character before the cursor."""
        tail = "" if self._is_anything_selected() else self._current_tail()
        if self._cannot_change():
            return
        if tail:
            self._retype(tail, tail[:-1])
        else:
            self._take_one()

    async def _on_key(self, event: events.Key) -> None:
        if self._cannot_change():
            return
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._type(event.character)
            return
        widget = cast("Widget", self)
        for binding in widget._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001 - its own keys
            if binding.action != "delete_left":
                self._tail = ""
            if await widget.app.run_action(binding.action, default_namespace=widget):
                event.stop()
                event.prevent_default()
                return


class TextEntry(Scoped, Sturdy, ArrivalOrder, Input, scope=Scope.typing):
    """One line of text; Ctrl+Z takes typing back word by word."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self._past: list[tuple[str, int]] = []
        self._future: list[tuple[str, int]] = []

    def _text_before_cursor(self) -> str:
        return self.value[: self.cursor_position]

    def _is_anything_selected(self) -> bool:
        return not self.selection.is_empty

    def _put(self, taken: int, text: str) -> None:
        if self._is_anything_selected():
            self.replace(text, *self.selection)
        else:
            self.replace(text, self.cursor_position - taken, self.cursor_position)

    def _take_one(self) -> None:
        Input.action_delete_left(self)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace part of the value; every edit by hand comes through here."""
        before = (self.value, self.cursor_position)
        super().replace(text, start, end)
        if self.value != before[0]:
            if not self._goes_on_with_a_word(before[0][: before[1]]):
                self._past.append(before)
            self._future.clear()

    def _goes_on_with_a_word(self, before: str) -> bool:
        return bool(self._past) and self._tail_ends == before and not before.endswith(" ")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Ctrl+Z and Ctrl+Y to the screen when no typing is left to take back."""
        if action == "undo_typing":
            return bool(self._past)
        if action == "redo_typing":
            return bool(self._future)
        return super().check_action(action, parameters)

    def action_undo_typing(self) -> None:
        """Take the last typed word or edit back."""
        self._future.append((self.value, self.cursor_position))
        self.value, self.cursor_position = self._past.pop()

    def action_redo_typing(self) -> None:
        """Do again what was taken back."""
        self._past.append((self.value, self.cursor_position))
        self.value, self.cursor_position = self._future.pop()

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._put(0, clean_text(event.text))

    def action_paste(self) -> None:
        """Insert what was copied or cut inside the program."""
        self._put(0, clean_text(self.app.clipboard))


class TextBox(Scoped, Sturdy, ArrivalOrder, TextArea, scope=Scope.text_box):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True
        )

    def on_mount(self) -> None:
        """Start at the end of what is there, as in a line."""
        self.move_cursor(self.document.end)

    def _text_before_cursor(self) -> str:
        row, column = self.cursor_location
        return self.document[row][:column]

    def _is_anything_selected(self) -> bool:
        return not self.selection.is_empty

    def _cannot_change(self) -> bool:
        return self.read_only

    def _put(self, taken: int, text: str) -> None:
        start, end = self.selection
        if self.selection.is_empty:
            row, column = end
            start = (row, column - taken)
        if start == end and not text:
            return
        if result := self._replace_via_keyboard(text, start, end):
            # `move_cursor` would end the step of undo at every letter
            self.selection = Selection.cursor(result.end_location)

    def _take_one(self) -> None:
        TextArea.action_delete_left(self)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.read_only:
            self._put(0, clean_text(event.text, lines=True))

    def action_paste(self) -> None:
        """Insert what was copied or cut inside the program."""
        if not self.read_only:
            self._put(0, clean_text(self.app.clipboard, lines=True))

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._step_in_history(super().action_undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step_in_history(super().action_redo)

    def _step_in_history(self, step: Callable[[], None]) -> None:
        """Step with the cursor at the start: Textual looks for it in a text that has become shorter."""
        text, selection = self.text, self.selection
        self.move_cursor((0, 0))
        step()
        if self.text == text:
            self.selection = selection
