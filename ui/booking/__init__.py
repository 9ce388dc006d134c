"""预约: book for somebody, find their bookings, check them in."""
