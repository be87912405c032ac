"""The page of trends: doubling times side by side, compute trends, effective compute."""

TRENDS = "trends/"
