"""The desk at which the screens work: one workspace, one day, and the services that act on them.

The services stand in modules by theme: `desk.records`, `desk.search`, `desk.documents`. To add one, write its
class in a module of this folder (it is given the desk) and give `Desk` a `cached_property` for it.
Every method may take long and must be called from a thread worker. Heavy parts (Word, search engine) are
imported where they are used, never at start-up.
"""

from tui.desk.desk import Desk

__all__ = ["Desk"]
