"""The index on disk: files that are checked before a byte of them is used, and replaced as a whole.

Engines keep their state as named pieces of bytes. Each piece lies in a file named after its contents;
one manifest names the pieces and the fingerprints of the indexed records. A new state is written beside
the old one, then the manifest is replaced: readers see the old state or the new one, never a mixture.
Engine files may be unpickled by the engine, so they are only read from a folder that belongs to this
user and that nobody else can write to.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from planner.typed_data import known
from search_index.errors import IndexBusyError

MANIFEST = "manifest"
LOCK = "lock"
_PIECE_SUFFIX = ".piece"
_READ_ATTEMPTS = 5
_REPLACE_ATTEMPTS = 20
_PAUSE = 0.02
"""Seconds between attempts while another process holds a file open (Windows) or writes."""


class State(msgspec.Struct, frozen=True):
    """One state of the index."""

    pieces: dict[str, bytes]
    fingerprints: dict[str, str]
    stamp: str


class _Manifest(msgspec.Struct, frozen=True):
    version: str
    pieces: dict[str, str]
    fingerprints: dict[str, str]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class IndexFolder:
    """One folder of the user's cache; a folder that cannot be used holds nothing and keeps nothing."""

    def __init__(self, path: Path, version: str) -> None:
        """Use `path` for states of exactly this `version`; another version counts as nothing."""
        self.path = path
        self.version = version
        self.usable = _make_private(path)
        self._sound: set[str] = set()
        """Digests of the pieces that this process has read whole or written."""
        self._digests: dict[str, tuple[bytes, str]] = {}
        """The digest of each piece as it was last read or written, for those that did not change since."""

    def stamp(self) -> str:
        """Return the stamp of the state on disk without reading it, or "" when there is none."""
        if not self.usable:
            return ""
        try:
            with (self.path / MANIFEST).open("rb") as file:
                return file.readline(100).decode("ascii", "replace").strip()
        except OSError:
            return ""

    def read(self) -> State | None:
        """Return the state on disk, or None when there is none that is whole and of this version."""
        self.distrust()
        if not self.usable:
            return None
        for _attempt in range(_READ_ATTEMPTS):
            before = self.stamp()
            state = self._read_once()
            if state or self.stamp() == before:
                return state
            time.sleep(_PAUSE)
        return None

    def distrust(self) -> None:
        """Write every piece anew the next time, also those that seem to be there already."""
        self._sound = set()

    def _read_once(self) -> State | None:
        try:
            stamp, _line_end, payload = (self.path / MANIFEST).read_bytes().partition(b"\n")
            if stamp.decode("ascii", "replace") != _digest(payload):
                return None
            manifest = msgspec.json.decode(payload, type=known(_Manifest))
            if manifest.version != self.version:
                return None
            pieces = {name: self._piece(digest).read_bytes() for name, digest in manifest.pieces.items()}
        except (OSError, msgspec.MsgspecError):
            return None
        if any(_digest(data) != manifest.pieces[name] for name, data in pieces.items()):
            return None
        self._digests = {name: (data, manifest.pieces[name]) for name, data in pieces.items()}
        self._sound = set(manifest.pieces.values())
        fingerprints = {sys.intern(id_): sys.intern(mark) for id_, mark in manifest.fingerprints.items()}
        return State(pieces, fingerprints, stamp.decode("ascii"))

    def keep(self, pieces: Mapping[str, bytes], fingerprints: dict[str, str]) -> str:
        """Replace the state on disk and return the stamp of the new one; call it under `lock`.

        A disk that refuses (full, read-only) keeps the state before: the new one then ends with the process.
        """
        self._digests = {name: (data, self._digest_of(name, data)) for name, data in pieces.items()}
        digests = {name: digest for name, (_data, digest) in self._digests.items()}
        manifest = _Manifest(self.version, digests, fingerprints)
        payload = msgspec.json.encode(manifest)
        stamp = _digest(payload)
        if self.usable:
            with contextlib.suppress(OSError):
                for name, data in pieces.items():
                    self._write_piece(manifest.pieces[name], data)
                self._replace(MANIFEST, f"{stamp}\n".encode() + payload)
                self._sweep(set(manifest.pieces.values()))
        return stamp

    def _digest_of(self, name: str, data: bytes) -> str:
        before, digest = self._digests.get(name, (None, ""))
        return digest if before is data else _digest(data)

    def _write_piece(self, digest: str, data: bytes) -> None:
        path = self._piece(digest)
        if digest in self._sound and path.exists():
            return
        self._replace(path.name, data)
        self._sound.add(digest)

    def _replace(self, name: str, data: bytes) -> None:
        fresh = self.path / f"{name}.new"
        fresh.write_bytes(data)
        for attempt in range(_REPLACE_ATTEMPTS):
            try:
                fresh.replace(self.path / name)
            except PermissionError:
                if attempt == _REPLACE_ATTEMPTS - 1:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _sweep(self, digests: set[str]) -> None:
        """Delete what no manifest names; a file that another process holds open goes the next time."""
        for path in self.path.iterdir():
            if path.name in {MANIFEST, LOCK} or (path.suffix == _PIECE_SUFFIX and path.stem in digests):
                continue
            with contextlib.suppress(OSError):
                path.unlink()

    @contextlib.contextmanager
    def lock(self, wait: float) -> Iterator[None]:
        """Keep other writers out; raises IndexBusyError after `wait` seconds.

        The lock is the operating system's: it ends with its process, a file left behind locks nothing.
        """
        self.usable = _make_private(self.path)
        with contextlib.ExitStack() as held:
            if self.usable:
                try:
                    held.enter_context(FileLock(self.path / LOCK).acquire(timeout=wait, poll_interval=_PAUSE))
                except Timeout:
                    raise IndexBusyError from None
                except (OSError, NotImplementedError):
                    pass  # a file system without locks: states still replace one another whole
            yield

    def _piece(self, digest: str) -> Path:
        return self.path / f"{digest}{_PIECE_SUFFIX}"


def _make_private(path: Path) -> bool:
    """Make the folder this user's own (mode 0700) and tell whether it can be used.

    What lies in a folder that others could write to is thrown away unread.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode):
            return False
        if os.name == "posix":
            if status.st_uid != os.geteuid():
                return False
            if status.st_mode & 0o022:
                (path / MANIFEST).unlink(missing_ok=True)
            if status.st_mode & 0o077:
                path.chmod(0o700)
    except OSError:
        return False
    return True
