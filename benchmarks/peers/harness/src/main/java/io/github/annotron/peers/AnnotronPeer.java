// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.SharedPredictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.training.TrainingSession;
import io.github.annotron.runtime.training.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** This library, as a user would call it. */
final class AnnotronPeer implements Peer {

    /** What it is called in tables. */
    static final String NAME = "Annotron";

    private final int batch;
    private final Predictor predictor;
    private final FMatrixRMaj[] inputs;
    private final FMatrixRMaj targets;
    private final FMatrixRMaj scores;
    private final WorkerPool pool;
    private final List<Share> shares = new ArrayList<>();
    private final WorkerPool.Task predicting = (part, parts) -> shares.get(part).predict();
    private final TrainingSession session;
    private final Dataset data;
    private final int[] rows;

    /** What one of several threads predicts of a batch, by a predictor of its own. */
    private final class Share {
        private final Predictor own;
        private final int from;
        private final FMatrixRMaj[] samples;
        private final FMatrixRMaj results;

        Share(Task task, int part, int parts) {
            from = part * batch / parts;
            int count = (part + 1) * batch / parts - from;
            own = task.model().newPredictor(count, Memory.REUSED);
            samples = new FMatrixRMaj[] {new FMatrixRMaj(count, task.workload().inputSize())};
            results = new FMatrixRMaj(count, task.workload().outputSize());
        }

        void predict() {
            int size = samples[0].data.length;
            System.arraycopy(inputs[0].data, from * samples[0].numCols, samples[0].data, 0, size);
            own.predict(samples, results);
            System.arraycopy(results.data, 0, scores.data, from * results.numCols, results.data.length);
        }
    }

    private AnnotronPeer(Task task) {
        Workload workload = task.workload();
        batch = task.batch();
        Predictor alone = task.model().newPredictor(batch, Memory.REUSED);
        // Several threads share a batch, or the products of a sample.
        boolean isShared = batch == 1 && !task.training() && task.threads() > 1;
        predictor = isShared ? SharedPredictor.of(alone, task.threads()) : alone;
        inputs = new FMatrixRMaj[] {new FMatrixRMaj(batch, workload.inputSize())};
        targets = new FMatrixRMaj(batch, workload.targetSize());
        scores = new FMatrixRMaj(batch, workload.outputSize());
        pool = new WorkerPool(task.training() ? 1 : Math.min(batch, task.threads()));
        for (int part = 0; pool.threads() > 1 && part < pool.threads(); part++) {
            shares.add(new Share(task, part, pool.threads()));
        }
        session = workload.trainer(task.model()).session(batch, task.threads());
        data = Dataset.of(Rows.of(inputs[0]), Rows.of(targets));
        rows = new int[batch];
        for (int i = 0; i < batch; i++) {
            rows[i] = i;
        }
    }

    @Override
    public float[] predict(float[] values) {
        if (batch == 1) {
            return predictor.predict(values);
        }
        inputs[0].data = values;
        if (pool.threads() > 1) {
            pool.run(predicting);
        } else {
            predictor.predict(inputs, scores);
        }
        return scores.data;
    }

    @Override
    public double train(float[] values, float[] wanted) {
        inputs[0].data = values;
        targets.data = wanted;
        return session.step(data, rows, 0, batch);
    }

    @Override
    public void close() {
        session.close();
        pool.close();
        if (predictor instanceof SharedPredictor shared) {
            shared.close();
        }
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            return NAME;
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Peer start(Task task) {
            return new AnnotronPeer(task);
        }
    }
}
