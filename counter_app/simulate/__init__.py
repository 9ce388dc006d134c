"""A day of a large hall, played through the real services: for measuring, for training, and for planning windows."""
