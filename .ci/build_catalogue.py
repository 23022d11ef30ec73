"""Build hook: compiles the catalogue of texts, so that an installed program speaks Vietnamese."""

import runpy
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:  # noqa: ARG002
        script = Path(self.root) / ".ci" / "catalogue.py"
        runpy.run_path(str(script))["compile_catalogues"](Path(self.root))
