// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.log;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes event files that TensorBoard shows ({@code tensorboard --logdir folder}): each figure of an epoch as a scalar, at the epoch's
 * number. Those of the validation data are a run of their own, {@code validation} beside {@code training}, so that both are curves of
 * one chart. If asked, histograms of the parameters, too.
 *
 * <p>The files are complete after each epoch. Training that goes on from a checkpoint or by another call of {@code fit} writes further
 * files into the same folder, and tells TensorBoard to forget what older ones have of its epochs.
 */
public final class TensorBoardLog implements TrainingListener {

    private static final String VALIDATION = "validation ";

    private final Path folder;
    private final boolean hasHistograms;
    private @Nullable EventFile training;
    private @Nullable EventFile validation;

    private TensorBoardLog(Path folder, boolean hasHistograms) {
        this.folder = folder;
        this.hasHistograms = hasHistograms;
    }

    /** Writes into the folders {@code training} and {@code validation} of a folder; they are made if they are not there. */
    public static TensorBoardLog in(Path folder) {
        return new TensorBoardLog(folder, false);
    }

    /** The same with a histogram of each parameter after each epoch. */
    public TensorBoardLog histograms() {
        return new TensorBoardLog(folder, true);
    }

    @Override
    public void fitStarted(TrainingProgress progress) {
        try {
            int next = progress.epochsDone() + 1;
            training = EventFile.create(folder.resolve("training"), next);
            validation = progress.hasValidation() ? EventFile.create(folder.resolve("validation"), next) : null;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void epochDone(Epoch epoch, TrainingProgress progress) {
        List<EventFile.Value> ofTraining = new ArrayList<>();
        List<EventFile.Value> ofValidation = new ArrayList<>();
        for (Map.Entry<String, Double> figure : epoch.figures().entrySet()) {
            String name = figure.getKey();
            if (name.startsWith(VALIDATION)) {
                ofValidation.add(EventFile.scalar(name.substring(VALIDATION.length()), figure.getValue()));
            } else {
                ofTraining.add(EventFile.scalar(name, figure.getValue()));
            }
        }
        if (hasHistograms) {
            for (Parameter parameter : progress.model().parameters()) {
                ofTraining.add(EventFile.histogram(parameter.name(), parameter.matrix().data));
            }
        }
        try {
            if (training != null) {
                training.write(epoch.number(), ofTraining);
            }
            if (validation != null) {
                validation.write(epoch.number(), ofValidation);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
        training = null;
        validation = null;
    }

    private TrainingException failure(IOException e) {
        return new TrainingException(folder + ": the event files for TensorBoard cannot be written: " + e, e);
    }
}
