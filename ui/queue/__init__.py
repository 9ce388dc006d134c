"""The queue as the clerk works through it: the left column of the workplace."""
