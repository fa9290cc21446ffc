"""The staff directory: imported, looked at, edited, and the grades of the council."""
