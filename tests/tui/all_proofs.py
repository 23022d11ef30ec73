"""The modules that hold the proofs of actions, one for each theme."""

import document_proofs
import follow_proofs
import intake_proofs
import register_proofs
import report_proofs
import search_proofs
import window_proofs

MODULES = (
    document_proofs,
    follow_proofs,
    intake_proofs,
    register_proofs,
    report_proofs,
    search_proofs,
    window_proofs,
)
