"""What a board claims: each figure a value that knows what it is of, and every sentence made from it.

Pages, charts, feeds, badges, the terminal and the comment on a change have their words from here, and
`self_audit` reads them back.
"""
