"""Records compared: boards, their frontier, trends, events, and how they stood on an earlier day."""
