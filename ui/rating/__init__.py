"""好差评: the pad at a window, and what the supervisor does about bad ratings."""
