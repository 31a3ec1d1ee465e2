"""A page of each kind that both editions of the tests hold, by its address."""

from __future__ import annotations

PAGES = (
    "index.html",
    "catalogue.html",
    "quality.html",
    "about.html",
    "layouts.html",
    "rules.html",
    "compliance.html",
    "rules/missing_exit_reason.html",
    "layouts/ncands_child.html",
    "layouts/contacts.html",
    "reconciliation.html",
    "revisions.html",
    "search.html",
    "counties.html",
    "counties/alder.html",
    "equity.html",
    "workforce.html",
    "courts_and_partners.html",
    "methods.html",
    "glossary.html",
    "domains/safety.html",
    "measures/recurrence_of_maltreatment.html",
    "measures/exits_by_reason.html",
    "measures/caseload_per_worker.html",
)
