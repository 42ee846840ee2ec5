// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import java.util.Locale;

/** A network that plays, with a search or at first sight. */
final class Thinker implements Player {

    private final FourNetPredictor predictor;
    private final Search search;
    private final int descents;
    private final float[] board = new float[Rules.WIDTH];

    /**
     * A player.
     *
     * @param descents of its search; 0 for the move that the network itself takes for best
     */
    Thinker(FourNetModel model, int descents) {
        predictor = model.newPredictor();
        search = new Search(descents);
        this.descents = descents;
    }

    @Override
    public int choose(Game game) {
        think(game);
        return descents == 0 ? firstSight() : search.choice();
    }

    /** Searches a position, for what is asked afterwards. */
    void think(Game game) {
        search.start(game.own(), game.all());
        for (int i = 0; i <= descents; i++) {
            if (search.descend()) {
                search.write(board, 0);
                float[] probabilities = predictor.predict(board);
                search.judged(probabilities, 0, predictor.scores(1)[0]);
            }
        }
    }

    private int firstSight() {
        int best = 0;
        for (int column = 1; column < Rules.COLUMNS; column++) {
            if (search.prior(column) > search.prior(best)) {
                best = column;
            }
        }
        return best;
    }

    /** What it thinks of the position that it searched last, as text. */
    String thoughts() {
        float[] shares = new float[Rules.COLUMNS];
        search.shares(shares);
        StringBuilder text = new StringBuilder("  column      ");
        for (int column = 1; column <= Rules.COLUMNS; column++) {
            text.append(String.format(Locale.ROOT, "%6d", column));
        }
        text.append("\n  first sight ");
        for (int column = 0; column < Rules.COLUMNS; column++) {
            text.append(String.format(Locale.ROOT, "%4.0f %%", 100 * search.prior(column)));
        }
        text.append("\n  looked at   ");
        for (float share : shares) {
            text.append(String.format(Locale.ROOT, "%4.0f %%", 100 * share));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%n  worth %+.2f to who moves now, %+.2f at first sight (1 is won, -1 lost)",
                        search.value(),
                        search.firstSight()))
                .toString();
    }
}
