// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.robust;

import io.github.annotron.examples.images.ContactSheet;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.robust.Attacked;
import io.github.annotron.runtime.robust.Attacker;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Pictures of what attacks make of digits. */
final class AttackPictures {

    private static final int COLUMNS = 20;
    private static final int SHOWN = 40;

    private AttackPictures() {}

    /**
     * Adds some to a report.
     *
     * @param name of the network
     * @param attacker attacks it
     * @param radius of the attack
     * @param pictures the first ones are shown
     */
    static void add(HtmlReport page, String name, Attacker attacker, float radius, Dataset pictures) {
        Dataset some = pictures.subset(0, Math.min(SHOWN, pictures.size()));
        Attacked attacked = attacker.attack(attacker.attack().radius(radius)).attack(some);
        Rows before = some.inputs().get(0);
        FMatrixRMaj difference = new FMatrixRMaj(attacked.count(), before.width());
        float[] picture = new float[before.width()];
        for (int row = 0; row < attacked.count(); row++) {
            before.read(row, picture, 0);
            for (int i = 0; i < picture.length; i++) {
                float change = attacked.inputs().get(row, i) - picture[i];
                difference.set(row, i, 0.5f + change / (2 * radius));
            }
        }
        String caption =
                "The " + name + " network, radius " + radius + ": the pictures, what the attack made of them, and the"
                        + " difference (grey: none). It is wrong about " + attacked.successes() + " of these "
                        + attacked.count()
                        + "; a picture about which it is wrong from the start stays as it is.";
        page.note(caption)
                .picture(new HtmlReport.Picture(
                        ContactSheet.of(
                                        COLUMNS,
                                        attacked.count(),
                                        List.of(before, Rows.of(attacked.inputs()), Rows.of(difference)))
                                .uri(),
                        caption,
                        "",
                        ""));
    }
}
