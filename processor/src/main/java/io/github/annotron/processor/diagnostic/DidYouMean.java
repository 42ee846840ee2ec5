// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds the name that was probably meant. */
public final class DidYouMean {
    private static final int MOST_MEANT = 5;
    private static final int MOST_LISTED = 20;

    private DidYouMean() {}

    /**
     * The candidates nearest to {@code wrong}, by name: several if they are equally near, none if all differ in more than
     * a third of its letters (and in more than one).
     */
    public static List<String> among(Collection<String> candidates, String wrong) {
        int limit = Math.max(1, wrong.length() / 3);
        int nearest = candidates.stream()
                .mapToInt(candidate -> distance(candidate, wrong))
                .min()
                .orElse(limit + 1);
        return candidates.stream()
                .filter(candidate -> nearest <= limit && distance(candidate, wrong) == nearest)
                .sorted()
                .toList();
    }

    /** What to do about an unknown name, as a sentence: use what was probably meant, or one of all that there are. */
    public static String remedy(Collection<String> candidates, String wrong) {
        List<String> meant = among(candidates, wrong);
        if (meant.isEmpty() || meant.size() > MOST_MEANT) {
            List<String> listed =
                    candidates.stream().sorted().limit(MOST_LISTED).toList();
            int more = candidates.size() - listed.size();
            return (candidates.size() == 1 ? "There is only " : "There are ")
                    + String.join(", ", listed)
                    + (more > 0 ? " and " + more + " more." : ".");
        }
        String first = String.join(", ", meant.subList(0, meant.size() - 1));
        return "Did you mean " + (first.isEmpty() ? "" : first + " or ") + meant.get(meant.size() - 1) + "?";
    }

    /** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment), case aside. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
