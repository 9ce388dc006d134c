"""Use cases by desk activity: each is a function `(work, *, …)` that answers with frozen values."""
