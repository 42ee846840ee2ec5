// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.log;

import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page about the training, with its curves, anew after each epoch and at the end: one HTML file that fetches nothing. See
 * {@link TrainingReport} for pages of one's own.
 */
public final class HtmlLog implements TrainingListener {

    private final Path file;

    private HtmlLog(Path file) {
        this.file = file;
    }

    /** Writes to a file, whose folder is made if it is not there. */
    public static HtmlLog to(Path file) {
        return new HtmlLog(file);
    }

    @Override
    public void epochDone(Epoch epoch, TrainingProgress progress) {
        write(
                progress.epoch() + " of " + progress.epochs() + " epochs are done.",
                new History(progress.history()),
                progress);
    }

    @Override
    public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
        write("Training " + history.end() + ".", history, progress);
    }

    private void write(String lead, History history, TrainingProgress progress) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            TrainingReport.page(progress.model(), lead, history, progress.size())
                    .write(file);
        } catch (IOException e) {
            throw new TrainingException(file + ": the page about the training cannot be written: " + e, e);
        }
    }
}
