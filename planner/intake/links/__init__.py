"""Links that a past document proposes: areas, solutions, agencies and tasks, each confirmed by a person."""
