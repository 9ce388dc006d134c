"""设置: this desk's look and printer, one's own password, and, for the centre admin, the staff."""
