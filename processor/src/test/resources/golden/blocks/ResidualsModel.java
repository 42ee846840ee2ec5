package example.blocks;

import io.github.annotron.Wiring;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.PassMemory;
import io.github.annotron.runtime.Revision;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.initializer.Initializers;
import io.github.annotron.runtime.kernel.Scratch;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.support.LayerList;
import io.github.annotron.runtime.support.ParameterSet;
import io.github.annotron.runtime.training.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of {@link Residuals}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * image                Input              8x8x1                     0              0
 * stem                 Conv2D             4x4x8                    80           1152  micro-kernel
 * body.0.conv1         Conv2D             4x4x8                   584           9216  micro-kernel
 * body.0.conv2         Conv2D             4x4x8                   584           9216  micro-kernel
 * body.0.y             Add                4x4x8                     0              0
 * body.1.conv1         Conv2D             4x4x8                   584           9216  micro-kernel
 * body.1.conv2         Conv2D             4x4x8                   584           9216  micro-kernel
 * body.1.y             Add                4x4x8                     0              0
 * features             GlobalAveragePool2D 8                         0              0
 * answer               Dense              3                        27             24  loops
 * </pre>
 *
 * <p>Bytes: 9772 of parameters; 6724 for each sample of a prediction, 14384 of a batch in training; 9452 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "answer(features)",
        "body(stem)",
        "features(body)",
        "stem(image)"
})
final class ResidualsModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("image", List.of(8, 8, 1)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("answer", List.of(3), Losses.SOFTMAX_CROSS_ENTROPY, 1.0f));

    FMatrixRMaj stemKernel;

    FMatrixRMaj stemBias;

    FMatrixRMaj body_0_conv1Kernel;

    FMatrixRMaj body_0_conv1Bias;

    FMatrixRMaj body_0_conv2Kernel;

    FMatrixRMaj body_0_conv2Bias;

    FMatrixRMaj body_1_conv1Kernel;

    FMatrixRMaj body_1_conv1Bias;

    FMatrixRMaj body_1_conv2Kernel;

    FMatrixRMaj body_1_conv2Bias;

    FMatrixRMaj answerKernel;

    FMatrixRMaj answerBias;

    private final List<Parameter> parameters;

    private final Revision revision;

    private ResidualsModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        stemKernel = parameters.add("stem.kernel", 3, 3, 1, 8);
        stemBias = parameters.add("stem.bias", 8);
        body_0_conv1Kernel = parameters.add("body.0.conv1.kernel", 3, 3, 8, 8);
        body_0_conv1Bias = parameters.add("body.0.conv1.bias", 8);
        body_0_conv2Kernel = parameters.add("body.0.conv2.kernel", 3, 3, 8, 8);
        body_0_conv2Bias = parameters.add("body.0.conv2.bias", 8);
        body_1_conv1Kernel = parameters.add("body.1.conv1.kernel", 3, 3, 8, 8);
        body_1_conv1Bias = parameters.add("body.1.conv1.bias", 8);
        body_1_conv2Kernel = parameters.add("body.1.conv2.kernel", 3, 3, 8, 8);
        body_1_conv2Bias = parameters.add("body.1.conv2.bias", 8);
        answerKernel = parameters.add("answer.kernel", 8, 3);
        answerBias = parameters.add("answer.bias", 3);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    static ResidualsModel create(long seed) {
        ResidualsModel model = new ResidualsModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    static ResidualsModel load(Path file) throws IOException {
        ResidualsModel model = new ResidualsModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    static ResidualsModel partOf(Model whole, String path) {
        return new ResidualsModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.heUniform(stemKernel, 9, 72, Initializers.seed(seed, "stem.kernel"));
        Initializers.zeros(stemBias);
        Initializers.heUniform(body_0_conv1Kernel, 72, 72, Initializers.seed(seed, "body.0.conv1.kernel"));
        Initializers.zeros(body_0_conv1Bias);
        Initializers.glorotUniform(body_0_conv2Kernel, 72, 72, Initializers.seed(seed, "body.0.conv2.kernel"));
        Initializers.zeros(body_0_conv2Bias);
        Initializers.heUniform(body_1_conv1Kernel, 72, 72, Initializers.seed(seed, "body.1.conv1.kernel"));
        Initializers.zeros(body_1_conv1Bias);
        Initializers.glorotUniform(body_1_conv2Kernel, 72, 72, Initializers.seed(seed, "body.1.conv2.kernel"));
        Initializers.zeros(body_1_conv2Bias);
        Initializers.glorotUniform(answerKernel, 8, 3, Initializers.seed(seed, "answer.kernel"));
        Initializers.zeros(answerBias);
    }

    @Override
    public String name() {
        return "Residuals";
    }

    @Override
    public List<TensorSpec> inputs() {
        return INPUTS;
    }

    @Override
    public List<OutputSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public List<LayerInfo> layers() {
        LayerList layers = new LayerList();
        describe(layers);
        return layers.toList();
    }

    private void describe(LayerList layers) {
        layers.add("image", "Input", 8, 8, 1);
        layers.add("stem", "Conv2D", 4, 4, 8).reads("image").parameters(80, "stem.kernel", "stem.bias").multiplyAdds(1152).compiledAs("micro-kernel")
                .forward(968, 1092, 320);
        layers.add("body.0.conv1", "Conv2D", 4, 4, 8).reads("stem").parameters(584, "body.0.conv1.kernel", "body.0.conv1.bias").multiplyAdds(9216).compiledAs("micro-kernel")
                .forward(6400, 2176, 2336).backward(0, 1024, 0).gradients(6400, 1664, 2336);
        layers.add("body.0.conv2", "Conv2D", 4, 4, 8).reads("body.0.conv1").parameters(584, "body.0.conv2.kernel", "body.0.conv2.bias").multiplyAdds(9216).compiledAs("micro-kernel")
                .forward(6400, 2176, 2336).backward(6400, 2176, 2304).gradients(6400, 1664, 2336).prepare(0, 0, 4608);
        layers.add("body.0.y", "Add", 4, 4, 8).reads("body.0.conv2", "stem")
                .forward(0, 1536, 0).backward(0, 2560, 0);
        layers.add("body.1.conv1", "Conv2D", 4, 4, 8).reads("body.0.y").parameters(584, "body.1.conv1.kernel", "body.1.conv1.bias").multiplyAdds(9216).compiledAs("micro-kernel")
                .forward(6400, 2176, 2336).backward(6400, 2688, 2304).gradients(6400, 1664, 2336).prepare(0, 0, 4608);
        layers.add("body.1.conv2", "Conv2D", 4, 4, 8).reads("body.1.conv1").parameters(584, "body.1.conv2.kernel", "body.1.conv2.bias").multiplyAdds(9216).compiledAs("micro-kernel")
                .forward(6400, 2176, 2336).backward(6400, 2176, 2304).gradients(6400, 1664, 2336).prepare(0, 0, 4608);
        layers.add("body.1.y", "Add", 4, 4, 8).reads("body.1.conv2", "body.0.y")
                .forward(0, 1536, 0).backward(0, 3072, 0);
        layers.add("features", "GlobalAveragePool2D", 8).reads("body.1.y")
                .forward(0, 544, 0).backward(0, 544, 0);
        layers.add("answer", "Dense", 3).reads("features").parameters(27, "answer.kernel", "answer.bias").multiplyAdds(24).compiledAs("loops")
                .forward(24, 44, 108).backward(24, 44, 96).gradients(24, 44, 108);
    }

    @Override
    public ResidualsModel newCopy() {
        return ParameterSet.copied(new ResidualsModel(ParameterSet.fresh()), this);
    }

    @Override
    public ResidualsPredictor newPredictor() {
        return new ResidualsPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public ResidualsPredictor newPredictor(int capacity, Memory memory) {
        return new ResidualsPredictor(this, capacity, memory);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 2204L * capacity : 1681L * capacity,
                3L,
                849L,
                Scratch.of(1).products(8, capacity, 16, 16, 72L).bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                2363L,
                3596L * capacity,
                1728L,
                1129L + 1L * capacity,
                Scratch.of(threads).products(8, capacity, 16, 16, 72L).products(3, 8, 1, 1L * capacity).products(8, 72, 1, Math.min(12, capacity) * 16).bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new ResidualsBackward(this, capacity);
    }
}
