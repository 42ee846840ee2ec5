// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import io.github.annotron.runtime.report.LayerDiagram;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows training in a browser while it goes on: curves, gradient norms and weight histograms by layer, speed, samples that the network
 * gets wrong now, and the layers as a picture.
 *
 * <pre>{@code
 * try (LivePage page = LivePage.on(0)) {                    // any free port; prints the address
 *     trainer.fit(training, Fit.epochs(20).validation(validation).listener(page));
 *     System.in.read();                                     // the page stays as it is until it is closed
 * }
 * }</pre>
 *
 * <p>The page is served on the loopback address only: programs of this machine, those of its other users included, can read it, and
 * nobody else. It can be read and nothing more; it loads nothing from elsewhere. Its threads are daemons, so a program that ends
 * ends it.
 *
 * <p>Training has the same bits with the page as without. Only the losses of the batches are kept when nobody looks; when somebody
 * does, histograms and mistakes are computed between batches, some 5 percent of the time at most. Whatever is wrong with the page is
 * said on the page, and does not end training. Several calls of {@code fit} may have it as a listener, one after another.
 */
public final class LivePage implements TrainingListener, AutoCloseable {

    private static final int LAST_PORT = 65_535;

    private final LiveServer server;
    private final LiveState state = new LiveState();
    private @Nullable Watcher watcher;

    private LivePage(int port) {
        server = LiveServer.start(port, state);
    }

    /**
     * Opens the page, and prints its address to the standard error stream.
     *
     * @param port where, or 0 for any that is free
     * @throws TrainingException if the port cannot be had, naming it
     * @throws IllegalArgumentException if there is no such port
     */
    public static LivePage on(int port) {
        return on(port, System.err);
    }

    /** The same with another stream for the address. */
    public static LivePage on(int port, PrintStream stream) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "a port is from 1 to " + LAST_PORT + ", or 0 for any that is free, not " + port);
        }
        LivePage page = new LivePage(port);
        stream.println("Live training page: " + page.address());
        return page;
    }

    /** The names of the classes, for the mistakes; else they have numbers. */
    public LivePage labels(List<String> names) {
        state.labels(names);
        return this;
    }

    /** Where the page is, such as {@code http://127.0.0.1:8080/}. */
    public URI address() {
        return server.address();
    }

    @Override
    public void fitStarted(TrainingProgress progress) {
        state.guard(() -> {
            state.begin(progress.model(), LayerDiagram.svg(progress.model()));
            watcher = new Watcher(state, progress);
            watcher.lookClosely("training", MistakeFinder.SHORT_NANOS);
        });
    }

    @Override
    public void batchDone(TrainingProgress progress) {
        Watcher present = watcher;
        if (present != null) {
            present.batchDone();
        }
    }

    @Override
    public void epochDone(Epoch epoch, TrainingProgress progress) {
        Watcher present = watcher;
        if (present != null) {
            state.guard(() -> present.epochDone(epoch));
        }
    }

    @Override
    public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
        Watcher present = watcher;
        if (present != null) {
            state.guard(() -> present.lookClosely(history.end().toString(), MistakeFinder.LONG_NANOS));
            watcher = null;
        }
    }

    /** Ends the server and its threads; the page in a browser then stays as it was last. */
    @Override
    public void close() {
        server.close();
    }
}
