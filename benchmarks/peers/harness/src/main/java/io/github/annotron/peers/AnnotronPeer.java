// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.training.TrainingSession;
import org.ejml.data.FMatrixRMaj;

/** This library, as a user would call it. */
final class AnnotronPeer implements Peer {

    private final int batch;
    private final Predictor predictor;
    private final FMatrixRMaj[] inputs;
    private final FMatrixRMaj targets;
    private final FMatrixRMaj scores;
    private final TrainingSession session;
    private final Dataset data;
    private final int[] rows;

    private AnnotronPeer(Task task) {
        Workload workload = task.workload();
        batch = task.batch();
        predictor = task.model().newPredictor(batch, Memory.REUSED);
        inputs = new FMatrixRMaj[] {new FMatrixRMaj(batch, workload.inputSize())};
        targets = new FMatrixRMaj(batch, workload.targetSize());
        scores = new FMatrixRMaj(batch, workload.outputSize());
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
        predictor.predict(inputs, scores);
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
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            return "Annotron";
        }

        @Override
        public boolean supports(Task task) {
            // A predictor is for one thread; a service has one for each.
            return task.training() || task.threads() == 1;
        }

        @Override
        public Peer start(Task task) {
            return new AnnotronPeer(task);
        }
    }
}
