"""From what a run or a table leaves behind to a submission: logs, drafts, importers, forms."""
