"""Python of this program that the site's pages run too: written once, and translated for them.

What is said in Python alone cannot come to differ on a page. The translated part of the language is small;
what lies outside of it stands in the script as something that cannot be run, and the page says so.
"""

from __future__ import annotations

from effsota.showing.scripted.counting_script import ROOTS, counting_script
from effsota.showing.scripted.stating_script import stating_ground, stating_script

__all__ = ["ROOTS", "counting_script", "stating_ground", "stating_script"]
