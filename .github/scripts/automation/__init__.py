"""What the workflows do beside calling `effsota`: each module one task, the code host behind one door."""
