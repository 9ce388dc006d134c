"""目录: every item of the hall, and its guide whole."""
