"""The village agent's workplace: filing without a line, and synchronising when there is one."""
