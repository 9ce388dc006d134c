"""The files that halls exchange: a file in, frozen values and problems out; no session.

Files come from outside. Whatever is in them, a reader answers with values and `Problem`s, never with a
traceback, and it never drops anything in silence.
"""
