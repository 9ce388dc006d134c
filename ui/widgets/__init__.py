"""The small set of widgets that every screen is built from."""
