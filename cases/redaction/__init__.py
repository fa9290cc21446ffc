"""The people named in a case: what was decided about each, the texts that go out, and the register."""
