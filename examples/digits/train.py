"""Train a small network on scikit-learn's digits, count its FLOP and log its learning curve.

    python examples/digits/train.py --recipe adam-128 -o runs/

A minute on any laptop. Every recipe is one line of RECIPES: add your own.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

from effsota.measure import Meter

TRAINING_IMAGES = 1437  # the last 360 of the 1,797 images, by other writers, are the test
Array = np.ndarray


@dataclass(frozen=True)
class Recipe:
    """A way to train: widths of the hidden layers, how steps are taken, how often the test is made."""

    hidden: tuple[int, ...]
    optimizer: str
    rate: float
    batch: int
    epochs: int = 60
    log_every: int = 10


RECIPES = {
    "sgd-256": Recipe(hidden=(256, 256), optimizer="sgd", rate=0.05, batch=32, epochs=100),
    "momentum-256": Recipe(hidden=(256, 256), optimizer="momentum", rate=0.05, batch=32),
    "adam-128": Recipe(hidden=(128,), optimizer="adam", rate=0.003, batch=32),
    "adam-48": Recipe(hidden=(48,), optimizer="adam", rate=0.01, batch=16),
}


class Network:
    """A multilayer perceptron with ReLU, and the state of its optimizer."""

    def __init__(self, widths: list[int], rng: np.random.Generator) -> None:
        pairs = list(pairwise(widths))
        weights = [rng.normal(0, np.sqrt(2 / rows), (rows, columns)) for rows, columns in pairs]
        self.values: list[Array] = [part for w in weights for part in (w, np.zeros(w.shape[1]))]
        self.first = [np.zeros_like(value) for value in self.values]
        self.second = [np.zeros_like(value) for value in self.values]
        self.steps = 0
        self.multiply_adds = sum(rows * columns for rows, columns in pairs)

    def forward(self, x: Array) -> list[Array]:
        """Return the activations of every layer, the input first."""
        layers = [x]
        for at in range(0, len(self.values), 2):
            x = x @ self.values[at] + self.values[at + 1]
            if at + 2 < len(self.values):
                x = np.maximum(x, 0)
            layers.append(x)
        return layers

    def gradients(self, x: Array, y: Array) -> list[Array]:
        """Return the gradients of the cross-entropy, in the order of the values."""
        layers = self.forward(x)
        shifted = np.exp(layers[-1] - layers[-1].max(axis=1, keepdims=True))
        delta = shifted / shifted.sum(axis=1, keepdims=True)
        delta[np.arange(len(y)), y] -= 1
        delta /= len(y)
        found: list[Array] = []
        for at in reversed(range(0, len(self.values), 2)):
            below = layers[at // 2]
            found = [below.T @ delta, delta.sum(axis=0), *found]
            delta = (delta @ self.values[at].T) * (below > 0)
        return found

    def step(self, gradients: list[Array], recipe: Recipe) -> None:
        """Take one step of the recipe's optimizer."""
        self.steps += 1
        for value, gradient, first, second in zip(
            self.values, gradients, self.first, self.second, strict=True
        ):
            if recipe.optimizer == "adam":
                first[...] += 0.1 * (gradient - first)
                second[...] += 0.001 * (gradient**2 - second)
                size = np.sqrt(second / (1 - 0.999**self.steps)) + 1e-8
                value[...] -= recipe.rate * (first / (1 - 0.9**self.steps)) / size
            else:
                first[...] = (0.9 if recipe.optimizer == "momentum" else 0) * first + gradient
                value[...] -= recipe.rate * first

    def accuracy(self, x: Array, y: Array) -> float:
        """Return the share of images recognised, in percent."""
        return float(100 * (self.forward(x)[-1].argmax(axis=1) == y).mean())


def train(recipe: Recipe, curve: Path, *, seed: int = 0) -> None:
    """Train by a recipe and log its curve: forward and backward pass, a multiply-add is 2 FLOP."""
    images, labels = load_digits(return_X_y=True)
    x, y = images[:TRAINING_IMAGES] / 16, labels[:TRAINING_IMAGES]
    x_test, y_test = images[TRAINING_IMAGES:] / 16, labels[TRAINING_IMAGES:]
    rng = np.random.default_rng(seed)
    network = Network([64, *recipe.hidden, 10], rng)
    flop_per_step = 3 * 2 * network.multiply_adds * recipe.batch
    with Meter(curve, metric="test_accuracy", flop_per_step=flop_per_step) as meter:
        for _ in range(recipe.epochs):
            order = rng.permutation(TRAINING_IMAGES)
            for start in range(0, TRAINING_IMAGES - recipe.batch + 1, recipe.batch):
                chosen = order[start : start + recipe.batch]
                network.step(network.gradients(x[chosen], y[chosen]), recipe)
                meter.advance()
                if meter.step % recipe.log_every == 0:
                    meter.log(round(network.accuracy(x_test, y_test), 4))


def main() -> None:
    """Train by the recipe that was asked for, or by all."""
    parser = argparse.ArgumentParser(description="Train on digits and log a learning curve.")
    parser.add_argument("--recipe", choices=RECIPES, help="which way to train (default: all)")
    parser.add_argument("-o", "--output", type=Path, default=Path("runs"), help="folder of the curves")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    for name in [given.recipe] if given.recipe else RECIPES:
        curve = given.output / f"{name}.csv"
        curve.unlink(missing_ok=True)
        train(RECIPES[name], curve, seed=given.seed)
        print(f"{curve}: trained; next: effsota scan {given.output}")


if __name__ == "__main__":
    main()
