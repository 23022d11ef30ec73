"""The one catalogue of texts that users read: English message ids, Vietnamese by default."""

from __future__ import annotations

import gettext
from datetime import date
from pathlib import Path

LANGUAGES = ("vi", "en")
LOCALE_DIR = Path(__file__).parent / "locale"


class _Catalogue:
    """The catalogue in use; it is read when the first text is asked for."""

    def __init__(self) -> None:
        self.language = "vi"
        self._loaded: gettext.NullTranslations | None = None

    @property
    def translations(self) -> gettext.NullTranslations:
        if self._loaded is None:
            self._loaded = (
                gettext.NullTranslations()
                if self.language == "en"
                else gettext.translation("cchc", LOCALE_DIR, languages=[self.language], fallback=True)
            )
        return self._loaded

    def use(self, language: str) -> None:
        self.language, self._loaded = language, None


_catalogue = _Catalogue()


def set_language(language: str) -> None:
    """Speak `language` ("vi" or "en") from now on; texts made before keep their language."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _catalogue.use(language)


def language() -> str:
    """Return the language in use, "vi" or "en"."""
    return _catalogue.language


def _(message: str, /, **values: object) -> str:
    """Return the text for the English `message` in the language in use, with `{name}` filled from values."""
    text = _catalogue.translations.gettext(message)
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, count: int, /, **values: object) -> str:
    """Return the text for `count` things; `{count}` is filled in too."""
    return _catalogue.translations.ngettext(singular, plural, count).format(count=count, **values)


def day_text(day: date) -> str:
    """Return a day as offices write it: 05/03/2026."""
    return f"{day:%d/%m/%Y}"


def weekday_name(day: int) -> str:
    """Return the name of a day of the week, Monday being 1."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[(day - 1) % 7]
