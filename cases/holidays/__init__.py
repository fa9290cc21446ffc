"""The bank holidays: adding or correcting a day, and working out anew every due date that it moves."""
