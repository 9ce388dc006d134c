"""A hall for demonstration and training: made from the shipped files, weeks behind it, a morning under way."""
