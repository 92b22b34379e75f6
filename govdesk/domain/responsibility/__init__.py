"""Who answers for what, on a date: the graph, its queries and its findings."""
