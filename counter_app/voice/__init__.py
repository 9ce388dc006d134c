"""The voice of the hall without Qt: sentence → words → one sound, and whose turn it is to be announced."""
