package example;

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
import io.github.annotron.runtime.kernel.BatchNormalization;
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
 * The parameters of {@link Norms}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * image                Input              8x8x3                     0              0
 * conv                 Conv2D             8x8x16                  432          27648  micro-kernel
 * norm                 BatchNorm          8x8x16                   64              0
 * pool                 GlobalAveragePool2D 16                        0              0
 * even                 BatchNorm          16                       48              0
 * kind                 Dense              2                        34             32  loops
 * </pre>
 *
 * <p>Bytes: 2312 of parameters; 6384 for each sample of a prediction, 19152 of a batch in training; 2056 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "conv(image)",
        "even(pool)",
        "kind(even)",
        "norm(conv)",
        "pool(norm)"
})
final class NormsModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("image", List.of(8, 8, 3)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("kind", List.of(2), Losses.SOFTMAX_CROSS_ENTROPY, 1.0f));

    FMatrixRMaj convKernel;

    FMatrixRMaj normScale;

    FMatrixRMaj normShift;

    FMatrixRMaj normMean;

    FMatrixRMaj normVariance;

    FMatrixRMaj evenShift;

    FMatrixRMaj evenMean;

    FMatrixRMaj evenVariance;

    FMatrixRMaj kindKernel;

    FMatrixRMaj kindBias;

    private final List<Parameter> parameters;

    private final Revision revision;

    private NormsModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        convKernel = parameters.add("conv.kernel", 3, 3, 3, 16);
        normScale = parameters.add("norm.scale", 16);
        normShift = parameters.add("norm.shift", 16);
        normMean = parameters.add("norm.mean", 16);
        normVariance = parameters.add("norm.variance", 16);
        evenShift = parameters.add("even.shift", 16);
        evenMean = parameters.add("even.mean", 16);
        evenVariance = parameters.add("even.variance", 16);
        kindKernel = parameters.add("kind.kernel", 16, 2);
        kindBias = parameters.add("kind.bias", 2);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    static NormsModel create(long seed) {
        NormsModel model = new NormsModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    static NormsModel load(Path file) throws IOException {
        NormsModel model = new NormsModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    static NormsModel partOf(Model whole, String path) {
        return new NormsModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.glorotUniform(convKernel, 27, 144, Initializers.seed(seed, "conv.kernel"));
        Initializers.ones(normScale);
        Initializers.zeros(normShift);
        Initializers.zeros(normMean);
        Initializers.ones(normVariance);
        Initializers.zeros(evenShift);
        Initializers.zeros(evenMean);
        Initializers.ones(evenVariance);
        Initializers.glorotUniform(kindKernel, 16, 2, Initializers.seed(seed, "kind.kernel"));
        Initializers.zeros(kindBias);
    }

    @Override
    public String name() {
        return "Norms";
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
        layers.add("image", "Input", 8, 8, 3);
        layers.add("conv", "Conv2D", 8, 8, 16).reads("image").parameters(432, "conv.kernel").multiplyAdds(27648).compiledAs("micro-kernel")
                .forward(23232, 6064, 3520).gradients(23232, 5296, 1728);
        layers.add("norm", "BatchNorm", 8, 8, 16).reads("conv").parameters(64, "norm.scale", "norm.shift", "norm.mean", "norm.variance")
                .forward(0, 8320, 128).backward(0, 16512, 128).gradients(0, 0, 128);
        layers.add("pool", "GlobalAveragePool2D", 16).reads("norm")
                .forward(0, 4160, 0).backward(0, 4160, 0);
        layers.add("even", "BatchNorm", 16).reads("pool").parameters(48, "even.shift", "even.mean", "even.variance")
                .forward(0, 256, 64).backward(0, 320, 64).gradients(0, 0, 128);
        layers.add("kind", "Dense", 2).reads("even").parameters(34, "kind.kernel", "kind.bias").multiplyAdds(32).compiledAs("loops")
                .forward(32, 72, 136).backward(32, 72, 128).gradients(32, 72, 136);
    }

    @Override
    public NormsModel newCopy() {
        return ParameterSet.copied(new NormsModel(ParameterSet.fresh()), this);
    }

    @Override
    public NormsPredictor newPredictor() {
        return new NormsPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public NormsPredictor newPredictor(int capacity, Memory memory) {
        return new NormsPredictor(this, capacity, memory);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 2638L * capacity : 1596L * capacity,
                450L + 4 * BatchNormalization.valuesLength(16),
                539L,
                Scratch.of(1).products(16, capacity, 4, 64, 27L).bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                514L,
                4788L * capacity,
                448L + 4 * BatchNormalization.valuesLength(16) + 2 * BatchNormalization.gradientValuesLength(16),
                763L + 1L * capacity,
                Scratch.of(threads).products(16, capacity, 4, 64, 27L).products(2, 16, 1, 1L * capacity).products(16, 27, 1, Math.min(3, capacity) * 64).bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new NormsBackward(this, capacity);
    }
}
