"""The people named in what a case sends: found, ruled on, decided, and covered."""
