"""What stands on the desk and in the hall: one Protocol for each kind, a real device and a null one."""
