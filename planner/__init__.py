"""The core: records of the reform programme, their store, tracking and documents."""

__version__ = "0.1.0"
