"""督办: every window of the hall at a glance, the worst first."""
