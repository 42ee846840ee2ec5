// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * A constant factor for each piece of the training, 1 for the first.
 *
 * @param pieces the others, in the order of their starts; these have one unit in common
 */
public record Piecewise(List<Piece> pieces) implements Schedule {

    static final Piecewise START = new Piecewise(List.of());

    /**
     * A piece.
     *
     * @param start where it begins
     * @param factor of the optimiser's rate, 0 or above and finite
     */
    public record Piece(Span start, double factor) {

        public Piece {
            if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a factor must be 0 or above and finite, not " + factor);
            }
        }
    }

    public Piecewise {
        pieces = List.copyOf(pieces);
        for (int i = 1; i < pieces.size(); i++) {
            Span before = pieces.get(i - 1).start();
            Span start = pieces.get(i).start();
            if (start.unit() != before.unit() || start.amount() <= before.amount()) {
                throw new IllegalArgumentException(
                        "pieces must begin one after the other, in the same unit; " + start + " comes after " + before);
            }
        }
    }

    /**
     * The same with this factor from here on.
     *
     * @param start behind those that there are, in their unit
     * @param factor of the optimiser's rate, 0 or above and finite
     */
    public Piecewise from(Span start, double factor) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Piece(start, factor));
        return new Piecewise(more);
    }

    @Override
    public Course start() {
        return (steps, epochs) -> {
            double factor = 1;
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                double reached = piece.start.in(steps, epochs);
                if (Double.isNaN(reached)) {
                    return reached;
                }
                // A whole number of epochs is reached by a sum of parts of it.
                if (reached >= piece.start.amount() * (1 - 1e-9)) {
                    factor = piece.factor;
                }
            }
            return factor;
        };
    }
}
