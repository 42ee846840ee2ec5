// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.annotron.peers.Peer;
import io.github.annotron.peers.Task;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** The network as a file in ONNX's format; tensors over buffers that stay, its fastest way. It predicts only. */
final class OnnxRuntimePeer implements Peer {

    private final FloatBuffer input;
    private final FloatBuffer output;
    private final float[] scores;
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    private OnnxRuntimePeer(Task task) throws OrtException {
        OnnxNetwork network = OnnxNetwork.of(task);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(task.threads());
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(network.bytes(), options);
        input = direct(task.batch() * task.workload().inputSize());
        scores = new float[task.batch() * task.workload().outputSize()];
        output = direct(scores.length);
        inputs = Map.of(network.input(), OnnxTensor.createTensor(environment, input, network.inputShape()));
        outputs = Map.of(network.output(), OnnxTensor.createTensor(environment, output, new long[] {
            task.batch(), task.workload().outputSize()
        }));
    }

    private static FloatBuffer direct(int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public float[] predict(float[] values) {
        input.put(0, values);
        try (OrtSession.Result result = session.run(inputs, outputs)) {
            output.get(0, scores);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return scores;
    }

    @Override
    public double train(float[] values, float[] targets) {
        throw new UnsupportedOperationException("ONNX Runtime for Java does not train");
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
        }

        @Override
        public boolean supports(Task task) {
            return !task.training();
        }

        @Override
        public Peer start(Task task) {
            try {
                return new OnnxRuntimePeer(task);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
