"""The papers of the hall: a frozen dataclass in, the bytes of a PDF out; no session, no clock, no screen.

Equal data give equal bytes, so that the stored sha256 also holds for a reprint. Legal wording lives in
`resources/templates/<document>/v<N>.yaml`; every dataclass names the version it was issued with.
"""
