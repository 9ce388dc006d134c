"""The frame around every workplace."""
