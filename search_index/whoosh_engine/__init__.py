"""The Whoosh engine: the one package that knows Whoosh, written to the interface of Whoosh 2.7.4.

Whoosh works on bytes in memory only; what lies on disk is read, checked and replaced by IndexFolder.
So a file that is cut short or overwritten under a running program cannot harm a search, and no file
stays open.
"""

from search_index.whoosh_engine.engine import VERSION, WhooshEngine

__all__ = ["VERSION", "WhooshEngine"]
