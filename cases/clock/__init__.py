"""The clock of a case: why the due date is what it is, and every lawful step that moves it."""
