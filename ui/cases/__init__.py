"""One case on the screen, the same in every room: to read, not to change."""
