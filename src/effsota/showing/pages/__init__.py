"""The pages of the site: a module each, in which what is shown is decided."""
