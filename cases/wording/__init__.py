"""The wording library: the council's own words, kept once, each change a new version."""
