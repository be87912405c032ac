"""Every published field, declared once: JSON, its schema, CSV, Parquet, dictionary and data package follow.

A new field of a record is one `DataField` in `record_fields`, of a board in `board_fields`, of a trend in
`trend_fields`; what holds one value becomes a column of the tables as well.
"""

API = "api/v1/"
