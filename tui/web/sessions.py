"""Who is logged in, and how often somebody may try to."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 12 * 3600.0
"""Seconds after which a person has to log in again: a working day."""
IDLE = 2 * 3600.0
"""Seconds without a sign of life after which a session ends."""
FREE_TRIES = 5
"""Wrong passwords before the first wait."""
_FIRST_WAIT = 15.0
_LONGEST_WAIT = 900.0
_FORGET = 3600.0
"""Seconds after the last wrong password when the count starts anew."""

Clock = Callable[[], float]


@dataclass
class _Session:
    person: str
    began: float
    seen: float


class Sessions:
    """Sessions by the hash of their secret token; they end with the server."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._sessions: dict[str, _Session] = {}

    def begin(self, person: str) -> str:
        """Return the token of a new session."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        self._sessions[_hashed(token)] = _Session(person, now, now)
        return token

    def person(self, token: str | None) -> str | None:
        """Return who a token belongs to, None for an unknown or ended session."""
        key = _hashed(token or "")
        session = self._sessions.get(key)
        now = self._clock()
        if session is None:
            return None
        if now - session.began > LONGEST or now - session.seen > IDLE:
            del self._sessions[key]
            return None
        session.seen = now
        return session.person

    def is_open(self, token: str | None) -> bool:
        """Tell whether a session lasts still; asking is no sign of life."""
        session, now = self._sessions.get(_hashed(token or "")), self._clock()
        return session is not None and now - session.began <= LONGEST and now - session.seen <= IDLE

    def end(self, token: str | None) -> None:
        """End a session."""
        self._sessions.pop(_hashed(token or ""), None)

    def end_of(self, person: str) -> None:
        """End all sessions of a person."""
        self._sessions = {k: s for k, s in self._sessions.items() if s.person != person}


class LoginLimit:
    """Makes whoever guesses passwords wait longer and longer, for each login and for each address."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, tuple[int, float]] = {}

    def wait(self, *keys: str) -> float:
        """Return the seconds until the next try is allowed; 0 when it is allowed now."""
        return max((self._wait(key) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a wrong password."""
        now = self._clock()
        self._failures = {k: v for k, v in self._failures.items() if now - v[1] < _FORGET}
        for key in keys:
            count, _last = self._failures.get(key, (0, now))
            self._failures[key] = (count + 1, now)

    def succeeded(self, *keys: str) -> None:
        """Forget the wrong passwords of these keys."""
        for key in keys:
            self._failures.pop(key, None)

    def _wait(self, key: str) -> float:
        count, last = self._failures.get(key, (0, 0.0))
        if count < FREE_TRIES:
            return 0.0
        pause: float = min(_FIRST_WAIT * 2 ** (count - FREE_TRIES), _LONGEST_WAIT)
        return max(0.0, last + pause - self._clock())


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
