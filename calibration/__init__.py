"""How often published intervals hold the true rate, and how often a break is found where none is."""
