package example.digits;

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
 * The parameters of {@link SmallNet}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * image                Input              8x8x1                     0              0
 * conv                 Conv2D             8x8x8                    80           4608  micro-kernel
 * pool                 MaxPool2D          4x4x8                     0              0
 * features             Flatten            128                       0              0
 * hidden               Dense              16                     2064           2048  micro-kernel
 * thinned              Dropout            16                        0              0
 * digit                Dense              10                      170            160  loops
 * </pre>
 *
 * <p>Bytes: 9256 of parameters; 3216 for each sample of a prediction, 6160 of a batch in training; 9256 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "conv(image)",
        "digit(thinned)",
        "features(pool)",
        "hidden(features)",
        "pool(conv)",
        "thinned(hidden)"
})
public final class SmallNetModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("image", List.of(8, 8, 1)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("digit", List.of(10), Losses.SOFTMAX_CROSS_ENTROPY, 1.0f));

    FMatrixRMaj convKernel;

    FMatrixRMaj convBias;

    FMatrixRMaj hiddenKernel;

    FMatrixRMaj hiddenBias;

    FMatrixRMaj digitKernel;

    FMatrixRMaj digitBias;

    private final List<Parameter> parameters;

    private final Revision revision;

    private SmallNetModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        convKernel = parameters.add("conv.kernel", 3, 3, 1, 8);
        convBias = parameters.add("conv.bias", 8);
        hiddenKernel = parameters.add("hidden.kernel", 128, 16);
        hiddenBias = parameters.add("hidden.bias", 16);
        digitKernel = parameters.add("digit.kernel", 16, 10);
        digitBias = parameters.add("digit.bias", 10);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    public static SmallNetModel create(long seed) {
        SmallNetModel model = new SmallNetModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    public static SmallNetModel load(Path file) throws IOException {
        SmallNetModel model = new SmallNetModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    public static SmallNetModel partOf(Model whole, String path) {
        return new SmallNetModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.heUniform(convKernel, 9, 72, Initializers.seed(seed, "conv.kernel"));
        Initializers.zeros(convBias);
        Initializers.heUniform(hiddenKernel, 128, 16, Initializers.seed(seed, "hidden.kernel"));
        Initializers.zeros(hiddenBias);
        Initializers.glorotUniform(digitKernel, 16, 10, Initializers.seed(seed, "digit.kernel"));
        Initializers.zeros(digitBias);
    }

    @Override
    public String name() {
        return "SmallNet";
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
        layers.add("conv", "Conv2D", 8, 8, 8).reads("image").parameters(80, "conv.kernel", "conv.bias").multiplyAdds(4608).compiledAs("micro-kernel")
                .forward(3872, 2704, 320).gradients(3872, 2448, 320);
        layers.add("pool", "MaxPool2D", 4, 4, 8).reads("conv")
                .forward(0, 2560, 0).backward(0, 5120, 0);
        layers.add("features", "Flatten", 128).reads("pool");
        layers.add("hidden", "Dense", 16).reads("features").parameters(2064, "hidden.kernel", "hidden.bias").multiplyAdds(2048).compiledAs("micro-kernel")
                .forward(2048, 576, 8256).backward(2048, 640, 8192).gradients(2048, 576, 8256).prepare(0, 0, 16384);
        layers.add("thinned", "Dropout", 16).reads("hidden")
                .forward(0, 128, 0).backward(0, 128, 0);
        layers.add("digit", "Dense", 10).reads("thinned").parameters(170, "digit.kernel", "digit.bias").multiplyAdds(160).compiledAs("loops")
                .forward(160, 104, 680).backward(160, 104, 640).gradients(160, 104, 680);
    }

    @Override
    public SmallNetModel newCopy() {
        return ParameterSet.copied(new SmallNetModel(ParameterSet.fresh()), this);
    }

    @Override
    public SmallNetPredictor newPredictor() {
        return new SmallNetPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public SmallNetPredictor newPredictor(int capacity, Memory memory) {
        return new SmallNetPredictor(this, capacity, memory);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 846L * capacity : 804L * capacity,
                10L,
                521L + 3L * capacity,
                Scratch.of(1).products(8, capacity, 4, 64, 9L).products(16, capacity, 1, 128L).products(10, capacity, 1, 16L).bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                2314L,
                1540L * capacity,
                2048L,
                985L + 3L * capacity,
                Scratch.of(threads).products(8, capacity, 4, 64, 9L).products(16, capacity, 1, 128L).products(10, capacity, 1, 16L).products(128, capacity, 1, 16L).products(10, 16, 1, 1L * capacity).products(16, 128, 1, 1L * capacity).products(8, 9, 1, Math.min(3, capacity) * 64).bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new SmallNetBackward(this, capacity);
    }
}
