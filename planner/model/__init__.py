"""Records of the reform programme: frozen, typed, and without knowledge of where they are stored."""
