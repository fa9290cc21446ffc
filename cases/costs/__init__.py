"""The cost limit: the estimate of a case under section 12, and the requests that may be added up with it."""
