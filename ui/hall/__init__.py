"""Public screens of the hall: the board that shows calls, the kiosk that gives numbers."""
