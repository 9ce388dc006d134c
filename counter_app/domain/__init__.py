"""Pure rules of the hall: standard library only, no session, no clock, no sentences for users."""
