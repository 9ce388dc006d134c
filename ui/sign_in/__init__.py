"""Signing in: name, password, window."""
