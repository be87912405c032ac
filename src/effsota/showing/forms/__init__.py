"""A JSON Schema as a form: the fields a person fills in, and the commented YAML that stands for them."""

from effsota.showing.forms.form import Form, build_form, build_part
from effsota.showing.forms.form_fields import Branch, Field, Phrase, Widget
from effsota.showing.forms.method_fields import method_fields, words_of, worked_example
from effsota.showing.forms.template import render_template

__all__ = [
    "Branch",
    "Field",
    "Form",
    "Phrase",
    "Widget",
    "build_form",
    "build_part",
    "method_fields",
    "render_template",
    "words_of",
    "worked_example",
]
