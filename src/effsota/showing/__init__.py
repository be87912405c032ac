"""What people and machines see of the boards: words, charts, pages, files of the site."""
